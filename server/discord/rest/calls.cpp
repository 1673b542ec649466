// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/rest/calls.h"

#include "discord/model/snowflake.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace Discord::Rest {

namespace {

RestError unusable()
{
    RestError error;
    error.kind = RestErrorKind::BadAnswer;
    error.status = 200;
    error.message = QCoreApplication::translate("Discord::Rest", "the answer lacks what was asked for");
    return error;
}

template <typename T> using FromJson = std::optional<T> (*)(const QJsonObject &);

template <typename T> void fetch(RestClient &client, const Request &request, FromJson<T> fromJson, Then<T> then)
{
    client.send(request, [fromJson, then = std::move(then)](const RestResult<QJsonDocument> &answer) {
        if (!answer)
            return then(answer.error());
        if (const std::optional<T> value = fromJson(answer.value().object()))
            return then(*value);
        then(unusable());
    });
}

template <typename T>
void fetchList(RestClient &client, const Request &request, FromJson<T> fromJson, Then<QList<T>> then)
{
    client.send(request, [fromJson, then = std::move(then)](const RestResult<QJsonDocument> &answer) {
        if (!answer)
            return then(answer.error());
        if (!answer.value().isArray())
            return then(unusable());
        QList<T> list;
        const QJsonArray array = answer.value().array();
        for (const QJsonValue &entry : array) {
            if (const std::optional<T> value = fromJson(entry.toObject()))
                list.append(*value);
        }
        then(list);
    });
}

} // namespace

void fetchCurrentUser(RestClient &client, Then<User> then)
{
    fetch<User>(client, {Route::currentUser(), {}, {}, {}}, userFromJson, std::move(then));
}

void fetchCurrentUserGuilds(RestClient &client, Then<QList<Guild>> then)
{
    fetchList<Guild>(client, {Route::currentUserGuilds(), {}, {}, {}}, guildFromJson, std::move(then));
}

void fetchCurrentApplication(RestClient &client, Then<Application> then)
{
    fetch<Application>(client, {Route::currentApplication(), {}, {}, {}}, applicationFromJson, std::move(then));
}

void fetchGatewayBot(RestClient &client, Then<GatewayBot> then)
{
    fetch<GatewayBot>(client, {Route::gatewayBot(), {}, {}, {}}, gatewayBotFromJson, std::move(then));
}

void fetchChannel(RestClient &client, const QString &channel, Then<Channel> then)
{
    fetch<Channel>(client, {Route::channel(channel), {}, {}, {}}, channelFromJson, std::move(then));
}

void fetchGuildChannels(RestClient &client, const QString &guild, Then<QList<Channel>> then)
{
    fetchList<Channel>(client, {Route::guildChannels(guild), {}, {}, {}}, channelFromJson, std::move(then));
}

void fetchGuildMember(RestClient &client, const QString &guild, const QString &user, Then<Member> then)
{
    fetch<Member>(client, {Route::guildMember(guild, user), {}, {}, {}}, memberFromJson, std::move(then));
}

void fetchMessagesAfter(
    RestClient &client, const QString &channel, const QString &after, int limit, Then<QList<Message>> then)
{
    Request request{Route::channelMessages(channel), {}, {}, {}};
    request.query.addQueryItem(QStringLiteral("limit"), QString::number(std::clamp(limit, 1, 100)));
    request.query.addQueryItem(QStringLiteral("after"), after);
    fetchList<Message>(
        client, request, messageFromJson, [then = std::move(then)](const RestResult<QList<Message>> &answer) {
            if (!answer)
                return then(answer);
            QList<Message> messages = answer.value();
            std::sort(messages.begin(), messages.end(), [](const Message &one, const Message &other) {
                return Snowflake::fromString(one.id) < Snowflake::fromString(other.id);
            });
            then(messages);
        });
}

void createMessage(
    RestClient &client, const QString &channel, const QJsonObject &body, const QList<File> &files, Then<Message> then)
{
    fetch<Message>(client, {Route::createMessage(channel), {}, body, files}, messageFromJson, std::move(then));
}

void editMessage(RestClient &client, const QString &channel, const QString &message, const QJsonObject &body,
    const QList<File> &files, Then<Message> then)
{
    fetch<Message>(client, {Route::editMessage(channel, message), {}, body, files}, messageFromJson, std::move(then));
}

void deleteMessage(RestClient &client, const QString &channel, const QString &message, Then<void> then)
{
    client.send({Route::deleteMessage(channel, message), {}, {}, {}},
        [then = std::move(then)](
            const RestResult<QJsonDocument> &answer) { answer ? then({}) : then(answer.error()); });
}

void unarchiveThread(RestClient &client, const QString &thread, Then<Channel> then)
{
    const QJsonObject body{{QLatin1String("archived"), false}};
    fetch<Channel>(client, {Route::modifyChannel(thread), {}, body, {}}, channelFromJson, std::move(then));
}

} // namespace Discord::Rest
