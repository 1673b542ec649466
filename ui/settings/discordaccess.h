// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discord/accountcheck.h"
#include "ui/settings/secretkeeper.h"

#include <QTimer>

namespace Ui {

/// The way to a channel that can be written in: token, account, channel, test message. Checks what is typed shortly
/// after it was typed, keeps what is good, and says in words what is not. Shared by the settings and the first run; GUI
/// thread.
class DiscordAccess final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiscordAccess)

public:
    enum class Phase {
        NoToken,
        Malformed, ///< cannot be a token
        Checking,
        Failed, ///< Discord refused it or did not answer
        Ready,
    };
    enum class Test { None, Sending, Sent, Failed, Deleting, Deleted };

    /// All borrowed.
    DiscordAccess(SettingsLink &link, SecretKeeper &keeper, Core::Clock &clock, QObject *parent = nullptr);

    /// What stands in the field now; empty = the token that is kept.
    void enterToken(const QString &text);
    /// Looks again: with the one that stands in the field, else with the one that is kept.
    void checkAgain();
    /// Looks once with the token that is kept, as soon as there is one; nothing where that was done.
    void checkOnce();

    Phase phase() const { return m_phase; }
    /// The token in a few words, for beside its field; longer ones when it fails.
    QString words() const { return m_words; }
    const Discord::Account &account() const { return m_account; }

    QString channelId() const;
    /// The chosen channel, when the account reaches it.
    const Discord::Place *place() const { return m_account.find(channelId()); }
    /// Why a choice is not in force; empty when it is.
    QString overrideWords() const;
    /// Not ok: the settings could not be written.
    Outcome chooseChannel(const QString &id);
    /// The token is good, a channel is chosen, and nothing is missing there.
    bool isComplete() const;

    Test test() const { return m_test; }
    QString testWords() const { return m_testWords; }
    void sendTest();
    void deleteTest();

Q_SIGNALS:
    void changed();
    void testChanged();

private:
    void check();
    void take(const Discord::Rest::RestResult<Discord::Account> &result);
    void become(Phase phase, const QString &words);
    void becomeTest(Test test, const QString &words);

    SettingsLink &m_link;
    SecretKeeper &m_keeper;
    Discord::AccountCheck m_check;
    QTimer m_pause; ///< until typing has stopped
    QString m_token; ///< the one under check
    bool m_tokenIsNew = false;
    bool m_looked = false; ///< checkOnce() was wanted
    Phase m_phase = Phase::NoToken;
    QString m_words;
    Discord::Account m_account;
    Test m_test = Test::None;
    QString m_testWords;
    QString m_testChannel;
    QString m_testMessage;
};

/// Discord's name of a permission, as its own settings show it.
QString permissionName(Discord::Permission permission);
/// What the bot may or may not do in a channel: "may see, send, embed, attach".
QString permissionWords(quint64 permissions);
/// What went wrong with Discord and what to do about it.
QString discordTrouble(const Discord::Rest::RestError &error);

} // namespace Ui
