// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"
#include "store/storeerror.h"

#include <QByteArray>

#include <optional>

namespace Store {

class Database;

/// Logs of steps that have ended, each packed as its owner likes; what is put in must be free of secrets. A log goes
/// with its build, if not before. Stands on a Database; use it in that connection's thread.
class LogStore final
{
public:
    explicit LogStore(Database &database)
        : m_database(database)
    {
    }

    /// Inserts or replaces. A build that is not stored (any more) gets no log, which is no error.
    StoreResult<void> save(const Model::BuildKey &build, int stage, int step, const QByteArray &packed);
    /// Removes at most `limit` logs, those of the oldest builds first, until all that are left take no more than
    /// `bytes`; so many went.
    StoreResult<qint64> prune(qint64 bytes, int limit);
    StoreResult<std::optional<QByteArray>> find(const Model::BuildKey &build, int stage, int step) const;

private:
    Database &m_database;
};

} // namespace Store
