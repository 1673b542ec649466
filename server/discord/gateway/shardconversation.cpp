// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a Shard says and hears on an open connection; shard.cpp opens and ends connections.
#include "core/logging.h"
#include "discord/gateway/opcode.h"
#include "discord/gateway/shard.h"

#include <QJsonObject>

namespace Discord::Gateway {

using namespace std::chrono_literals;

namespace {

constexpr auto HelloLimit = 15s;
constexpr auto ReadyLimit = 30s;
// An interval below this is no pace but a mistake.
constexpr auto LeastInterval = 100ms;

} // namespace

void Shard::socketConnected()
{
    if (m_state != ShardState::Connecting)
        return;
    m_alarm->ringAt(m_clock.now() + HelloLimit);
    enter(ShardState::AwaitingHello);
}

void Shard::textReceived(const QByteArray &bytes)
{
    if (!isConnected())
        return;
    const std::optional<Packet> packet = parsePacket(bytes);
    if (!packet) {
        leave(AfterClose::Resume, tr("Discord sent something that cannot be read."));
        return;
    }
    switch (static_cast<Opcode>(packet->opcode)) {
    case Opcode::Hello:
        if (m_state == ShardState::AwaitingHello)
            helloReceived(packet->data);
        break;
    case Opcode::Dispatch:
        dispatched(*packet);
        break;
    case Opcode::Heartbeat:
        m_heartbeat.beatNow();
        break;
    case Opcode::HeartbeatAck:
        if (m_heartbeat.acknowledge())
            m_actions.shardChanged();
        break;
    case Opcode::Reconnect:
        leave(AfterClose::Resume, tr("Discord asked for a new connection."));
        break;
    case Opcode::InvalidSession:
        invalidSession(packet->data.toBool());
        break;
    case Opcode::Identify:
    case Opcode::PresenceUpdate:
    case Opcode::Resume:
        break; // only ever sent by us
    }
}

void Shard::helloReceived(const QJsonValue &data)
{
    const std::chrono::milliseconds interval(data.toObject().value(QStringLiteral("heartbeat_interval")).toInteger(0));
    if (interval < LeastInterval) {
        leave(AfterClose::Resume, tr("Discord said Hello without a usable heartbeat interval."));
        return;
    }
    const auto now = m_clock.now();
    m_alarm->ringAt(now + ReadyLimit);
    m_heartbeat.start(interval);
    if (m_resuming) {
        enter(ShardState::Resuming);
        sendCommand(resumePacket(m_token, *m_session));
        return;
    }
    // What could not be resumed is over.
    forgetSession();
    enter(ShardState::Identifying);
    m_budget.spend(now);
    m_sentPresence = m_presence;
    sendCommand(identifyPacket(m_token, m_intents, m_presence));
}

void Shard::dispatched(const Packet &packet)
{
    // Before READY there is no session that an event could belong to.
    if (m_session && packet.sequence)
        m_session->sequence = *packet.sequence;
    if (m_state == ShardState::Identifying && packet.event == QLatin1String("READY"))
        ready(packet);
    else if (m_state == ShardState::Resuming && packet.event == QLatin1String("RESUMED"))
        becameReady();
}

void Shard::ready(const Packet &packet)
{
    const QJsonObject data = packet.data.toObject();
    const QJsonObject user = data.value(QStringLiteral("user")).toObject();
    m_identity =
        Identity{user.value(QStringLiteral("id")).toString(), user.value(QStringLiteral("username")).toString()};
    Session session{data.value(QStringLiteral("session_id")).toString(), packet.sequence.value_or(0),
        QUrl(data.value(QStringLiteral("resume_gateway_url")).toString(), QUrl::StrictMode)};
    if (!isWebSocketUrl(session.resumeUrl) && m_address)
        session.resumeUrl = m_address->url;
    if (isUsable(session))
        m_session = session;
    becameReady();
}

void Shard::becameReady()
{
    m_alarm->cancel();
    m_resuming = false;
    m_failedResumes = 0;
    saveSession();
    enter(ShardState::Ready);
    sendPresenceWhenAllowed();
}

void Shard::invalidSession(bool resumable)
{
    // Discord: Gateway, Resuming: a client that may not resume waits a random 1 to 5 s before it identifies.
    const std::chrono::milliseconds pause(1000 + static_cast<qint64>(m_random.bounded(4001)));
    leave(resumable ? AfterClose::Resume : AfterClose::NewSession, tr("Discord declared the session invalid."), pause);
}

void Shard::sendHeartbeat()
{
    const auto now = m_clock.now();
    // Only a far end that asks for beats without end can use up what is kept for them.
    if (!m_commands.mayBeat(now))
        return;
    m_commands.sent(now);
    m_actions.sendText(heartbeatPacket(m_session ? std::optional(m_session->sequence) : std::nullopt));
}

void Shard::sendCommand(const QByteArray &packet)
{
    Q_ASSERT(packet.size() <= MostPacketBytes);
    m_commands.sent(m_clock.now());
    m_actions.sendText(packet);
}

void Shard::sendPresenceWhenAllowed()
{
    if (m_state != ShardState::Ready || m_sentPresence == m_presence) {
        m_presenceAlarm->cancel();
        return;
    }
    const auto now = m_clock.now();
    const auto at = std::max(m_presences.nextAt(now), m_commands.nextCommandAt(now));
    if (at > now) {
        m_presenceAlarm->ringAt(at);
        return;
    }
    m_presenceAlarm->cancel();
    m_presences.take(now);
    m_sentPresence = m_presence;
    sendCommand(presencePacket(m_presence));
}

} // namespace Discord::Gateway
