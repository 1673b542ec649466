// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/presence.h"

#include <QJsonArray>
#include <QTextBoundaryFinder>

namespace Discord::Gateway {

namespace {

// Discord: Activity Object. The length of a name is not in the documentation; Discord's own clients stop at 128.
constexpr qsizetype MostActivityText = 128;

QString statusWord(OnlineStatus status)
{
    switch (status) {
    case OnlineStatus::Online:
        return QStringLiteral("online");
    case OnlineStatus::Idle:
        return QStringLiteral("idle");
    case OnlineStatus::DoNotDisturb:
        return QStringLiteral("dnd");
    case OnlineStatus::Invisible:
        return QStringLiteral("invisible");
    }
    Q_UNREACHABLE();
}

QJsonArray activities(const Presence &presence)
{
    const QString text = shortened(presence.text, MostActivityText);
    if (text.isEmpty())
        return {};
    QJsonObject activity{{QStringLiteral("type"), static_cast<int>(presence.activity)}};
    if (presence.activity == ActivityType::Custom) {
        // A custom status shows its state; the name is required and shown nowhere.
        activity.insert(QStringLiteral("name"), QStringLiteral("Custom Status"));
        activity.insert(QStringLiteral("state"), text);
    } else {
        activity.insert(QStringLiteral("name"), text);
    }
    return {activity};
}

} // namespace

QJsonObject toJson(const Presence &presence)
{
    return {
        {QStringLiteral("since"), QJsonValue::Null},
        {QStringLiteral("activities"), activities(presence)},
        {QStringLiteral("status"), statusWord(presence.status)},
        {QStringLiteral("afk"), false},
    };
}

QString shortened(const QString &text, qsizetype most)
{
    QString plain = text.simplified();
    if (plain.size() <= most)
        return plain;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, plain);
    finder.setPosition(most - 1); // one unit is for the ellipsis
    qsizetype end = finder.isAtBoundary() ? most - 1 : finder.toPreviousBoundary();
    return plain.left(std::max<qsizetype>(end, 0)).trimmed() + QChar(0x2026);
}

} // namespace Discord::Gateway
