// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeerror.h"

namespace Store {

/// Looks at the file before SQLite does, so that a file which is not ours or too new is left as it is. Creates it,
/// empty and with mode 0600, when it is not there. Its folder must exist.
StoreResult<void> prepareFile(const QString &path, int knownVersion);

/// Takes the rights of group and others away from a database file and from what SQLite keeps beside it.
StoreResult<void> restrictFile(const QString &path);

/// After a file was made or renamed: its name outlasts a power cut only when the folder was synced too. Best effort.
void syncFolderOf(const QString &path);

} // namespace Store
