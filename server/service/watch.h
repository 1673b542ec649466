// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discord/gateway/gatewayclient.h"
#include "discord/rest/restclient.h"
#include "health/healthmonitor.h"
#include "health/selfcheck.h"
#include "service/configuration.h"
#include "service/presencepolicy.h"

#include <QObject>

namespace Service {

/// Watches the engine from a thread of its own and shows what it sees: asks the endpoint over the socket, gathers the
/// health report, keeps the bot's presence in line with it. Were it in the engine's thread, a hung engine would look
/// healthy for as long as Discord believes in its last heartbeat.
class Watch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Watch)

public:
    /// Borrowed; outlives it.
    explicit Watch(Core::Clock &clock, QObject *parent = nullptr);

public Q_SLOTS:
    /// `session`: what an earlier run left of its Gateway connection.
    /// The engine runs: with what was applied last, before or since.
    void start(const std::optional<Discord::Gateway::Session> &session);
    void apply(const Service::Configuration &configuration);
    void setTarget(const Health::SelfCheck::Target &target);
    void takeComponents(const QList<Health::Component> &components);
    void takeBuilds(const Service::BuildsAtAGlance &builds);
    /// The computer woke up or the network came back: look and connect at once.
    void wake();
    /// A person wants the Gateway to connect: also where it was given up.
    void tryAgain();
    /// Goes offline at Discord, then stopped().
    void stop();

Q_SIGNALS:
    void reportChanged(const Health::Report &report);
    void sessionChanged(const std::optional<Discord::Gateway::Session> &session);
    /// The endpoint is not there; listening anew may help.
    void endpointLost();
    void stopped();

private:
    void takeReport(const Health::Report &report);
    void takeGatewayState();
    void showPresence();
    void askAddress(const std::function<void(Discord::Gateway::AddressResult)> &answer);

    Core::Clock &m_clock;
    Health::HealthMonitor m_monitor;
    Health::SelfCheck m_selfCheck;
    Health::SelfCheck::Target m_target;
    Discord::Rest::RestClient m_rest; ///< for the Gateway's address alone
    Discord::Gateway::GatewayClient m_gateway;
    Configuration m_configuration;
    std::optional<Discord::Gateway::Session> m_session; ///< to resume when we go online again
    BuildsAtAGlance m_builds;
    bool m_online = false; ///< the Gateway client was started
    bool m_started = false;
};

} // namespace Service
