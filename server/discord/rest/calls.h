// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discord/model/values.h"
#include "discord/rest/restclient.h"

#include <QList>

#include <functional>

namespace Discord::Rest {

template <typename T> using Then = std::function<void(const RestResult<T> &)>;

// The calls that we make, each with an answer of its own type. An answer that lacks what makes it usable is BadAnswer.

void fetchCurrentUser(RestClient &client, Then<User> then);
/// At most 200, which is what one page holds; a bot in more guilds is none of ours.
void fetchCurrentUserGuilds(RestClient &client, Then<QList<Guild>> then);
void fetchCurrentApplication(RestClient &client, Then<Application> then);
void fetchGatewayBot(RestClient &client, Then<GatewayBot> then);
void fetchChannel(RestClient &client, const QString &channel, Then<Channel> then);
void fetchGuildChannels(RestClient &client, const QString &guild, Then<QList<Channel>> then);
void fetchGuildMember(RestClient &client, const QString &guild, const QString &user, Then<Member> then);
/// At most `limit` (up to 100) messages younger than `after`, oldest first whatever the order in the answer.
void fetchMessagesAfter(
    RestClient &client, const QString &channel, const QString &after, int limit, Then<QList<Message>> then);
void createMessage(
    RestClient &client, const QString &channel, const QJsonObject &body, const QList<File> &files, Then<Message> then);
void editMessage(RestClient &client, const QString &channel, const QString &message, const QJsonObject &body,
    const QList<File> &files, Then<Message> then);
void deleteMessage(RestClient &client, const QString &channel, const QString &message, Then<void> then);
/// Needs Send Messages in the thread, and Manage Threads where it is locked.
void unarchiveThread(RestClient &client, const QString &thread, Then<Channel> then);

} // namespace Discord::Rest
