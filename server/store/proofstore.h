// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeerror.h"

namespace Store {

class Database;

/// Removes all builds of one Drone server, their deliveries and, if wanted, their announcements. Use it in the
/// connection's thread.
StoreResult<void> forgetServer(Database &database, const QString &systemLink, bool announcements);

} // namespace Store
