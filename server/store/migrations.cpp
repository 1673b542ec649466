// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "core/logging.h"
#include "store/database.h"
#include "store/databasecopy.h"
#include "store/rows.h"

#include <QFile>

namespace Store {

namespace {

StoreResult<qint64> number(Database &database, const char *sql)
{
    return numberOf(database, database.prepared(sql));
}

/// Copies made before migrations that stay beside the database.
constexpr int KeptCopies = 2;

QString copyName(const Database &database, int version)
{
    return QStringLiteral("%1.v%2.bak").arg(database.path()).arg(version);
}

/// After a migration from version `from`: older copies go, so that they do not fill the disk over the years.
void removeOldCopies(const Database &database, int from)
{
    int kept = 0;
    for (int version = from; version > 0; --version) {
        if (QFile::exists(copyName(database, version)) && ++kept > KeptCopies)
            QFile::remove(copyName(database, version));
    }
}

StoreResult<void> apply(Database &database, const QList<Migration> &steps, int from)
{
    for (const Migration &step : steps) {
        if (step.version <= from)
            continue;
        for (const QString &statement : step.statements) {
            if (auto done = database.execute(statement); !done)
                return done;
        }
        if (auto done = database.execute(QStringLiteral("PRAGMA user_version = %1").arg(step.version)); !done)
            return done;
    }
    return {};
}

} // namespace

const QList<Migration> &migrations()
{
    static const QList<Migration> Steps{
        {1,
            {
                // Small rows to look through; headers and body are apart, so that marking and listing never touch them.
                QStringLiteral("CREATE TABLE deliveries ("
                               " id INTEGER PRIMARY KEY AUTOINCREMENT,"
                               " received INTEGER NOT NULL," // milliseconds since the epoch
                               " remote TEXT NOT NULL,"
                               " verdict INTEGER NOT NULL,"
                               " refusal INTEGER NOT NULL,"
                               " event TEXT NOT NULL,"
                               " action TEXT NOT NULL,"
                               " slug TEXT NOT NULL,"
                               " system_link TEXT NOT NULL,"
                               " build_id INTEGER NOT NULL,"
                               " build_number INTEGER NOT NULL,"
                               " build_status TEXT NOT NULL,"
                               " signature BLOB," // NULL = none
                               " folded INTEGER NOT NULL,"
                               " answered_us INTEGER NOT NULL,"
                               " bytes INTEGER NOT NULL)"), // of headers and body
                QStringLiteral("CREATE UNIQUE INDEX deliveries_signature ON deliveries(signature) WHERE verdict = 0"),
                QStringLiteral("CREATE INDEX deliveries_unfolded ON deliveries(id) WHERE verdict = 0 AND folded = 0"),
                QStringLiteral("CREATE INDEX deliveries_refused ON deliveries(id) WHERE verdict = 2"),
                QStringLiteral("CREATE INDEX deliveries_build ON deliveries(build_id, system_link)"),
                QStringLiteral("CREATE INDEX deliveries_received ON deliveries(received)"),
                QStringLiteral("CREATE TABLE payloads ("
                               " delivery INTEGER PRIMARY KEY REFERENCES deliveries(id) ON DELETE CASCADE,"
                               " headers BLOB NOT NULL,"
                               " body BLOB NOT NULL)"),
                // One row that the triggers keep true, so that retention by size need not add up everything.
                QStringLiteral("CREATE TABLE totals (bytes INTEGER NOT NULL)"),
                QStringLiteral("INSERT INTO totals VALUES (0)"),
                QStringLiteral("CREATE TRIGGER deliveries_added AFTER INSERT ON deliveries BEGIN"
                               " UPDATE totals SET bytes = bytes + new.bytes; END"),
                QStringLiteral("CREATE TRIGGER deliveries_removed AFTER DELETE ON deliveries BEGIN"
                               " UPDATE totals SET bytes = bytes - old.bytes; END"),

                QStringLiteral("CREATE TABLE builds ("
                               " id INTEGER PRIMARY KEY AUTOINCREMENT,"
                               " system_link TEXT NOT NULL,"
                               " build_id INTEGER NOT NULL,"
                               " status TEXT NOT NULL,"
                               " finished INTEGER NOT NULL," // 1 = nothing follows
                               " first_observed INTEGER NOT NULL,"
                               " last_observed INTEGER NOT NULL,"
                               " last_source INTEGER NOT NULL,"
                               " search TEXT NOT NULL," // case-folded
                               " build BLOB NOT NULL," // JSON
                               " UNIQUE (system_link, build_id))"),
                QStringLiteral("CREATE INDEX builds_unfinished ON builds(id) WHERE finished = 0"),
                QStringLiteral("CREATE INDEX builds_observed ON builds(last_observed) WHERE finished = 1"),

                QStringLiteral("CREATE TABLE announcements ("
                               " id INTEGER PRIMARY KEY AUTOINCREMENT,"
                               " subject TEXT NOT NULL,"
                               " platform TEXT NOT NULL,"
                               " channel TEXT NOT NULL,"
                               " edition INTEGER NOT NULL,"
                               " desired BLOB NOT NULL," // JSON
                               " desired_hash BLOB NOT NULL,"
                               " sent_hash BLOB NOT NULL,"
                               " message_id TEXT NOT NULL,"
                               " nonce TEXT NOT NULL,"
                               " doubt_since INTEGER NOT NULL,"
                               " created INTEGER NOT NULL,"
                               " sent INTEGER NOT NULL,"
                               " failed INTEGER NOT NULL,"
                               " failure TEXT NOT NULL,"
                               " settled INTEGER NOT NULL,"
                               " UNIQUE (subject, platform, channel, edition))"),
                QStringLiteral("CREATE INDEX announcements_unsettled ON announcements(created) WHERE settled = 0"),
                QStringLiteral(
                    "CREATE INDEX announcements_message ON announcements(message_id) WHERE message_id <> ''"),

                QStringLiteral("CREATE TABLE state (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"),
            }},
        {2,
            {
                // Which numbers of a repository are known, and the end of a failed step's log, as the card shows it.
                QStringLiteral("ALTER TABLE builds ADD COLUMN slug TEXT NOT NULL DEFAULT ''"),
                QStringLiteral("ALTER TABLE builds ADD COLUMN number INTEGER NOT NULL DEFAULT 0"),
                QStringLiteral("ALTER TABLE builds ADD COLUMN log_step TEXT NOT NULL DEFAULT ''"), // '' = not fetched
                QStringLiteral("ALTER TABLE builds ADD COLUMN log_lines TEXT NOT NULL DEFAULT ''"),
                QStringLiteral("UPDATE builds SET slug = ifnull(json_extract(CAST(build AS TEXT), '$.repo.slug'), ''),"
                               " number = ifnull(json_extract(CAST(build AS TEXT), '$.number'), 0)"),
                QStringLiteral("CREATE INDEX builds_repository ON builds(system_link, slug, number)"),
            }},
        {3,
            {
                // Logs of steps, as the window shows them; they go with their build.
                QStringLiteral("CREATE TABLE step_logs ("
                               " build INTEGER NOT NULL REFERENCES builds(id) ON DELETE CASCADE,"
                               " stage INTEGER NOT NULL,"
                               " step INTEGER NOT NULL,"
                               " packed BLOB NOT NULL,"
                               " PRIMARY KEY (build, stage, step))"),
            }},
        {4,
            {
                // What people asked Drone to do with a build; they go with it.
                QStringLiteral("CREATE TABLE build_acts ("
                               " id INTEGER PRIMARY KEY AUTOINCREMENT,"
                               " build INTEGER NOT NULL REFERENCES builds(id) ON DELETE CASCADE,"
                               " at INTEGER NOT NULL," // milliseconds since the epoch
                               " act INTEGER NOT NULL,"
                               " user TEXT NOT NULL,"
                               " object TEXT NOT NULL,"
                               " ok INTEGER NOT NULL,"
                               " answer TEXT NOT NULL)"),
                QStringLiteral("CREATE INDEX build_acts_build ON build_acts(build)"),
            }},
        {5,
            {
                // The step whose log goes along with the card as a file, and the file that a message has already.
                QStringLiteral("ALTER TABLE builds ADD COLUMN file_stage INTEGER NOT NULL DEFAULT 0"), // 0 = none
                QStringLiteral("ALTER TABLE builds ADD COLUMN file_step INTEGER NOT NULL DEFAULT 0"),
                QStringLiteral("ALTER TABLE announcements ADD COLUMN settled_file TEXT NOT NULL DEFAULT ''"),
            }},
        {6,
            {
                // The window counts by state, and reading all builds for that would hold it up.
                QStringLiteral("CREATE INDEX builds_status ON builds(status)"),
            }},
        {7,
            {
                // An index by the signature is a page of its own for each delivery; one by the signed date grows at its
                // end. Old rows take the date from their headers, "Date: Mon, 23 Nov 2026 16:23:02 GMT".
                QStringLiteral("ALTER TABLE deliveries ADD COLUMN signed INTEGER NOT NULL DEFAULT 0"), // milliseconds
                QStringLiteral("DROP INDEX deliveries_signature"),
                QStringLiteral("UPDATE deliveries SET signed = ifnull((SELECT 1000 * strftime('%s', substr(d, 13, 4)"
                               " || '-' || printf('%02d',"
                               " (instr('JanFebMarAprMayJunJulAugSepOctNovDec', substr(d, 9, 3)) + 2) / 3)"
                               " || '-' || substr(d, 6, 2) || ' ' || substr(d, 18, 8))"
                               " FROM (SELECT substr(h, instr(lower(h), char(10) || 'date: ') + 7, 29) AS d"
                               " FROM (SELECT char(10) || CAST(headers AS TEXT) AS h FROM payloads"
                               " WHERE delivery = deliveries.id))), 0) WHERE verdict = 0"),
                QStringLiteral("CREATE INDEX deliveries_signed ON deliveries(signed) WHERE verdict = 0"),
                // With it each insert was a statement of many writes, which SQLite prepares to undo page by page.
                QStringLiteral("DROP TRIGGER deliveries_added"),
            }},
        {8,
            {
                // The window shows a message's file with its size.
                QStringLiteral("ALTER TABLE builds ADD COLUMN file_bytes INTEGER NOT NULL DEFAULT 0"), // 0 = not known
            }},
        {9,
            {
                // The sum of the logs' bytes, so that nobody adds them up. Logs are few beside deliveries: triggers do.
                QStringLiteral("ALTER TABLE totals ADD COLUMN log_bytes INTEGER NOT NULL DEFAULT 0"),
                QStringLiteral("UPDATE totals SET log_bytes = ifnull((SELECT sum(length(packed)) FROM step_logs), 0)"),
                QStringLiteral("CREATE TRIGGER step_logs_added AFTER INSERT ON step_logs BEGIN"
                               " UPDATE totals SET log_bytes = log_bytes + length(new.packed); END"),
                QStringLiteral(
                    "CREATE TRIGGER step_logs_replaced AFTER UPDATE OF packed ON step_logs BEGIN"
                    " UPDATE totals SET log_bytes = log_bytes + length(new.packed) - length(old.packed); END"),
                QStringLiteral("CREATE TRIGGER step_logs_removed AFTER DELETE ON step_logs BEGIN"
                               " UPDATE totals SET log_bytes = log_bytes - length(old.packed); END"),
            }},
    };
    return Steps;
}

StoreResult<int> versionOf(Database &database)
{
    auto version = number(database, "PRAGMA user_version");
    if (!version)
        return version.error();
    return int(version.value());
}

StoreResult<void> migrate(Database &database, const QList<Migration> &steps)
{
    const auto version = versionOf(database);
    if (!version)
        return version.error();
    const int from = version.value();
    const int to = steps.last().version;
    if (from > to)
        return StoreError{StoreErrorKind::NewerVersion,
            QStringLiteral("The database %1 was written by a later version of this program; use that version")
                .arg(database.path()),
            QStringLiteral("it has version %1, known is %2").arg(from).arg(to)};
    if (from == to)
        return {};
    if (from > 0) {
        if (auto copied = copyDatabase(database, copyName(database, from)); !copied)
            return copied;
    } else {
        const auto tables = number(database, "SELECT count(*) FROM sqlite_schema");
        if (!tables)
            return tables.error();
        if (tables.value() > 0)
            return StoreError{StoreErrorKind::CannotOpen,
                QStringLiteral("The database %1 belongs to another program; choose another folder")
                    .arg(database.path()),
                QStringLiteral("it has tables but no version")};
    }
    if (auto begun = database.begin(); !begun)
        return begun;
    auto done = apply(database, steps, from);
    if (done)
        done = database.commit();
    if (!done) {
        database.rollback();
        return done;
    }
    removeOldCopies(database, from);
    if (from > 0)
        qCInfo(lcStore) << "Database migrated from version" << from << "to" << to;
    return {};
}

} // namespace Store
