// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeerror.h"

class QSqlError;

namespace Store {

/// SQLite's result code (SQLite: "Result and Error Codes") as a kind, with words for the owner of the program. The
/// cause is what SQLite said; it names tables and columns, never values.
StoreError storeError(const QSqlError &error, const QString &path);

/// Of a sync of its log that failed with this errno.
StoreError syncError(int number, const QString &path);

/// The file was taken away from under the program.
StoreError movedError(const QString &path);

} // namespace Store
