// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/databasecopy.h"

#include "store/databasefile.h"
#include "store/rows.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace Store {

namespace {

/// What the owner reads, in the language of the window where there is one.
struct CopyWords
{
    Q_DECLARE_TR_FUNCTIONS(Store::DatabaseCopy)
};

StoreError cannotCopy(const QString &target, StoreErrorKind kind, const QString &cause)
{
    return {kind,
        kind == StoreErrorKind::Full
            ? CopyWords::tr("No space is left for a copy of the database at %1; free some on its disk").arg(target)
            : CopyWords::tr("The database cannot be copied to %1; check the folder and its space").arg(target),
        cause};
}

StoreErrorKind kindOfSystemError()
{
    return errno == ENOSPC || errno == EDQUOT ? StoreErrorKind::Full : StoreErrorKind::CannotOpen;
}

StoreResult<void> vacuumInto(Database &database, const QString &part)
{
    auto query = database.prepare(QStringLiteral("VACUUM INTO ?"));
    if (!query)
        return query.error();
    bind(*query.value(), part);
    return database.run(*query.value());
}

} // namespace

StoreResult<void> copyDatabase(Database &database, const QString &target)
{
    const QString part = target + QStringLiteral(".part");
    QFile::remove(part); // of a copy that was interrupted
    // VACUUM INTO accepts an empty file: so it has the right mode from its first byte.
    QFile copy(part);
    if (!copy.open(QFile::ReadWrite | QFile::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return cannotCopy(target, kindOfSystemError(), copy.errorString());
    if (auto copied = vacuumInto(database, part); !copied) {
        copy.remove();
        return cannotCopy(target, copied.error().kind, copied.error().cause);
    }
    // VACUUM INTO does not sync what it wrote.
    if (fsync(copy.handle()) != 0) {
        const auto error = cannotCopy(target, kindOfSystemError(), qt_error_string());
        copy.remove();
        return error;
    }
    copy.close();
    // Not QFile::rename, which does not replace.
    if (std::rename(QFile::encodeName(part).constData(), QFile::encodeName(target).constData()) != 0) {
        const auto error = cannotCopy(target, kindOfSystemError(), qt_error_string());
        QFile::remove(part);
        return error;
    }
    syncFolderOf(target);
    return {};
}

} // namespace Store
