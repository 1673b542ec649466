// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

/// Databases as each version of the schema left them, with rows: tests/data/schemas/v<version>.sql, one statement a
/// line.
namespace Samples {

inline QString schemaText(int version)
{
    return QStringLiteral(TEST_DATA_DIR "/schemas/v%1.sql").arg(version);
}

/// Makes the database at `path` what the text says.
inline void makeOldDatabase(const QString &path, int version)
{
    QFile file(schemaText(version));
    if (!file.open(QFile::ReadOnly))
        qFatal("no schema of version %d", version);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("old"));
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("%s", qPrintable(database.lastError().text()));
        QSqlQuery query(database);
        query.exec(QStringLiteral("PRAGMA journal_mode = WAL"));
        query.exec(QStringLiteral("BEGIN"));
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (!line.isEmpty() && !line.startsWith("--") && !query.exec(QString::fromUtf8(line)))
                qFatal("version %d: %s: %s", version, qPrintable(query.lastError().text()), line.constData());
        }
        query.exec(QStringLiteral("COMMIT"));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("old"));
}

} // namespace Samples
