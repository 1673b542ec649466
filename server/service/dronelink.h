// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/catchup.h"
#include "drone/client.h"
#include "drone/eventstream.h"
#include "model/buildrecord.h"
#include "service/configuration.h"
#include "service/dronelinks.h"
#include "service/dronelogin.h"
#include "service/dronereach.h"
#include "service/failurelogs.h"
#include "service/steplogs.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace Store {
class Database;
}

namespace Service {

struct DroneFacts;

/// What Drone's API adds to its webhooks: builds whose deliveries were lost, Drone's own stream of changes when that is
/// wanted, and the log of the step that failed. What it finds leaves as values; folding is done elsewhere. Without a
/// server and a token it keeps account of the builds and asks nothing. Lives in the service thread.
class DroneLink final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DroneLink)

public:
    /// Borrowed; both outlive it.
    DroneLink(Core::Clock &clock, Store::Database &reader, QObject *parent = nullptr);

    /// Once, before configure(): the builds of earlier runs, `unfinished` complete and the others from the database.
    void start(const QList<Model::BuildRecord> &unfinished);
    /// Takes effect at once.
    void configure(const Configuration &configuration);
    /// Every build that was folded.
    void observe(const Model::BuildRecord &folded);
    /// After sleep, or after the listener was away.
    void checkEverything();
    /// The computer woke up, or the network is back: nothing waits for either any more.
    void wake();
    /// False: nobody can tell how its builds go on but their webhooks.
    bool mayAsk(const QString &systemLink) const;

    DroneFacts facts() const;

    /// Whether logs of builds with this system.link can be asked for; reachChanged() follows when that changes.
    StepLogs::Reach reach(const QString &systemLink) const;
    DroneReach reach() const; ///< likewise, of all links

    /// For what a person asks for; it is its server's own.
    Drone::Client &client() { return m_client; }
    /// Asks for a build of that repository and server at once; what comes back is observed().
    void look(const Model::Build &sibling, qint64 number);
    /// Of a step within reach; the caller owns it.
    std::unique_ptr<Drone::LogFeed> openLog(const Model::Build &build, int stage, int step);

Q_SIGNALS:
    void observed(const Model::Observation &observation);
    /// As FailureLogs::fetched().
    void logFetched(const Model::BuildKey &build, const Model::FailureLog &log, const QByteArray &packed);
    void stateChanged();
    void reachChanged();

private:
    void noteLogin();
    void takeLogin();
    void askAgain();
    void keep(const Drone::RepositoryKey &key, const Model::Repository &repository);
    void takeReconciled(Model::Observation observation);
    void takeStreamed(Model::Observation observation);
    void takeLink(const QString &link);
    void takeLoss(const Model::BuildKey &build);
    void tellLosses();
    void takeSight(const Drone::RepositoryKey &repository, bool isVisible);
    void considerFailures();
    void followStream();
    void tellDemoLog(const Model::BuildRecord &failed);

    Core::Clock &m_clock;
    Store::Database &m_reader;
    Configuration m_configuration;
    Drone::Client m_client;
    Drone::CatchUp m_catchUp;
    Drone::EventStream m_stream;
    DroneLoginCheck m_login;
    DroneLinks m_links;
    FailureLogs m_logs;
    QHash<Drone::RepositoryKey, Model::Repository> m_repositories; ///< as deliveries or the API told of them
    QMap<QString, Core::SteadyTime> m_hidden; ///< repositories that the token's user may not see, since when last
    QSet<Model::BuildKey> m_lost; ///< not shown by Drone, and not told before the token is known to be good
    bool m_isStreaming = false;
    bool m_asksAgain = false; ///< once the login is good: it was refused, or the server was another one
};

} // namespace Service
