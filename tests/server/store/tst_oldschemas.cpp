// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "store/actstore.h"
#include "store/announcementstore.h"
#include "store/buildstore.h"
#include "store/deliverystore.h"
#include "store/logstore.h"
#include "store/migrations.h"
#include "store/rows.h"
#include "store/statestore.h"

#include "oldschema.h"
#include "samples.h"

#include <QtTest>

using namespace Store;

/// Databases as each version of the schema left them, with rows: tests/data/schemas/v<version>.sql, one statement a
/// line. The newest is among them, so that it is there when another follows.
class OldSchemasTest : public QObject
{
    Q_OBJECT

    static QStringList listOf(Database &database, const char *sql)
    {
        auto query = database.prepare(QLatin1String(sql));
        if (!query || !database.run(*query.value()))
            qFatal("%s", sql);
        QStringList list;
        while (query.value()->next())
            list.append(query.value()->value(0).toString());
        return list;
    }
    static QStringList schemaOf(Database &database)
    {
        // Spelled as it was written; the migrations are the same for all, so the words are too.
        return listOf(database, "SELECT name || ': ' || ifnull(sql, '') FROM sqlite_schema ORDER BY name");
    }

private Q_SLOTS:
    void everyVersionHasItsText()
    {
        for (const Migration &step : migrations())
            QVERIFY2(QFile::exists(Samples::schemaText(step.version)), qPrintable(Samples::schemaText(step.version)));
    }

    void isTakenOverWithAllRows_data()
    {
        QTest::addColumn<int>("version");
        for (const Migration &step : migrations())
            QTest::addRow("version %d", step.version) << step.version;
    }
    void isTakenOverWithAllRows()
    {
        QFETCH(const int, version);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("old.db"));
        Samples::makeOldDatabase(path, version);
        const auto opened = Database::open(path, Database::Mode::ReadWrite);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().text()));
        Database &database = *opened.value();
        QCOMPARE(versionOf(database).value(), migrations().last().version);
        QCOMPARE(listOf(database, "PRAGMA integrity_check"), QStringList(QStringLiteral("ok")));
        QCOMPARE(listOf(database, "PRAGMA foreign_key_check"), QStringList());
        Samples::DiskDatabase fresh;
        QCOMPARE(schemaOf(database), schemaOf(fresh.get()));
        QCOMPARE(numberOf(database, database.prepared("SELECT bytes FROM totals")).value(),
            numberOf(database, database.prepared("SELECT sum(bytes) FROM deliveries")).value());
        QCOMPARE(numberOf(database, database.prepared("SELECT log_bytes FROM totals")).value(), version >= 3 ? 8 : 0);

        checkDeliveries(database);
        checkBuilds(database, version);
        checkAnnouncements(database, version);
        QCOMPARE(StateStore(database).value(QStringLiteral("gateway/session")).value(), QByteArray("\0session", 8));

        // What comes next gets a number of its own, and a repeated delivery is still known.
        Model::Delivery again = DeliveryStore(database).find(2).value().value();
        QVERIFY(DeliveryStore(database).insert(again));
        QCOMPARE(again.verdict, Model::Verdict::Duplicate);
        QCOMPARE(again.id, 6);
    }

    void theOldOneStaysAsACopy_data()
    {
        QTest::addColumn<int>("version");
        for (const Migration &step : migrations()) {
            if (step.version < migrations().last().version)
                QTest::addRow("version %d", step.version) << step.version;
        }
    }
    void theOldOneStaysAsACopy()
    {
        QFETCH(const int, version);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("old.db"));
        Samples::makeOldDatabase(path, version);
        QVERIFY(Database::open(path, Database::Mode::ReadWrite));
        // The copy is a whole database of that version: put back, it is migrated once more.
        const QString copy = QStringLiteral("%1.v%2.bak").arg(path).arg(version);
        QVERIFY(QFile::exists(copy));
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::rename(copy, path));
        const auto opened = Database::open(path, Database::Mode::ReadWrite);
        QVERIFY(opened);
        checkDeliveries(*opened.value());
        checkBuilds(*opened.value(), version);
        checkAnnouncements(*opened.value(), version);
    }

private:
    static void checkDeliveries(Database &database)
    {
        const DeliveryStore store(database);
        QCOMPARE(store.count({}).value(), 5);
        const Model::Delivery first = store.find(1).value().value();
        QCOMPARE(first.received, Core::toWallTime(1'795'450'900'001));
        QCOMPARE(first.signedAt, Core::toWallTime(1'795'450'861'000));
        QCOMPARE(first.slug, QStringLiteral("harbor/größe"));
        QCOMPARE(first.build, (Model::BuildKey{QStringLiteral("https://drone.example"), 101}));
        QCOMPARE(first.signature.size(), 32);
        QVERIFY(first.headers.contains("Date: Mon, 23 Nov 2026 16:21:01 GMT\r\n"));
        QVERIFY(first.body.startsWith(R"({"event":"build")"));
        QVERIFY(first.folded);
        QCOMPARE(store.find(3).value()->verdict, Model::Verdict::Duplicate);
        QCOMPARE(store.find(4).value()->refusal, Model::Refusal::DigestMismatch);
        const auto unfolded = store.unfolded(10);
        QCOMPARE(unfolded.value().size(), 1);
        QCOMPARE(unfolded.value().first().id, 5);
    }

    static void checkBuilds(Database &database, int version)
    {
        const QString link = QStringLiteral("https://drone.example");
        const auto failed = BuildStore(database).find({link, 102}).value();
        QVERIFY(failed);
        QCOMPARE(failed->build.status, Model::Status::Failure);
        QCOMPARE(failed->build.message, QStringLiteral("It's 50%_ broken\nfor now"));
        QCOMPARE(failed->build.repository.slug, QStringLiteral("harbor/größe"));
        QCOMPARE(failed->build.stages.first().steps.last().exitCode, 2);
        QCOMPARE(failed->lastSource, Model::Source::Reconciled);
        QCOMPARE(failed->log.step, version >= 2 ? QStringLiteral("default / test") : QString());
        QCOMPARE(failed->log.fileStep, version >= 5 ? 2 : 0);
        const auto unfinished = BuildStore(database).unfinished();
        QCOMPARE(unfinished.value().size(), 1);
        QCOMPARE(unfinished.value().first().build.number, 3);
        // The columns that came later are filled for the rows that were there.
        const auto outlines = BuildStore(database).outlines(10);
        QCOMPARE(outlines.value().size(), 3);
        for (const Model::Build &outline : outlines.value())
            QCOMPARE(outline.repository.slug, QStringLiteral("harbor/größe"));
        if (version >= 3)
            QCOMPARE(LogStore(database).find({link, 102}, 1, 2).value(), std::optional(QByteArray("\0\1packed", 8)));
        QCOMPARE(ActStore(database).of({link, 102}).value().size(), version >= 4 ? 1 : 0);
    }

    static void checkAnnouncements(Database &database, int version)
    {
        const AnnouncementStore store(database);
        const Model::Channel channel{QStringLiteral("discord"), QStringLiteral("222222222222222222")};
        const auto sent = store.find(QStringLiteral("build:https://drone.example:101"), channel).value();
        QVERIFY(sent);
        QCOMPARE(sent->messageId, QStringLiteral("1001"));
        QVERIFY(sent->isSettled());
        QCOMPARE(sent->desired.title, QStringLiteral("harbor/größe #1"));
        const auto failed = store.find(QStringLiteral("build:https://drone.example:102"), channel).value();
        QVERIFY(failed && failed->failed);
        QCOMPARE(failed->settledFile, version >= 5 ? QStringLiteral("1/2 102 https://drone.example") : QString());
        const auto unsettled = store.unsettled();
        QCOMPARE(unsettled.value().size(), 1);
        QCOMPARE(unsettled.value().first().nonce, QStringLiteral("nonce3"));
        QVERIFY(unsettled.value().first().doubtSince != Core::WallTime{});
        QVERIFY(store.hasMessage(QStringLiteral("1004")).value());
    }
};

REGISTER_GUILESS_TEST(OldSchemasTest)
#include "tst_oldschemas.moc"
