// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "model/buildloss.h"
#include "store/announcementstore.h"
#include "store/buildstore.h"

#include "samples.h"

#include <QtTest>

using namespace Store;

class BuildStoreTest : public QObject
{
    Q_OBJECT

    static QList<qint64> numbers(const StoreResult<QList<BuildRecord>> &records)
    {
        QList<qint64> numbers;
        for (const BuildRecord &record : records.value())
            numbers.append(record.build.number);
        return numbers;
    }

private Q_SLOTS:
    void rowIsGivenOnceAndTold()
    {
        Samples::DiskDatabase database;
        BuildStore store(database.get());
        const auto first = store.save(Samples::build(1));
        const auto second = store.save(Samples::build(2));
        QVERIFY(first && second);
        QVERIFY(first.value() > 0 && second.value() > first.value());
        QCOMPARE(store.save(Samples::build(1)).value(), first.value());
    }

    void everyFieldComesBack()
    {
        Samples::DiskDatabase database;
        BuildRecord record = Samples::build();
        QVERIFY(BuildStore(database.get()).save(record));
        database.open();
        const auto found = BuildStore(database.get()).find(record.build.key());
        QVERIFY(found.value());
        record.row = found.value()->row;
        QVERIFY(record.row > 0);
        QCOMPARE(found.value(), record);
        QVERIFY(!BuildStore(database.get()).find({QStringLiteral("https://other"), record.build.id}).value());
    }

    void outlinesAreTheHighestOfEachRepository()
    {
        Samples::DiskDatabase database;
        BuildStore store(database.get());
        for (const int n : {3, 1, 2, 5})
            QVERIFY(store.save(Samples::build(n, n == 5 ? Model::Status::Running : Model::Status::Failure)));
        BuildRecord other = Samples::build(9);
        other.build.repository.slug = QStringLiteral("octocat/world");
        QVERIFY(store.save(other));
        const auto outlines = store.outlines(2);
        QVERIFY(outlines);
        QStringList seen;
        for (const Model::Build &build : outlines.value()) {
            QCOMPARE(build.system.link, other.build.system.link);
            seen.append(QStringLiteral("%1 #%2 %3 %4")
                            .arg(build.repository.slug)
                            .arg(build.number)
                            .arg(build.id)
                            .arg(Model::statusWord(build.status)));
        }
        QCOMPARE(seen,
            (QStringList{QStringLiteral("octocat/hello #3 103 failure"), QStringLiteral("octocat/hello #5 105 running"),
                QStringLiteral("octocat/world #9 109 running")}));
    }

    void earlierOnesAreOfTheRepositoryAlone()
    {
        Samples::DiskDatabase database;
        BuildStore store(database.get());
        for (const int n : {7, 3, 1, 2, 5})
            QVERIFY(store.save(Samples::build(n)));
        BuildRecord longer = Samples::build(4);
        longer.build.repository.slug += QStringLiteral("-web");
        QVERIFY(store.save(longer));
        BuildRecord elsewhere = Samples::build(6);
        elsewhere.build.system.link = QStringLiteral("https://other.example");
        QVERIFY(store.save(elsewhere));
        const Model::Build build = Samples::build(7).build;
        QCOMPARE(numbers(store.earlier(build, 10)), (QList<qint64>{5, 3, 2, 1})); // whichever was heard of first
        QCOMPARE(numbers(store.earlier(build, 2)), (QList<qint64>{5, 3}));
        QCOMPARE(store.earlier(build, 1).value().first(), *store.find(Samples::build(5).build.key()).value());
        QCOMPARE(numbers(store.earlier(Samples::build(1).build, 10)), QList<qint64>());
    }

    void earlierOnesAreFoundByTheIndex()
    {
        Samples::DiskDatabase database;
        auto query = database.get().prepare(QStringLiteral("EXPLAIN QUERY PLAN SELECT id, build FROM builds WHERE"
                                                           " system_link = 1 AND slug = 1 AND number < 1"
                                                           " ORDER BY number DESC LIMIT 1"));
        QVERIFY(query && database.get().run(*query.value()));
        QStringList steps;
        while (query.value()->next())
            steps.append(query.value()->value(3).toString());
        QCOMPARE(steps.size(), 1); // neither a scan nor a sort
        QVERIFY2(steps[0].contains(QLatin1String("builds_repository (system_link=? AND slug=? AND number<?)")),
            qPrintable(steps[0]));
    }

    void failuresWithoutLogAreFound()
    {
        Samples::DiskDatabase database;
        BuildStore store(database.get());
        using enum Model::Status;
        for (const auto &[n, status] : {std::pair(1, Failure), {2, Error}, {3, Success}, {4, Running}, {5, Failure}}) {
            BuildRecord record = Samples::build(n, status);
            record.log.step = n == 5 ? QStringLiteral("default / test") : QString();
            QVERIFY(store.save(record));
        }
        QCOMPARE(numbers(store.failedWithoutLog({}, 10)), (QList<qint64>{2, 1}));
        QCOMPARE(numbers(store.failedWithoutLog({}, 1)), QList<qint64>{2});
        QCOMPARE(numbers(store.failedWithoutLog(Samples::build(1).lastObserved, 10)), QList<qint64>{2});
    }

    void savingAgainKeepsTheRow()
    {
        Samples::DiskDatabase database;
        BuildStore store(database.get());
        BuildRecord record = Samples::build(1);
        QVERIFY(store.save(record));
        QVERIFY(store.save(Samples::build(2)));
        record.build.status = Model::Status::Success;
        record.lastObserved += std::chrono::seconds(1);
        QVERIFY(store.save(record));
        QCOMPARE(store.count({}).value(), 2);
        QCOMPARE(store.find(record.build.key()).value()->build, record.build);
        QCOMPARE(store.find(record.build.key()).value()->lastObserved, record.lastObserved);
        QCOMPARE(numbers(store.page({}, 0, 10)), (QList<qint64>{2, 1}));
        QCOMPARE(numbers(store.unfinished()), QList<qint64>{2});
    }

    void pageGoesDownwards()
    {
        Samples::DiskDatabase database;
        BuildStore store(database.get());
        for (int i = 1; i <= 5; ++i)
            QVERIFY(store.save(Samples::build(i)));
        const auto first = store.page({}, 0, 2);
        QCOMPARE(numbers(first), (QList<qint64>{5, 4}));
        QCOMPARE(numbers(store.page({}, first.value().last().row, 10)), (QList<qint64>{3, 2, 1}));
        QCOMPARE(numbers(store.unfinished()), (QList<qint64>{1, 2, 3, 4, 5}));
    }

    void filter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("statuses");
        QTest::addColumn<QList<qint64>>("expected");
        const QList<qint64> all{2, 1};
        QTest::newRow("none") << QString() << QList<int>() << all;
        QTest::newRow("slug") << QStringLiteral("OCTOCAT") << QList<int>() << all;
        QTest::newRow("number") << QStringLiteral("hello #2") << QList<int>() << QList<qint64>{2};
        QTest::newRow("message, case beyond ASCII") << QStringLiteral("GRÜ") << QList<int>() << all;
        QTest::newRow("wildcards are text") << QStringLiteral("%_") << QList<int>() << all;
        QTest::newRow("tag") << QStringLiteral("v1.0") << QList<int>() << all;
        QTest::newRow("branch") << QStringLiteral("main") << QList<int>() << all;
        QTest::newRow("author") << QStringLiteral("mona") << QList<int>() << all;
        QTest::newRow("nothing") << QStringLiteral("' OR 1=1") << QList<int>() << QList<qint64>();
        QTest::newRow("status") << QString() << QList<int>{int(Model::Status::Success)} << QList<qint64>{2};
        QTest::newRow("statuses") << QString() << QList<int>{int(Model::Status::Success), int(Model::Status::Running)}
                                  << all;
        QTest::newRow("both") << QStringLiteral("#1") << QList<int>{int(Model::Status::Success)} << QList<qint64>();
    }
    void filter()
    {
        QFETCH(const QString, text);
        QFETCH(const QList<int>, statuses);
        QFETCH(const QList<qint64>, expected);
        Samples::DiskDatabase database;
        BuildStore store(database.get());
        QVERIFY(store.save(Samples::build(1, Model::Status::Running)));
        QVERIFY(store.save(Samples::build(2, Model::Status::Success)));
        BuildFilter filter{text, {}};
        for (const int status : statuses)
            filter.statuses.append(Model::Status(status));
        QCOMPARE(numbers(store.page(filter, 0, 10)), expected);
        QCOMPARE(store.count(filter).value(), expected.size());
    }

    void pruneLeavesUnfinishedAndUnsettled()
    {
        Samples::DiskDatabase database;
        BuildStore store(database.get());
        AnnouncementStore announcements(database.get());
        const auto subject = [](int n) { return QStringLiteral("build:https://drone.example:%1").arg(100 + n); };
        QVERIFY(store.save(Samples::build(1, Model::Status::Running)));
        for (int i = 2; i <= 6; ++i)
            QVERIFY(store.save(Samples::build(i, Model::Status::Success)));
        Model::Announcement open = Samples::announcement(subject(2));
        Model::Announcement settled = Samples::announcement(subject(3));
        settled.sentHash = settled.desiredHash;
        QVERIFY(announcements.save(open));
        QVERIFY(announcements.save(settled));
        const Core::WallTime limit = Samples::build(6).lastObserved;
        QCOMPARE(store.prune(limit, 2).value(), 2);
        QCOMPARE(store.prune(limit, 2).value(), 1);
        QCOMPARE(store.prune(limit, 2).value(), 0);
        QCOMPARE(numbers(store.page({}, 0, 10)), (QList<qint64>{6, 2, 1}));
        QCOMPARE(announcements.of(open.subject).value().size(), 1);
        QCOMPARE(announcements.of(settled.subject).value().size(), 0);
    }

    void oneThatIsLostHasEnded()
    {
        Samples::DiskDatabase database;
        BuildStore store(database.get());
        BuildRecord record = Samples::build(1);
        QVERIFY(store.save(record));
        Model::markLost(record.build);
        record.row = store.save(record).value();
        QCOMPARE(store.find(record.build.key()).value(), record);
        QVERIFY(store.unfinished().value().isEmpty());
        QCOMPARE(store.count({{}, {Model::Status::Running}}).value(), 0);
        QCOMPARE(store.outlines(1).value().first().status, Model::Status::Lost);
        QCOMPARE(store.prune(Samples::build(2).lastObserved, 10).value(), 1);
    }

    void anEditionThatWasReplacedKeepsNothing()
    {
        Samples::DiskDatabase database;
        BuildStore store(database.get());
        AnnouncementStore announcements(database.get());
        for (const int n : {1, 2})
            QVERIFY(store.save(Samples::build(n, Model::Status::Success)));
        for (const int n : {1, 2}) {
            Model::Announcement first =
                Samples::announcement(QStringLiteral("build:https://drone.example:%1").arg(100 + n));
            Model::Announcement again = first;
            again.edition = first.edition + 1;
            again.sentHash = again.desiredHash;
            if (n == 2)
                again.channel.id = QStringLiteral("43"); // another channel's is no edition of the first
            QVERIFY(announcements.save(first));
            QVERIFY(announcements.save(again));
        }
        QCOMPARE(store.prune(Samples::build(3).lastObserved, 10).value(), 1);
        QCOMPARE(numbers(store.page({}, 0, 10)), QList<qint64>{2});
    }

    void whatPruneRemovedIsRemembered()
    {
        Samples::DiskDatabase database;
        BuildStore store(database.get());
        BuildRecord elsewhere = Samples::build(9, Model::Status::Success);
        elsewhere.build.system.link = QStringLiteral("https://other.example");
        QVERIFY(store.save(elsewhere));
        for (const int n : {1, 3, 4})
            QVERIFY(store.save(Samples::build(n, Model::Status::Success)));
        QVERIFY(store.prunedUpTo().value().isEmpty());
        QCOMPARE(store.prune(Samples::build(4).lastObserved, 10).value(), 2);
        const QHash<QString, qint64> upToThree{{QStringLiteral("https://drone.example"), 103}};
        QCOMPARE(store.prunedUpTo().value(), upToThree);
        // A late one with a lower number goes later.
        QVERIFY(store.save(Samples::build(2, Model::Status::Success)));
        QCOMPARE(store.prune(Samples::build(4).lastObserved, 10).value(), 1);
        QCOMPARE(store.prunedUpTo().value(), upToThree);
        QCOMPARE(store.prune(Samples::build(10).lastObserved, 10).value(), 2);
        database.open();
        const QHash<QString, qint64> all{
            {QStringLiteral("https://drone.example"), 104}, {QStringLiteral("https://other.example"), 109}};
        QCOMPARE(BuildStore(database.get()).prunedUpTo().value(), all);
    }
};

REGISTER_GUILESS_TEST(BuildStoreTest)
#include "tst_buildstore.moc"
