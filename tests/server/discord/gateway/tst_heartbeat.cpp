// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/heartbeat.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Discord::Gateway;
using namespace std::chrono_literals;

class TestHeartbeat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstBeatIsWithinTheInterval();
    void beatsFollowTheInterval();
    void missingAcknowledgementIsAZombie();
    void beatOnDemandStartsTheIntervalAnew();
    void manyDemandsDoNotHideAZombie();
    void probeExpectsAnEarlyAnswer();
    void latencyIsMeasured();
    void stoppedIsSilent();

private:
    struct Fixture
    {
        explicit Fixture(quint32 seed = 1)
            : random(seed)
        {
        }
        Fakes::FakeClock clock;
        QRandomGenerator random;
        QList<Core::SteadyTime> beats;
        int zombies = 0;
        bool answers = true;
        Heartbeat heartbeat{clock, random, [this] { beats.append(clock.now()); }, [this] { ++zombies; }};

        void run(std::chrono::milliseconds time)
        {
            const auto until = clock.now() + time;
            while (clock.now() < until) {
                const auto before = beats.size();
                clock.advance(10ms);
                if (answers && beats.size() > before)
                    heartbeat.acknowledge();
            }
        }
    };
};

void TestHeartbeat::firstBeatIsWithinTheInterval()
{
    QList<std::chrono::milliseconds> firsts;
    for (quint32 seed = 0; seed < 50; ++seed) {
        Fixture f(seed);
        const auto start = f.clock.now();
        f.heartbeat.start(40s);
        f.run(40s);
        QVERIFY(!f.beats.isEmpty());
        firsts.append(f.beats.first() - start);
    }
    const auto [least, most] = std::minmax_element(firsts.begin(), firsts.end());
    QVERIFY2(*least < 8s && *most > 32s, "the first beats of many clients must be spread over the interval");
}

void TestHeartbeat::beatsFollowTheInterval()
{
    Fixture f;
    f.heartbeat.start(1s);
    f.run(60s);
    QVERIFY(f.beats.size() >= 59);
    for (qsizetype i = 1; i < f.beats.size(); ++i)
        QCOMPARE(f.beats[i] - f.beats[i - 1], 1000ms);
    QCOMPARE(f.zombies, 0);
}

void TestHeartbeat::missingAcknowledgementIsAZombie()
{
    Fixture f;
    f.heartbeat.start(1s);
    f.run(5s);
    f.answers = false;
    f.run(2500ms);
    QCOMPARE(f.zombies, 1);
    const auto beats = f.beats.size();
    f.run(10s);
    QCOMPARE(f.beats.size(), beats);
    QCOMPARE(f.zombies, 1);
}

void TestHeartbeat::beatOnDemandStartsTheIntervalAnew()
{
    Fixture f;
    f.heartbeat.start(10s);
    while (f.beats.isEmpty())
        f.run(10ms);
    const auto last = f.beats.last();
    f.clock.advance(5s - (f.clock.now() - last));
    f.heartbeat.beatNow();
    QCOMPARE(f.beats.last(), last + 5s);
    f.heartbeat.acknowledge();
    f.run(11s);
    QCOMPARE(f.beats.last(), last + 15s);
    QCOMPARE(f.zombies, 0);
}

void TestHeartbeat::manyDemandsDoNotHideAZombie()
{
    Fixture f;
    f.answers = false;
    f.heartbeat.start(2s);
    for (int i = 0; i < 60 && f.zombies == 0; ++i) {
        f.heartbeat.beatNow();
        f.run(100ms);
    }
    QCOMPARE(f.zombies, 1);
}

void TestHeartbeat::probeExpectsAnEarlyAnswer()
{
    Fixture f;
    f.heartbeat.start(60s);
    f.run(60s);
    f.answers = false;
    f.heartbeat.probe(5s);
    f.run(4900ms);
    QCOMPARE(f.zombies, 0);
    f.run(200ms);
    QCOMPARE(f.zombies, 1);

    Fixture alive;
    alive.heartbeat.start(60s);
    alive.run(60s);
    alive.heartbeat.probe(5s);
    alive.clock.advance(100ms);
    QVERIFY(alive.heartbeat.acknowledge());
    alive.run(30s);
    QCOMPARE(alive.zombies, 0);
}

void TestHeartbeat::latencyIsMeasured()
{
    Fixture f;
    QVERIFY(!f.heartbeat.latency());
    f.heartbeat.start(1s);
    f.heartbeat.beatNow();
    f.clock.advance(123ms);
    QVERIFY(f.heartbeat.acknowledge());
    QCOMPARE(f.heartbeat.latency(), std::optional(123ms));
    QVERIFY(!f.heartbeat.acknowledge());
}

void TestHeartbeat::stoppedIsSilent()
{
    Fixture f;
    f.heartbeat.start(1s);
    f.heartbeat.stop();
    f.heartbeat.beatNow();
    f.heartbeat.probe(1s);
    f.run(10s);
    QVERIFY(f.beats.isEmpty());
    QCOMPARE(f.zombies, 0);
    QCOMPARE(f.clock.alarmsSet(), 0);
}

REGISTER_GUILESS_TEST(TestHeartbeat)
#include "tst_heartbeat.moc"
