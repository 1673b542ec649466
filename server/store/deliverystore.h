// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/delivery.h"
#include "store/storeerror.h"

#include <QList>

#include <optional>

namespace Store {

class Database;

/// Which deliveries to show; an absent member does not filter.
struct DeliveryFilter
{
    std::optional<Model::Verdict> verdict;
    QString slug; ///< exact; empty = all
    QString event; ///< build, repo, user; empty = all
    QString text; ///< part of slug, event, action or the sender's address; empty = all
    std::optional<Model::BuildKey> build;
    std::optional<Core::WallTime> from;
    std::optional<Core::WallTime> until;
};

/// How much is kept.
struct Retention
{
    std::chrono::hours age{24 * 30};
    qint64 bytes = 2LL * 1024 * 1024 * 1024; ///< bodies and headers in all; the oldest go first
    qint64 refused = 1000; ///< refused ones, the newest of them
};

/// Deliveries on disk. Stands on a Database; use it in that connection's thread.
class DeliveryStore final
{
public:
    explicit DeliveryStore(Database &database)
        : m_database(database)
    {
    }

    /// Stores `delivery` and sets its id. An Accepted one whose signature is there already is stored as Duplicate, and
    /// `delivery.verdict` says so afterwards.
    StoreResult<void> insert(Model::Delivery &delivery);
    StoreResult<void> markFolded(qint64 id, std::chrono::microseconds answeredIn);

    StoreResult<std::optional<Model::Delivery>> find(qint64 id) const;
    /// Accepted and not folded yet, oldest first.
    StoreResult<QList<Model::Delivery>> unfolded(int limit) const;
    /// Newest first, ids below `before` (0 = from the newest). Without headers and body: find() has them.
    StoreResult<QList<Model::Delivery>> page(const DeliveryFilter &filter, qint64 before, int limit) const;
    StoreResult<qint64> count(const DeliveryFilter &filter) const;
    /// Ids above `after` up to `until`, oldest first: for walking through all in bounded steps.
    StoreResult<QList<qint64>> ids(const DeliveryFilter &filter, qint64 after, qint64 until) const;

    /// The latest date that Drone signed; 1970 when nothing was accepted.
    StoreResult<Core::WallTime> lastSigned() const;
    /// When the last one came of those until `until`; the epoch = none did.
    StoreResult<Core::WallTime> lastReceived(Core::WallTime until) const;

    /// Removes what `retention` no longer keeps, oldest first, at most `limit` deliveries at a time, with their own
    /// announcements; never one that waits for folding or has an unsettled announcement. Returns how many went.
    StoreResult<qint64> prune(const Retention &retention, Core::WallTime now, int limit);

private:
    Database &m_database;
};

} // namespace Store
