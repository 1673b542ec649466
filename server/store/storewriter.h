// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/storeerror.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace Store {

class Database;

/// The only one that writes to the database: a thread with a queue. All jobs that wait share one transaction and one
/// fsync (group commit), and jobs of one turn of the event loop wait for one another unless the thread has nothing to
/// do; a job that fails is undone alone and the others are committed. When the commit itself fails (a full disk), all
/// that shared it fail. `done` runs in the thread that made the StoreWriter, in the order of submission, after the
/// commit, and not at all once `context` is gone. All but progress() is called in that thread.
class StoreWriter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoreWriter)

public:
    using Job = std::function<StoreResult<void>(Database &)>;
    using Done = std::function<void(const StoreResult<void> &)>;

    /// A value for health and benchmarks, taken at one moment.
    struct Progress
    {
        quint64 commits = 0; ///< transactions that reached the disk
        quint64 jobs = 0; ///< jobs in them
        quint64 failures = 0; ///< transactions that failed, since the last success
        Core::WallTime lastCommit{};
        qint64 waiting = 0; ///< jobs in the queue
        StoreError lastError; ///< of the last failure
    };

    explicit StoreWriter(Core::Clock &clock, QObject *parent = nullptr);
    ~StoreWriter() override; ///< as stop(), but `done` is not called any more

    /// Opens and migrates the database in the writer's thread and waits for that.
    StoreResult<void> start(const QString &path);
    /// Finishes what waits, closes the database, ends the thread, calls each `done` that is due. What is submitted
    /// afterwards fails.
    void stop();

    /// A job runs in the writer's thread, inside the transaction. It may run a second time, after its first run was
    /// undone because of another job. `done` ends exactly once, never from inside submit(); without `done` no
    /// `context` is needed.
    void submit(Job job, QObject *context, Done done);
    Progress progress() const; ///< from any thread

private:
    class Worker;
    struct Gathered;
    void handOver();
    void deliver();

    Core::Clock &m_clock;
    std::unique_ptr<Worker> m_worker;
    std::unique_ptr<Gathered> m_gathered;
};

} // namespace Store
