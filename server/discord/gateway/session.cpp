// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/session.h"

namespace Discord::Gateway {

QJsonObject toJson(const Session &session)
{
    return {
        {QStringLiteral("id"), session.id},
        {QStringLiteral("sequence"), session.sequence},
        {QStringLiteral("resume_url"), session.resumeUrl.toString(QUrl::FullyEncoded)},
    };
}

std::optional<Session> sessionFromJson(const QJsonObject &json)
{
    const QJsonValue sequence = json.value(QStringLiteral("sequence"));
    Session session{
        json.value(QStringLiteral("id")).toString(),
        sequence.toInteger(-1),
        QUrl(json.value(QStringLiteral("resume_url")).toString(), QUrl::StrictMode),
    };
    if (session.id.isEmpty() || session.sequence < 0 || !isWebSocketUrl(session.resumeUrl))
        return std::nullopt;
    return session;
}

bool isWebSocketUrl(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QLatin1String("wss") || url.scheme() == QLatin1String("ws"));
}

} // namespace Discord::Gateway
