// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace std::chrono_literals;
using Health::Status;

/// Somebody sets the computer's clock while builds run, back or forth. Waits go by the steady clock, so nothing stands
/// still and nothing is sent twice.
class TestClockSet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMessageStaysTrue_data();
    void theMessageStaysTrue();
    void aMessageInDoubtIsFound_data() { theMessageStaysTrue_data(); }
    void aMessageInDoubtIsFound();
    void aWrongClockIsNamedAndForgiven_data() { theMessageStaysTrue_data(); }
    void aWrongClockIsNamedAndForgiven();

private:
    static Model::Build running() { return EngineBench::build(7, Model::Status::Running); }
    static Model::Build ended() { return EngineBench::build(7, Model::Status::Success); }
    static void withoutDrone(EngineBench &bench)
    {
        bench.configuration.settings.droneServer = {}; // whatever is known comes by webhook
        bench.start();
    }
};

void TestClockSet::theMessageStaysTrue_data()
{
    QTest::addColumn<std::chrono::milliseconds>("by");
    using Span = std::chrono::milliseconds;
    QTest::newRow("an hour back") << Span(-1h);
    QTest::newRow("a year back") << Span(-24h * 365);
    QTest::newRow("an hour forth") << Span(1h);
    QTest::newRow("ten days forth") << Span(24h * 10);
}

void TestClockSet::theMessageStaysTrue()
{
    QFETCH(const std::chrono::milliseconds, by);
    EngineBench bench;
    withoutDrone(bench);
    QCOMPARE(bench.deliver(running()), 204);
    QVERIFY(bench.until([&] { return bench.isTrue(running()); }));
    bench.clock.setWall(bench.clock.wall() + by); // Drone's too: both ask the same time server
    QCOMPARE(bench.deliver(ended()), 204);
    QVERIFY(bench.until([&] { return bench.isTrue(ended()); }));
    const Model::Build next = EngineBench::build(8, Model::Status::Running);
    QCOMPARE(bench.deliver(next), 204);
    QVERIFY(bench.until([&] { return bench.isTrue(next); }));
    bench.clock.setWall(bench.clock.wall() - by);
    const Model::Build last = EngineBench::build(8, Model::Status::Failure);
    QCOMPARE(bench.deliver(last), 204);
    QVERIFY(bench.until([&] { return bench.isTrue(last); }));
    // A restart takes up all of it.
    bench.stop();
    bench.start();
    bench.pass(1min);
    QVERIFY(bench.isTrue(ended()) && bench.isTrue(last));
    QCOMPARE(bench.discord.messages.size(), 2);
    QCOMPARE(bench.discord.violations, QStringList());
}

void TestClockSet::aMessageInDoubtIsFound()
{
    QFETCH(const std::chrono::milliseconds, by);
    EngineBench bench;
    withoutDrone(bench);
    // Posted, the answer lost, the nonce forgotten, and Discord away until after the clock was set.
    Fakes::DiscordRestServer::Fault lost{QStringLiteral("POST /channels/")};
    lost.drop = lost.applied = true;
    Fakes::DiscordRestServer::Fault away{QString()};
    away.drop = true;
    away.times = 1'000;
    bench.discord.keepsNonces = false;
    QVERIFY(bench.until([&] { return bench.health(u"discord")->why.startsWith(QStringLiteral("Posting as")); }));
    bench.discord.faults = {lost, away};
    QCOMPARE(bench.deliver(running()), 204);
    QVERIFY(bench.until([&] { return bench.discord.messages.size() == 1; }));
    bench.pass(10s);
    bench.clock.setWall(bench.clock.wall() + by);
    QCOMPARE(bench.deliver(ended()), 204);
    bench.pass(2min);
    bench.discord.faults.clear();
    QVERIFY(bench.until([&] { return bench.isTrue(ended()); }, 5min));
    QCOMPARE(bench.discord.messages.size(), 1);
    QCOMPARE(bench.discord.violations, QStringList());
}

void TestClockSet::aWrongClockIsNamedAndForgiven()
{
    QFETCH(const std::chrono::milliseconds, by);
    EngineBench bench;
    withoutDrone(bench);
    QCOMPARE(bench.deliver(running()), 204);
    QVERIFY(bench.until([&] { return bench.isTrue(running()); }));
    const Core::WallTime right = bench.clock.wall();
    bench.clock.setWall(right + by); // ours alone: what Drone signs is dated otherwise
    bench.signedBy = -by;
    QCOMPARE(bench.deliver(ended()), 401);
    QVERIFY(bench.until([&] {
        const auto clock = bench.health(u"clock");
        return clock && clock->status == Status::Fail && clock->why.contains(QStringLiteral("differ by"));
    }));
    QVERIFY(bench.isTrue(running()));
    bench.clock.setWall(bench.clock.wall() - by);
    bench.signedBy = 0ms;
    QCOMPARE(bench.deliver(ended()), 204);
    QVERIFY(bench.until([&] { return bench.isTrue(ended()); }));
    QVERIFY(bench.until([&] { return bench.health(u"clock")->status == Status::Pass; }));
    QCOMPARE(bench.discord.messages.size(), 1);
}

REGISTER_GUILESS_TEST(TestClockSet)
#include "tst_clockset.moc"
