// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discord/model/permissions.h"
#include "discord/rest/calls.h"

#include <QObject>

#include <memory>

namespace Discord {

/// A channel that takes messages, and what the bot may do there.
struct Place
{
    Guild guild;
    Channel channel;
    quint64 permissions = 0;

    bool operator==(const Place &) const = default;
};

/// What a token opens.
struct Account
{
    User user;
    QString clientId; ///< for the invitation
    QList<Guild> guilds;
    QList<Place> places; ///< in the order in which Discord shows them

    const Place *find(const QString &channelId) const;
    bool operator==(const Account &) const = default;
};

/// Finds out what a bot token is good for, and proves a channel with a message. For settings: nothing here is repeated
/// when it fails, a person is watching. Lives in one thread with an event loop; `clock` must outlive it.
class AccountCheck final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountCheck)

public:
    using Checked = std::function<void(const Rest::RestResult<Account> &)>;
    using Sent = std::function<void(const Rest::RestResult<Message> &)>;
    using Deleted = std::function<void(const Rest::RestResult<void> &)>;
    static constexpr qsizetype MostGuilds = 10; ///< whose channels are looked at

    explicit AccountCheck(Core::Clock &clock, QObject *parent = nullptr);
    ~AccountCheck() override;

    /// Forgets what is on its way: those callbacks never come. `apiBase` as in the settings.
    void check(const QUrl &apiBase, const QString &token, Checked done);
    void cancel();

    /// With the token checked last; mentions nobody.
    void sendMessage(const QString &channel, const QString &text, Sent done);
    void deleteMessage(const QString &channel, const QString &message, Deleted done);

private:
    struct Survey;
    void lookAtGuild(const std::shared_ptr<Survey> &survey, const Guild &guild);
    void askForRoles(const std::shared_ptr<Survey> &survey, const Guild &guild);
    static void finishIfComplete(const std::shared_ptr<Survey> &survey);

    Core::Clock &m_clock;
    std::unique_ptr<Rest::RestClient> m_client;
};

} // namespace Discord
