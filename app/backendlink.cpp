// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backendlink.h"

#include "ui/settings/webhooksecret.h"

BackendLink::BackendLink(Service::Backend &backend, QObject *parent)
    : ServiceLink(parent)
    , m_backend(backend)
{
    using Service::Backend;
    connect(&backend, &Backend::reportChanged, this, &BackendLink::takeReport);
    connect(&backend, &Backend::buildChanged, this, &BackendLink::buildChanged);
    connect(&backend, &Backend::deliveryKept, this, &BackendLink::deliveryKept);
    connect(&backend, &Backend::announcementChanged, this, &BackendLink::announcementChanged);
    connect(&backend, &Backend::pauseChanged, this, [this](Core::WallTime until) {
        m_pausedUntil = until;
        Q_EMIT pauseChanged(until);
    });
    connect(&backend, &Backend::replayPlanned, this, [this](quint64 request, const Service::ReplayPlan &planned) {
        Q_EMIT replayPlanned(request, {planned.deliveries, planned.builds, planned.messages});
    });
    connect(&backend, &Backend::proofProgressed, this, &BackendLink::proofProgressed);
    connect(&backend, &Backend::replayProgressed, this, &BackendLink::replayProgressed);
    connect(&backend, &Backend::logReceived, this, &BackendLink::logReceived);
    connect(&backend, &Backend::actKept, this, &BackendLink::actKept);
    connect(&backend, &Backend::droneReachChanged, this, [this](const Service::DroneReach &reach) {
        if (std::exchange(m_reach, reach) != reach)
            Q_EMIT abilitiesChanged();
    });
    connect(&backend, &Backend::requestFinished, this, [this](quint64 request, bool ok, const QString &message) {
        Q_EMIT requestFinished(request, {ok, message});
    });
}

BackendLink::~BackendLink() = default;

void BackendLink::setConfiguration(const Service::Configuration &configuration)
{
    m_configuration = configuration;
    Q_EMIT abilitiesChanged();
}

QUrl BackendLink::messageUrl(const Model::Announcement &announcement) const
{
    // The server is known for the main channel; a route may lead into another one.
    if (announcement.channel.platform != QLatin1String("discord") || announcement.messageId.isEmpty()
        || m_guild.isEmpty() || announcement.channel != m_configuration.mainChannel())
        return {};
    return QUrl(QStringLiteral("https://discord.com/channels/%1/%2/%3")
                    .arg(m_guild, announcement.channel.id, announcement.messageId));
}

QString BackendLink::whyNotAct(const QString &systemLink) const
{
    if (m_reach.isDemo)
        return tr("The demo's builds have no Drone behind them");
    if (!m_reach.isConfigured)
        return tr("Needs Drone's address and a token: see the settings");
    if (m_reach.own.contains(systemLink))
        return {};
    return m_reach.isSettled ? tr("This build is of another Drone server than the one whose token is set")
                             : tr("The Drone server has not said yet whether this build is its own; see Health");
}

void BackendLink::cancel(Request request)
{
    m_backend.cancelReplay(request);
}

Ui::ServiceLink::Request BackendLink::announceAgain(const Model::BuildKey &build)
{
    m_backend.announceAgain(++m_last, build);
    return m_last;
}

Ui::ServiceLink::Request BackendLink::pauseAnnouncements(Core::WallTime until)
{
    const Request request = ++m_last;
    m_backend.pauseAnnouncements(until);
    finishLater(request, {true, {}});
    return request;
}

Ui::ServiceLink::Request BackendLink::act(const Model::BuildKey &build, const Model::BuildAct &act)
{
    m_backend.act(++m_last, build, act);
    return m_last;
}

Ui::ServiceLink::Request BackendLink::prove()
{
    QHostAddress address = Ui::reachableAddress(m_configuration.settings, Ui::localAddresses());
    if (address.isNull())
        address = QHostAddress::LocalHost; // no network is up; all but that can be proved
    m_backend.prove(++m_last, address);
    return m_last;
}

void BackendLink::tryAgain(const QString &component)
{
    m_backend.tryAgain(component);
}

Ui::ServiceLink::Request BackendLink::openLog(const Service::StepKey &step)
{
    m_backend.openLog(++m_last, step);
    return m_last;
}

void BackendLink::closeLog(Request log)
{
    m_backend.closeLog(log);
}

Ui::ServiceLink::Request BackendLink::plan(const Service::ReplaySelection &selection)
{
    m_backend.planReplay(++m_last, selection);
    return m_last;
}

Ui::ServiceLink::Request BackendLink::run(const Service::ReplaySelection &selection)
{
    m_backend.replay(++m_last, selection);
    return m_last;
}

void BackendLink::takeReport(const Health::Report &report)
{
    m_report = report;
    Q_EMIT healthChanged(report);
    const Health::Component *discord = report.find(u"discord");
    const QString guild = discord ? discord->figures.value(QLatin1String("guild_id")).toString() : QString();
    if (std::exchange(m_guild, guild) != guild)
        Q_EMIT abilitiesChanged();
}

void BackendLink::finishLater(Request request, const Ui::Outcome &outcome)
{
    QMetaObject::invokeMethod(
        this, [this, request, outcome] { Q_EMIT requestFinished(request, outcome); }, Qt::QueuedConnection);
}
