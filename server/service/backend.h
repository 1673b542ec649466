// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/healthreport.h"
#include "model/announcement.h"
#include "model/buildact.h"
#include "model/buildrecord.h"
#include "model/delivery.h"
#include "service/configuration.h"
#include "service/dronereach.h"
#include "service/proofreport.h"
#include "service/replayplan.h"
#include "service/steplog.h"
#include "service/systemevents.h"

#include <QHostAddress>
#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace Service {

class Engine;
class Replay;
class Watch;

/// The server half as the application and the window see it: starts the engine and the watch, each in a thread of its
/// own, and brings their news into the thread that made it. Nothing here waits for either of them.
class Backend final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Backend)

public:
    explicit Backend(QObject *parent = nullptr);
    ~Backend() override; ///< stops what still runs and waits for it, a few seconds at most

    /// Once. listening() or cannotStart() follows.
    void start(const Configuration &configuration);
    /// Nothing before start(), which says it all.
    void apply(const Configuration &configuration);
    /// No new requests, open commits finished, offline at Discord; then stopped().
    void stop();

    void wake();
    /// WallTime::max() = until resumed, a moment that has passed = resume. Kept over restarts; pauseChanged() follows.
    void pauseAnnouncements(Core::WallTime until);

    // The caller chooses a number for each request; exactly one requestFinished() with it follows, later.
    /// replayPlanned() comes before the end. Nothing is changed.
    void planReplay(quint64 request, const ReplaySelection &selection);
    /// Folds the stored bytes again, oldest first, with replayProgressed() on the way.
    void replay(quint64 request, const ReplaySelection &selection);
    /// Of a plan or a replay. What is folded stays folded.
    void cancelReplay(quint64 request);
    /// A new message for the build in every channel that has one already.
    void announceAgain(quint64 request, const Model::BuildKey &build);
    /// Sends a test build the whole way, by way of `address` of this machine: proofProgressed() comes before the end.
    /// Nothing of it stays.
    void prove(quint64 request, const QHostAddress &address);
    /// Looks at once at that part of the health report; what is found is in the next reports.
    void tryAgain(const QString &component);
    /// Asks Drone; what comes back is kept with the build: actKept().
    void act(quint64 request, const Model::BuildKey &build, const Model::BuildAct &act);

    /// logReceived() with that number follows until closeLog(), which is all that ends it.
    void openLog(quint64 request, const StepKey &step);
    void closeLog(quint64 request);

Q_SIGNALS:
    void listening(const QHostAddress &address, quint16 port);
    /// `fatal`: nothing runs. Otherwise only the endpoint is missing and the service goes on trying.
    void cannotStart(const QString &why, bool fatal);
    void reportChanged(const Health::Report &report);
    void buildChanged(const Model::BuildRecord &record);
    void deliveryKept(const Model::Delivery &delivery);
    void announcementChanged(const Model::Announcement &announcement);
    void actKept(const Model::BuildKey &build);
    void droneReachChanged(const Service::DroneReach &reach);
    /// Until when announcements are paused; epoch = not.
    void pauseChanged(Core::WallTime until);
    void previewed(const QString &messageId, const Model::Card &card, bool isNew);
    void proofProgressed(quint64 request, const Service::ProofReport &report);
    void replayPlanned(quint64 request, const Service::ReplayPlan &plan);
    void replayProgressed(quint64 request, qint64 done, qint64 total);
    void logReceived(quint64 request, const Service::LogPart &part);
    /// `message` says to a person how it ended, and when it failed why; may be empty.
    void requestFinished(quint64 request, bool ok, const QString &message);
    void stopped();

private:
    /// What `part` says in its thread is heard in this one, as work that is handed over.
    template <typename Part, typename... Values>
    void bringHome(Part *part, void (Part::*said)(Values...), void (Backend::*heard)(Values...));
    void startInThread(const Configuration &configuration);
    void join();
    void partStopped();
    void withEngine(quint64 request, std::function<void(Engine &)> act);
    void withReplay(quint64 request, std::function<void(Replay &)> act);

    Core::SystemClock m_clock;
    SystemEvents m_systemEvents;
    QThread m_engineThread;
    QThread m_watchThread;
    std::unique_ptr<Engine> m_engine; ///< lives and dies in m_engineThread
    std::unique_ptr<Watch> m_watch; ///< lives and dies in m_watchThread
    QList<std::pair<quint64, StepKey>> m_earlyLogs; ///< wanted before there was an engine
    int m_running = 0; ///< parts that have not stopped yet
};

} // namespace Service
