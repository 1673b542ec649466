// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/rest/route.h"

namespace Discord::Rest {

namespace {

Route plain(const char *method, const QString &path, const QString &topLevelId = {})
{
    return {method, path, QLatin1String(method) + QLatin1Char(' ') + path, topLevelId};
}

Route message(const char *method, const QString &channel, const QString &message)
{
    Route route = plain(method, QStringLiteral("/channels/%1/messages/").arg(channel), channel);
    route.path += message;
    route.shape += QLatin1String(":id");
    return route;
}

} // namespace

Route Route::createMessage(const QString &channel)
{
    return plain("POST", QStringLiteral("/channels/%1/messages").arg(channel), channel);
}

Route Route::editMessage(const QString &channel, const QString &id)
{
    return message("PATCH", channel, id);
}

Route Route::deleteMessage(const QString &channel, const QString &id)
{
    return message("DELETE", channel, id);
}

Route Route::channelMessages(const QString &channel)
{
    return plain("GET", QStringLiteral("/channels/%1/messages").arg(channel), channel);
}

Route Route::channel(const QString &channel)
{
    return plain("GET", QStringLiteral("/channels/%1").arg(channel), channel);
}

Route Route::modifyChannel(const QString &channel)
{
    return plain("PATCH", QStringLiteral("/channels/%1").arg(channel), channel);
}

Route Route::guildChannels(const QString &guild)
{
    return plain("GET", QStringLiteral("/guilds/%1/channels").arg(guild), guild);
}

Route Route::guildMember(const QString &guild, const QString &user)
{
    Route route = plain("GET", QStringLiteral("/guilds/%1/members/").arg(guild), guild);
    route.path += user;
    route.shape += QLatin1String(":id");
    return route;
}

Route Route::currentUser()
{
    return plain("GET", QStringLiteral("/users/@me"));
}

Route Route::currentUserGuilds()
{
    return plain("GET", QStringLiteral("/users/@me/guilds"));
}

Route Route::currentApplication()
{
    return plain("GET", QStringLiteral("/applications/@me"));
}

Route Route::gatewayBot()
{
    return plain("GET", QStringLiteral("/gateway/bot"));
}

} // namespace Discord::Rest
