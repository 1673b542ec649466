// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Discord::Rest {

/// A method and a path below /v10, with what the rate limits know it by: the path's shape, in which only the id at the
/// top level (channel, guild) stands for itself. Source: Discord, Rate Limits.
struct Route
{
    QByteArray method;
    QString path; ///< "/channels/222/messages/7"
    QString shape; ///< "PATCH /channels/222/messages/:id"
    QString topLevelId; ///< "222"; empty for routes without one

    bool operator==(const Route &) const = default;

    static Route createMessage(const QString &channel);
    static Route editMessage(const QString &channel, const QString &message);
    static Route deleteMessage(const QString &channel, const QString &message);
    static Route channelMessages(const QString &channel);
    static Route channel(const QString &channel);
    static Route modifyChannel(const QString &channel);
    static Route guildChannels(const QString &guild);
    static Route guildMember(const QString &guild, const QString &user);
    static Route currentUser();
    static Route currentUserGuilds();
    static Route currentApplication();
    static Route gatewayBot();
};

} // namespace Discord::Rest
