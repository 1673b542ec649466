// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discord/gateway/gatewaysocket.h"
#include "discord/gateway/shard.h"

#include <QObject>

namespace Discord::Gateway {

/// Keeps the bot online: joins a Shard, its socket, and whoever tells the Gateway's address. Lives in the service
/// thread; only stateChanged() leaves it, as a value.
class GatewayClient final : public QObject, private ShardActions
{
    Q_OBJECT

public:
    /// Keeps the session over restarts; nothing: forget it. Called in the client's thread; must not call back.
    using SaveSession = std::function<void(const std::optional<Session> &)>;

    /// `clock` is borrowed and outlives the client.
    GatewayClient(Core::Clock &clock, AskAddress askAddress, SaveSession saveSession, QObject *parent = nullptr);
    GatewayClient(Core::Clock &clock, AskAddress askAddress, SaveSession saveSession,
        const GatewaySocket::Limits &limits, QObject *parent = nullptr);
    ~GatewayClient() override;
    Q_DISABLE_COPY_MOVE(GatewayClient)

    /// `token` without "Bot ". A client that is running stops first and then begins with the new token and no
    /// session, as the saved one belonged to what ran before.
    void start(const QString &token, const std::optional<Session> &saved);
    /// Goes offline at once (close code 1000), within GatewaySocket::Limits::close; then calls `done`, which may be
    /// empty, from the event loop.
    void stop(std::function<void()> done);
    /// The newest is shown as soon as Discord's limits allow.
    void setPresence(const Presence &presence);
    /// The network came back or changed, or the computer woke up.
    void wake();
    /// A person wants it: also where all hope was given up.
    void tryAgain();

    GatewayState state() const;

Q_SIGNALS:
    /// From the event loop, at most once for all changes since the last.
    void stateChanged(const Discord::Gateway::GatewayState &state);

private:
    void askAddress() override;
    void connectTo(const QUrl &url) override;
    void sendText(const QByteArray &text) override;
    void closeSocket(CloseCode code) override;
    void sessionChanged(const std::optional<Session> &session) override;
    void shardChanged() override;

    bool isRunning() const;
    void addressAnswered(const AddressResult &result);
    void tellState();

    Core::Clock &m_clock;
    AskAddress m_askAddress;
    SaveSession m_saveSession;
    GatewaySocket m_socket;
    QString m_token;
    std::unique_ptr<Shard> m_shard; ///< stays as long as the token does: it remembers when it last identified
    Presence m_presence;
    bool m_stateToTell = false;
    int m_asking = 0; ///< counts questions, so that an answer to an old one is known as such
    QList<std::function<void()>> m_whenStopped;
    std::optional<QString> m_startNext; ///< the token to begin with as soon as what runs has stopped
};

} // namespace Discord::Gateway
