// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace Store {

class Database;

/// Writes the log back into the database while the writer goes on, in a thread and a connection of its own: senders do
/// not wait for it. SQLite begins the log anew only when all of it is written back and nothing was added since, so the
/// writer takes the last few pages itself. Used in the writer's thread.
class Checkpointer final
{
    Q_DISABLE_COPY_MOVE(Checkpointer)

public:
    explicit Checkpointer(const QString &path);
    ~Checkpointer();

    /// After each commit of the writer's connection, with the number of jobs in it.
    void committed(Database &writer, std::size_t jobs);

private:
    enum class State { Idle, Wanted, Done };
    void work();

    const QString m_path;
    qint64 m_pages = 0; ///< about as many came to the log since it was written back
    std::mutex m_mutex; ///< of the members below
    std::condition_variable m_wake;
    State m_state = State::Idle;
    bool m_ends = false;
    std::thread m_thread; ///< from the first time on that there is something to do
};

} // namespace Store
