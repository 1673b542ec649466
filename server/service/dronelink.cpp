// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/dronelink.h"

#include "core/logging.h"
#include "drone/failurelog.h"
#include "drone/logstream.h"
#include "model/buildloss.h"
#include "service/components.h"
#include "service/demofeed.h"
#include "store/buildstore.h"

#include <algorithm>

namespace Service {

namespace {

/// Holes among the newest numbers of a repository are looked into at start.
constexpr int NumbersOfEach = Drone::CatchUpPolicy::MostOfEach;
/// A build that failed longer ago gets no log any more: its card has been read.
constexpr std::chrono::hours FailedOfLate{24};
constexpr int MostFailures = 50;

/// A repository that Drone did not show may also have been deleted: after a while that is no trouble any more.
constexpr auto HiddenOfLate = std::chrono::hours(24);

} // namespace

DroneLink::DroneLink(Core::Clock &clock, Store::Database &reader, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_reader(reader)
    , m_client(clock)
    , m_catchUp(clock, m_client, Settings::Values().catchUpAfter)
    , m_stream(m_client, clock)
    , m_login(clock, m_client)
    , m_links(m_client)
    , m_logs(clock, m_client, [this](const QString &link) { return m_links.isOwn(link); })
{
    m_catchUp.setNewest([this] { return m_links.newestLink(); });
    connect(&m_client, &Drone::Client::troubleChanged, this, &DroneLink::stateChanged);
    connect(&m_login, &DroneLoginCheck::changed, this, &DroneLink::noteLogin);
    connect(&m_login, &DroneLoginCheck::changed, this, &DroneLink::stateChanged);
    connect(&m_login, &DroneLoginCheck::confirmed, this, &DroneLink::takeLogin);
    connect(&m_catchUp, &Drone::CatchUp::observed, this, &DroneLink::takeReconciled);
    connect(&m_catchUp, &Drone::CatchUp::answered, this, &DroneLink::takeSight);
    connect(&m_catchUp, &Drone::CatchUp::recognised, &m_links, &DroneLinks::recognise);
    connect(&m_catchUp, &Drone::CatchUp::lost, this, &DroneLink::takeLoss);
    connect(&m_stream, &Drone::EventStream::observed, this, &DroneLink::takeStreamed);
    connect(&m_stream, &Drone::EventStream::connected, this, &DroneLink::checkEverything);
    connect(&m_stream, &Drone::EventStream::connected, this, &DroneLink::stateChanged);
    connect(&m_stream, &Drone::EventStream::interrupted, this, &DroneLink::stateChanged);
    connect(&m_links, &DroneLinks::confirmed, this, &DroneLink::takeLink);
    connect(&m_links, &DroneLinks::settled, this, &DroneLink::followStream);
    connect(&m_links, &DroneLinks::confirmed, this, &DroneLink::reachChanged);
    connect(&m_links, &DroneLinks::settled, this, &DroneLink::reachChanged);
    connect(&m_links, &DroneLinks::settled, this, &DroneLink::stateChanged);
    connect(&m_logs, &FailureLogs::fetched, this, &DroneLink::logFetched);
}

void DroneLink::start(const QList<Model::BuildRecord> &unfinished)
{
    // An old build that stayed, blocked or lost, makes a hole of all that the retention removed after it.
    if (const auto pruned = Store::BuildStore(m_reader).prunedUpTo()) {
        for (auto it = pruned.value().cbegin(); it != pruned.value().cend(); ++it)
            m_catchUp.leaveOut(it.key(), it.value());
    } else {
        qCWarning(lcStore).noquote() << "Removed builds cannot be read:" << pruned.error().text();
    }
    auto outlines = Store::BuildStore(m_reader).outlines(NumbersOfEach);
    if (!outlines)
        qCWarning(lcStore).noquote() << "Known builds cannot be read:" << outlines.error().text();
    else {
        // As Drone made them: a number that is left out is seen as one, also after numbers began anew.
        std::sort(outlines.value().begin(), outlines.value().end(),
            [](const Model::Build &a, const Model::Build &b) { return a.id < b.id; });
        for (const Model::Build &build : outlines.value()) {
            m_links.learn(build, Model::Source::Reconciled);
            m_catchUp.observe(build, Model::Source::Reconciled);
        }
    }
    for (const Model::BuildRecord &record : unfinished)
        observe(record);
}

void DroneLink::configure(const Configuration &configuration)
{
    const Configuration before = std::exchange(m_configuration, configuration);
    const Settings::Values &settings = configuration.settings;
    m_catchUp.setSilence(settings.catchUpAfter);
    m_logs.setRules({settings.logLines, settings.logFile, settings.logPrivate});
    const bool isOff = configuration.previewOnly;
    const QUrl server = isOff ? QUrl() : settings.droneServer;
    if (server != before.settings.droneServer || configuration.secrets.droneToken != before.secrets.droneToken) {
        m_stream.stop();
        m_isStreaming = false;
        m_client.setServer(server, isOff ? QByteArray() : configuration.secrets.droneToken);
        m_catchUp.forget();
        m_asksAgain = !before.settings.droneServer.isEmpty();
        m_links.forget();
        m_login.forget();
        m_hidden.clear();
        m_lost.clear();
        Q_EMIT reachChanged();
    }
    m_login.check();
    if (configuration.checkOnly)
        return;
    if (!settings.eventStream)
        followStream();
    m_links.check(); // settled() follows
    considerFailures();
    m_catchUp.checkEverything();
}

void DroneLink::considerFailures()
{
    const auto failures = Store::BuildStore(m_reader).failedWithoutLog(m_clock.wall() - FailedOfLate, MostFailures);
    if (!failures) {
        qCWarning(lcStore).noquote() << "Failed builds cannot be read:" << failures.error().text();
        return;
    }
    for (const Model::BuildRecord &record : failures.value())
        m_logs.consider(record);
}

void DroneLink::observe(const Model::BuildRecord &folded)
{
    const Model::Build &build = folded.build;
    if (build.repository.id > 0)
        keep({build.system.link, build.repository.slug}, build.repository);
    m_links.learn(build, folded.lastSource);
    m_catchUp.observe(build, folded.lastSource);
    if (m_configuration.previewOnly)
        tellDemoLog(folded);
    else
        m_logs.consider(folded);
}

void DroneLink::checkEverything()
{
    m_catchUp.checkEverything();
    m_logs.tryAgain();
}

void DroneLink::wake()
{
    m_client.tryNow();
    configure(m_configuration);
    m_logs.tryAgain();
}

void DroneLink::noteLogin()
{
    using Kind = Drone::ClientErrorKind;
    const DroneLogin &login = m_login.login();
    if (login.state == DroneLogin::State::Failed)
        m_asksAgain |= login.error.kind == Kind::Unauthorized || login.error.kind == Kind::NotFoundOrForbidden
            || login.error.kind == Kind::Refused;
}

void DroneLink::takeLogin()
{
    if (m_configuration.checkOnly)
        return;
    if (std::exchange(m_asksAgain, false)) {
        // Who is not let in is told that there is no such build, as by another server: what was given up on that
        // account is asked for again.
        askAgain();
        m_catchUp.checkEverything();
        m_lost.clear();
    }
    tellLosses();
    m_links.check();
    m_logs.tryAgain();
}

void DroneLink::askAgain()
{
    if (const auto unfinished = Store::BuildStore(m_reader).unfinished()) {
        for (const Model::BuildRecord &record : unfinished.value())
            m_catchUp.observe(record.build, Model::Source::Reconciled);
    }
}

void DroneLink::takeLoss(const Model::BuildKey &build)
{
    m_lost.insert(build);
    m_login.check(); // takeLogin() follows if it was not for the token
}

void DroneLink::tellLosses()
{
    const auto lost = std::exchange(m_lost, {});
    for (const Model::BuildKey &key : lost) {
        const auto record = Store::BuildStore(m_reader).find(key);
        if (!record || !record.value() || Model::isTerminal(record.value()->build.status))
            continue;
        Q_EMIT observed(Model::lossOf(record.value()->build));
    }
}

void DroneLink::takeLink(const QString &link)
{
    m_catchUp.confirm(link);
    askAgain(); // also for what was given up while it might have been another server's
    m_logs.tryAgain();
}

void DroneLink::takeSight(const Drone::RepositoryKey &repository, bool isVisible)
{
    if (!m_links.isOwn(repository.systemLink))
        return; // another server's: nothing to be seen here
    if (!isVisible)
        m_hidden.insert(repository.slug, m_clock.now());
    else if (m_hidden.remove(repository.slug) == 0)
        return;
    Q_EMIT stateChanged();
}

void DroneLink::followStream()
{
    const bool wanted = m_configuration.settings.eventStream && m_client.isConfigured();
    if (wanted == m_isStreaming)
        return;
    m_isStreaming = wanted;
    if (wanted)
        m_stream.start();
    else
        m_stream.stop();
    Q_EMIT stateChanged();
}

void DroneLink::tellDemoLog(const Model::BuildRecord &failed)
{
    const Model::Build &build = failed.build;
    const Settings::Values &settings = m_configuration.settings;
    const auto culprit = Drone::failedStep(build);
    if (!culprit || !failed.log.step.isEmpty() || settings.logLines <= 0
        || (!build.repository.isOpen() && !settings.logPrivate))
        return;
    for (const Model::Stage &stage : build.stages) {
        for (const Model::Step &step : stage.steps) {
            if (stage.number != culprit->address.stage || step.number != culprit->address.step)
                continue;
            const Model::FailureLog log{
                culprit->title, Drone::failureLog(demoLog(build, step), {.lines = settings.logLines})};
            // Later, as an answer of Drone's would come.
            QMetaObject::invokeMethod(
                this, [this, key = build.key(), log] { Q_EMIT logFetched(key, log, {}); }, Qt::QueuedConnection);
        }
    }
}

void DroneLink::keep(const Drone::RepositoryKey &key, const Model::Repository &repository)
{
    // A replay tells of it as it was once.
    Model::Repository &known = m_repositories[key];
    if (known.id != repository.id || known.version <= repository.version)
        known = repository;
}

void DroneLink::takeReconciled(Model::Observation observation)
{
    const Drone::RepositoryKey key{observation.system.link, observation.repository.slug};
    const auto complete = [this, key](Model::Observation &what) {
        what.repository = what.build->repository = m_repositories.value(key, what.repository);
    };
    if (m_repositories.contains(key)) {
        complete(observation);
        Q_EMIT observed(observation);
        return;
    }
    // A build of a repository that no delivery told of: without this its card had no links, and nobody knew whether it
    // may be shown.
    m_client.repository(key.slug, this,
        [this, key, complete, observation](const Drone::ClientResult<Model::Repository> &repository) mutable {
            if (repository)
                keep(key, repository.value());
            complete(observation);
            Q_EMIT observed(observation);
        });
}

void DroneLink::takeStreamed(Model::Observation observation)
{
    // While no webhook came the client's own link is as good as any: this computer may be one that Drone cannot reach.
    const QString newest = m_links.newestLink();
    if (!newest.isEmpty() && !m_links.isOwn(newest))
        return; // under another link it would be another build; what it said is asked for later
    observation.system.link = newest.isEmpty() ? m_client.link() : newest;
    observation.build->system = observation.system;
    Q_EMIT observed(observation);
}

StepLogs::Reach DroneLink::reach(const QString &systemLink) const
{
    if (m_configuration.previewOnly)
        return StepLogs::Reach::Known; // the demo is its own Drone
    if (!m_client.isConfigured())
        return StepLogs::Reach::NoServer;
    if (m_links.isOwn(systemLink))
        return StepLogs::Reach::Known;
    return m_links.isSettled() ? StepLogs::Reach::OtherServer : StepLogs::Reach::Undecided;
}

bool DroneLink::mayAsk(const QString &systemLink) const
{
    const StepLogs::Reach known = reach(systemLink);
    return known == StepLogs::Reach::Known || known == StepLogs::Reach::Undecided;
}

DroneReach DroneLink::reach() const
{
    return {m_configuration.previewOnly, m_client.isConfigured(), m_links.isSettled(), m_links.own()};
}

void DroneLink::look(const Model::Build &sibling, qint64 number)
{
    m_client.build(sibling.repository.slug, number, this,
        [this, system = sibling.system, isSibling = number == sibling.number](
            const Drone::ClientResult<Model::Build> &answer) mutable {
            const QString newest = m_links.newestLink();
            if (!isSibling && !newest.isEmpty())
                system.link = newest; // the server may have changed it since the sibling was made
            if (!answer || !m_links.isOwn(system.link))
                return; // the webhook or the catch-up tells of it
            Model::Observation observation;
            observation.action = QStringLiteral("updated");
            observation.build = answer.value();
            observation.build->system = observation.system = system;
            observation.repository = observation.build->repository;
            observation.source = Model::Source::Reconciled;
            takeReconciled(observation);
        });
}

std::unique_ptr<Drone::LogFeed> DroneLink::openLog(const Model::Build &build, int stage, int step)
{
    if (m_configuration.previewOnly) {
        const auto current = [this, key = build.key()] {
            const auto found = Store::BuildStore(m_reader).find(key);
            return found && found.value() ? found.value()->build : Model::Build();
        };
        return std::make_unique<DemoFeed>(m_clock, current, stage, step);
    }
    return std::make_unique<Drone::LogStream>(
        m_client, m_clock, Drone::StepAddress{build.repository.slug, build.number, stage, step});
}

DroneFacts DroneLink::facts() const
{
    DroneFacts facts;
    facts.server = m_configuration.previewOnly ? QUrl() : m_configuration.settings.droneServer;
    facts.hasToken = !m_configuration.previewOnly && !m_configuration.secrets.droneToken.isEmpty();
    facts.login = m_login.login();
    facts.trouble = m_client.trouble();
    facts.isStranger = m_links.isStranger();
    for (auto it = m_hidden.cbegin(); it != m_hidden.cend(); ++it) {
        if (m_clock.now() - it.value() < HiddenOfLate)
            facts.hidden.append(it.key());
    }
    facts.wantsStream = m_configuration.settings.eventStream;
    facts.isStreaming = m_stream.isConnected();
    facts.isStreamFailing = m_stream.isFailing();
    return facts;
}

} // namespace Service
