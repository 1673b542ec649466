// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/accountcheck.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <algorithm>

namespace Discord {

using Rest::RestResult;

namespace {

bool setsRolesApart(const Channel &channel, const Guild &guild)
{
    return std::any_of(channel.overwrites.cbegin(), channel.overwrites.cend(),
        [&](const Overwrite &overwrite) { return !overwrite.ofMember && overwrite.id != guild.id; });
}

} // namespace

/// One check under way. Shared by the callbacks that fill it; they live in the client and end with it.
struct AccountCheck::Survey
{
    Account account;
    QHash<QString, QList<Channel>> channels; ///< by guild
    QHash<QString, Member> members; ///< the bot, by guild
    int awaited = 0;
    bool ended = false;
    Checked done;

    void end(const RestResult<Account> &result)
    {
        if (!std::exchange(ended, true))
            done(result);
    }
};

const Place *Account::find(const QString &channelId) const
{
    const auto found =
        std::find_if(places.cbegin(), places.cend(), [&](const Place &place) { return place.channel.id == channelId; });
    return found == places.cend() ? nullptr : &*found;
}

AccountCheck::AccountCheck(Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

AccountCheck::~AccountCheck() = default;

void AccountCheck::cancel()
{
    // A client may not be destroyed inside one of its own callbacks; in this one it answers no more.
    if (m_client)
        m_client.release()->deleteLater();
}

void AccountCheck::check(const QUrl &apiBase, const QString &token, Checked done)
{
    cancel();
    m_client = std::make_unique<Rest::RestClient>(m_clock);
    m_client->setBaseUrl(apiBase);
    m_client->setToken(token);
    auto survey = std::make_shared<Survey>();
    Rest::RestClient *client = m_client.get();
    survey->done = [this, client, done = std::move(done)](const RestResult<Account> &result) {
        if (m_client.get() == client)
            done(result);
    };
    Rest::fetchCurrentUser(*client, [this, client, survey](const RestResult<User> &user) {
        if (m_client.get() != client)
            return;
        if (!user)
            return survey->end(user.error());
        survey->account.user = user.value();
        survey->awaited = 2;
        Rest::fetchCurrentApplication(*client, [survey](const RestResult<Application> &application) {
            // Bots older than applications have the same id for both.
            survey->account.clientId = application ? application.value().id : survey->account.user.id;
            --survey->awaited;
            finishIfComplete(survey);
        });
        Rest::fetchCurrentUserGuilds(*client, [this, client, survey](const RestResult<QList<Guild>> &guilds) {
            if (!guilds)
                return survey->end(guilds.error());
            if (m_client.get() != client)
                return;
            survey->account.guilds = guilds.value();
            --survey->awaited;
            for (const Guild &guild : guilds.value().mid(0, MostGuilds))
                lookAtGuild(survey, guild);
            finishIfComplete(survey);
        });
    });
}

void AccountCheck::lookAtGuild(const std::shared_ptr<Survey> &survey, const Guild &guild)
{
    ++survey->awaited;
    survey->members.insert(guild.id, {survey->account.user.id, {}});
    Rest::RestClient *client = m_client.get();
    Rest::fetchGuildChannels(
        *client, guild.id, [this, client, survey, guild](const RestResult<QList<Channel>> &channels) {
            if (!channels)
                return survey->end(channels.error());
            if (m_client.get() != client)
                return;
            survey->channels.insert(guild.id, channels.value());
            --survey->awaited;
            // The bot's roles are in the guild's permissions already; they count once more where a channel sets some
            // apart.
            const QList<Channel> &list = channels.value();
            if (std::any_of(
                    list.cbegin(), list.cend(), [&](const Channel &channel) { return setsRolesApart(channel, guild); }))
                askForRoles(survey, guild);
            finishIfComplete(survey);
        });
}

void AccountCheck::askForRoles(const std::shared_ptr<Survey> &survey, const Guild &guild)
{
    ++survey->awaited;
    Rest::fetchGuildMember(
        *m_client, guild.id, survey->account.user.id, [survey, guild](const RestResult<Member> &member) {
            if (!member)
                return survey->end(member.error());
            survey->members.insert(guild.id, member.value());
            --survey->awaited;
            finishIfComplete(survey);
        });
}

void AccountCheck::finishIfComplete(const std::shared_ptr<Survey> &survey)
{
    if (survey->awaited > 0 || survey->ended)
        return;
    Account &account = survey->account;
    for (const Guild &guild : std::as_const(account.guilds)) {
        QList<Channel> channels = survey->channels.value(guild.id);
        std::stable_sort(channels.begin(), channels.end(),
            [](const Channel &one, const Channel &other) { return one.position < other.position; });
        const Member member = survey->members.value(guild.id);
        for (const Channel &channel : std::as_const(channels)) {
            if (channel.takesMessages())
                account.places.append({guild, channel, permissionsIn(guild, channel, member)});
        }
    }
    survey->end(account);
}

void AccountCheck::sendMessage(const QString &channel, const QString &text, Sent done)
{
    Q_ASSERT(m_client);
    const QJsonObject body{{QStringLiteral("content"), text},
        {QStringLiteral("allowed_mentions"), QJsonObject{{QStringLiteral("parse"), QJsonArray()}}},
        {QStringLiteral("nonce"), QString::number(QRandomGenerator::system()->generate64())},
        {QStringLiteral("enforce_nonce"), true}};
    Rest::createMessage(*m_client, channel, body, {}, std::move(done));
}

void AccountCheck::deleteMessage(const QString &channel, const QString &message, Deleted done)
{
    Q_ASSERT(m_client);
    Rest::deleteMessage(*m_client, channel, message, std::move(done));
}

} // namespace Discord
