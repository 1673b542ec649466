// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/healthreport.h"
#include "model/announcement.h"
#include "model/buildact.h"
#include "model/delivery.h"
#include "service/proofreport.h"
#include "service/steplog.h"
#include "store/buildstore.h"
#include "store/deliverystore.h"

#include <QObject>
#include <QUrl>

namespace Ui {

/// What a replay would do, worked out before anything is done.
struct ReplayPlan
{
    qint64 deliveries = 0; ///< stored ones that would be folded again
    qint64 builds = 0; ///< that they speak of
    qint64 messages = 0; ///< whose message would look different afterwards

    bool operator==(const ReplayPlan &) const = default;
};

/// How a request ended. `message` is for the person: what happened and, when it failed, why and what to do.
struct Outcome
{
    bool ok = true;
    QString message;

    bool operator==(const Outcome &) const = default;
};

/// The only way between the window and the service thread. Lives in the GUI thread; its implementation passes every
/// request on and every report back as plain values in queued signals, so that no call here ever waits. What was
/// missed while no window listened is in the database, which the window reads itself.
///
/// Each request returns a number at once; exactly one requestFinished() with that number follows, later, never from
/// inside the call. Implemented by the application over server/service; a fake stands in for it in the tests.
class ServiceLink : public QObject
{
    Q_OBJECT

public:
    using Request = quint64;

    using QObject::QObject;

    /// The newest report; a default one before the first.
    virtual Health::Report health() const = 0;
    /// Until when announcements are paused by the owner; epoch = not paused, WallTime::max() = until resumed.
    virtual Core::WallTime pausedUntil() const = 0;
    /// Where this announcement's message can be opened; empty when there is none or its server is not known.
    virtual QUrl messageUrl(const Model::Announcement &announcement) const = 0;
    /// Why Drone cannot be told to do something with builds that have this system.link; empty = it can.
    virtual QString whyNotAct(const QString &systemLink) const = 0;

    /// Answers with replayPlanned(), then finishes. Nothing is changed.
    virtual Request planReplay(const QList<qint64> &deliveries) = 0;
    virtual Request planReplay(const Store::DeliveryFilter &filter) = 0;
    /// Folds the stored bytes again, oldest first, with replayProgressed() on the way.
    virtual Request replay(const QList<qint64> &deliveries) = 0;
    virtual Request replay(const Store::DeliveryFilter &filter) = 0;
    /// Stops a replay after the delivery at hand; its requestFinished() says how far it came.
    virtual void cancel(Request request) = 0;

    /// A new message for this build in every channel that has one already.
    virtual Request announceAgain(const Model::BuildKey &build) = 0;
    /// Nothing is sent until then, everything is kept; WallTime::max() = until resumed, epoch = resume now.
    virtual Request pauseAnnouncements(Core::WallTime until) = 0;
    /// Asks Drone; what it answers is kept with the build, see actKept().
    virtual Request act(const Model::BuildKey &build, const Model::BuildAct &act) = 0;

    /// Sends a test build the whole way to a message and the message's deletion, with proofProgressed() on the way.
    virtual Request prove() = 0;
    /// Lets that part of the health report be looked at now; healthChanged() tells what was found.
    virtual void tryAgain(const QString &component) = 0;

    /// The log of a step: logReceived() with that number follows, as long as there is news, until closeLog(). No
    /// requestFinished() belongs to it.
    virtual Request openLog(const Service::StepKey &step) = 0;
    virtual void closeLog(Request log) = 0;

Q_SIGNALS:
    /// A build was folded and is on disk.
    void buildChanged(const Store::BuildRecord &record);
    /// A delivery is on disk, refused ones too; without headers and body.
    void deliveryKept(const Model::Delivery &delivery);
    void announcementChanged(const Model::Announcement &announcement);
    void healthChanged(const Health::Report &report);
    void pauseChanged(Core::WallTime until);
    /// What Drone was asked to do with this build is on disk.
    void actKept(const Model::BuildKey &build);
    /// messageUrl() or whyNotAct() answer differently now: settings or the Discord session changed.
    void abilitiesChanged();

    void proofProgressed(Ui::ServiceLink::Request request, const Service::ProofReport &report);
    void replayPlanned(Ui::ServiceLink::Request request, const Ui::ReplayPlan &plan);
    void replayProgressed(Ui::ServiceLink::Request request, qint64 done, qint64 total);
    void logReceived(Ui::ServiceLink::Request log, const Service::LogPart &part);
    void requestFinished(Ui::ServiceLink::Request request, const Ui::Outcome &outcome);
};

} // namespace Ui
