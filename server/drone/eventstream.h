// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/eventreader.h"
#include "model/observation.h"

namespace Drone {

/// Drone's own stream of build changes as a source of observations beside the webhooks, for a computer that Drone
/// cannot reach. It tells of pending to running, but not of a build's creation, of cancel by API, approve or decline:
/// catch-up stays needed. Reconnects for as long as it is started. Live in the service's thread.
class EventStream final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventStream)

public:
    static constexpr std::chrono::seconds MostSilence{95}; ///< Drone pings every 30 s
    static constexpr std::chrono::seconds Steady{30}; ///< a connection that lasted so long was a good one

    EventStream(Client &client, Core::Clock &clock, QObject *parent = nullptr);

    void start();
    void stop();
    bool isConnected() const { return m_isConnected; }
    /// It was tried several times and never lasted.
    bool isFailing() const { return m_failures >= MostFailures && !m_isConnected; }

Q_SIGNALS:
    void observed(const Model::Observation &observation);
    /// Connected: what happened before is not replayed, so catch-up should look.
    void connected();
    void interrupted(const Drone::ClientError &error);

private:
    static constexpr int MostFailures = 4; ///< in a row, half a minute

    void takeEvents(const QList<ServerSentEvent> &events);
    void noteAlive();
    void ring();
    void reconnect(const std::optional<ClientError> &error);

    Client &m_client;
    Core::Clock &m_clock;
    EventReader m_reader;
    std::unique_ptr<Core::Alarm> m_alarm; ///< connected: silence; else: when to try again
    Core::Backoff m_backoff;
    Core::SteadyTime m_connectedAt{};
    int m_failures = 0;
    bool m_isReading = false;
    bool m_isConnected = false;
};

} // namespace Drone
