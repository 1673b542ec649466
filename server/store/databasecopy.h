// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeerror.h"

#include <QString>

namespace Store {

class Database;

/// Writes a copy of all that is committed to `target`: one complete file of mode 0600, on the disk when this returns.
/// What stood there is replaced at that moment and not before; after an error it is untouched. `database` may be a
/// read-only connection of its own: then the writer goes on meanwhile. Called in the connection's thread and outside a
/// transaction; takes as long as the disk needs for all of it.
StoreResult<void> copyDatabase(Database &database, const QString &target);

} // namespace Store
