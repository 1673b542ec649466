// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discord/gateway/session.h"
#include "store/storeerror.h"

#include <optional>

namespace Store {
class Database;
}

namespace Service {

/// The Gateway's session among the store's small values. Use it in the connection's thread.
std::optional<Discord::Gateway::Session> savedSession(Store::Database &database);
Store::StoreResult<void> saveSession(
    Store::Database &database, const std::optional<Discord::Gateway::Session> &session);

} // namespace Service
