// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/shard.h"

#include "core/logging.h"

#include <QUrlQuery>

namespace Discord::Gateway {

using namespace std::chrono_literals;

namespace {

/// Discord takes 5 in 20 s.
constexpr int MostPresences = 5;
constexpr auto AddressLimit = 60s;
constexpr auto AddressFreshFor = 60s;
// A connection that lasted this long was good: what comes next is a new trouble, not more of the old.
constexpr auto StableAfter = 5s;
constexpr auto ProbeLimit = 5s;
constexpr auto LeastBetweenTries = 1s;
constexpr int MostFailedResumes = 3;
// Leaves room in a packet for everything that is not the token.
constexpr qsizetype MostTokenLength = 512;

QUrl withVersion(QUrl url)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("v"), QStringLiteral("10"));
    query.addQueryItem(QStringLiteral("encoding"), QStringLiteral("json"));
    url.setQuery(query);
    if (url.path().isEmpty())
        url.setPath(QStringLiteral("/"));
    return url;
}

} // namespace

Shard::Shard(
    Core::Clock &clock, const QRandomGenerator &random, ShardActions &actions, const QString &token, int intents)
    : m_clock(clock)
    , m_random(random)
    , m_actions(actions)
    , m_token(token.trimmed())
    , m_intents(intents)
    , m_alarm(clock.alarm([this] { alarmRang(); }))
    , m_presenceAlarm(clock.alarm([this] { sendPresenceWhenAllowed(); }))
    , m_heartbeat(
          clock, m_random, [this] { sendHeartbeat(); },
          [this] { leave(AfterClose::Resume, tr("Discord stopped answering heartbeats.")); })
    , m_backoff(1s, 30s)
    , m_presences(MostPresences, 21s) // 5 in 20 s, and a little, as the network is uneven
    , m_since(clock.wall())
    , m_enteredAt(clock.now())
    , m_notBefore(clock.now())
    , m_triedAt(clock.now() - LeastBetweenTries)
{
}

void Shard::start(const std::optional<Session> &saved)
{
    Q_ASSERT(m_state == ShardState::Stopped || m_state == ShardState::GaveUp);
    m_savedSession = saved;
    m_session = saved && isUsable(*saved) ? saved : std::nullopt;
    // Whoever saved the session may have used up its presence updates a moment ago; it still shows the last of them.
    for (int i = 0; m_session && i < MostPresences; ++i)
        m_presences.take(m_clock.now());
    m_failedResumes = 0;
    m_stopping = false;
    m_fatalWords.clear();
    m_fatalRemedy.clear();
    m_backoff.reset();
    if (m_token.isEmpty()) {
        giveUp(tr("No bot token is set."), tr("Enter the token of the bot in the settings."));
        return;
    }
    if (m_token.size() > MostTokenLength) {
        giveUp(tr("The bot token is too long to be one."),
            tr("Copy the token again from the Discord developer portal and enter it in the settings."));
        return;
    }
    begin();
}

void Shard::stop()
{
    if (m_state == ShardState::Stopped || m_stopping)
        return;
    if (m_state == ShardState::Closing) {
        m_stopping = true;
    } else if (m_state == ShardState::Connecting || isConnected()) {
        m_stopping = true;
        m_heartbeat.stop();
        m_presenceAlarm->cancel();
        m_alarm->cancel();
        // Discord: Gateway, Disconnecting: 1000 ends the session, so there is nothing to come back to.
        if (m_state == ShardState::Ready || m_state == ShardState::Resuming)
            forgetSession();
        m_leaving = CloseVerdict{AfterClose::Resume, 0s, QStringLiteral("Stopped."), {}};
        enter(ShardState::Closing);
        m_actions.closeSocket(CloseCode::Normal);
    } else {
        m_alarm->cancel();
        m_waitUntil.reset();
        enter(ShardState::Stopped);
    }
}

void Shard::setPresence(const Presence &presence)
{
    m_presence = presence;
    if (m_state == ShardState::Ready)
        sendPresenceWhenAllowed();
}

void Shard::wake()
{
    if (m_state == ShardState::Waiting) {
        const auto earliest = std::max(m_notBefore, m_triedAt + LeastBetweenTries);
        if (earliest > m_clock.now())
            waitUntil(std::min(earliest, *m_waitUntil));
        else
            begin();
    } else if (m_state == ShardState::Ready) {
        m_heartbeat.probe(ProbeLimit);
    } else if ((m_state == ShardState::Connecting || isConnected()) && m_clock.now() - m_triedAt >= LeastBetweenTries) {
        // What was under way goes over a network that may be gone.
        m_backoff.reset();
        leave(AfterClose::Resume, tr("The network changed."));
    }
}

void Shard::tryAgain()
{
    if (m_state != ShardState::GaveUp)
        return wake();
    m_notBefore = std::max(m_notBefore, m_enteredAt + LeastBetweenTries); // however often a person asks
    start(std::exchange(m_savedSession, std::nullopt));
}

void Shard::begin()
{
    const auto now = m_clock.now();
    if (m_notBefore > now) {
        waitUntil(m_notBefore);
        return;
    }
    if (m_session && m_failedResumes < MostFailedResumes) {
        m_resuming = true;
        connectTo(m_session->resumeUrl);
    } else if (m_addressAskedAt && now - *m_addressAskedAt < AddressFreshFor) {
        identifyWhenAllowed();
    } else {
        enter(ShardState::AskingAddress);
        m_alarm->ringAt(now + AddressLimit);
        m_actions.askAddress();
    }
}

void Shard::addressKnown(const GatewayAddress &address)
{
    m_address = address;
    m_addressAskedAt = m_clock.now();
    m_budgetTold = true;
    m_budget.learn(address.limit, m_clock.now());
    if (m_state == ShardState::AskingAddress)
        identifyWhenAllowed();
}

void Shard::addressFailed(const AddressError &error)
{
    if (m_state != ShardState::AskingAddress)
        return;
    if (error.kind == AddressErrorKind::Unauthorized) {
        const CloseVerdict verdict = closeVerdict(static_cast<int>(CloseCode::AuthenticationFailed));
        giveUp(verdict.words, verdict.remedy);
        return;
    }
    qCInfo(lcGateway).noquote() << error.text();
    m_lastCloseWords = error.text();
    m_lastCloseCode.reset();
    if (m_session) {
        // Nothing can be reached, so the resumes before proved nothing about the session.
        m_failedResumes = 0;
        retry();
    } else if (m_address) {
        identifyWhenAllowed();
    } else {
        retry();
    }
}

void Shard::identifyWhenAllowed()
{
    const auto now = m_clock.now();
    const auto at = m_budget.nextAt(now);
    if (at > now) {
        if (at - now > AddressFreshFor)
            m_addressAskedAt.reset();
        waitUntil(at);
        return;
    }
    m_resuming = false;
    connectTo(m_address->url);
}

void Shard::connectTo(const QUrl &url)
{
    m_alarm->cancel();
    m_triedAt = m_clock.now();
    m_commands.reset();
    enter(ShardState::Connecting);
    m_actions.connectTo(withVersion(url));
}

void Shard::waitUntil(Core::SteadyTime at)
{
    m_waitUntil = at;
    m_alarm->ringAt(at);
    enter(ShardState::Waiting);
}

void Shard::retry()
{
    waitUntil(std::max(m_notBefore, m_clock.now() + m_backoff.next(m_random)));
}

void Shard::alarmRang()
{
    switch (m_state) {
    case ShardState::Waiting:
        if (m_clock.now() < *m_waitUntil)
            m_alarm->ringAt(*m_waitUntil);
        else
            begin();
        break;
    case ShardState::AskingAddress:
        addressFailed({AddressErrorKind::Unavailable, tr("no answer in time"), {}});
        break;
    case ShardState::AwaitingHello:
        leave(AfterClose::Resume, tr("Discord did not say Hello in time."));
        break;
    case ShardState::Identifying:
    case ShardState::Resuming:
        leave(AfterClose::Resume, tr("Discord did not answer in time."));
        break;
    case ShardState::Stopped:
    case ShardState::Connecting:
    case ShardState::Ready:
    case ShardState::Closing:
    case ShardState::GaveUp:
        break;
    }
}

bool Shard::isUsable(const Session &session) const
{
    return !session.id.isEmpty() && isWebSocketUrl(session.resumeUrl)
        && resumePacket(m_token, session).size() <= MostPacketBytes;
}

void Shard::enter(ShardState state)
{
    if (state != ShardState::Waiting)
        m_waitUntil.reset();
    if (m_state != state) {
        m_state = state;
        m_since = m_clock.wall();
        m_enteredAt = m_clock.now();
        qCInfo(lcGateway).noquote() << "gateway:" << shardStateWord(state);
    }
    m_actions.shardChanged();
}

void Shard::giveUp(const QString &words, const QString &remedy)
{
    m_alarm->cancel();
    m_fatalWords = words;
    m_fatalRemedy = remedy;
    qCWarning(lcGateway).noquote() << "gateway:" << words << remedy;
    enter(ShardState::GaveUp);
}

void Shard::leave(AfterClose after, const QString &words, std::chrono::milliseconds atLeast)
{
    m_alarm->cancel();
    m_heartbeat.stop();
    m_presenceAlarm->cancel();
    if (m_state == ShardState::Ready && m_clock.now() - m_enteredAt >= StableAfter)
        m_backoff.reset();
    m_notBefore = std::max(m_notBefore, m_clock.now() + atLeast);
    m_leaving = CloseVerdict{after, 0s, words, {}};
    enter(ShardState::Closing);
    // Any code but 1000 and 1001 keeps the session (Discord: Gateway, Disconnecting).
    m_actions.closeSocket(CloseCode::UnknownError);
}

void Shard::socketClosed(int code, bool broken, const QString &words)
{
    if (m_state == ShardState::Closing) {
        const CloseVerdict verdict = *std::exchange(m_leaving, std::nullopt);
        m_lastCloseCode.reset();
        if (m_stopping) {
            m_stopping = false;
            m_lastCloseWords = verdict.words;
            m_resuming = false;
            enter(ShardState::Stopped);
            return;
        }
        connectionEnded(verdict);
        return;
    }
    if (m_state != ShardState::Connecting && !isConnected())
        return;
    m_alarm->cancel();
    m_heartbeat.stop();
    m_presenceAlarm->cancel();
    CloseVerdict verdict =
        broken ? CloseVerdict{AfterClose::Resume, 0s, tr("The connection broke."), {}} : closeVerdict(code);
    if (broken && m_state == ShardState::Connecting)
        verdict.words = tr("Discord's Gateway cannot be reached.");
    if (!words.isEmpty())
        verdict.words += QStringLiteral(" (%1)").arg(words);
    m_lastCloseCode = broken ? std::nullopt : std::optional(code);
    if (m_state == ShardState::Ready && m_clock.now() - m_enteredAt >= StableAfter)
        m_backoff.reset();
    connectionEnded(verdict);
}

void Shard::connectionEnded(const CloseVerdict &verdict)
{
    m_lastCloseWords = verdict.words;
    qCInfo(lcGateway).noquote() << "gateway: connection ended:" << verdict.words;
    if (verdict.after == AfterClose::GiveUp) {
        forgetSession();
        giveUp(verdict.words, verdict.remedy);
        return;
    }
    if (verdict.after == AfterClose::NewSession)
        forgetSession();
    else
        saveSession();
    if (m_resuming)
        ++m_failedResumes;
    m_resuming = false;
    m_notBefore = std::max(m_notBefore, m_clock.now() + verdict.atLeast);
    retry();
}

void Shard::saveSession()
{
    if (m_session == m_savedSession)
        return;
    m_savedSession = m_session;
    m_actions.sessionChanged(m_session);
}

void Shard::forgetSession()
{
    m_session.reset();
    m_sentPresence.reset();
    m_failedResumes = 0;
    saveSession();
}

bool Shard::isConnected() const
{
    return m_state == ShardState::AwaitingHello || m_state == ShardState::Identifying || m_state == ShardState::Resuming
        || m_state == ShardState::Ready;
}

GatewayState Shard::state() const
{
    GatewayState state;
    state.state = m_state;
    state.since = m_since;
    state.latency = m_heartbeat.latency();
    if (m_budgetTold) {
        state.identifiesTotal = m_budget.total();
        state.identifiesRemaining = m_budget.remaining(m_clock.now());
    }
    if (m_waitUntil)
        state.nextTryAt = m_clock.wall() + (*m_waitUntil - m_clock.now());
    state.failuresInARow = m_backoff.failures();
    state.lastCloseCode = m_lastCloseCode;
    state.lastCloseWords = m_lastCloseWords;
    state.fatalWords = m_fatalWords;
    state.fatalRemedy = m_fatalRemedy;
    state.identity = m_identity;
    return state;
}

} // namespace Discord::Gateway
