// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/logsync.h"

#include "store/database.h"
#include "store/databasefile.h"
#include "store/sqlerror.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace Store {

LogSync::LogSync(const QString &database)
    : m_database(database)
    , m_log(::open(QFile::encodeName(database + QStringLiteral("-wal")).constData(), O_RDONLY | O_CLOEXEC))
{
    syncFolderOf(database); // where the log may be new
    m_thread = std::thread([this] { work(); });
}

LogSync::~LogSync()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_wake.notify_one();
    m_thread.join();
    if (m_log >= 0)
        (void)::close(m_log);
}

void LogSync::waitForRoom()
{
    std::unique_lock lock(m_mutex);
    m_room.wait(lock, [this] { return !m_next; });
}

void LogSync::take(bool changed, bool few, Ended ended)
{
    Group group{changed, std::move(ended)};
    std::unique_lock lock(m_mutex);
    Q_ASSERT(!m_next);
    if (few && !m_atWork) {
        lock.unlock();
        return end(group);
    }
    m_next = std::move(group);
    lock.unlock();
    m_wake.notify_one();
}

void LogSync::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_next || m_ends; });
        if (!m_next)
            return;
        const Group group = std::move(*m_next);
        m_next.reset();
        m_atWork = true;
        lock.unlock();
        m_room.notify_one();
        end(group);
        lock.lock();
        m_atWork = false;
    }
}

void LogSync::end(const Group &group)
{
    using Steady = std::chrono::steady_clock;
    StoreResult<void> result;
    const Steady::time_point start = Steady::now();
    if (group.changed) {
        std::unique_lock lock(m_mutex);
        // Behind a gap in the log nothing lasts, whatever a later sync says.
        if (m_failure)
            result = *m_failure;
        lock.unlock();
        if (result)
            result = sync();
        lock.lock();
        if (!result)
            m_failure = result.error();
    }
    group.ended(result, std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - start));
}

StoreResult<void> LogSync::sync() const
{
    int done = -1;
    do
        done = ::fdatasync(m_log);
    while (done != 0 && errno == EINTR);
    return done == 0 ? StoreResult<void>() : syncError(errno, m_database);
}

StoreResult<void> LogSync::makeSound(Database &writer)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_failure)
            return {};
    }
    if (auto begun = writer.beginLogAnew(); !begun)
        return begun;
    const std::lock_guard lock(m_mutex);
    m_failure.reset();
    return {};
}

} // namespace Store
