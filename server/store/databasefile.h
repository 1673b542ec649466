// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeerror.h"

#include <QString>

namespace Store {

/// Looks at the file before SQLite does, so that a file which is not ours or too new is left as it is. Creates it,
/// empty and with mode 0600, when it is not there. Its folder must exist.
StoreResult<void> prepareFile(const QString &path, int knownVersion);

/// Takes the rights of group and others away from a database file and from what SQLite keeps beside it.
StoreResult<void> restrictFile(const QString &path);

/// What the database takes, its log included: after a start nearly all of it is there.
qint64 bytesOnDisk(const QString &path);

/// After a file was made or renamed: its name outlasts a power cut only when the folder was synced too. Best effort.
void syncFolderOf(const QString &path);

/// Which file a path named when this was made. Whoever holds a file open does not notice that it was deleted or moved:
/// what is written then is gone with the last handle.
class FileIdentity final
{
public:
    explicit FileIdentity(const QString &path);
    /// An error while the path names another file or none.
    StoreResult<void> check() const;

private:
    QString m_path;
    quint64 m_device = 0;
    quint64 m_inode = 0;
};

} // namespace Store
