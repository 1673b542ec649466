// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/result.h"
#include "discord/gateway/session.h"
#include "health/selfcheck.h"
#include "model/announcement.h"
#include "model/buildact.h"
#include "model/buildrecord.h"
#include "model/delivery.h"
#include "service/buildglance.h"
#include "service/configuration.h"
#include "service/dronereach.h"
#include "service/proofreport.h"
#include "service/replayplan.h"
#include "service/steplog.h"
#include "webhook/requesthandler.h"

#include <QObject>
#include <QRandomGenerator>

#include <memory>

namespace Service {

class Replay;
class StepLogs;

enum class StartErrorKind {
    DataDir, ///< cannot be made or used
    AlreadyRunning, ///< another instance works on the same data
    Database,
    Listen,
};
using StartError = Core::Error<StartErrorKind>;

/// Receives, stores, folds and announces: everything that keeps a build's message true. Lives in the service thread,
/// in which it must be made and destroyed; only values cross, in its signals.
class Engine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Engine)

public:
    /// Borrowed; outlives it.
    explicit Engine(Core::Clock &clock, QObject *parent = nullptr);
    ~Engine() override;

    /// Once. After a Listen error the engine goes on and tries to listen again by itself; after any other it is of no
    /// use.
    Core::Result<void, StartError> start(const Configuration &configuration);

    quint16 port() const; ///< 0 when not listening
    std::optional<Discord::Gateway::Session> savedSession() const;
    Replay *replay() const; ///< nothing until it has started
    StepLogs *logs() const; ///< likewise

public Q_SLOTS:
    /// Takes over what changed, at once; data directory and preview stay as they were at the start.
    void apply(const Service::Configuration &configuration);
    /// No further request; open commits are finished; then stopped().
    void stop();
    void setReport(const Health::Report &report); ///< what /health answers
    void saveSession(const std::optional<Discord::Gateway::Session> &session);
    /// The endpoint was found missing from outside.
    void listenAgain();
    /// The computer woke up or the network changed.
    void wake();
    /// WallTime::max() = until resumed, a moment that has passed = resume.
    void pauseAnnouncements(Core::WallTime until);
    /// A new message for the build in every channel that has one already; requestFinished() follows.
    void announceAgain(quint64 request, const Model::BuildKey &build);
    /// Sends a test build the whole way, by way of `address`; proofProgressed() and requestFinished() follow.
    void prove(quint64 request, const QHostAddress &address);
    /// The owner wants this part of the health report looked at now: it listens, asks or sends at once.
    void tryAgain(const QString &component);
    /// Asks Drone; requestFinished() follows.
    void act(quint64 request, const Model::BuildKey &build, const Model::BuildAct &act);

Q_SIGNALS:
    void targetChanged(const Health::SelfCheck::Target &target);
    void componentsChanged(const QList<Health::Component> &components);
    void buildsChanged(const Service::BuildsAtAGlance &builds);
    void buildChanged(const Model::BuildRecord &record);
    void deliveryKept(const Model::Delivery &delivery);
    void announcementChanged(const Model::Announcement &announcement);
    /// The preview shows a card, for the first time or changed.
    void previewed(const QString &messageId, const Model::Card &card, bool isNew);
    void proofProgressed(quint64 request, const Service::ProofReport &report);
    void replayPlanned(quint64 request, const Service::ReplayPlan &plan);
    void replayProgressed(quint64 request, qint64 done, qint64 total);
    void logReceived(quint64 request, const Service::LogPart &part);
    void actKept(const Model::BuildKey &build);
    void droneReachChanged(const Service::DroneReach &reach);
    /// Until when announcements are paused; epoch = not.
    void pauseChanged(Core::WallTime until);
    void requestFinished(quint64 request, bool ok, const QString &message);
    void stopped();

private:
    struct Parts;

    Core::Result<void, StartError> openStore();
    Core::Result<void, StartError> listen();
    void configureParts();
    Webhook::Answer healthAnswer(const Webhook::Request &request, bool fullDetail) const;
    void tellTarget(const QString &problem);
    void tellHealth();
    void probeStore();
    void tellBuilds(const Model::BuildRecord &record);

    Core::Clock &m_clock;
    QRandomGenerator m_random;
    Configuration m_configuration;
    QString m_instance; ///< tells this run from any other program on the port
    Health::Report m_report;
    BuildGlance m_glance;
    std::unique_ptr<Parts> m_parts;
    bool m_stopping = false;
};

} // namespace Service
