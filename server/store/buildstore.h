// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/buildrecord.h"
#include "store/storeerror.h"

#include <QHash>
#include <QList>

#include <optional>

namespace Store {

class Database;

using Model::BuildRecord;

/// Which builds to show; an empty member does not filter.
struct BuildFilter
{
    QString text; ///< part of slug, number, branch, tag, commit message or author
    QList<Model::Status> statuses;
};

/// Folded builds on disk. Stands on a Database; use it in that connection's thread.
class BuildStore final
{
public:
    explicit BuildStore(Database &database)
        : m_database(database)
    {
    }

    /// Inserts or replaces by key (system link and id); its row, whatever `record` says of it.
    StoreResult<qint64> save(const BuildRecord &record);

    StoreResult<std::optional<BuildRecord>> find(const Model::BuildKey &key) const;
    StoreResult<QList<BuildRecord>> unfinished() const; ///< oldest first
    /// Of each repository of each server the `each` highest numbers known, rising: only system.link, repository.slug,
    /// id, number and status are set.
    StoreResult<QList<Model::Build>> outlines(int each) const;
    /// Failed builds without a log, last observed after `since`: newest first.
    StoreResult<QList<BuildRecord>> failedWithoutLog(Core::WallTime since, int limit) const;
    /// Newest first, rows below `before` (0 = from the newest).
    StoreResult<QList<BuildRecord>> page(const BuildFilter &filter, qint64 before, int limit) const;
    StoreResult<qint64> count(const BuildFilter &filter) const;
    /// Of the same repository of the same server those with lower numbers, highest first. As quick with many builds as
    /// with few.
    StoreResult<QList<BuildRecord>> earlier(const Model::Build &build, int limit) const;

    /// Removes finished builds last observed before `olderThan`, at most `limit` of them, with their announcements;
    /// one that has an unsettled announcement (of the highest edition) stays. Returns how many went.
    StoreResult<qint64> prune(Core::WallTime olderThan, int limit);
    /// By system link the highest build id that prune() ever removed: Drone may still list builds up to it.
    StoreResult<QHash<QString, qint64>> prunedUpTo() const;

private:
    Database &m_database;
};

} // namespace Store
