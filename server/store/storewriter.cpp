// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storewriter.h"

#include "core/handover.h"
#include "core/logging.h"
#include "store/checkpointer.h"
#include "store/database.h"
#include "store/databasefile.h"
#include "store/logsync.h"

#include <QPointer>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <future>
#include <iterator>
#include <mutex>
#include <thread>
#include <vector>

namespace Store {

namespace {

/// So many are worth a commit while the thread has nothing to do: reading, writing and syncing then go on side by side.
constexpr size_t EnoughToBegin = 3;
/// A disk that needs longer is better asked once, for all that a turn of the event loop brings.
constexpr std::chrono::microseconds SlowSync{2'000};

StoreError notRunning()
{
    return {StoreErrorKind::Failed, QStringLiteral("The database is closed; start the program again"), {}};
}

/// True when the next job may fare better than the one that failed with this.
bool concernsOneJob(StoreErrorKind kind)
{
    return kind == StoreErrorKind::Failed || kind == StoreErrorKind::Full;
}

} // namespace

/// The thread, its queue and what it has finished. All members below the mutex are guarded by it.
class StoreWriter::Worker final
{
    Q_DISABLE_COPY_MOVE(Worker)

public:
    struct Finished
    {
        QPointer<QObject> context;
        Done done;
        StoreResult<void> result;
    };
    struct Waiting
    {
        Job job;
        Finished end;
    };
    /// Jobs that wait for the same sync, and how their transactions ended, in order.
    struct Group
    {
        struct Outcome
        {
            size_t jobs = 0;
            StoreResult<void> result;
        };
        std::vector<Waiting> jobs;
        std::vector<Outcome> outcomes;

        bool hasCommitted() const
        {
            return std::any_of(
                outcomes.begin(), outcomes.end(), [](const Outcome &outcome) { return bool(outcome.result); });
        }
        void fail(const StoreError &error)
        {
            for (Waiting &waiting : jobs)
                waiting.end.result = error;
            outcomes.assign(1, {jobs.size(), error});
        }
    };

    explicit Worker(StoreWriter &owner)
        : m_owner(owner)
    {
    }
    ~Worker() { stop(); }

    StoreResult<void> start(const QString &path);
    void stop();
    void submit(std::vector<Waiting> &jobs); ///< leaves it empty
    std::vector<Finished> takeFinished(Core::WallTime now);
    Progress progress() const;
    /// True when the next job would be begun at once, by a disk that answers quickly.
    bool isWaiting() const { return m_waiting && m_syncTime.load() < SlowSync; }

private:
    void work(Database &database);
    static void runTogether(Database &database, Group &group);
    static void runSingly(Database &database, Group &group, size_t firstBad);
    void finish(Group &group);
    void note(const Group::Outcome &outcome);
    void post(std::unique_lock<std::mutex> &lock);

    StoreWriter &m_owner;
    std::thread m_thread;
    std::atomic<std::chrono::microseconds> m_syncTime{}; ///< of the last few, about
    std::atomic<bool> m_waiting = false;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Waiting> m_queue;
    std::vector<Finished> m_finished;
    Progress m_progress;
    quint64 m_commitsSeen = 0; ///< by the owner, who has the clock
    bool m_running = false;
    bool m_posted = false;
};

/// What this turn of the owner's event loop has submitted so far.
struct StoreWriter::Gathered
{
    std::vector<Worker::Waiting> jobs; ///< of the owner's thread
    std::atomic<size_t> count = 0; ///< of the above, for any thread
};

StoreResult<void> StoreWriter::Worker::start(const QString &path)
{
    Q_ASSERT(!m_thread.joinable());
    std::promise<StoreResult<void>> opening;
    std::future<StoreResult<void>> opened = opening.get_future();
    {
        const std::lock_guard lock(m_mutex);
        m_running = true;
    }
    m_thread = std::thread([this, path, &opening] {
        auto database = Database::open(path, Database::Mode::ReadWrite);
        if (!database) {
            opening.set_value(database.error());
            return;
        }
        opening.set_value({});
        work(*database.value());
    });
    StoreResult<void> result = opened.get();
    if (!result) {
        m_thread.join();
        const std::lock_guard lock(m_mutex);
        m_running = false;
    }
    return result;
}

void StoreWriter::Worker::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_running = false;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void StoreWriter::Worker::submit(std::vector<Waiting> &jobs)
{
    std::unique_lock lock(m_mutex);
    if (!m_running) {
        for (Waiting &waiting : jobs) {
            waiting.end.result = notRunning();
            if (waiting.end.done)
                m_finished.push_back(std::move(waiting.end));
        }
        jobs.clear();
        if (!m_finished.empty())
            post(lock);
        return;
    }
    // The thread looks at the queue before it sleeps: it needs to be woken only when there was nothing in it.
    const bool sleeps = m_queue.empty();
    if (sleeps)
        m_queue.swap(jobs);
    else
        std::move(jobs.begin(), jobs.end(), std::back_inserter(m_queue));
    jobs.clear();
    lock.unlock();
    if (sleeps)
        m_wake.notify_one();
}

void StoreWriter::Worker::work(Database &database)
{
    const FileIdentity file(database.path());
    LogSync sync(database.path());
    Checkpointer checkpointer(database.path());
    auto relying = database.execute(QStringLiteral("PRAGMA synchronous = NORMAL")); // the rest is done by LogSync
    for (;;) {
        sync.waitForRoom();
        auto group = std::make_shared<Group>();
        {
            std::unique_lock lock(m_mutex);
            m_waiting = m_queue.empty();
            m_wake.wait(lock, [this] { return !m_queue.empty() || !m_running; });
            m_waiting = false;
            if (m_queue.empty())
                break;
            group->jobs.swap(m_queue);
        }
        const size_t jobs = group->jobs.size();
        if (!relying)
            group->fail(relying.error());
        else if (const auto there = file.check(); !there)
            group->fail(there.error());
        else if (const auto sound = sync.makeSound(database); !sound)
            group->fail(sound.error());
        else
            runTogether(database, *group);
        sync.take(group->hasCommitted(), jobs == 1, [this, group](const StoreResult<void> &synced, auto took) {
            m_syncTime = (3 * m_syncTime.load() + took) / 4;
            if (!synced)
                group->fail(synced.error());
            finish(*group);
        });
        checkpointer.committed(database, jobs);
    }
    // Now, while nobody waits for it, so that whoever closes the database last has little to write back.
    (void)database.checkpoint();
}

void StoreWriter::Worker::runTogether(Database &database, Group &group)
{
    if (auto begun = database.begin(); !begun)
        return group.fail(begun.error());
    for (size_t i = 0; i < group.jobs.size(); ++i) {
        const StoreResult<void> result = group.jobs[i].job(database);
        if (result)
            continue;
        database.rollback();
        if (group.jobs.size() > 1 && concernsOneJob(result.error().kind))
            return runSingly(database, group, i);
        return group.fail(result.error());
    }
    if (auto done = database.commit(); !done) {
        database.rollback();
        return group.fail(done.error());
    }
    group.outcomes.push_back({group.jobs.size(), {}});
}

void StoreWriter::Worker::runSingly(Database &database, Group &group, size_t firstBad)
{
    for (size_t i = 0; i < group.jobs.size(); ++i) {
        StoreResult<void> result = database.begin();
        if (result)
            result = group.jobs[i].job(database);
        if (result)
            result = database.commit();
        group.jobs[i].end.result = result;
        group.outcomes.push_back({1, result});
        if (result)
            continue;
        database.rollback();
        // It went well the first time, and what follows may rest on that (a second delivery of the same).
        const bool betrayed = i < firstBad;
        if (!betrayed && concernsOneJob(result.error().kind))
            continue;
        for (size_t rest = i + 1; rest < group.jobs.size(); ++rest)
            group.jobs[rest].end.result = result;
        return;
    }
}

void StoreWriter::Worker::note(const Group::Outcome &outcome)
{
    if (outcome.result) {
        ++m_progress.commits;
        m_progress.jobs += outcome.jobs;
        if (m_progress.failures > 0)
            qCInfo(lcStore) << "The database takes writes again after" << m_progress.failures << "failures";
        m_progress.failures = 0;
        return;
    }
    // Once for a row of failures: a full disk must not fill the log as well.
    if (m_progress.failures == 0)
        qCWarning(lcStore).noquote() << outcome.result.error().text();
    ++m_progress.failures;
    m_progress.lastError = outcome.result.error();
}

void StoreWriter::Worker::finish(Group &group)
{
    std::unique_lock lock(m_mutex);
    for (const Group::Outcome &outcome : group.outcomes)
        note(outcome);
    for (Waiting &waiting : group.jobs) {
        if (waiting.end.done)
            m_finished.push_back(std::move(waiting.end));
    }
    post(lock);
}

void StoreWriter::Worker::post(std::unique_lock<std::mutex> &lock)
{
    // One event is enough however many batches end before the owner comes to it.
    const bool posted = std::exchange(m_posted, true);
    lock.unlock();
    if (!posted)
        QMetaObject::invokeMethod(
            &m_owner, Core::Handed([owner = &m_owner] { owner->deliver(); }), Qt::QueuedConnection);
}

std::vector<StoreWriter::Worker::Finished> StoreWriter::Worker::takeFinished(Core::WallTime now)
{
    const std::lock_guard lock(m_mutex);
    m_posted = false;
    if (m_commitsSeen != m_progress.commits) {
        m_commitsSeen = m_progress.commits;
        m_progress.lastCommit = now;
    }
    return std::exchange(m_finished, {});
}

StoreWriter::Progress StoreWriter::Worker::progress() const
{
    const std::lock_guard lock(m_mutex);
    Progress progress = m_progress;
    progress.waiting = qint64(m_queue.size());
    return progress;
}

StoreWriter::StoreWriter(Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_worker(std::make_unique<Worker>(*this))
    , m_gathered(std::make_unique<Gathered>())
{
}

StoreWriter::~StoreWriter()
{
    handOver();
}

StoreResult<void> StoreWriter::start(const QString &path)
{
    Q_ASSERT(QThread::currentThread() == thread());
    return m_worker->start(path);
}

void StoreWriter::stop()
{
    Q_ASSERT(QThread::currentThread() == thread());
    handOver();
    m_worker->stop();
    deliver();
}

void StoreWriter::submit(Job job, QObject *context, Done done)
{
    Q_ASSERT(QThread::currentThread() == thread());
    Q_ASSERT(context || !done);
    // What comes in one turn of the event loop goes over together: many requests are read in a turn, and each commit
    // costs an fsync and a page of every index, however few rows it holds. Unless nobody else has anything to do.
    m_gathered->jobs.push_back({std::move(job), {context, std::move(done), {}}});
    m_gathered->count.store(m_gathered->jobs.size(), std::memory_order_relaxed);
    if (m_gathered->jobs.size() == 1)
        QMetaObject::invokeMethod(this, &StoreWriter::handOver, Qt::QueuedConnection);
    if (m_gathered->jobs.size() >= EnoughToBegin && m_worker->isWaiting())
        handOver();
}

void StoreWriter::handOver()
{
    if (m_gathered->jobs.empty())
        return;
    m_gathered->count.store(0, std::memory_order_relaxed);
    m_worker->submit(m_gathered->jobs);
}

StoreWriter::Progress StoreWriter::progress() const
{
    Progress progress = m_worker->progress();
    progress.waiting += qint64(m_gathered->count.load(std::memory_order_relaxed));
    return progress;
}

void StoreWriter::deliver()
{
    for (const Worker::Finished &finished : m_worker->takeFinished(m_clock.wall())) {
        if (finished.context)
            finished.done(finished.result);
    }
}

} // namespace Store
