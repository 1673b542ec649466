// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backoff.h"
#include "discord/gateway/closecode.h"
#include "discord/gateway/commandlimiter.h"
#include "discord/gateway/gatewayaddress.h"
#include "discord/gateway/gatewaystate.h"
#include "discord/gateway/heartbeat.h"
#include "discord/gateway/identifybudget.h"
#include "discord/gateway/packet.h"

#include <QCoreApplication>

namespace Discord::Gateway {

/// What a Shard wants done. None of it may call back into the Shard before it returns.
class ShardActions
{
public:
    virtual ~ShardActions() = default;
    /// Answered with addressKnown() or addressFailed(); an answer that comes too late does no harm.
    virtual void askAddress() = 0;
    /// Answered with socketConnected(), and once, sooner or later, with socketClosed(). At most one at a time.
    virtual void connectTo(const QUrl &url) = 0;
    virtual void sendText(const QByteArray &text) = 0; ///< may hold the token: never to a log
    virtual void closeSocket(CloseCode code) = 0; ///< answered with socketClosed(), within a bounded time
    virtual void sessionChanged(const std::optional<Session> &session) = 0; ///< to be saved, or forgotten
    virtual void shardChanged() = 0; ///< state() tells more
};

/// One connection to Discord's Gateway, version 10, as a state machine without a socket: it is told what happens and
/// says what to do. Owned by GatewayClient; one thread; bounded memory. (Discord: Gateway, Connection Lifecycle)
///
///   Stopped --start--> session saved? --yes--> Connecting (resume url)
///      ^                    | no, or three resumes in a row came to nothing
///      |                    v
///      |              AskingAddress --known, budget allows--> Connecting (gateway url)
///      |                    | failed: with backoff               |            |
///      |                    v                                  open        refused
///      |   +----------> Waiting <----------------------------+   v            |
///      |   |            time is up, or wake(): as start      | AwaitingHello  |
///      |   |                                                 |   | Hello      |
///      |   |                                                 |   v            |
///      |   |                       Identifying (no session) or Resuming       |
///      |   |                                                 |   | READY or RESUMED
///      |   |                                                 |   v            |
///      |   |   op 7, op 9, no acknowledgement, no Hello,     | Ready          |
///      |   |   something unreadable                          |   |            |
///      |   +------------ Closing <---------------------------+---+            |
///      +-- stop() ---------'       the far end closed, or the line broke -----+--> Waiting
///
///   GaveUp: from any of them on a close code or an answer that a repetition cannot cure. start() leaves it, and so
///   does tryAgain().
class Shard final
{
    Q_DECLARE_TR_FUNCTIONS(Discord::Gateway::Shard)

public:
    /// `token` without "Bot "; `random` is copied; `actions` and `clock` are borrowed and outlive the shard.
    Shard(Core::Clock &clock, const QRandomGenerator &random, ShardActions &actions, const QString &token,
        int intents = 0);
    Q_DISABLE_COPY_MOVE(Shard)

    void start(const std::optional<Session> &saved);
    /// Closes with 1000: the session ends and the bot is offline at once. shardChanged() with Stopped ends it.
    void stop();
    void setPresence(const Presence &presence);
    /// The network came back or changed, or the computer woke up: connect now instead of after the backoff, and find
    /// out at once whether a connection that looks open still is.
    void wake();
    /// As wake(), and from GaveUp as start(): a person says so, who may have mended at Discord what was given up for.
    void tryAgain();

    void addressKnown(const GatewayAddress &address);
    void addressFailed(const AddressError &error);
    void socketConnected();
    void textReceived(const QByteArray &bytes);
    /// `broken`: the line broke or never stood, and `code` says nothing; `words` of the socket, may be empty.
    void socketClosed(int code, bool broken, const QString &words);

    GatewayState state() const;
    const std::optional<Session> &session() const { return m_session; }

private:
    void begin();
    void identifyWhenAllowed();
    void connectTo(const QUrl &url);
    void waitUntil(Core::SteadyTime at);
    void retry();
    void alarmRang();
    void enter(ShardState state);
    void giveUp(const QString &words, const QString &remedy);
    void leave(AfterClose after, const QString &words, std::chrono::milliseconds atLeast = {});
    void connectionEnded(const CloseVerdict &verdict);
    void saveSession();
    void forgetSession();

    void helloReceived(const QJsonValue &data);
    void dispatched(const Packet &packet);
    void ready(const Packet &packet);
    void becameReady();
    void invalidSession(bool resumable);
    void sendHeartbeat();
    void sendCommand(const QByteArray &packet);
    void sendPresenceWhenAllowed();
    bool isConnected() const;
    bool isUsable(const Session &session) const;

    Core::Clock &m_clock;
    QRandomGenerator m_random;
    ShardActions &m_actions;
    const QString m_token;
    const int m_intents;
    std::unique_ptr<Core::Alarm> m_alarm; ///< what the present state waits for at most
    std::unique_ptr<Core::Alarm> m_presenceAlarm;
    Heartbeat m_heartbeat;
    Core::Backoff m_backoff;
    CommandLimiter m_commands;
    SlidingLimiter m_presences; ///< outlives connections
    IdentifyBudget m_budget; ///< outlives connections

    ShardState m_state = ShardState::Stopped;
    Core::WallTime m_since{};
    Core::SteadyTime m_enteredAt;
    std::optional<Core::SteadyTime> m_waitUntil;
    Core::SteadyTime m_notBefore; ///< a pause that Discord asks for; not even wake() shortens it
    Core::SteadyTime m_triedAt;
    bool m_stopping = false;
    bool m_resuming = false; ///< what the present connection is for
    int m_failedResumes = 0;
    std::optional<CloseVerdict> m_leaving; ///< while Closing: what comes after
    std::optional<Session> m_session;
    std::optional<Session> m_savedSession;
    std::optional<GatewayAddress> m_address;
    std::optional<Core::SteadyTime> m_addressAskedAt;
    bool m_budgetTold = false;
    Presence m_presence;
    std::optional<Presence> m_sentPresence; ///< in this session
    std::optional<Identity> m_identity;
    std::optional<int> m_lastCloseCode;
    QString m_lastCloseWords;
    QString m_fatalWords;
    QString m_fatalRemedy;
};

} // namespace Discord::Gateway
