// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/backend.h"

#include "core/handover.h"
#include "core/logging.h"
#include "service/engine.h"
#include "service/replay.h"
#include "service/steplogs.h"
#include "service/watch.h"

#include <future>

namespace Service {

namespace {

/// Does it in the thread that `receiver` lives in: later, if that is another one.
template <typename Receiver, typename Work> void inThreadOf(Receiver *receiver, Work work)
{
    QMetaObject::invokeMethod(receiver, Core::Handed(std::move(work)));
}

/// Timers belong to the thread that made them, so parts are made where they live. The thread has nothing else to do
/// yet.
template <typename Make> void makeIn(QThread &thread, Make make)
{
    auto *place = new QObject; // goes where it was sent to
    place->moveToThread(&thread);
    std::promise<void> making;
    const std::future<void> made = making.get_future();
    inThreadOf(place, [&make, place, making = std::move(making)]() mutable {
        make();
        place->deleteLater();
        making.set_value();
    });
    made.wait();
}

} // namespace

template <typename Part, typename... Values>
void Backend::bringHome(Part *part, void (Part::*said)(Values...), void (Backend::*heard)(Values...))
{
    connect(part, said, part, [this, heard](Values... values) {
        inThreadOf(this, [this, heard, ... kept = std::decay_t<Values>(values)] { (this->*heard)(kept...); });
    });
}

Backend::Backend(QObject *parent)
    : QObject(parent)
{
    m_engineThread.setObjectName(QStringLiteral("engine"));
    m_watchThread.setObjectName(QStringLiteral("watch"));
    connect(&m_systemEvents, &SystemEvents::awake, this, &Backend::wake);
}

Backend::~Backend()
{
    join();
}

void Backend::start(const Configuration &configuration)
{
    Q_ASSERT(!m_engine);
    m_engineThread.start();
    m_watchThread.start();
    makeIn(m_engineThread, [this] { m_engine = std::make_unique<Engine>(m_clock); });
    makeIn(m_watchThread, [this] { m_watch = std::make_unique<Watch>(m_clock); });

    bringHome(m_engine.get(), &Engine::buildChanged, &Backend::buildChanged);
    bringHome(m_engine.get(), &Engine::deliveryKept, &Backend::deliveryKept);
    bringHome(m_engine.get(), &Engine::announcementChanged, &Backend::announcementChanged);
    bringHome(m_engine.get(), &Engine::pauseChanged, &Backend::pauseChanged);
    bringHome(m_engine.get(), &Engine::previewed, &Backend::previewed);
    bringHome(m_engine.get(), &Engine::proofProgressed, &Backend::proofProgressed);
    bringHome(m_engine.get(), &Engine::replayPlanned, &Backend::replayPlanned);
    bringHome(m_engine.get(), &Engine::replayProgressed, &Backend::replayProgressed);
    bringHome(m_engine.get(), &Engine::logReceived, &Backend::logReceived);
    bringHome(m_engine.get(), &Engine::actKept, &Backend::actKept);
    bringHome(m_engine.get(), &Engine::droneReachChanged, &Backend::droneReachChanged);
    bringHome(m_engine.get(), &Engine::requestFinished, &Backend::requestFinished);
    bringHome(m_engine.get(), &Engine::stopped, &Backend::partStopped);
    bringHome(m_watch.get(), &Watch::reportChanged, &Backend::reportChanged);
    bringHome(m_watch.get(), &Watch::stopped, &Backend::partStopped);
    connect(m_engine.get(), &Engine::targetChanged, m_watch.get(), &Watch::setTarget);
    connect(m_engine.get(), &Engine::componentsChanged, m_watch.get(), &Watch::takeComponents);
    connect(m_engine.get(), &Engine::buildsChanged, m_watch.get(), &Watch::takeBuilds);
    connect(m_watch.get(), &Watch::reportChanged, m_engine.get(), &Engine::setReport);
    connect(m_watch.get(), &Watch::sessionChanged, m_engine.get(), &Engine::saveSession);
    connect(m_watch.get(), &Watch::endpointLost, m_engine.get(), &Engine::listenAgain);

    m_running = 2;
    // At once: should another configuration be applied while the engine starts, that one is the newer.
    inThreadOf(m_watch.get(), [watch = m_watch.get(), configuration] { watch->apply(configuration); });
    inThreadOf(m_engine.get(), [this, configuration] { startInThread(configuration); });
    for (const auto &[request, step] : std::exchange(m_earlyLogs, {}))
        openLog(request, step);
}

void Backend::startInThread(const Configuration &configuration)
{
    const auto started = m_engine->start(configuration);
    const bool fatal = !started && started.error().kind != StartErrorKind::Listen;
    if (!fatal) {
        inThreadOf(
            m_watch.get(), [watch = m_watch.get(), session = m_engine->savedSession()] { watch->start(session); });
    }
    if (started)
        Q_EMIT listening(configuration.settings.address, m_engine->port());
    else
        Q_EMIT cannotStart(started.error().text(), fatal);
}

void Backend::apply(const Configuration &configuration)
{
    if (!m_engine)
        return;
    inThreadOf(m_engine.get(), [engine = m_engine.get(), configuration] { engine->apply(configuration); });
    inThreadOf(m_watch.get(), [watch = m_watch.get(), configuration] { watch->apply(configuration); });
}

void Backend::wake()
{
    if (!m_engine)
        return;
    inThreadOf(m_engine.get(), [engine = m_engine.get()] { engine->wake(); });
    inThreadOf(m_watch.get(), [watch = m_watch.get()] { watch->wake(); });
}

void Backend::pauseAnnouncements(Core::WallTime until)
{
    if (m_engine)
        inThreadOf(m_engine.get(), [engine = m_engine.get(), until] { engine->pauseAnnouncements(until); });
}

void Backend::withReplay(quint64 request, std::function<void(Replay &)> act)
{
    const auto refuse = [this, request] { Q_EMIT requestFinished(request, false, tr("The service does not run")); };
    if (!m_engine) {
        QMetaObject::invokeMethod(this, refuse, Qt::QueuedConnection);
        return;
    }
    inThreadOf(m_engine.get(), [engine = m_engine.get(), act = std::move(act), refuse] {
        if (Replay *replay = engine->replay())
            act(*replay);
        else
            refuse();
    });
}

void Backend::planReplay(quint64 request, const ReplaySelection &selection)
{
    withReplay(request, [request, selection](Replay &replay) { replay.plan(request, selection); });
}

void Backend::replay(quint64 request, const ReplaySelection &selection)
{
    withReplay(request, [request, selection](Replay &replay) { replay.run(request, selection); });
}

void Backend::cancelReplay(quint64 request)
{
    if (m_engine) {
        inThreadOf(m_engine.get(), [engine = m_engine.get(), request] {
            if (Replay *replay = engine->replay())
                replay->cancel(request);
        });
    }
}

void Backend::withEngine(quint64 request, std::function<void(Engine &)> act)
{
    if (!m_engine) {
        QMetaObject::invokeMethod(
            this, [this, request] { Q_EMIT requestFinished(request, false, tr("The service does not run")); },
            Qt::QueuedConnection);
        return;
    }
    inThreadOf(m_engine.get(), [engine = m_engine.get(), act = std::move(act)] { act(*engine); });
}

void Backend::announceAgain(quint64 request, const Model::BuildKey &build)
{
    withEngine(request, [request, build](Engine &engine) { engine.announceAgain(request, build); });
}

void Backend::prove(quint64 request, const QHostAddress &address)
{
    withEngine(request, [request, address](Engine &engine) { engine.prove(request, address); });
}

void Backend::tryAgain(const QString &component)
{
    if (!m_engine)
        return;
    if (component == QLatin1String("gateway"))
        inThreadOf(m_watch.get(), [watch = m_watch.get()] { watch->tryAgain(); });
    else
        inThreadOf(m_engine.get(), [engine = m_engine.get(), component] { engine->tryAgain(component); });
}

void Backend::act(quint64 request, const Model::BuildKey &build, const Model::BuildAct &act)
{
    withEngine(request, [request, build, act](Engine &engine) { engine.act(request, build, act); });
}

void Backend::openLog(quint64 request, const StepKey &step)
{
    if (!m_engine) {
        m_earlyLogs.append({request, step});
        return;
    }
    inThreadOf(m_engine.get(), [this, engine = m_engine.get(), request, step] {
        if (StepLogs *logs = engine->logs())
            logs->open(request, step);
        else
            Q_EMIT logReceived(request, {LogState::Failed, tr("The service does not run"), true, {}});
    });
}

void Backend::closeLog(quint64 request)
{
    if (!m_engine) {
        m_earlyLogs.removeIf([request](const auto &early) { return early.first == request; });
        return;
    }
    inThreadOf(m_engine.get(), [engine = m_engine.get(), request] {
        if (StepLogs *logs = engine->logs())
            logs->close(request);
    });
}

void Backend::stop()
{
    if (m_running == 0) {
        QMetaObject::invokeMethod(this, &Backend::stopped, Qt::QueuedConnection);
        return;
    }
    // The watch first: that its session is over must be written down before the engine closes the database.
    inThreadOf(m_watch.get(), [watch = m_watch.get(), engine = m_engine.get()] {
        watch->stop();
        inThreadOf(engine, [engine] { engine->stop(); });
    });
}

void Backend::partStopped()
{
    if (m_running > 0 && --m_running == 0)
        Q_EMIT stopped();
}

void Backend::join()
{
    // Objects with timers and sockets must go in the thread that they live in.
    const auto end = [](QThread &thread, auto &part) {
        if (!thread.isRunning())
            return;
        // The thread ends itself: told from here, it might end before it comes to the call.
        inThreadOf(part.get(), [&part, &thread] {
            part.reset();
            Core::Handover::give(&part);
            thread.quit();
        });
        if (!thread.wait(QDeadlineTimer(std::chrono::seconds(5)))) {
            qCCritical(lcService).noquote()
                << "The thread" << thread.objectName() << "hangs; the program ends without it";
            std::_Exit(EXIT_FAILURE);
        }
        Core::Handover::take(&part);
    };
    end(m_engineThread, m_engine); // first: what it still has to do may need the watch, as to start it
    end(m_watchThread, m_watch);
}

} // namespace Service
