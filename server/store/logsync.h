// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeerror.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace Store {

class Database;

/// Makes transactions last, in a thread of its own, while the writer makes the next ones. The writer's connection has
/// synchronous=NORMAL: a commit is written to the log and no more, and is safe once the log has been synced here. One
/// group is being synced and one waits; everything else of it is called in the writer's thread.
class LogSync final
{
    Q_DISABLE_COPY_MOVE(LogSync)

public:
    /// Called in the order of take(), in this object's thread or in the writer's, with the time that the disk took.
    using Ended = std::function<void(const StoreResult<void> &, std::chrono::microseconds)>;

    /// After the connection to `database` is open.
    explicit LogSync(const QString &database);
    ~LogSync(); ///< ends all that was taken

    void waitForRoom();
    /// After waitForRoom(). Without `changed` there is nothing to sync, and `ended` only keeps its turn. `few`: it is
    /// not worth waking another thread, unless that one is at work anyway.
    void take(bool changed, bool few, Ended ended);
    /// After a sync that failed, nobody knows which pages of the log are on the disk, and a second sync would not tell.
    /// The database takes all of it before the next transaction, and the log begins anew.
    StoreResult<void> makeSound(Database &writer);

private:
    struct Group
    {
        bool changed = false;
        Ended ended;
    };
    void work();
    void end(const Group &group);
    StoreResult<void> sync() const;

    const QString m_database;
    const int m_log;
    std::mutex m_mutex; ///< of the members below
    std::condition_variable m_wake;
    std::condition_variable m_room;
    std::optional<Group> m_next;
    bool m_atWork = false;
    std::optional<StoreError> m_failure;
    bool m_ends = false;
    std::thread m_thread;
};

} // namespace Store
