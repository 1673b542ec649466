// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "service/silentbuilds.h"
#include "store/samples.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

class TestSilentBuilds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSilentForADayIsLost_data()
    {
        QTest::addColumn<Model::Status>("status");
        QTest::addColumn<bool>("isAsked");
        QTest::addColumn<int>("hours"); // since it was heard of, at the first look
        QTest::addColumn<bool>("isLost");
        QTest::newRow("running") << Model::Status::Running << false << 24 << true;
        QTest::newRow("waiting for a runner") << Model::Status::Pending << false << 24 << true;
        QTest::newRow("not for a day yet") << Model::Status::Running << false << 23 << false;
        QTest::newRow("Drone is asked") << Model::Status::Running << true << 24 << false;
        QTest::newRow("a person has to approve it") << Model::Status::Blocked << false << 24 << false;
    }
    void whatIsSilentForADayIsLost()
    {
        QFETCH(const Model::Status, status);
        QFETCH(const bool, isAsked);
        QFETCH(const int, hours);
        QFETCH(const bool, isLost);
        Fakes::FakeClock clock;
        Model::BuildRecord record = Samples::build(1, status);
        record.lastObserved = clock.wall() - std::chrono::hours(hours - 1);
        Service::SilentBuilds silent(
            clock, {[&record] { return QList{record}; }, [isAsked](const QString &) { return isAsked; }});
        QSignalSpy observed(&silent, &Service::SilentBuilds::observed);
        silent.start();
        clock.advance(59min);
        QCOMPARE(observed.size(), 0); // what was on its way has time to come
        clock.advance(1min);
        QCOMPARE(observed.size(), isLost ? 1 : 0);
        if (isLost) {
            const auto observation = observed.first().first().value<Model::Observation>();
            QCOMPARE(observation.build->status, Model::Status::Lost);
            QCOMPARE(observation.build->told, status);
            QCOMPARE(observation.build->key(), record.build.key());
            QCOMPARE(observation.repository, record.build.repository);
            QCOMPARE(observation.system, record.build.system);
        }
    }

    void aClockThatWasSetProvesNothing()
    {
        Fakes::FakeClock clock;
        Model::BuildRecord record = Samples::build();
        record.lastObserved = clock.wall();
        Service::SilentBuilds silent(
            clock, {[&record] { return QList{record}; }, [](const QString &) { return false; }});
        QSignalSpy observed(&silent, &Service::SilentBuilds::observed);
        silent.start();
        clock.setWall(clock.wall() + 48h);
        clock.advance(1h);
        QCOMPARE(observed.size(), 0);
        record.lastObserved = clock.wall(); // it is heard of after the computer woke up
        clock.advance(1h);
        QCOMPARE(observed.size(), 0);
        clock.advance(24h);
        QVERIFY(!observed.isEmpty());
    }

    void nothingIsLookedAtAfterTheEnd()
    {
        Fakes::FakeClock clock;
        Service::SilentBuilds silent(
            clock, {[] { return QList<Model::BuildRecord>(); }, [](const QString &) { return false; }});
        silent.start();
        silent.stop();
        QCOMPARE(clock.alarmsSet(), 0);
    }
};

REGISTER_GUILESS_TEST(TestSilentBuilds)
#include "tst_silentbuilds.moc"
