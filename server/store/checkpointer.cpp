// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/checkpointer.h"

#include "core/logging.h"
#include "store/database.h"

namespace Store {

namespace {

// How many pages a transaction changes is known to SQLite alone; about right is enough, and when it is not, the
// writer's connection writes back by itself (database.cpp).
constexpr qint64 PagesOfCommit = 10; ///< the last page of each table and index
constexpr qint64 PagesOfJob = 2;
constexpr qint64 PagesAtOnce = 2000; ///< so long that pages changed again and again are written once
constexpr qint64 PagesForTheWriter = 300;
constexpr int MostPasses = 4;

} // namespace

Checkpointer::Checkpointer(const QString &path)
    : m_path(path)
{
}

Checkpointer::~Checkpointer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void Checkpointer::committed(Database &writer, std::size_t jobs)
{
    m_pages += PagesOfCommit + PagesOfJob * qint64(jobs);
    if (m_pages < PagesAtOnce)
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (m_state == State::Wanted)
            return;
        if (m_state == State::Idle) {
            m_state = State::Wanted;
            if (!m_thread.joinable())
                m_thread = std::thread([this] { work(); });
            m_wake.notify_one();
            return;
        }
        m_state = State::Idle;
    }
    m_pages = 0;
    if (const auto written = writer.checkpoint(); !written)
        qCWarning(lcStore).noquote() << "The log cannot be written back:" << written.error().text();
}

void Checkpointer::work()
{
    const auto database = Database::open(m_path, Database::Mode::Checkpoint);
    if (!database)
        qCWarning(lcStore).noquote() << "The log is written back by the writer:" << database.error().text();
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_state == State::Wanted || m_ends; });
        if (m_ends)
            return;
        lock.unlock();
        qint64 before = 0;
        for (int pass = 0; database && pass < MostPasses; ++pass) {
            const auto written = database.value()->checkpoint();
            if (!written || written.value().inLog - before <= PagesForTheWriter)
                break; // what stands in the way is told by the writer, who meets it next
            before = written.value().writtenBack;
        }
        lock.lock();
        m_state = State::Done;
    }
}

} // namespace Store
