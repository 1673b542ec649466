// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "scriptedgateway.h"

#include <QTest>

using namespace Discord::Gateway;
using namespace std::chrono_literals;
using State = ShardState;

/// Hundreds of forced disconnects in a row: no storm, no waste of Identifies, nothing that piles up.
class TestShardEndurance final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoHundredDisconnects_data();
    void twoHundredDisconnects();
    void weekOfSessionsThatDieStaysInTheBudget();
};

void TestShardEndurance::twoHundredDisconnects_data()
{
    QTest::addColumn<int>("how"); // a close code, 0 for a broken line, an opcode below 100
    QTest::newRow("broken line") << 0;
    QTest::newRow("close 4000") << 4000;
    QTest::newRow("close 1001") << 1001;
    QTest::newRow("op 7") << 7;
    QTest::newRow("op 9, session gone") << 9;
    QTest::newRow("close 4009") << 4009;
}

void TestShardEndurance::twoHundredDisconnects()
{
    QFETCH(int, how);
    ScriptedGateway g;
    g.comeOnline();
    const auto start = g.clock.now();
    const int alarms = g.clock.alarmsSet();
    QList<Core::SteadyTime> connected;
    for (int i = 0; i < 200; ++i) {
        if (how == 0)
            g.broken();
        else if (how >= 1000)
            g.closed(how);
        else
            g.say(how, how == 9 ? QJsonValue(false) : QJsonValue());
        if (g.state() == State::Closing)
            g.confirmClose();
        QCOMPARE(g.state(), State::Waiting);
        QVERIFY(g.waitOver());
        if (g.state() == State::AskingAddress) {
            g.tellAddress();
            if (g.state() == State::Waiting)
                QVERIFY(g.waitOver(24h));
        }
        QCOMPARE(g.state(), State::Connecting);
        connected.append(g.clock.now());
        g.open();
        g.hello();
        if (g.state() == State::Resuming)
            g.event(QStringLiteral("RESUMED"));
        else
            g.readyEvent();
        QCOMPARE(g.state(), State::Ready);
    }
    const bool sessionsDie = how == 9 || how == 4009;
    QCOMPARE(g.opcodes.value(2), sessionsDie ? 201 : 1);
    QCOMPARE(g.opcodes.value(6), sessionsDie ? 0 : 200);
    QCOMPARE(g.overlaps, 0);
    QCOMPARE(g.clock.alarmsSet(), alarms);
    for (qsizetype i = 1; i < g.identifiedAt.size(); ++i)
        QVERIFY(g.identifiedAt[i] - g.identifiedAt[i - 1] >= 5s);
    // No storm: once the backoff has grown, no more than four connections a minute.
    QVERIFY(g.clock.now() - start > 45min);
    for (qsizetype i = 20; i < connected.size(); ++i)
        QVERIFY(connected[i] - connected[i - 1] >= 14s);
}

void TestShardEndurance::weekOfSessionsThatDieStaysInTheBudget()
{
    // Discord's own count: 1000 a day, told at each question. Every session dies after half a minute.
    ScriptedGateway g;
    const auto start = g.clock.now();
    int spentToday = 0;
    auto today = start;
    const auto tell = [&] {
        while (g.clock.now() - today >= 24h) {
            today += 24h;
            spentToday = 0;
        }
        g.tellAddress(
            1000 - spentToday, std::chrono::duration_cast<std::chrono::milliseconds>(today + 24h - g.clock.now()));
    };
    g.shard.start(std::nullopt);
    int most = 0;
    while (g.clock.now() - start < 24h * 7) {
        if (g.state() == State::AskingAddress)
            tell();
        if (g.state() == State::Connecting) {
            g.open();
            g.hello();
            QCOMPARE(g.op(), 2);
            most = std::max(most, ++spentToday);
            g.readyEvent();
            g.clock.advance(35s); // long enough to forget the backoff
            g.closed(4009);
        }
        if (g.state() == State::Waiting)
            QVERIFY(g.clock.advanceToNextAlarm());
    }
    QVERIFY2(most <= 1000, qPrintable(QString::number(most)));
    QVERIFY2(g.sessions > 7 * 900, qPrintable(QString::number(g.sessions)));
    QCOMPARE(g.overlaps, 0);
}

REGISTER_GUILESS_TEST(TestShardEndurance)
#include "tst_shardendurance.moc"
