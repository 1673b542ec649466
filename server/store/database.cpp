// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "store/databasefile.h"
#include "store/migrations.h"
#include "store/rows.h"
#include "store/sqlerror.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

#include <atomic>
#include <unordered_map>

namespace Store {

/// What Qt needs for a connection: its name, unique in the process, and the statements that stand on it.
class Database::Connection final
{
    Q_DISABLE_COPY_MOVE(Connection)

public:
    explicit Connection(QString file)
        : path(std::move(file))
    {
        static std::atomic<quint64> last = 0;
        name = QStringLiteral("store-%1").arg(++last);
        database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
    }
    ~Connection()
    {
        statements.clear();
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(name);
    }

    bool isMine() const { return QThread::currentThread() == thread; }

    QString path;
    QString name;
    QThread *thread = QThread::currentThread();
    QSqlDatabase database;
    std::unordered_map<const char *, std::unique_ptr<QSqlQuery>> statements;
    std::unique_ptr<Memory> memory;
    bool isInTransaction = false;
};

Database::Database(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{
}

Database::~Database() = default;

QString Database::path() const
{
    return m_connection->path;
}

StoreResult<std::unique_ptr<Database>> Database::open(const QString &path, Mode mode)
{
    const int known = migrations().last().version;
    const bool writes = mode != Mode::ReadOnly;
    if (mode == Mode::ReadWrite) {
        // A write-ahead log may hold a version that the file itself does not show yet. Looking at it through a
        // read-only connection leaves both as they are.
        if (auto prepared = prepareFile(path, known); !prepared)
            return prepared.error();
        if (QFileInfo(path).size() > 0 && QFileInfo(path + QStringLiteral("-wal")).size() > 0) {
            if (auto looked = open(path, Mode::ReadOnly);
                !looked && looked.error().kind == StoreErrorKind::NewerVersion)
                return looked.error();
        }
        if (auto restricted = restrictFile(path); !restricted)
            return restricted.error();
    } else if (!QFileInfo::exists(path)) {
        return StoreError{StoreErrorKind::CannotOpen,
            QStringLiteral("The database %1 is not there; start the program that writes it first").arg(path), {}};
    }

    auto connection = std::make_unique<Connection>(path);
    QSqlDatabase &database = connection->database;
    // Two seconds: a sender waits for the answer, and jobs pile up behind it.
    database.setConnectOptions(writes ? QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000")
                                      : QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000;QSQLITE_OPEN_READONLY"));
    if (!database.open())
        return storeError(database.lastError(), path);
    std::unique_ptr<Database> opened(new Database(std::move(connection)));

    if (!writes) {
        const auto version = versionOf(*opened);
        if (!version)
            return version.error();
        if (version.value() == known)
            return opened;
        const bool newer = version.value() > known;
        return StoreError{newer ? StoreErrorKind::NewerVersion : StoreErrorKind::CannotOpen,
            newer
                ? QStringLiteral("The database %1 was written by a later version of this program; use that version")
                      .arg(path)
                : QStringLiteral("The database %1 is not ready yet; start the program that writes it first").arg(path),
            QStringLiteral("it has version %1, known is %2").arg(version.value()).arg(known)};
    }

    if (mode == Mode::Checkpoint) {
        for (const char *pragma : {"PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 0"}) {
            if (auto done = opened->execute(QLatin1String(pragma)); !done)
                return done.error();
        }
        return opened;
    }

    // WAL and FULL: one fsync for each commit, readers never wait for the writer (SQLite: "Write-Ahead Logging").
    // The log is written back every 32 MiB where no Checkpointer does it before, and its file shrinks to 64 MiB after a
    // burst. Debian's SQLite writes zeros over each page that is freed, which makes the removal of old deliveries three
    // times as long; FAST does it where the page is written all the same.
    for (const char *pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
             "PRAGMA wal_autocheckpoint = 8000", "PRAGMA journal_size_limit = 67108864", "PRAGMA cache_size = -16384",
             "PRAGMA temp_store = MEMORY", "PRAGMA secure_delete = FAST"}) {
        if (auto done = opened->execute(QLatin1String(pragma)); !done)
            return done.error();
    }
    if (auto migrated = migrate(*opened, migrations()); !migrated)
        return migrated.error();
    return opened;
}

StoreResult<QSqlQuery *> Database::prepared(const char *sql)
{
    Q_ASSERT(m_connection->isMine());
    std::unique_ptr<QSqlQuery> &statement = m_connection->statements[sql];
    if (!statement) {
        auto fresh = prepare(QLatin1String(sql));
        if (!fresh)
            return fresh.error();
        statement = std::move(fresh.value());
    }
    return statement.get();
}

StoreResult<std::unique_ptr<QSqlQuery>> Database::prepare(const QString &sql)
{
    Q_ASSERT(m_connection->isMine());
    auto query = std::make_unique<QSqlQuery>(m_connection->database);
    query->setForwardOnly(true);
    if (!query->prepare(sql))
        return errorOf(*query);
    return query;
}

StoreResult<void> Database::run(QSqlQuery &query)
{
    Q_ASSERT(m_connection->isMine());
    if (!query.exec())
        return errorOf(query);
    return {};
}

StoreResult<void> Database::execute(const QString &sql)
{
    Q_ASSERT(m_connection->isMine());
    QSqlQuery query(m_connection->database);
    if (!query.exec(sql))
        return errorOf(query);
    return {};
}

StoreError Database::errorOf(const QSqlQuery &query) const
{
    return storeError(query.lastError(), m_connection->path);
}

StoreResult<void> Database::begin()
{
    auto query = prepared("BEGIN IMMEDIATE");
    auto begun = query ? run(*query.value()) : query.error();
    m_connection->isInTransaction = bool(begun);
    return begun;
}

StoreResult<void> Database::commit()
{
    if (m_connection->memory) {
        if (auto written = m_connection->memory->beforeCommit(*this); !written)
            return written;
    }
    auto query = prepared("COMMIT");
    auto committed = query ? run(*query.value()) : query.error();
    if (committed)
        m_connection->isInTransaction = false;
    return committed;
}

void Database::rollback()
{
    // Fails when SQLite has rolled back by itself, as on a full disk: then nothing is left to do.
    (void)execute(QStringLiteral("ROLLBACK"));
    m_connection->isInTransaction = false;
    if (m_connection->memory)
        m_connection->memory->forgetUncommitted();
}

bool Database::isInTransaction() const
{
    return m_connection->isInTransaction;
}

StoreResult<Database::LogState> Database::checkpoint()
{
    auto query = prepared("PRAGMA wal_checkpoint(PASSIVE)");
    if (!query)
        return query.error();
    const auto read = [](const QSqlQuery &row) {
        return LogState{row.value(1).toLongLong(), row.value(2).toLongLong()};
    };
    const auto state = firstOf<LogState>(*this, *query.value(), read);
    if (!state)
        return state.error();
    return state.value().value_or(LogState());
}

void Database::removeLog(const QString &path)
{
    if (const auto last = open(path, Mode::Checkpoint))
        (void)last.value()->checkpoint(); // one that has not touched the log does not remove it
}

StoreResult<void> Database::beginLogAnew()
{
    const auto busy = numberOf(*this, prepared("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!busy)
        return busy.error();
    if (busy.value() != 0)
        return StoreError{StoreErrorKind::Locked,
            QStringLiteral("The database %1 cannot be written back while it is read").arg(path()), {}};
    return {};
}

std::unique_ptr<Database::Memory> &Database::memory()
{
    return m_connection->memory;
}

} // namespace Store
