// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeerror.h"

#include <QList>
#include <QStringList>

namespace Store {

class Database;

/// One step from version - 1 to `version`. Steps that were published are never changed, only followed.
struct Migration
{
    int version = 0;
    QStringList statements;
};

/// All steps of this program, rising from 1.
const QList<Migration> &migrations();

/// What PRAGMA user_version says.
StoreResult<int> versionOf(Database &database);

/// Brings the database to the version of the last of `steps`, all in one transaction: it ends at that version or stays
/// what it was. Before that it copies a database that has a version already to `<file>.v<version>.bak`, of which the
/// newest two stay. Refuses a newer one (NewerVersion) and one that another program made (CannotOpen).
StoreResult<void> migrate(Database &database, const QList<Migration> &steps);

} // namespace Store
