// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "webhook/deliverykeeper.h"

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

/// The least that durable can mean: headers and body written one after the other into a file that has its size already,
/// and one fdatasync for all that wait. No table, no index, nothing can be found again. What a disk and a computer can
/// do with these deliveries at best.
class AppendingKeeper final : public QObject, public Webhook::DeliveryKeeper
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AppendingKeeper)

public:
    explicit AppendingKeeper(const QString &path);
    ~AppendingKeeper() override;

    void keep(Model::Delivery delivery, Done done) override;

    quint64 syncs() const { return m_syncs; } ///< once nothing is under way
    quint64 kept() const { return m_kept; }

private:
    struct Waiting
    {
        Model::Delivery delivery;
        Done done;
        bool good = false;
    };
    void work();
    bool write(const std::vector<Waiting> &batch);
    void handOver();
    void deliver();

    int m_file = -1;
    qint64 m_position = 0;
    quint64 m_syncs = 0;
    quint64 m_kept = 0;
    std::vector<Waiting> m_gathered; ///< in this turn of the event loop
    std::mutex m_mutex; ///< of all below
    std::condition_variable m_wake;
    std::vector<Waiting> m_queue;
    std::vector<Waiting> m_finished;
    bool m_posted = false;
    bool m_ends = false;
    std::thread m_thread;
};
