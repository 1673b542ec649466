// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/router.h"
#include "builds/buildledger.h"
#include "core/backoff.h"
#include "core/clock.h"
#include "model/delivery.h"
#include "model/observation.h"

#include <QList>
#include <QObject>
#include <QRandomGenerator>
#include <QSet>

#include <memory>

namespace Announce {
class Announcer;
}
namespace Store {
class Database;
class StoreWriter;
} // namespace Store

namespace Service {

/// The name of a build among the announcements.
QString subjectOf(const Model::BuildKey &key);

/// From an observation to a committed build and a wanted card. Observations that wait are folded together; the builds
/// they changed, the mark that their deliveries are folded and the announcements they ask for are one transaction: a
/// crash at any instant keeps all three or none, and then all of them come again from the stored delivery. One such
/// transaction is under way at a time and is repeated until it succeeds: an older state never follows a newer one.
/// Lives in the service thread.
class FoldQueue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoldQueue)

public:
    /// Observations waiting in memory; what comes beyond is read back from the database later.
    static constexpr qsizetype MostWaiting = 2000;

    /// All are borrowed and outlive the queue.
    FoldQueue(Core::Clock &clock, Store::Database &reader, Store::StoreWriter &writer, Announce::Announcer &announcer,
        QRandomGenerator &random, QObject *parent = nullptr);
    ~FoldQueue() override;

    /// Where builds and events are announced from now on. A message that stands elsewhere already stays true there;
    /// what waits for a channel that it does not belong to any more moves on, unless `isFixed`: then it stays as it is.
    void setRouter(const Announce::Router &router, bool isFixed = false);
    void add(const Model::Observation &observation, std::chrono::microseconds answeredIn);
    /// From now on the build's card shows this log; kept with the build. So is the whole of it when `packed` (see
    /// drone/logarchive.h) is given.
    void addLog(const Model::BuildKey &key, const Model::FailureLog &log, const QByteArray &packed = {});
    /// Takes up the unfinished builds and folds what was acknowledged and never folded: by a run that was killed, or
    /// set aside for want of room.
    void start();

    /// Folds a stored delivery once more: as something that was seen when it came, not now.
    void addAgain(const Model::Observation &observation, const Model::Delivery &delivery);
    /// What is known of a build, on disk or on its way there.
    std::optional<Model::Build> known(const Model::BuildKey &key);
    /// How a build's messages should look, and the channels that they belong to: those the routes say, and those where
    /// one stands already. Nothing when the build is not known.
    struct Presentation
    {
        QList<Model::Channel> channels;
        Model::Card card;
    };
    std::optional<Presentation> presentation(const Model::BuildKey &key);
    /// How many messages would be new or look different if this was what is known. Changes nothing.
    int differing(const Model::Build &build);
    int differing(const Model::Observation &event) const;
    qsizetype waiting() const { return m_waiting.size(); }

    const Builds::BuildLedger &ledger() const { return m_ledger; }

Q_SIGNALS:
    /// A build is not what it was, and the database has it.
    void buildChanged(const Model::BuildRecord &record);
    /// What these deliveries brought is on disk.
    void folded(const QList<qint64> &deliveries);

private:
    struct Waiting
    {
        Model::Observation observation;
        std::chrono::microseconds answeredIn;
        std::optional<Core::WallTime> seen; ///< nothing = now
    };
    struct Batch; // one transaction

    void enqueue(const Waiting &waiting);
    void turnSoon();
    void turn();
    void foldSome(Batch &batch);
    void fold(const Waiting &waiting, Batch &batch);
    void reroute();
    void moveOn(Batch &batch);
    bool moveEvent(const Model::Announcement &announcement, Batch &batch);
    QList<Model::Channel> channelsOf(const Model::Build &build, const Batch *batch = nullptr) const;
    void readBacklog(Batch &batch);
    void submit();
    void committed();
    std::optional<Model::BuildRecord> stored(const Model::BuildKey &key);
    int differing(const QString &subject, const QList<Model::Channel> &channels, const Model::Card &card) const;

    Core::Clock &m_clock;
    Store::Database &m_reader;
    Store::StoreWriter &m_writer;
    Announce::Announcer &m_announcer;
    QRandomGenerator &m_random;
    Announce::Router m_router;
    bool m_isFixed = false; ///< what waits stays where it is
    bool m_reroutes = false; ///< something may wait in the wrong channel
    Builds::BuildLedger m_ledger;
    QList<Waiting> m_waiting;
    QHash<Model::BuildKey, Model::FailureLog> m_logs; ///< that wait, too
    QSet<qint64> m_taken; ///< deliveries in memory or on their way to the disk
    std::shared_ptr<Batch> m_underWay; ///< not on the disk yet
    bool m_backlog = false; ///< the database may hold deliveries that are not folded
    std::unique_ptr<Core::Alarm> m_turn;
    Core::Backoff m_backoff{std::chrono::seconds(1), std::chrono::seconds(15)};
};

} // namespace Service
