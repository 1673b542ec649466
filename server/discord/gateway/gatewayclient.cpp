// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/gatewayclient.h"

#include "core/redact.h"

#include <QPointer>

namespace Discord::Gateway {

GatewayClient::GatewayClient(Core::Clock &clock, AskAddress askAddress, SaveSession saveSession, QObject *parent)
    : GatewayClient(clock, std::move(askAddress), std::move(saveSession), GatewaySocket::Limits(), parent)
{
}

GatewayClient::GatewayClient(Core::Clock &clock, AskAddress askAddress, SaveSession saveSession,
    const GatewaySocket::Limits &limits, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_askAddress(std::move(askAddress))
    , m_saveSession(std::move(saveSession))
    , m_socket(clock, limits)
{
    connect(&m_socket, &GatewaySocket::opened, this, [this] { m_shard->socketConnected(); });
    connect(&m_socket, &GatewaySocket::received, this,
        [this](const QByteArray &message) { m_shard->textReceived(message); });
    connect(&m_socket, &GatewaySocket::closed, this,
        [this](int code, bool broken, const QString &words) { m_shard->socketClosed(code, broken, words); });
}

GatewayClient::~GatewayClient() = default;

bool GatewayClient::isRunning() const
{
    const ShardState now = state().state;
    return now != ShardState::Stopped && now != ShardState::GaveUp;
}

void GatewayClient::start(const QString &token, const std::optional<Session> &saved)
{
    if (isRunning()) {
        m_startNext = token;
        m_shard->stop();
        return;
    }
    Core::rememberSecret(token.trimmed().toUtf8());
    if (!m_shard || m_token != token) {
        m_token = token;
        ShardActions &actions = *this;
        m_shard = std::make_unique<Shard>(m_clock, QRandomGenerator::securelySeeded(), actions, token);
    }
    m_shard->setPresence(m_presence);
    m_shard->start(saved);
}

void GatewayClient::stop(std::function<void()> done)
{
    m_startNext.reset();
    m_whenStopped.append(std::move(done));
    if (m_shard)
        m_shard->stop();
    shardChanged();
}

void GatewayClient::setPresence(const Presence &presence)
{
    m_presence = presence;
    if (m_shard)
        m_shard->setPresence(presence);
}

void GatewayClient::wake()
{
    if (m_shard)
        m_shard->wake();
}

void GatewayClient::tryAgain()
{
    if (m_shard)
        m_shard->tryAgain();
}

GatewayState GatewayClient::state() const
{
    return m_shard ? m_shard->state() : GatewayState();
}

void GatewayClient::askAddress()
{
    const int question = ++m_asking;
    m_askAddress([guard = QPointer<GatewayClient>(this), question](AddressResult result) {
        if (!guard)
            return;
        // Queued, as an answer may come before the question returns.
        QMetaObject::invokeMethod(
            guard,
            [guard, question, result = std::move(result)] {
                if (guard && question == guard->m_asking)
                    guard->addressAnswered(result);
            },
            Qt::QueuedConnection);
    });
}

void GatewayClient::addressAnswered(const AddressResult &result)
{
    if (result)
        m_shard->addressKnown(result.value());
    else
        m_shard->addressFailed(result.error());
}

void GatewayClient::connectTo(const QUrl &url)
{
    m_socket.open(url);
}

void GatewayClient::sendText(const QByteArray &text)
{
    m_socket.send(text);
}

void GatewayClient::closeSocket(CloseCode code)
{
    m_socket.close(static_cast<int>(code));
}

void GatewayClient::sessionChanged(const std::optional<Session> &session)
{
    m_saveSession(session);
}

void GatewayClient::shardChanged()
{
    // Queued, so that whoever listens may call start() or stop() while the shard is in the middle of something.
    if (std::exchange(m_stateToTell, true))
        return;
    QMetaObject::invokeMethod(this, &GatewayClient::tellState, Qt::QueuedConnection);
}

void GatewayClient::tellState()
{
    m_stateToTell = false;
    Q_EMIT stateChanged(state());
    if (isRunning())
        return;
    const auto whenStopped = std::exchange(m_whenStopped, {});
    for (const auto &done : whenStopped) {
        if (done)
            done();
    }
    if (!isRunning() && m_startNext)
        start(*std::exchange(m_startNext, std::nullopt), std::nullopt);
}

} // namespace Discord::Gateway
