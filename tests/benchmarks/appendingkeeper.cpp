// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "appendingkeeper.h"

#include <QFile>

#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <climits>
#include <iterator>

namespace {

/// Written over and over, as SQLite does with its log.
constexpr qint64 FileSize = 16 * 1024 * 1024;

} // namespace

AppendingKeeper::AppendingKeeper(const QString &path)
    : m_file(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600))
{
    const QByteArray piece(1024 * 1024, '\0');
    for (qint64 at = 0; m_file >= 0 && at < FileSize; at += piece.size()) {
        if (::pwrite(m_file, piece.constData(), size_t(piece.size()), at) != piece.size())
            qFatal("The file to append to cannot be made");
    }
    if (m_file < 0 || ::fsync(m_file) != 0)
        qFatal("The file to append to cannot be made");
    m_thread = std::thread([this] { work(); });
}

AppendingKeeper::~AppendingKeeper()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_wake.notify_one();
    m_thread.join();
    ::close(m_file);
}

void AppendingKeeper::keep(Model::Delivery delivery, Done done)
{
    m_gathered.push_back({std::move(delivery), std::move(done)});
    if (m_gathered.size() == 1)
        QMetaObject::invokeMethod(this, &AppendingKeeper::handOver, Qt::QueuedConnection);
}

void AppendingKeeper::handOver()
{
    {
        const std::lock_guard lock(m_mutex);
        std::move(m_gathered.begin(), m_gathered.end(), std::back_inserter(m_queue));
    }
    m_gathered.clear();
    m_wake.notify_one();
}

void AppendingKeeper::work()
{
    std::vector<Waiting> batch;
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return !m_queue.empty() || m_ends; });
        if (m_queue.empty())
            return;
        batch.swap(m_queue);
        lock.unlock();
        const bool good = write(batch);
        for (Waiting &waiting : batch)
            waiting.good = good;
        lock.lock();
        std::move(batch.begin(), batch.end(), std::back_inserter(m_finished));
        batch.clear();
        if (!std::exchange(m_posted, true))
            QMetaObject::invokeMethod(this, &AppendingKeeper::deliver, Qt::QueuedConnection);
    }
}

bool AppendingKeeper::write(const std::vector<Waiting> &batch)
{
    std::vector<iovec> pieces;
    qint64 size = 0;
    for (const Waiting &waiting : batch) {
        for (const QByteArray *part : {&waiting.delivery.headers, &waiting.delivery.body}) {
            pieces.push_back({const_cast<char *>(part->constData()), size_t(part->size())});
            size += part->size();
        }
    }
    if (pieces.size() > IOV_MAX || size > FileSize)
        return false;
    if (m_position + size > FileSize)
        m_position = 0;
    if (::pwritev(m_file, pieces.data(), int(pieces.size()), m_position) != size || ::fdatasync(m_file) != 0)
        return false;
    m_position += size;
    ++m_syncs;
    m_kept += batch.size();
    return true;
}

void AppendingKeeper::deliver()
{
    std::vector<Waiting> finished;
    {
        const std::lock_guard lock(m_mutex);
        finished.swap(m_finished);
        m_posted = false;
    }
    for (const Waiting &waiting : finished)
        waiting.done(waiting.good ? Webhook::KeepOutcome{Webhook::KeepResult::Stored, 1} : Webhook::KeepOutcome{});
}
