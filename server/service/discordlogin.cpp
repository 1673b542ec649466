// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/discordlogin.h"

#include "discord/rest/calls.h"

#include <QCoreApplication>

namespace Service {

namespace {

/// A right that is given back in Discord is told to nobody; as often as a channel that takes nothing is tried again.
constexpr std::chrono::minutes RefusedTry{10};

/// What the owner reads, in the language of the window where there is one.
struct LoginWords
{
    Q_DECLARE_TR_FUNCTIONS(Service::DiscordLogin)
};

} // namespace

using Discord::Rest::RestErrorKind;

DiscordLoginCheck::DiscordLoginCheck(
    Core::Clock &clock, Discord::Rest::RestClient &client, QRandomGenerator &random, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_client(client)
    , m_random(random)
    , m_again(clock.alarm([this] { askUser(); }))
{
}

void DiscordLoginCheck::check(const QString &channel)
{
    m_channel = channel;
    m_backoff.reset();
    m_again->cancel(); // also where there is no token any more to ask with
    ++m_round;
    settle({});
    if (m_client.hasToken())
        askUser();
}

void DiscordLoginCheck::askUser()
{
    m_again->cancel();
    const int round = ++m_round;
    Discord::Rest::fetchCurrentUser(m_client, [this, round](const Discord::Rest::RestResult<Discord::User> &user) {
        if (round != m_round)
            return;
        if (!user)
            return fail(user.error());
        DiscordLogin login = m_login;
        login.trouble.clear();
        login.bot = user.value().name;
        if (m_channel.isEmpty()) {
            login.state = DiscordLogin::State::Good;
            return settle(login);
        }
        settle(login);
        askChannel();
    });
}

void DiscordLoginCheck::askChannel()
{
    const int round = m_round;
    Discord::Rest::fetchChannel(
        m_client, m_channel, [this, round](const Discord::Rest::RestResult<Discord::Channel> &channel) {
            if (round != m_round)
                return;
            if (!channel)
                return fail(channel.error());
            DiscordLogin login = m_login;
            login.trouble.clear();
            login.channel = QStringLiteral("#%1").arg(channel.value().name);
            login.guild = channel.value().guildId;
            login.state = DiscordLogin::State::Good;
            login.words.clear();
            login.remedy.clear();
            if (!channel.value().takesMessages()) {
                login.state = DiscordLogin::State::Wrong;
                login.words = LoginWords::tr("The channel %1 takes no messages").arg(login.channel);
                login.remedy = LoginWords::tr("Choose a text channel, an announcement channel or a thread.");
                m_again->ringAt(m_clock.now() + RefusedTry);
            }
            settle(login);
        });
}

void DiscordLoginCheck::fail(const Discord::Rest::RestError &error)
{
    DiscordLogin login = m_login;
    login.trouble.clear();
    login.state = DiscordLogin::State::Wrong;
    switch (error.kind) {
    case RestErrorKind::Unauthorized:
    case RestErrorKind::NoToken:
        login.words = LoginWords::tr("Discord does not accept the bot's token");
        login.remedy = LoginWords::tr("Copy the token anew from the bot's page at Discord and set it again.");
        break;
    case RestErrorKind::NotFound:
        login.words = LoginWords::tr("There is no Discord channel %1").arg(m_channel);
        login.remedy = LoginWords::tr("Copy the channel's id anew and set it again.");
        m_again->ringAt(m_clock.now() + RefusedTry);
        break;
    case RestErrorKind::Forbidden:
        login.words = LoginWords::tr("The bot may not see the channel %1").arg(m_channel);
        login.remedy = LoginWords::tr("Invite the bot to the server and give it View Channel, Send Messages, Embed "
                                      "Links and Read Message History there.");
        m_again->ringAt(m_clock.now() + RefusedTry);
        break;
    default:
        // The network's or Discord's trouble is no verdict on token and channel; what waits says how bad it is.
        m_again->ringAt(m_clock.now() + m_backoff.next(m_random));
        login.state = m_login.state;
        login.trouble = error.message;
        break;
    }
    settle(login);
}

void DiscordLoginCheck::settle(const DiscordLogin &login)
{
    if (m_login == login)
        return;
    m_login = login;
    Q_EMIT changed();
}

} // namespace Service
