// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/watch.h"

#include "core/logging.h"
#include "discord/rest/calls.h"
#include "service/components.h"

namespace Service {

using Discord::Gateway::AddressError;
using Discord::Gateway::AddressErrorKind;
using Discord::Gateway::AddressResult;

Watch::Watch(Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_monitor(clock)
    , m_selfCheck(clock)
    , m_rest(clock)
    , m_gateway(
          clock, [this](const auto &answer) { askAddress(answer); },
          [this](const auto &session) {
              m_session = session;
              Q_EMIT sessionChanged(session);
          })
{
    connect(&m_monitor, &Health::HealthMonitor::changed, this, &Watch::takeReport);
    connect(&m_gateway, &Discord::Gateway::GatewayClient::stateChanged, this, &Watch::takeGatewayState);
    connect(
        &m_selfCheck, &Health::SelfCheck::checked, this, [this](const Health::Component &component, bool listenAgain) {
            m_monitor.update({component});
            takeGatewayState(); // how long it takes already
            if (listenAgain)
                Q_EMIT endpointLost();
        });
}

void Watch::start(const std::optional<Discord::Gateway::Session> &session)
{
    m_session = session;
    m_started = true;
    takeGatewayState();
    showPresence();
}

void Watch::apply(const Configuration &configuration)
{
    const bool sameAccess = m_configuration.secrets.discordToken == configuration.secrets.discordToken
        && m_configuration.settings.discordApi == configuration.settings.discordApi;
    m_configuration = configuration;
    m_rest.setBaseUrl(configuration.settings.discordApi);
    m_rest.setToken(QString::fromUtf8(configuration.secrets.discordToken));
    if (!sameAccess && m_online) {
        m_session.reset();
        m_online = false;
        m_gateway.stop({});
    } else if (m_gateway.state().state == Discord::Gateway::ShardState::GaveUp) {
        m_gateway.tryAgain(); // whoever saves the same token again means to have mended it
    }
    takeGatewayState();
    showPresence();
}

void Watch::setTarget(const Health::SelfCheck::Target &target)
{
    m_target = target;
    m_selfCheck.watch(target);
}

void Watch::takeComponents(const QList<Health::Component> &components)
{
    m_monitor.update(components);
}

void Watch::takeBuilds(const BuildsAtAGlance &builds)
{
    m_builds = builds;
    showPresence();
}

void Watch::wake()
{
    if (m_target.port != 0 || !m_target.problem.isEmpty())
        m_selfCheck.watch(m_target);
    m_gateway.wake();
}

void Watch::tryAgain()
{
    m_gateway.tryAgain();
}

void Watch::stop()
{
    m_started = false;
    m_selfCheck.stop();
    m_gateway.stop([this] { Q_EMIT stopped(); });
}

void Watch::takeReport(const Health::Report &report)
{
    Q_EMIT reportChanged(report);
    showPresence();
}

void Watch::takeGatewayState()
{
    const bool wanted =
        m_configuration.usesDiscord() && m_configuration.settings.presence && !m_configuration.checkOnly;
    if (wanted)
        m_monitor.update({gatewayComponent(m_gateway.state(), m_online, m_clock.wall())});
    else
        m_monitor.remove(QStringLiteral("gateway"));
}

void Watch::showPresence()
{
    if (!m_started)
        return;
    const bool wanted =
        m_configuration.usesDiscord() && m_configuration.settings.presence && !m_configuration.checkOnly;
    const auto presence = wanted ? presenceFor(m_monitor.report(), m_builds) : std::nullopt;
    if (presence) {
        m_gateway.setPresence(*presence);
        if (!m_online) {
            m_online = true;
            m_gateway.start(QString::fromUtf8(m_configuration.secrets.discordToken), m_session);
        }
    } else if (m_online) {
        // Offline is what people must see while no build is watched: end the session, do not let it linger.
        m_online = false;
        m_gateway.stop({});
    }
}

void Watch::askAddress(const std::function<void(AddressResult)> &answer)
{
    Discord::Rest::fetchGatewayBot(m_rest, [answer](const Discord::Rest::RestResult<Discord::GatewayBot> &result) {
        if (!result) {
            const auto kind = result.error().kind;
            const bool token =
                kind == Discord::Rest::RestErrorKind::Unauthorized || kind == Discord::Rest::RestErrorKind::NoToken;
            answer(AddressError{token ? AddressErrorKind::Unauthorized : AddressErrorKind::Unavailable,
                tr("Discord did not tell where its Gateway is"), result.error().message});
            return;
        }
        const Discord::GatewayBot &bot = result.value();
        answer(Discord::Gateway::GatewayAddress{bot.url, {bot.startsTotal, bot.startsRemaining, bot.resetAfter}});
    });
}

} // namespace Service
