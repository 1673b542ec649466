// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "service/replayplan.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <deque>
#include <memory>

namespace Model {
struct Delivery;
struct Observation;
} // namespace Model
namespace Store {
class Database;
}

namespace Service {

class FoldQueue;

/// Folds stored deliveries again, oldest first, a few at a time so that what arrives meanwhile never waits; or says
/// beforehand what that would do. Only what was accepted is folded, and folding it twice gives the same build and the
/// same messages. Jobs follow one another; each ends with exactly one finished(). Lives in the service thread.
///
///     gathering --all ids--> working --all deliveries--> comparing (plans alone) --> finished
class Replay final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Replay)

public:
    /// All are borrowed and outlive it.
    Replay(Core::Clock &clock, Store::Database &reader, FoldQueue &folding, QObject *parent = nullptr);
    ~Replay() override;

    /// planned(), then finished(). Changes nothing.
    void plan(quint64 request, const ReplaySelection &selection);
    /// progressed() again and again, then finished(), once everything is on disk.
    void run(quint64 request, const ReplaySelection &selection);
    /// What is folded stays folded. Finished or unknown requests are left alone.
    void cancel(quint64 request);
    void cancelAll();

Q_SIGNALS:
    void planned(quint64 request, const Service::ReplayPlan &plan);
    void progressed(quint64 request, qint64 done, qint64 total);
    void finished(quint64 request, bool ok, const QString &message);

private:
    enum class Stage { Gathering, Working, Comparing };
    struct Job;

    void begin(quint64 request, const ReplaySelection &selection, bool isPlan);
    void turn();
    void gather(Job &job);
    void planSome(Job &job);
    void foldSome(Job &job);
    void compareSome(Job &job);
    std::optional<Model::Observation> read(Job &job, Model::Delivery &delivery);
    void look(Job &job, const Model::Observation &observation);
    void takeFolded(const QList<qint64> &deliveries);
    void fail(const QString &why);
    void finish(bool ok, const QString &message);
    void turnSoon(std::chrono::milliseconds wait = {});

    Core::Clock &m_clock;
    Store::Database &m_reader;
    FoldQueue &m_folding;
    std::deque<std::unique_ptr<Job>> m_jobs; ///< the first is at work
    std::unique_ptr<Core::Alarm> m_turn;
};

} // namespace Service
