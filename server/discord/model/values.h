// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace Discord {

/// Source: Discord, User Resource.
struct User
{
    QString id;
    QString name;

    bool operator==(const User &) const = default;
};

/// Source: Discord, Guild Resource (of the current user's guilds only the part that is always there).
struct Guild
{
    QString id;
    QString name;
    quint64 permissions = 0; ///< of the bot in the guild as a whole; channels may differ

    bool operator==(const Guild &) const = default;
};

/// What a channel gives or takes from one role or member. Source: Discord, Channel Resource ("Overwrite Object").
struct Overwrite
{
    QString id; ///< of the role or the user; the guild's own id stands for everyone
    bool ofMember = false;
    quint64 allow = 0;
    quint64 deny = 0;

    bool operator==(const Overwrite &) const = default;
};

/// Source: Discord, Guild Resource ("Guild Member Object").
struct Member
{
    QString userId;
    QStringList roles;

    bool operator==(const Member &) const = default;
};

/// Source: Discord, Channel Resource.
struct Channel
{
    QString id;
    QString guildId;
    QString parentId; ///< the category, or the channel of a thread
    QString name;
    int type = 0;
    int position = 0;
    QList<Overwrite> overwrites = {};

    /// Text, announcement and thread channels; in all others there is no writing, or only in threads.
    bool takesMessages() const { return type == 0 || type == 5 || (type >= 10 && type <= 12); }
    bool operator==(const Channel &) const = default;
};

/// Source: Discord, Application Resource.
struct Application
{
    QString id; ///< the client id of an invitation
    QString name;

    bool operator==(const Application &) const = default;
};

/// Where the Gateway is and how often a session may be started. Source: Discord, Gateway ("Get Gateway Bot").
struct GatewayBot
{
    QUrl url;
    int shards = 1;
    int startsTotal = 0;
    int startsRemaining = 0;
    std::chrono::milliseconds resetAfter{0};
    int maxConcurrency = 1;

    bool operator==(const GatewayBot &) const = default;
};

/// What is needed to know one of our own messages again. Source: Discord, Message Resource.
struct Message
{
    QString id;
    QString authorId;
    QString nonce;
    QString embedTitle; ///< of the first embed
    QString embedUrl;

    bool operator==(const Message &) const = default;
};

/// Nothing when the JSON lacks what makes the value usable.
std::optional<User> userFromJson(const QJsonObject &json);
std::optional<Guild> guildFromJson(const QJsonObject &json);
std::optional<Member> memberFromJson(const QJsonObject &json);
std::optional<Channel> channelFromJson(const QJsonObject &json);
std::optional<Application> applicationFromJson(const QJsonObject &json);
std::optional<GatewayBot> gatewayBotFromJson(const QJsonObject &json);
std::optional<Message> messageFromJson(const QJsonObject &json);

} // namespace Discord
