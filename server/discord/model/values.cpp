// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/model/values.h"

#include "discord/model/snowflake.h"

#include <QJsonArray>

namespace Discord {

namespace {

using L1 = QLatin1String;

QString text(const QJsonObject &json, L1 key)
{
    return json.value(key).toString();
}

bool hasId(const QJsonObject &json)
{
    return Snowflake::fromString(text(json, L1("id"))).has_value();
}

} // namespace

std::optional<User> userFromJson(const QJsonObject &json)
{
    if (!hasId(json))
        return {};
    return User{text(json, L1("id")), text(json, L1("username"))};
}

std::optional<Guild> guildFromJson(const QJsonObject &json)
{
    if (!hasId(json))
        return {};
    return Guild{text(json, L1("id")), text(json, L1("name")), text(json, L1("permissions")).toULongLong()};
}

std::optional<Member> memberFromJson(const QJsonObject &json)
{
    const QJsonObject user = json.value(L1("user")).toObject();
    if (!hasId(user))
        return {};
    Member member{text(user, L1("id")), {}};
    const QJsonArray roles = json.value(L1("roles")).toArray();
    for (const QJsonValue &role : roles)
        member.roles.append(role.toString());
    return member;
}

std::optional<Channel> channelFromJson(const QJsonObject &json)
{
    if (!hasId(json))
        return {};
    Channel channel{text(json, L1("id")), text(json, L1("guild_id")), text(json, L1("parent_id")),
        text(json, L1("name")), json.value(L1("type")).toInt(-1), json.value(L1("position")).toInt()};
    const QJsonArray overwrites = json.value(L1("permission_overwrites")).toArray();
    for (const QJsonValue &entry : overwrites) {
        const QJsonObject overwrite = entry.toObject();
        channel.overwrites.append({text(overwrite, L1("id")), overwrite.value(L1("type")).toInt() == 1,
            text(overwrite, L1("allow")).toULongLong(), text(overwrite, L1("deny")).toULongLong()});
    }
    return channel;
}

std::optional<Application> applicationFromJson(const QJsonObject &json)
{
    if (!hasId(json))
        return {};
    return Application{text(json, L1("id")), text(json, L1("name"))};
}

std::optional<GatewayBot> gatewayBotFromJson(const QJsonObject &json)
{
    const QUrl url(text(json, L1("url")), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return {};
    const QJsonObject limit = json.value(L1("session_start_limit")).toObject();
    return GatewayBot{url, json.value(L1("shards")).toInt(1), limit.value(L1("total")).toInt(),
        limit.value(L1("remaining")).toInt(), std::chrono::milliseconds(limit.value(L1("reset_after")).toInteger()),
        limit.value(L1("max_concurrency")).toInt(1)};
}

std::optional<Message> messageFromJson(const QJsonObject &json)
{
    if (!hasId(json))
        return {};
    const QJsonObject embed = json.value(L1("embeds")).toArray().first().toObject();
    // A nonce may come back as a number where it was sent as one.
    return Message{text(json, L1("id")), text(json.value(L1("author")).toObject(), L1("id")),
        json.value(L1("nonce")).toVariant().toString(), text(embed, L1("title")), text(embed, L1("url"))};
}

} // namespace Discord
