// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/result.h"

namespace Store {

enum class StoreErrorKind {
    CannotOpen, ///< path, permissions
    NewerVersion, ///< written by a later version of this program
    Corrupt,
    Full, ///< no space left on the device
    Locked, ///< another process holds it
    ReadOnly,
    Failed, ///< anything else; the cause says what SQLite said
};
using StoreError = Core::Error<StoreErrorKind>;
template <typename T> using StoreResult = Core::Result<T, StoreError>;

} // namespace Store
