// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "builds/buildledger.h"
#include "fakes/testprogram.h"

#include <QTest>

using Builds::BuildLedger;
using Model::BuildRecord;
using Model::Status;

namespace {

Model::Observation observe(qint64 id, Status status, qint64 version, Model::Source source = Model::Source::Webhook)
{
    Model::Build build;
    build.system.link = QStringLiteral("https://drone.example.com");
    build.id = id;
    build.status = status;
    build.version = version;
    Model::Observation observation;
    observation.build = build;
    observation.source = source;
    return observation;
}

Model::BuildKey key(qint64 id)
{
    return {QStringLiteral("https://drone.example.com"), id};
}

} // namespace

class BuildLedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstObservationIsAChange()
    {
        BuildLedger ledger({});
        const Builds::Change change = ledger.fold(observe(1, Status::Pending, 1), Core::toWallTime(1000));
        QVERIFY(!change.before);
        QVERIFY(change.changed);
        QCOMPARE(change.after.build.status, Status::Pending);
        QVERIFY(change.after.firstObserved == Core::toWallTime(1000));
        QVERIFY(change.after.lastObserved == Core::toWallTime(1000));
    }

    void duplicateChangesNothingButIsSeen()
    {
        BuildLedger ledger({});
        ledger.fold(observe(1, Status::Running, 2), Core::toWallTime(1000));
        const auto change = ledger.fold(observe(1, Status::Running, 2, Model::Source::Stream), Core::toWallTime(2000));
        QVERIFY(!change.changed);
        QVERIFY(change.before.has_value());
        QVERIFY(change.after.firstObserved == Core::toWallTime(1000));
        QVERIFY(change.after.lastObserved == Core::toWallTime(2000));
        QCOMPARE(change.after.lastSource, Model::Source::Stream);
    }

    void aReplayFromThePastKeepsTheNewestObservation()
    {
        BuildLedger ledger({});
        ledger.fold(observe(1, Status::Running, 2), Core::toWallTime(2000));
        const auto change = ledger.fold(observe(1, Status::Pending, 1, Model::Source::Replay), Core::toWallTime(500));
        QVERIFY(change.after.firstObserved == Core::toWallTime(500));
        QVERIFY(change.after.lastObserved == Core::toWallTime(2000));
        QCOMPARE(change.after.lastSource, Model::Source::Webhook);
    }

    void looksUpWhatIsNotInMemory()
    {
        int asked = 0;
        BuildLedger ledger([&asked](const Model::BuildKey &wanted) -> std::optional<Model::BuildRecord> {
            ++asked;
            if (wanted != key(1))
                return std::nullopt;
            return Model::BuildRecord{0, *observe(1, Status::Success, 3).build, Core::toWallTime(10),
                Core::toWallTime(20), Model::Source::Webhook};
        });
        const auto change = ledger.fold(observe(1, Status::Running, 2), Core::toWallTime(3000));
        QCOMPARE(asked, 1);
        QVERIFY(!change.changed);
        QCOMPARE(change.after.build.status, Status::Success);
        QVERIFY(change.after.firstObserved == Core::toWallTime(10));
        ledger.fold(observe(1, Status::Running, 2), Core::toWallTime(3001));
        QCOMPARE(asked, 1);
    }

    void keepsUnfinishedAndForgetsFinishedUsedLongestAgo()
    {
        BuildLedger ledger({}, 2);
        ledger.fold(observe(1, Status::Running, 2), Core::toWallTime(1));
        for (qint64 id = 2; id <= 4; ++id)
            ledger.fold(observe(id, Status::Success, 3), Core::toWallTime(id));
        ledger.fold(observe(3, Status::Success, 3), Core::toWallTime(10)); // in use again
        ledger.fold(observe(5, Status::Failure, 3), Core::toWallTime(11));
        QCOMPARE(ledger.size(), 3);
        QVERIFY(ledger.find(key(1)));
        QVERIFY(!ledger.find(key(2)));
        QVERIFY(ledger.find(key(3)));
        QVERIFY(!ledger.find(key(4)));
        QVERIFY(ledger.find(key(5)));
    }

    void unfinishedByFirstObservation()
    {
        BuildLedger ledger({});
        ledger.restore({Model::BuildRecord{0, *observe(8, Status::Pending, 1).build, Core::toWallTime(5),
            Core::toWallTime(5), Model::Source::Webhook}});
        ledger.fold(observe(9, Status::Running, 2), Core::toWallTime(1));
        ledger.fold(observe(7, Status::Running, 2), Core::toWallTime(2));
        ledger.fold(observe(7, Status::Success, 3), Core::toWallTime(9));
        const QList<Model::BuildRecord> builds = ledger.unfinished();
        QCOMPARE(builds.size(), 2);
        QCOMPARE(builds.at(0).build.id, 9);
        QCOMPARE(builds.at(1).build.id, 8);
    }
};

REGISTER_GUILESS_TEST(BuildLedgerTest)
#include "tst_buildledger.moc"
