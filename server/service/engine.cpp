// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/engine.h"

#include "core/logging.h"
#include "service/engineparts.h"
#include "service/sessionbook.h"
#include "store/announcementstore.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

namespace Service {

Engine::Engine(Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_random(QRandomGenerator::securelySeeded())
    , m_instance(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Engine::~Engine() = default;

Core::Result<void, StartError> Engine::start(const Configuration &configuration)
{
    m_configuration = configuration;
    if (auto opened = openStore(); !opened)
        return opened;

    Parts &parts = *m_parts;
    parts.healthAlarm = m_clock.alarm([this] { tellHealth(); });
    connect(&parts.intake, &Webhook::DeliveryIntake::observed, &parts.folding, &FoldQueue::add);
    connect(&parts.intake, &Webhook::DeliveryIntake::kept, &parts.proof, &Proof::takeDelivery);
    connect(&parts.folding, &FoldQueue::buildChanged, &parts.proof, &Proof::takeBuild);
    connect(&parts.announcer, &Announce::Announcer::changed, &parts.proof, &Proof::takeAnnouncement);
    connect(&parts.proof, &Proof::deliveryPassed, this, &Engine::deliveryKept);
    connect(&parts.proof, &Proof::buildPassed, this, &Engine::buildChanged);
    connect(&parts.proof, &Proof::buildPassed, this, &Engine::tellBuilds);
    connect(&parts.proof, &Proof::buildPassed, &parts.drone, &DroneLink::observe);
    connect(&parts.proof, &Proof::buildPassed, &parts.logs, &StepLogs::observe);
    connect(&parts.proof, &Proof::announcementPassed, this, &Engine::announcementChanged);
    connect(&parts.proof, &Proof::progressed, this, &Engine::proofProgressed);
    connect(&parts.proof, &Proof::finished, this, &Engine::requestFinished);
    connect(&parts.drone, &DroneLink::observed, &parts.folding,
        [&parts](const Model::Observation &observation) { parts.folding.add(observation, {}); });
    connect(&parts.silent, &SilentBuilds::observed, &parts.folding,
        [&parts](const Model::Observation &observation) { parts.folding.add(observation, {}); });
    connect(&parts.drone, &DroneLink::logFetched, &parts.folding, &FoldQueue::addLog);
    connect(&parts.drone, &DroneLink::reachChanged, &parts.logs, &StepLogs::tryAgain);
    connect(&parts.logs, &StepLogs::received, this, &Engine::logReceived);
    connect(&parts.drone, &DroneLink::reachChanged, this, [this] { Q_EMIT droneReachChanged(m_parts->drone.reach()); });
    connect(&parts.acts, &DroneActs::kept, this, &Engine::actKept);
    connect(&parts.acts, &DroneActs::finished, this, &Engine::requestFinished);
    connect(&parts.drone, &DroneLink::stateChanged, this, &Engine::tellHealth);
    connect(&parts.replay, &Replay::planned, this, &Engine::replayPlanned);
    connect(&parts.replay, &Replay::progressed, this, &Engine::replayProgressed);
    connect(&parts.replay, &Replay::finished, this, &Engine::requestFinished);
    connect(&parts.announcer, &Announce::Announcer::stateChanged, this, &Engine::tellHealth);
    connect(&parts.login, &DiscordLoginCheck::changed, this, &Engine::tellHealth);
    connect(&parts.preview, &Announce::PreviewPlatform::shown, this,
        [this](const QString &, const QString &message, const Model::Card &card, bool isNew) {
            Q_EMIT previewed(message, card, isNew);
        });
    connect(&parts.listener, &Webhook::WebhookListener::drained, this, [this] {
        m_parts->writer->stop();
        Q_EMIT stopped();
    });
    connect(&parts.pause, &AnnouncementPause::changed, this, [this](Core::WallTime until) {
        m_parts->announcer.setPaused(m_parts->pause.isOn() || m_configuration.checkOnly);
        Q_EMIT pauseChanged(until);
        tellHealth();
    });
    parts.announcer.setPaused(configuration.checkOnly);
    parts.pause.restore(*parts.reader);
    parts.announcer.addPlatform(&parts.preview);
    if (!configuration.previewOnly)
        parts.announcer.addPlatform(&parts.discord);
    parts.proof.tidy();
    parts.folding.start();
    parts.drone.start(parts.folding.ledger().unfinished());
    configureParts();
    if (!configuration.checkOnly)
        parts.silent.start();

    auto unsettled = Store::AnnouncementStore(*parts.reader).unsettled();
    if (!unsettled)
        return StartError{
            StartErrorKind::Database, QStringLiteral("The announcements cannot be read"), unsettled.error().text()};
    parts.announcer.restore(unsettled.value());
    if (!configuration.checkOnly)
        parts.proof.clearChannel(*parts.reader);
    tellBuilds({});
    auto listening = listen();
    tellHealth();
    return listening;
}

Core::Result<void, StartError> Engine::openStore()
{
    const QString folder = m_configuration.dataDir;
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable())
        return StartError{StartErrorKind::DataDir,
            QStringLiteral("The data folder %1 cannot be written; give --data-dir another one").arg(folder), {}};
    auto lock = std::make_unique<QLockFile>(lockFileOf(folder));
    lock->setStaleLockTime(0); // the holder's process decides, not the file's age
    if (!lock->tryLock(0)) {
        qint64 holder = 0;
        QString host;
        QString name;
        lock->getLockInfo(&holder, &host, &name);
        return StartError{StartErrorKind::AlreadyRunning,
            QStringLiteral("Drone Discord is running already on the data in %1 (process %2)").arg(folder).arg(holder),
            {}};
    }
    auto writer = std::make_unique<Store::StoreWriter>(m_clock);
    if (auto started = writer->start(m_configuration.databaseFile()); !started)
        return StartError{StartErrorKind::Database, started.error().message, started.error().cause};
    auto reader = Store::Database::open(m_configuration.databaseFile(), Store::Database::Mode::ReadOnly);
    if (!reader)
        return StartError{StartErrorKind::Database, reader.error().message, reader.error().cause};
    Store::Database &database = *reader.value();
    m_parts = std::make_unique<Parts>(
        m_clock, m_random, database,
        [this](const Webhook::Request &request, bool full) { return healthAnswer(request, full); }, std::move(lock),
        std::move(writer), std::move(reader).value());
    return {};
}

void Engine::configureParts()
{
    Parts &parts = *m_parts;
    const Settings::Values &settings = m_configuration.settings;
    parts.intake.setConfig({m_configuration.secrets.webhookSecrets(), settings.maxSkew, settings.address});
    // Without a token, as while the keychain is locked, what waits for Discord goes on waiting for it.
    const bool usesDiscord = m_configuration.usesDiscord();
    const bool leadsNowhere = m_configuration.mainChannel().isNull() && settings.routes.isEmpty();
    parts.folding.setRouter(
        Announce::Router(usesDiscord ? settings.routes : QList<Announce::Rule>(), m_configuration.mainChannel()),
        !usesDiscord || leadsNowhere || m_configuration.checkOnly);
    parts.housekeeping.setRetention(
        {std::chrono::hours(24 * settings.retentionDays), settings.maxStoreMebibytes * 1024 * 1024});
    parts.drone.configure(m_configuration);
    if (!m_configuration.previewOnly) {
        parts.rest.setBaseUrl(settings.discordApi);
        parts.rest.setToken(QString::fromUtf8(m_configuration.secrets.discordToken));
        parts.login.check(settings.channelId);
    }
}

void Engine::apply(const Configuration &configuration)
{
    if (m_stopping)
        return;
    Configuration next = configuration;
    next.dataDir = m_configuration.dataDir;
    next.previewOnly = m_configuration.previewOnly;
    next.checkOnly = m_configuration.checkOnly;
    const Settings::Values before = std::exchange(m_configuration, next).settings;
    configureParts();
    const Settings::Values &now = m_configuration.settings;
    if (std::tie(
            before.address, before.port, before.maxBodyBytes, before.maxConnections, before.maxConnectionsPerAddress)
        != std::tie(now.address, now.port, now.maxBodyBytes, now.maxConnections, now.maxConnectionsPerAddress))
        (void)listen(); // what went wrong is in the health report
    else
        tellTarget(m_parts->listenProblem);
    m_parts->announcer.resume();
    tellHealth();
}

Core::Result<void, StartError> Engine::listen()
{
    const Settings::Values &settings = m_configuration.settings;
    Webhook::Limits limits;
    limits.body = settings.maxBodyBytes;
    limits.connections = settings.maxConnections;
    limits.connectionsPerAddress = settings.maxConnectionsPerAddress;
    auto listening = m_parts->listener.start(settings.address, settings.port, limits);
    if (!listening) {
        m_parts->endpointFile.clear();
        // Whoever is told looks at once and asks to listen again: telling the same twice would never end.
        if (m_parts->listenProblem != listening.error().message)
            tellTarget(listening.error().message);
        return StartError{StartErrorKind::Listen, listening.error().message, listening.error().cause};
    }
    qCInfo(lcService).noquote() << "Listening at" << settings.address.toString() << "port" << port();
    m_parts->endpointFile.write({settings.address, port()});
    tellTarget({});
    m_parts->drone.checkEverything();
    return {};
}

void Engine::listenAgain()
{
    if (m_stopping || !m_parts)
        return;
    if (m_parts->listenProblem.isEmpty()) // else it was told already why not
        qCWarning(lcService) << "The endpoint does not answer as it should; listening anew";
    (void)listen();
}

void Engine::wake()
{
    if (m_stopping || !m_parts)
        return;
    if (!m_parts->listener.isListening())
        (void)listen();
    m_parts->login.check(m_configuration.settings.channelId);
    m_parts->drone.wake();
    m_parts->announcer.tryNow();
    tellHealth();
}

void Engine::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    if (!m_parts) {
        Q_EMIT stopped();
        return;
    }
    m_parts->healthAlarm.reset();
    m_parts->housekeeping.stop();
    m_parts->silent.stop();
    m_parts->replay.cancelAll();
    m_parts->listener.drain();
}

Replay *Engine::replay() const
{
    return m_parts && !m_stopping ? &m_parts->replay : nullptr;
}

StepLogs *Engine::logs() const
{
    return m_parts && !m_stopping ? &m_parts->logs : nullptr;
}

void Engine::announceAgain(quint64 request, const Model::BuildKey &build)
{
    if (m_parts && !m_stopping)
        m_parts->announceAgain.announce(
            build, [this, request](bool ok, const QString &message) { Q_EMIT requestFinished(request, ok, message); });
    else
        Q_EMIT requestFinished(request, false, tr("The service does not run"));
}

void Engine::act(quint64 request, const Model::BuildKey &build, const Model::BuildAct &act)
{
    if (m_parts && !m_stopping)
        m_parts->acts.act(request, build, act);
    else
        Q_EMIT requestFinished(request, false, tr("The service does not run"));
}

void Engine::prove(quint64 request, const QHostAddress &address)
{
    if (!m_parts || m_stopping) {
        Q_EMIT requestFinished(request, false, tr("The service does not run"));
        return;
    }
    Proof::Target target;
    target.address = address;
    target.port = m_parts->listenProblem.isEmpty() ? port() : 0;
    target.secret = m_configuration.secrets.webhookSecrets().value(0);
    target.isPaused = m_parts->pause.isOn() || m_configuration.checkOnly;
    target.trouble = [this] {
        const Announce::AnnouncerState state = m_parts->announcer.state();
        return state.pauses.isEmpty() ? state.lastError : state.pauses.constFirst().words;
    };
    m_parts->proof.run(request, target);
}

void Engine::tryAgain(const QString &component)
{
    if (m_stopping || !m_parts)
        return;
    if (component == QLatin1String("listener")) {
        (void)listen();
    } else if (component == QLatin1String("store")) {
        probeStore();
    } else if (component == QLatin1String("discord")) {
        m_parts->login.check(m_configuration.settings.channelId);
        m_parts->announcer.resume();
    } else if (component == QLatin1String("drone")) {
        m_parts->drone.configure(m_configuration);
        m_parts->drone.checkEverything();
    }
    tellHealth();
}

quint16 Engine::port() const
{
    return m_parts ? m_parts->listener.port() : 0;
}

std::optional<Discord::Gateway::Session> Engine::savedSession() const
{
    return Service::savedSession(*m_parts->reader);
}

void Engine::saveSession(const std::optional<Discord::Gateway::Session> &session)
{
    if (!m_parts)
        return;
    m_parts->writer->submit(
        [session](Store::Database &database) { return Service::saveSession(database, session); }, nullptr, {});
}

void Engine::pauseAnnouncements(Core::WallTime until)
{
    if (m_parts && !m_stopping)
        m_parts->pause.set(until);
}

void Engine::setReport(const Health::Report &report)
{
    m_report = report;
}

void Engine::tellBuilds(const Model::BuildRecord &record)
{
    m_glance.observe(record);
    Q_EMIT buildsChanged(m_glance.glance(m_parts->folding.ledger().unfinished(), m_clock.wall()));
}

} // namespace Service
