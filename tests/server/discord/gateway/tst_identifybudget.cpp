// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/identifybudget.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Discord::Gateway;
using namespace std::chrono_literals;

class TestIdentifyBudget final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identifiesAreApart();
    void emptyBudgetWaitsForItsReset();
    void lastHundredthIsLeftAlone();
    void lowBudgetIsSpread();
    void budgetBegansAgain();
    void smallBudgetIsUsable();
    void wholeDayOfIdentifiesStaysWithin();
};

static const Core::SteadyTime Began{std::chrono::hours(1)};

void TestIdentifyBudget::identifiesAreApart()
{
    IdentifyBudget budget;
    QCOMPARE(budget.nextAt(Began), Began);
    budget.spend(Began);
    QVERIFY(budget.nextAt(Began + 1s) >= Began + 5s);
    QCOMPARE(budget.nextAt(Began + 10s), Began + 10s);
}

void TestIdentifyBudget::emptyBudgetWaitsForItsReset()
{
    IdentifyBudget budget;
    budget.learn({1000, 0, 3600s}, Began);
    QCOMPARE(budget.nextAt(Began), Began + 3600s);
    QCOMPARE(budget.remaining(Began), 0);
    QCOMPARE(budget.nextAt(Began + 3600s), Began + 3600s);
    budget.learn({1000, 0, 0s}, Began);
    QVERIFY2(budget.nextAt(Began) > Began, "an empty budget that starts again at once must not be a loop");
}

void TestIdentifyBudget::lastHundredthIsLeftAlone()
{
    IdentifyBudget budget;
    budget.learn({1000, 10, 3600s}, Began);
    QCOMPARE(budget.nextAt(Began), Began + 3600s);
    budget.learn({1000, 11, 3600s}, Began);
    QCOMPARE(budget.nextAt(Began), Began);
}

void TestIdentifyBudget::lowBudgetIsSpread()
{
    IdentifyBudget budget;
    budget.learn({1000, 60, 5000s}, Began);
    budget.spend(Began);
    QCOMPARE(budget.remaining(Began), 59);
    QCOMPARE(budget.nextAt(Began), Began + 100s);
}

void TestIdentifyBudget::budgetBegansAgain()
{
    IdentifyBudget budget;
    budget.learn({1000, 20, 100s}, Began);
    budget.spend(Began);
    QCOMPARE(budget.remaining(Began + 100s), 1000);
    budget.spend(Began + 100s);
    QCOMPARE(budget.remaining(Began + 100s), 999);
    QCOMPARE(budget.nextAt(Began + 110s), Began + 110s);
}

void TestIdentifyBudget::smallBudgetIsUsable()
{
    IdentifyBudget budget;
    budget.learn({2, 2, 3600s}, Began);
    QCOMPARE(budget.nextAt(Began), Began);
    budget.spend(Began);
    budget.spend(Began + 10s);
    QCOMPARE(budget.nextAt(Began + 20s), Began + 3600s);
}

void TestIdentifyBudget::wholeDayOfIdentifiesStaysWithin()
{
    IdentifyBudget budget;
    budget.learn({1000, 1000, 24h}, Began);
    int spent = 0;
    for (auto now = Began; now < Began + 24h; ++spent) {
        now = budget.nextAt(now);
        if (now >= Began + 24h)
            break;
        budget.spend(now);
    }
    QVERIFY2(spent > 900 && spent <= 990, qPrintable(QString::number(spent)));
}

REGISTER_GUILESS_TEST(TestIdentifyBudget)
#include "tst_identifybudget.moc"
