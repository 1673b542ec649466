// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "service/announcementpause.h"
#include "store/samples.h"
#include "store/storewriter.h"

#include <QSignalSpy>
#include <QTest>

using Service::AnnouncementPause;
using namespace std::chrono_literals;

class TestAnnouncementPause final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itEndsByItself();
    void itEndsOnTimeAfterSleep();
    void aMomentThatHasPassedResumes();
    void itOutlivesARestart_data();
    void itOutlivesARestart();
    void whatWasResumedStaysSo();
};

namespace {

/// A database on disk and its writer; each run() is a start of the program.
struct PauseBench
{
    Fakes::FakeClock clock;
    Samples::DiskDatabase database;
    Store::StoreWriter writer{clock};
    std::unique_ptr<AnnouncementPause> pause;

    PauseBench()
    {
        const auto started = writer.start(database.path());
        Q_ASSERT(started);
        run();
    }
    void run()
    {
        pause = std::make_unique<AnnouncementPause>(clock, writer);
        pause->restore(database.get());
    }
    /// What was submitted before this is on disk.
    bool everythingIsStored()
    {
        bool stored = false;
        writer.submit([](Store::Database &) { return Store::StoreResult<void>(); }, pause.get(),
            [&stored](const Store::StoreResult<void> &) { stored = true; });
        return QTest::qWaitFor([&stored] { return stored; });
    }
};

} // namespace

void TestAnnouncementPause::itEndsByItself()
{
    PauseBench bench;
    QSignalSpy changed(bench.pause.get(), &AnnouncementPause::changed);
    const Core::WallTime end = bench.clock.wall() + 1h;
    bench.pause->set(end);
    QVERIFY(bench.pause->isOn());
    QCOMPARE(bench.pause->until(), end);
    bench.clock.advance(59min + 59s);
    QVERIFY(bench.pause->isOn());
    bench.clock.advance(1s);
    QVERIFY(!bench.pause->isOn());
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.last().first().value<Core::WallTime>(), Core::WallTime{});
}

void TestAnnouncementPause::itEndsOnTimeAfterSleep()
{
    PauseBench bench;
    bench.pause->set(bench.clock.wall() + 1h);
    bench.clock.setWall(bench.clock.wall() + 2h); // asleep: only the wall clock went on
    bench.clock.advance(30s);
    QVERIFY(!bench.pause->isOn());
}

void TestAnnouncementPause::aMomentThatHasPassedResumes()
{
    PauseBench bench;
    bench.pause->set(Core::WallTime::max());
    bench.pause->set(bench.clock.wall());
    QVERIFY(!bench.pause->isOn());
    QSignalSpy changed(bench.pause.get(), &AnnouncementPause::changed);
    bench.pause->set({});
    QCOMPARE(changed.size(), 0);
}

void TestAnnouncementPause::itOutlivesARestart_data()
{
    QTest::addColumn<Core::WallTime>("until");
    QTest::addColumn<std::chrono::milliseconds>("away");
    QTest::addColumn<bool>("isOn");
    const Core::WallTime now = Fakes::FakeClock().wall();
    QTest::newRow("not over") << now + 1h << std::chrono::milliseconds(10min) << true;
    QTest::newRow("over meanwhile") << now + 1h << std::chrono::milliseconds(2h) << false;
    QTest::newRow("until resumed") << Core::WallTime::max() << std::chrono::milliseconds(24h * 365) << true;
}

void TestAnnouncementPause::itOutlivesARestart()
{
    QFETCH(Core::WallTime, until);
    QFETCH(std::chrono::milliseconds, away);
    PauseBench bench;
    bench.pause->set(until);
    QVERIFY(bench.everythingIsStored());
    bench.pause.reset();
    bench.clock.advance(away);
    bench.run();
    QTEST(bench.pause->isOn(), "isOn");
    QCOMPARE(bench.pause->until(), bench.pause->isOn() ? until : Core::WallTime{});
}

void TestAnnouncementPause::whatWasResumedStaysSo()
{
    PauseBench bench;
    bench.pause->set(Core::WallTime::max());
    bench.pause->set({});
    QVERIFY(bench.everythingIsStored());
    bench.run();
    QVERIFY(!bench.pause->isOn());
}

REGISTER_GUILESS_TEST(TestAnnouncementPause)
#include "tst_announcementpause.moc"
