// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/rest/responsefacts.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace Discord::Rest {

namespace {

/// No answer makes us wait for longer than a day, whatever it says.
constexpr double MostSeconds = 24 * 60 * 60;

/// Rounded up: a millisecond late is fine, one early is not.
std::optional<std::chrono::milliseconds> milliseconds(double seconds)
{
    if (!std::isfinite(seconds))
        return {};
    return std::chrono::milliseconds(
        static_cast<qint64>(std::ceil(std::clamp(seconds, 0.0, MostSeconds) * 1000.0 - 1e-6)));
}

std::optional<double> number(const QByteArray &text)
{
    bool ok = false;
    const double value = text.trimmed().toDouble(&ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<int> count(const QByteArray &text)
{
    bool ok = false;
    const int value = text.trimmed().toInt(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

} // namespace

ResponseFacts ResponseFacts::parse(
    int status, const std::function<QByteArray(const QByteArray &)> &header, const QByteArray &body, Core::WallTime now)
{
    ResponseFacts facts;
    facts.status = status;
    facts.bucket = header("X-RateLimit-Bucket").trimmed();
    facts.limit = count(header("X-RateLimit-Limit"));
    facts.remaining = count(header("X-RateLimit-Remaining"));
    if (const auto after = number(header("X-RateLimit-Reset-After")))
        facts.resetAfter = milliseconds(*after);
    else if (const auto reset = number(header("X-RateLimit-Reset")))
        facts.resetAfter = milliseconds(*reset - static_cast<double>(Core::toMSecs(now)) / 1000.0);
    if (status < 400)
        return facts;

    const QJsonObject json = QJsonDocument::fromJson(body).object();
    facts.code = json.value(QLatin1String("code")).toInt();
    if (status != 429)
        return facts;
    if (const QJsonValue retryAfter = json.value(QLatin1String("retry_after")); retryAfter.isDouble())
        facts.retryAfter = milliseconds(retryAfter.toDouble());
    else if (const auto seconds = number(header("Retry-After")))
        facts.retryAfter = milliseconds(*seconds);
    const QByteArray scope = header("X-RateLimit-Scope").trimmed().toLower();
    if (json.value(QLatin1String("global")).toBool() || header("X-RateLimit-Global").trimmed().toLower() == "true"
        || scope == "global")
        facts.scope = Scope::Global;
    else if (scope == "shared")
        facts.scope = Scope::Shared;
    else if (scope == "user" || !facts.bucket.isEmpty() || facts.code != 0)
        facts.scope = Scope::User;
    return facts;
}

} // namespace Discord::Rest
