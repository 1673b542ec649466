// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace Discord::Gateway {

enum class OnlineStatus { Online, Idle, DoNotDisturb, Invisible };

/// Discord: Gateway Events, Activity Types. A bot cannot be streaming without a url, so that type is left out.
enum class ActivityType { Playing = 0, Listening = 2, Watching = 3, Custom = 4, Competing = 5 };

/// What people see of the bot: the dot and the line below its name.
struct Presence
{
    OnlineStatus status = OnlineStatus::Online;
    ActivityType activity = ActivityType::Watching;
    QString text; ///< of the activity; blank: no activity is shown. Cut to 128 characters when sent

    bool operator==(const Presence &) const = default;
};

/// The `d` of a Presence Update (op 3), also the `presence` of an Identify.
QJsonObject toJson(const Presence &presence);

/// `text` cut to at most `most` UTF-16 units, between two characters as a reader sees them, with an ellipsis where
/// something was lost; line breaks and runs of blanks become one blank.
QString shortened(const QString &text, qsizetype most);

} // namespace Discord::Gateway
