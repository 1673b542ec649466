// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logline.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Drone {

namespace {

LogLine lineFrom(const QJsonObject &json)
{
    return {json.value(QLatin1String("pos")).toInteger(), json.value(QLatin1String("out")).toString(),
        json.value(QLatin1String("time")).toInteger()};
}

} // namespace

std::optional<QList<LogLine>> logFromJson(const QByteArray &json)
{
    // Go writes a nil slice as null, which is no document to Qt before 6.9.
    if (json.trimmed() == "null")
        return QList<LogLine>();
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return std::nullopt;
    const QJsonArray array = document.array();
    QList<LogLine> lines;
    lines.reserve(array.size());
    for (const QJsonValue &value : array) {
        if (!value.isObject())
            return std::nullopt;
        lines.append(lineFrom(value.toObject()));
    }
    const auto byPos = [](const LogLine &a, const LogLine &b) { return a.pos < b.pos; };
    if (!std::is_sorted(lines.cbegin(), lines.cend(), byPos))
        std::stable_sort(lines.begin(), lines.end(), byPos);
    return lines;
}

std::optional<LogLine> logLineFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject() || !document.object().contains(QLatin1String("pos")))
        return std::nullopt;
    return lineFrom(document.object());
}

} // namespace Drone
