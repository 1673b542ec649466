// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "samples.h"
#include "store/logstore.h"

#include <QTest>

using namespace Store;

class TestLogStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsOneLogForEachStep()
    {
        Samples::DiskDatabase database;
        const BuildRecord build = Samples::build();
        QVERIFY(BuildStore(database.get()).save(build));
        LogStore logs(database.get());
        QVERIFY(logs.save(build.build.key(), 1, 2, QByteArray("\0one", 4)));
        QVERIFY(logs.save(build.build.key(), 1, 3, "two"));
        QVERIFY(logs.save(build.build.key(), 1, 3, "two, anew"));
        QCOMPARE(logs.find(build.build.key(), 1, 2).value(), QByteArray("\0one", 4));
        QCOMPARE(logs.find(build.build.key(), 1, 3).value(), QByteArray("two, anew"));
        QVERIFY(!logs.find(build.build.key(), 2, 3).value());
        QVERIFY(!logs.find({QStringLiteral("https://elsewhere"), build.build.id}, 1, 2).value());
        // Another state of the build does not cost it its logs.
        QVERIFY(BuildStore(database.get()).save(build));
        QVERIFY(logs.find(build.build.key(), 1, 2).value());
    }

    void buildThatIsNotStoredGetsNone()
    {
        Samples::DiskDatabase database;
        LogStore logs(database.get());
        QVERIFY(logs.save({QStringLiteral("https://drone.example"), 1}, 1, 1, "x"));
        QVERIFY(!logs.find({QStringLiteral("https://drone.example"), 1}, 1, 1).value());
    }

    void oldestGoFirstWhenTheyTakeTooMuch()
    {
        Samples::DiskDatabase database;
        LogStore logs(database.get());
        for (int n = 1; n <= 4; ++n) {
            QVERIFY(BuildStore(database.get()).save(Samples::build(n)));
            QVERIFY(logs.save(Samples::build(n).build.key(), 1, 1, QByteArray(100, 'x')));
        }
        const auto keeps = [&logs](
                               int n) { return logs.find(Samples::build(n).build.key(), 1, 1).value().has_value(); };
        QCOMPARE(logs.prune(400, 10).value(), 0);
        QCOMPARE(logs.prune(250, 1).value(), 1);
        QVERIFY(!keeps(1) && keeps(2));
        QCOMPARE(logs.prune(250, 10).value(), 1);
        QVERIFY(!keeps(2) && keeps(3) && keeps(4));
        QCOMPARE(logs.prune(250, 10).value(), 0);
    }

    void whatIsReplacedOrGoneTakesNoRoom()
    {
        Samples::DiskDatabase database;
        LogStore logs(database.get());
        const auto build = [](int n) { return Samples::build(n, Model::Status::Success); };
        for (int n = 1; n <= 3; ++n) {
            QVERIFY(BuildStore(database.get()).save(build(n)));
            QVERIFY(logs.save(build(n).build.key(), 1, 1, QByteArray(1000, 'x')));
        }
        QVERIFY(logs.save(build(2).build.key(), 1, 1, QByteArray(10, 'x')));
        QCOMPARE(logs.prune(2010, 10).value(), 0);
        // The oldest build takes its log along; then there are 1,010 bytes, and 1,000 without the next.
        QCOMPARE(BuildStore(database.get()).prune(build(1).lastObserved + std::chrono::hours(1), 1).value(), 1);
        QVERIFY(!logs.find(build(1).build.key(), 1, 1).value());
        QCOMPARE(logs.prune(1010, 10).value(), 0);
        QCOMPARE(logs.prune(1009, 10).value(), 1);
        QVERIFY(!logs.find(build(2).build.key(), 1, 1).value());
        QCOMPARE(logs.prune(1000, 10).value(), 0);
        QCOMPARE(logs.prune(0, 10).value(), 1);
        QCOMPARE(logs.prune(0, 10).value(), 0);
    }

    void goesWithItsBuild()
    {
        Samples::DiskDatabase database;
        const BuildRecord build = Samples::build(1, Model::Status::Success);
        QVERIFY(BuildStore(database.get()).save(build));
        QVERIFY(LogStore(database.get()).save(build.build.key(), 1, 1, "x"));
        QCOMPARE(BuildStore(database.get()).prune(build.lastObserved + std::chrono::hours(1), 10).value(), 1);
        QVERIFY(BuildStore(database.get()).save(build));
        QVERIFY(!LogStore(database.get()).find(build.build.key(), 1, 1).value());
    }
};

REGISTER_GUILESS_TEST(TestLogStore)
#include "tst_logstore.moc"
