// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "store/buildstore.h"
#include "store/deliverystore.h"
#include "store/migrations.h"
#include "store/rows.h"
#include "store/statestore.h"

#include "samples.h"

#include <QtTest>

#include <sys/stat.h>

using namespace Store;

class MigrationsTest : public QObject
{
    Q_OBJECT

    static QList<Migration> with(const QStringList &statements)
    {
        QList<Migration> steps = migrations();
        steps.append({int(steps.size()) + 1, statements});
        return steps;
    }

    /// From the newest version back to the sixth.
    static QStringList withoutWhatFollowed()
    {
        return {QStringLiteral("DROP TRIGGER step_logs_added"), QStringLiteral("DROP TRIGGER step_logs_replaced"),
            QStringLiteral("DROP TRIGGER step_logs_removed"),
            QStringLiteral("ALTER TABLE totals DROP COLUMN log_bytes"),
            QStringLiteral("ALTER TABLE builds DROP COLUMN file_bytes"), QStringLiteral("DROP INDEX deliveries_signed"),
            QStringLiteral("ALTER TABLE deliveries DROP COLUMN signed"),
            QStringLiteral("CREATE UNIQUE INDEX deliveries_signature ON deliveries(signature) WHERE verdict = 0"),
            QStringLiteral("CREATE TRIGGER deliveries_added AFTER INSERT ON deliveries BEGIN"
                           " UPDATE totals SET bytes = bytes + new.bytes; END"),
            QStringLiteral("PRAGMA user_version = 6")};
    }

private Q_SLOTS:
    void stepsRiseFromOne()
    {
        for (qsizetype i = 0; i < migrations().size(); ++i)
            QCOMPARE(migrations().at(i).version, int(i) + 1);
    }

    void newDatabaseHasTheLastVersionAndNoCopy()
    {
        Samples::DiskDatabase database;
        QCOMPARE(versionOf(database.get()).value(), migrations().last().version);
        QVERIFY(!QFile::exists(database.path() + QStringLiteral(".v0.bak")));
    }

    void existingOneIsCopiedThenMigrated()
    {
        Samples::DiskDatabase database;
        const int old = versionOf(database.get()).value();
        QVERIFY(StateStore(database.get()).set(QStringLiteral("k"), "v"));
        const auto steps =
            with({QStringLiteral("CREATE TABLE later (a)"), QStringLiteral("INSERT INTO later VALUES (1)")});
        QVERIFY(migrate(database.get(), steps));
        QCOMPARE(versionOf(database.get()).value(), old + 1);
        QVERIFY(database.get().execute(QStringLiteral("SELECT a FROM later")));

        const QString copy = QStringLiteral("%1.v%2.bak").arg(database.path()).arg(old);
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(copy).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777, 0600U);
        const auto opened = Database::open(copy, Database::Mode::ReadWrite);
        QVERIFY(opened);
        QCOMPARE(versionOf(*opened.value()).value(), old);
        QCOMPARE(StateStore(*opened.value()).value(QStringLiteral("k")).value(), QByteArray("v"));
        QVERIFY(!opened.value()->execute(QStringLiteral("SELECT a FROM later")));
        QVERIFY(!QFile::exists(copy + QStringLiteral(".part")));
    }

    void buildsOfTheFirstVersionKeepTheirNumbers()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("old.db"));
        auto old = Database::open(path, Database::Mode::ReadWrite);
        QVERIFY(old);
        for (const QString &statement : withoutWhatFollowed())
            QVERIFY2(old.value()->execute(statement), qPrintable(statement));
        // Back to the first version, with a row as it wrote them.
        for (const char *statement : {"DROP TABLE build_acts", "DROP TABLE step_logs", "DROP INDEX builds_repository",
                 "DROP INDEX builds_status", "ALTER TABLE builds DROP COLUMN slug",
                 "ALTER TABLE builds DROP COLUMN number", "ALTER TABLE builds DROP COLUMN log_step",
                 "ALTER TABLE builds DROP COLUMN log_lines", "ALTER TABLE builds DROP COLUMN file_stage",
                 "ALTER TABLE builds DROP COLUMN file_step", "ALTER TABLE announcements DROP COLUMN settled_file",
                 "PRAGMA user_version = 1",
                 "INSERT INTO builds VALUES (1, 'https://drone', 7, 'running', 0, 1, 1, 0, '',"
                 " CAST('{\"id\":7,\"number\":12,\"repo\":{\"slug\":\"o/r\"}}' AS BLOB))"})
            QVERIFY2(old.value()->execute(QString::fromLatin1(statement)), statement);
        old.value().reset();
        const auto opened = Database::open(path, Database::Mode::ReadWrite);
        QVERIFY(opened);
        const auto outlines = BuildStore(*opened.value()).outlines(1);
        QVERIFY(outlines);
        QCOMPARE(outlines.value().size(), 1);
        QCOMPARE(outlines.value().first().repository.slug, QStringLiteral("o/r"));
        QCOMPARE(outlines.value().first().number, 12);
        QVERIFY(BuildStore(*opened.value()).find({QStringLiteral("https://drone"), 7}).value()->log.step.isEmpty());
    }

    void deliveriesOfTheSixthVersionAreStillRecognised()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("old.db"));
        auto old = Database::open(path, Database::Mode::ReadWrite);
        QVERIFY(old);
        for (const QString &statement : withoutWhatFollowed())
            QVERIFY2(old.value()->execute(statement), qPrintable(statement));
        const QStringList headers{QStringLiteral("Host: a\nDate: Mon, 23 Nov 2026 16:23:02 GMT\nUpDate: x\n"),
            QStringLiteral("date: Thu, 01 Jan 2026 00:00:00 GMT\n"), QStringLiteral("Host: a\n")};
        for (int i = 0; i < headers.size(); ++i) {
            QVERIFY(old.value()->execute(
                QStringLiteral("INSERT INTO deliveries VALUES (%1, 1, '', 0, 0, 'build', '', '', '', 0, 0, '',"
                               " CAST('mac%1' AS BLOB), 1, 1, 10)")
                    .arg(i + 1)));
            QVERIFY(old.value()->execute(QStringLiteral("INSERT INTO payloads VALUES (%1, CAST('%2' AS BLOB), x'00')")
                                             .arg(i + 1)
                                             .arg(headers.at(i))));
        }
        old.value().reset();
        const auto opened = Database::open(path, Database::Mode::ReadWrite);
        QVERIFY(opened);
        QVERIFY(QFile::exists(path + QStringLiteral(".v6.bak")));
        DeliveryStore store(*opened.value());
        const QList<qint64> dates{1'795'450'982'000, 1'767'225'600'000, 0};
        for (int i = 0; i < dates.size(); ++i) {
            QCOMPARE(Core::toMSecs(store.find(i + 1).value()->signedAt), dates.at(i));
            Model::Delivery again = Samples::delivery();
            again.signature = QByteArray("mac") + QByteArray::number(i + 1);
            again.signedAt = Core::toWallTime(dates.at(i));
            QVERIFY(store.insert(again));
            QCOMPARE(again.verdict, Model::Verdict::Duplicate);
        }
        // The sum goes on from what the sixth version had counted.
        const qint64 each = Samples::delivery().headers.size() + Samples::delivery().body.size();
        QCOMPARE(
            numberOf(*opened.value(), opened.value()->prepared("SELECT bytes FROM totals")).value(), 3 * 10 + 3 * each);
    }

    void failedStepUndoesAll()
    {
        Samples::DiskDatabase database;
        const int old = versionOf(database.get()).value();
        auto steps = with({QStringLiteral("CREATE TABLE later (a)")});
        steps.append({old + 2, {QStringLiteral("CREATE TABLE later (a)")}});
        const auto done = migrate(database.get(), steps);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, StoreErrorKind::Failed);
        QCOMPARE(versionOf(database.get()).value(), old);
        QVERIFY(!database.get().execute(QStringLiteral("SELECT a FROM later")));
        // The copy of the failed try does not stand in the way of the next.
        QVERIFY(migrate(database.get(), with({QStringLiteral("CREATE TABLE later (a)")})));
    }

    void newerVersionIsRefused()
    {
        Samples::DiskDatabase database;
        QVERIFY(database.get().execute(QStringLiteral("PRAGMA user_version = 99")));
        const auto done = migrate(database.get(), migrations());
        QVERIFY(!done);
        QCOMPARE(done.error().kind, StoreErrorKind::NewerVersion);
    }

    void databaseOfAnotherProgramIsRefused()
    {
        Samples::DiskDatabase database;
        QVERIFY(database.get().execute(QStringLiteral("PRAGMA user_version = 0")));
        const auto done = migrate(database.get(), migrations());
        QVERIFY(!done);
        QCOMPARE(done.error().kind, StoreErrorKind::CannotOpen);
    }
};

REGISTER_GUILESS_TEST(MigrationsTest)
#include "tst_migrations.moc"
