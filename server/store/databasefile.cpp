// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/databasefile.h"

#include "store/sqlerror.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>
#include <tuple>
#include <utility>

namespace Store {

namespace {

// SQLite: "Database File Format", section 1.3.
constexpr qint64 HeaderSize = 100;
constexpr int UserVersionAt = 60;
const QByteArray Magic("SQLite format 3\0", 16);

constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

StoreError cannotOpen(const QFile &file)
{
    const bool denied = file.error() == QFile::PermissionsError || QFileInfo(file).exists();
    return {denied ? StoreErrorKind::ReadOnly : StoreErrorKind::CannotOpen,
        denied ? QStringLiteral("The database %1 may not be written to; check the permissions of the file")
                     .arg(file.fileName())
               : QStringLiteral("The database %1 cannot be created; check that its folder exists and may be written to")
                     .arg(file.fileName()),
        file.errorString()};
}

} // namespace

StoreResult<void> prepareFile(const QString &path, int knownVersion)
{
    QFile file(path);
    if (!file.exists()) {
        if (!file.open(QFile::ReadWrite | QFile::NewOnly, OwnerOnly))
            return StoreError{StoreErrorKind::CannotOpen,
                QStringLiteral("The database %1 cannot be created; check that its folder exists and may be written to")
                    .arg(path),
                file.errorString()};
        return {};
    }
    if (!file.open(QFile::ReadWrite | QFile::ExistingOnly))
        return cannotOpen(file);
    if (file.size() == 0)
        return {};
    const QByteArray header = file.read(HeaderSize);
    if (header.size() < HeaderSize || !header.startsWith(Magic))
        return StoreError{StoreErrorKind::Corrupt,
            QStringLiteral("%1 is not a database; move it away and start again, or restore a copy").arg(path),
            QStringLiteral("the file does not begin as SQLite files do")};
    const int version = qFromBigEndian<qint32>(header.constData() + UserVersionAt);
    if (version > knownVersion)
        return StoreError{StoreErrorKind::NewerVersion,
            QStringLiteral("The database %1 was written by a later version of this program; use that version")
                .arg(path),
            QStringLiteral("it has version %1, known is %2").arg(version).arg(knownVersion)};
    return {};
}

StoreResult<void> restrictFile(const QString &path)
{
    for (const QString &name : {path, path + QStringLiteral("-wal"), path + QStringLiteral("-shm")}) {
        QFile file(name);
        constexpr QFile::Permissions Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        if (!file.exists() || !(file.permissions() & Others))
            continue;
        if (!file.setPermissions(OwnerOnly))
            return StoreError{StoreErrorKind::CannotOpen,
                QStringLiteral("The rights of %1 cannot be limited to its owner; make yourself the owner").arg(name),
                file.errorString()};
    }
    return {};
}

qint64 bytesOnDisk(const QString &path)
{
    return QFileInfo(path).size() + QFileInfo(path + QStringLiteral("-wal")).size();
}

void syncFolderOf(const QString &path)
{
    const int folder = open(QFile::encodeName(QFileInfo(path).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    (void)fsync(folder);
    (void)close(folder);
}

namespace {

std::optional<std::pair<quint64, quint64>> deviceAndInode(const QString &path)
{
    struct stat status = {};
    if (stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
    return std::pair(quint64(status.st_dev), quint64(status.st_ino));
}

} // namespace

FileIdentity::FileIdentity(const QString &path)
    : m_path(path)
{
    if (const auto found = deviceAndInode(path))
        std::tie(m_device, m_inode) = *found;
}

StoreResult<void> FileIdentity::check() const
{
    if (deviceAndInode(m_path) == std::pair(m_device, m_inode))
        return {};
    return movedError(m_path);
}

} // namespace Store
