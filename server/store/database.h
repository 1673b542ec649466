// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeerror.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <memory>

namespace Store {

/// One SQLite connection. It belongs to the thread that opened it and is used there alone (Qt: "Threads and the SQL
/// Module"). A read-write one creates the file with mode 0600, migrates it (migrations.h) and refuses a newer version.
class Database final
{
    Q_DISABLE_COPY_MOVE(Database)

public:
    enum class Mode { ReadWrite, ReadOnly };

    static StoreResult<std::unique_ptr<Database>> open(const QString &path, Mode mode);
    ~Database();

    QString path() const { return m_path; }

    /// A prepared statement, kept for the life of the connection; the caller binds all of its values, executes it
    /// through run() and is done with its rows before it asks for the same statement again. `sql` is a literal.
    StoreResult<QSqlQuery *> prepared(const char *sql);
    /// Executes a statement that prepared() gave.
    StoreResult<void> run(QSqlQuery &query);
    /// One statement without values and rows, as it stands.
    StoreResult<void> execute(const QString &sql);

    StoreResult<void> begin(); ///< BEGIN IMMEDIATE
    StoreResult<void> commit();
    void rollback();

private:
    Database(QString path, QString connection);

    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
    QHash<const char *, std::shared_ptr<QSqlQuery>> m_prepared;
};

} // namespace Store
