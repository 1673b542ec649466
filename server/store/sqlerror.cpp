// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlerror.h"

#include <QCoreApplication>
#include <QSqlError>

#include <cerrno>
#include <cstring>

namespace Store {

namespace {

/// What the owner reads, in the language of the window where there is one.
struct ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(Store::SqlError)
};

// SQLite: "Result and Error Codes". The low byte is the primary code.
enum Code {
    Permission = 3,
    Busy = 5,
    LockedTable = 6,
    ReadOnlyFile = 8,
    InputOutput = 10,
    CorruptFile = 11,
    FullDisk = 13,
    CannotOpenFile = 14,
    NotADatabase = 26,
    // The index of the write-ahead log could not grow: in practice no space left.
    SharedMemorySize = InputOutput | (19 << 8),
};

StoreErrorKind kindOf(int code)
{
    if (code == SharedMemorySize)
        return StoreErrorKind::Full;
    switch (code & 0xff) {
    case Busy:
    case LockedTable:
        return StoreErrorKind::Locked;
    case Permission:
    case ReadOnlyFile:
        return StoreErrorKind::ReadOnly;
    case CorruptFile:
    case NotADatabase:
        return StoreErrorKind::Corrupt;
    case FullDisk:
        return StoreErrorKind::Full;
    case CannotOpenFile:
        return StoreErrorKind::CannotOpen;
    default:
        return StoreErrorKind::Failed;
    }
}

QString messageFor(StoreErrorKind kind, const QString &path)
{
    switch (kind) {
    case StoreErrorKind::CannotOpen:
        return ErrorWords::tr("The database %1 cannot be opened; check that its folder exists and may be written to")
            .arg(path);
    case StoreErrorKind::NewerVersion:
        return ErrorWords::tr("The database %1 was written by a later version of this program; use that version")
            .arg(path);
    case StoreErrorKind::Corrupt:
        return ErrorWords::tr("The database %1 is damaged; move it away and start again, or restore a copy").arg(path);
    case StoreErrorKind::Full:
        return ErrorWords::tr("No space is left for the database %1; free some on its disk").arg(path);
    case StoreErrorKind::Locked:
        return ErrorWords::tr("The database %1 is locked by another process; end that process").arg(path);
    case StoreErrorKind::ReadOnly:
        return ErrorWords::tr("The database %1 may not be written to; check the permissions of the file and its folder")
            .arg(path);
    case StoreErrorKind::Failed:
        break;
    }
    return ErrorWords::tr("The database %1 refused a statement").arg(path);
}

} // namespace

StoreError storeError(const QSqlError &error, const QString &path)
{
    const StoreErrorKind kind = kindOf(error.nativeErrorCode().toInt());
    const QString cause = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return {kind, messageFor(kind, path), cause};
}

StoreError syncError(int number, const QString &path)
{
    const QString cause = QString::fromLocal8Bit(std::strerror(number));
    if (number == ENOSPC || number == EDQUOT)
        return {StoreErrorKind::Full, messageFor(StoreErrorKind::Full, path), cause};
    return {StoreErrorKind::Failed,
        ErrorWords::tr("The disk did not keep what was written to the database %1").arg(path), cause};
}

StoreError movedError(const QString &path)
{
    return {StoreErrorKind::CannotOpen,
        ErrorWords::tr("The database %1 was deleted or moved while in use; put it back, or start the program again")
            .arg(path),
        {}};
}

} // namespace Store
