// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/commandlimiter.h"
#include "fakes/testprogram.h"

#include <QTest>

#include <vector>

using namespace Discord::Gateway;
using namespace std::chrono_literals;

class TestCommandLimiter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slidingWindowNeverHoldsMore();
    void commandsLeaveRoomForHeartbeats();
    void newConnectionStartsAfresh();
};

static const Core::SteadyTime Start{std::chrono::hours(1)};

void TestCommandLimiter::slidingWindowNeverHoldsMore()
{
    SlidingLimiter limiter(5, 20s);
    std::vector<Core::SteadyTime> taken;
    for (auto now = Start; now < Start + 300s; now += 130ms) {
        if (limiter.nextAt(now) <= now) {
            limiter.take(now);
            taken.push_back(now);
        }
    }
    QVERIFY(taken.size() >= 70);
    for (std::size_t i = 5; i < taken.size(); ++i)
        QVERIFY(taken[i] - taken[i - 5] >= 20s);
}

void TestCommandLimiter::commandsLeaveRoomForHeartbeats()
{
    CommandLimiter limiter;
    int commands = 0;
    for (; limiter.nextCommandAt(Start) <= Start; ++commands)
        limiter.sent(Start);
    QCOMPARE(commands, 100);
    QCOMPARE(limiter.nextCommandAt(Start + 1s), Start + 60s);
    int beats = 0;
    for (; limiter.mayBeat(Start + 1s); ++beats)
        limiter.sent(Start + 1s);
    QCOMPARE(beats, 20);
    QVERIFY(limiter.mayBeat(Start + 60s));
}

void TestCommandLimiter::newConnectionStartsAfresh()
{
    CommandLimiter limiter;
    while (limiter.mayBeat(Start))
        limiter.sent(Start);
    limiter.reset();
    QVERIFY(limiter.mayBeat(Start));
    QCOMPARE(limiter.nextCommandAt(Start), Start);
}

REGISTER_GUILESS_TEST(TestCommandLimiter)
#include "tst_commandlimiter.moc"
