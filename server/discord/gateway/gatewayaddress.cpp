// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/gatewayaddress.h"

#include "discord/gateway/session.h"

#include <algorithm>

namespace Discord::Gateway {

std::optional<GatewayAddress> gatewayAddressFromJson(const QJsonObject &json)
{
    const QUrl url(json.value(QStringLiteral("url")).toString(), QUrl::StrictMode);
    const QJsonObject limit = json.value(QStringLiteral("session_start_limit")).toObject();
    const int total = limit.value(QStringLiteral("total")).toInt(-1);
    const int remaining = limit.value(QStringLiteral("remaining")).toInt(-1);
    const qint64 resetAfter = limit.value(QStringLiteral("reset_after")).toInteger(-1);
    if (!isWebSocketUrl(url) || total < 1 || remaining < 0 || resetAfter < 0)
        return std::nullopt;
    return GatewayAddress{url, {total, std::min(remaining, total), std::chrono::milliseconds(resetAfter)}};
}

} // namespace Discord::Gateway
