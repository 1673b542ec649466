// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeerror.h"

#include <QString>

#include <memory>

class QSqlQuery;

namespace Store {

/// One SQLite connection. It belongs to the thread that opened it and is used there alone (Qt: "Threads and the SQL
/// Module"). A read-write one creates the file with mode 0600, migrates it (migrations.h) and refuses a newer version.
/// A read-only one needs a file that a read-write one has prepared, and sees each commit as soon as it is made.
class Database final
{
    Q_DISABLE_COPY_MOVE(Database)

public:
    /// Checkpoint: beside a read-write one of the same process, for checkpoint() alone.
    enum class Mode { ReadWrite, ReadOnly, Checkpoint };

    static StoreResult<std::unique_ptr<Database>> open(const QString &path, Mode mode);
    ~Database();

    QString path() const;

    /// A prepared statement, kept for the life of the connection; the caller binds all of its values, executes it
    /// through run() and is done with its rows before it asks for the same statement again. `sql` is a literal.
    StoreResult<QSqlQuery *> prepared(const char *sql);
    /// A statement that is put together for one use.
    StoreResult<std::unique_ptr<QSqlQuery>> prepare(const QString &sql);
    /// Executes a statement that prepared() or prepare() gave.
    StoreResult<void> run(QSqlQuery &query);
    /// One statement without values and rows, as it stands.
    StoreResult<void> execute(const QString &sql);
    /// What stopped a query, as an error of this module.
    StoreError errorOf(const QSqlQuery &query) const;

    StoreResult<void> begin(); ///< BEGIN IMMEDIATE
    StoreResult<void> commit();
    void rollback();
    bool isInTransaction() const;

    /// Pages of the write-ahead log, and how many of them from its beginning the database has itself.
    struct LogState
    {
        qint64 inLog = 0;
        qint64 writtenBack = 0;
    };
    /// Writes the log back as far as no reader is in the way, without waiting for anybody.
    StoreResult<LogState> checkpoint();
    /// When nobody has the database open any more: writes the log back and removes it, so that it is one file. Closing
    /// does that for the last connection that may write; where a read-only one is closed last, both files stay.
    static void removeLog(const QString &path);
    /// Writes all of it back and empties it; an error when a reader is in the way.
    StoreResult<void> beginLogAnew();

    /// What a store remembers from one transaction of a writing connection to the next.
    class Memory
    {
    public:
        virtual ~Memory() = default;
        virtual StoreResult<void> beforeCommit(Database &database) = 0; ///< writes what waited for the commit
        virtual void forgetUncommitted() = 0; ///< after a rollback
    };
    /// Of the deliveries; null until the first needs it. It goes with the connection.
    std::unique_ptr<Memory> &memory();

private:
    class Connection;
    explicit Database(std::unique_ptr<Connection> connection);

    std::unique_ptr<Connection> m_connection;
};

} // namespace Store
