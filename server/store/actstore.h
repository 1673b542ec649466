// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"
#include "model/buildact.h"
#include "store/storeerror.h"

#include <QList>

namespace Store {

class Database;

/// What people asked Drone to do with a build, and its answers. They go with the build. Stands on a Database; use it in
/// that connection's thread.
class ActStore final
{
public:
    explicit ActStore(Database &database)
        : m_database(database)
    {
    }

    /// Nothing is kept for a build that is not stored (any more), which is no error.
    StoreResult<void> add(const Model::BuildKey &build, const Model::ActRecord &record);
    /// Oldest first.
    StoreResult<QList<Model::ActRecord>> of(const Model::BuildKey &build) const;

private:
    Database &m_database;
};

} // namespace Store
