// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/rest/resterror.h"

#include "core/redact.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace Discord::Rest {

namespace {

constexpr qsizetype MostFields = 5;
constexpr int MostDepth = 16;
constexpr qsizetype MostCharacters = 500;

void collectFields(const QJsonValue &errors, const QString &path, int depth, QStringList &fields)
{
    if (depth > MostDepth || fields.size() >= MostFields)
        return;
    const QJsonObject object = errors.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == QLatin1String("_errors")) {
            const QJsonArray list = it.value().toArray();
            for (const QJsonValue &error : list) {
                if (fields.size() < MostFields)
                    fields.append(
                        path + QLatin1String(": ") + error.toObject().value(QLatin1String("message")).toString());
            }
        } else {
            collectFields(
                it.value(), path.isEmpty() ? it.key() : path + QLatin1Char('.') + it.key(), depth + 1, fields);
        }
    }
}

RestErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
        return RestErrorKind::Unauthorized;
    case 403:
        return RestErrorKind::Forbidden;
    case 404:
        return RestErrorKind::NotFound;
    case 429:
        return RestErrorKind::RateLimited;
    default:
        return status >= 500 ? RestErrorKind::ServerError : RestErrorKind::BadRequest;
    }
}

} // namespace

RestError errorFromAnswer(int status, const QByteArray &body, std::chrono::milliseconds retryAfter)
{
    RestError error;
    error.kind = kindOf(status);
    error.status = status;
    error.retryAfter = retryAfter;
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    error.code = static_cast<ErrorCode>(json.value(QLatin1String("code")).toInt());
    error.message = json.value(QLatin1String("message")).toString();
    if (error.message.isEmpty())
        error.message = QStringLiteral("HTTP status %1").arg(status);
    QStringList fields;
    collectFields(json.value(QLatin1String("errors")), {}, 0, fields);
    if (!fields.isEmpty())
        error.message += QLatin1String(" (") + fields.join(QLatin1String("; ")) + QLatin1Char(')');
    error.message = Core::redact(error.message.left(MostCharacters));
    return error;
}

} // namespace Discord::Rest
