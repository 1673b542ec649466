// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/commandlimiter.h"
#include "discord/gateway/identifybudget.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Discord::Gateway;
using namespace std::chrono_literals;

class TestGatewayLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slidingWindowNeverHoldsMore();
    void commandsLeaveRoomForHeartbeats();
    void newConnectionStartsAfresh();
    void identifiesAreApart();
    void emptyBudgetWaitsForItsReset();
    void lastHundredthIsLeftAlone();
    void lowBudgetIsSpread();
    void budgetStartsAgain();
    void smallBudgetIsUsable();
    void wholeDayOfIdentifiesStaysWithin();
};

static const Core::SteadyTime Start{std::chrono::hours(1)};

void TestGatewayLimits::slidingWindowNeverHoldsMore()
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

void TestGatewayLimits::commandsLeaveRoomForHeartbeats()
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

void TestGatewayLimits::newConnectionStartsAfresh()
{
    CommandLimiter limiter;
    while (limiter.mayBeat(Start))
        limiter.sent(Start);
    limiter.reset();
    QVERIFY(limiter.mayBeat(Start));
    QCOMPARE(limiter.nextCommandAt(Start), Start);
}

void TestGatewayLimits::identifiesAreApart()
{
    IdentifyBudget budget;
    QCOMPARE(budget.nextAt(Start), Start);
    budget.spend(Start);
    QVERIFY(budget.nextAt(Start + 1s) >= Start + 5s);
    QCOMPARE(budget.nextAt(Start + 10s), Start + 10s);
}

void TestGatewayLimits::emptyBudgetWaitsForItsReset()
{
    IdentifyBudget budget;
    budget.learn({1000, 0, 3600s}, Start);
    QCOMPARE(budget.nextAt(Start), Start + 3600s);
    QCOMPARE(budget.remaining(Start), 0);
    QCOMPARE(budget.nextAt(Start + 3600s), Start + 3600s);
    budget.learn({1000, 0, 0s}, Start);
    QVERIFY2(budget.nextAt(Start) > Start, "an empty budget that starts again at once must not be a loop");
}

void TestGatewayLimits::lastHundredthIsLeftAlone()
{
    IdentifyBudget budget;
    budget.learn({1000, 10, 3600s}, Start);
    QCOMPARE(budget.nextAt(Start), Start + 3600s);
    budget.learn({1000, 11, 3600s}, Start);
    QCOMPARE(budget.nextAt(Start), Start);
}

void TestGatewayLimits::lowBudgetIsSpread()
{
    IdentifyBudget budget;
    budget.learn({1000, 60, 5000s}, Start);
    budget.spend(Start);
    QCOMPARE(budget.remaining(Start), 59);
    QCOMPARE(budget.nextAt(Start), Start + 100s);
}

void TestGatewayLimits::budgetStartsAgain()
{
    IdentifyBudget budget;
    budget.learn({1000, 20, 100s}, Start);
    budget.spend(Start);
    QCOMPARE(budget.remaining(Start + 100s), 1000);
    budget.spend(Start + 100s);
    QCOMPARE(budget.remaining(Start + 100s), 999);
    QCOMPARE(budget.nextAt(Start + 110s), Start + 110s);
}

void TestGatewayLimits::smallBudgetIsUsable()
{
    IdentifyBudget budget;
    budget.learn({2, 2, 3600s}, Start);
    QCOMPARE(budget.nextAt(Start), Start);
    budget.spend(Start);
    budget.spend(Start + 10s);
    QCOMPARE(budget.nextAt(Start + 20s), Start + 3600s);
}

void TestGatewayLimits::wholeDayOfIdentifiesStaysWithin()
{
    IdentifyBudget budget;
    budget.learn({1000, 1000, 24h}, Start);
    int spent = 0;
    for (auto now = Start; now < Start + 24h; ++spent) {
        now = budget.nextAt(now);
        if (now >= Start + 24h)
            break;
        budget.spend(now);
    }
    QVERIFY2(spent > 900 && spent <= 990, qPrintable(QString::number(spent)));
}

REGISTER_GUILESS_TEST(TestGatewayLimits)
#include "tst_gatewaylimits.moc"
