// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/catchuppolicy.h"
#include "fakes/testprogram.h"
#include "numberedbuild.h"

#include <QTest>

using namespace Drone;
using namespace std::chrono_literals;
using Model::Status;

class TestCatchUpPolicy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silenceGrowsAndNewsStartOver()
    {
        CatchUpPolicy policy(180s);
        const auto build = numberedBuild(QStringLiteral("l"), 7);
        // The list of builds has a rhythm of its own; it brings nothing new here.
        const auto dueBuild = [&policy](Core::SteadyTime now) {
            auto question = policy.takeDue(now);
            while (question && question->kind == Question::Kind::List) {
                policy.listed(*question, {7}, now);
                question = policy.takeDue(now);
            }
            return question;
        };
        Core::SteadyTime now{1h};
        policy.observed(build, true, now);
        for (const auto wait : {180s, 360s, 720s, 1440s, 1800s, 1800s}) {
            QVERIFY(!dueBuild(now + wait - 1s));
            now += wait;
            const auto question = dueBuild(now);
            QVERIFY(question);
            policy.answered(*question, build, false, now);
        }
        policy.observed(build, true, now);
        QVERIFY(!dueBuild(now + 179s));
        QVERIFY(dueBuild(now + 180s));
    }

    void aHoleIsFilled()
    {
        CatchUpPolicy policy(180s);
        const Core::SteadyTime now{1h};
        policy.observed(numberedBuild(QStringLiteral("l"), 5, Status::Success), true, now);
        policy.observed(numberedBuild(QStringLiteral("l"), 7, Status::Success), true, now);
        QVERIFY(!policy.takeDue(now + 179s));
        const auto list = policy.takeDue(now + 180s);
        QVERIFY(list && list->kind == Question::Kind::List);
        policy.listed(*list, {7, 6, 5, 4}, now + 180s);
        const auto build = policy.takeDue(now + 180s);
        QVERIFY(build && build->number == 6);
        QCOMPARE(policy.verifiedUpTo({QStringLiteral("l"), QStringLiteral("o/r")}), 7);
        QVERIFY(!policy.takeDue(now + 180s));
    }

    void deletedBuildIsGivenUp()
    {
        CatchUpPolicy policy(180s);
        Core::SteadyTime now{1h};
        policy.observed(numberedBuild(QStringLiteral("l"), 7), true, now);
        bool gaveUp = false;
        int asked = 0;
        while (!gaveUp) {
            now = *policy.nextDue();
            const auto question = policy.takeDue(now);
            if (question->kind == Question::Kind::List) {
                policy.listed(*question, {}, now);
                continue;
            }
            ++asked;
            gaveUp = policy.missed(*question, now);
        }
        QCOMPARE(asked, CatchUpPolicy::MostMisses);
        QVERIFY(!policy.isTracked({QStringLiteral("l"), QStringLiteral("o/r")}, 7));
    }

    void unreadableAnswersAreAskedForEverMoreRarely()
    {
        CatchUpPolicy policy(180s);
        Core::SteadyTime now{1h};
        policy.observed(numberedBuild(QStringLiteral("l"), 7), true, now);
        const auto end = now + 24h;
        int asked = 0;
        for (;; ++asked) {
            now = *policy.nextDue();
            if (now > end)
                break;
            policy.unreadable(*policy.takeDue(now), now);
        }
        QVERIFY2(asked > 48 && asked < 110, qPrintable(QString::number(asked))); // a build and a list
        QVERIFY(policy.isTracked({QStringLiteral("l"), QStringLiteral("o/r")}, 7));
    }

    void oneRequestASecond()
    {
        RequestBudget budget(5);
        Core::SteadyTime now{1h};
        int taken = 0;
        for (int i = 0; i < 1000; ++i) {
            while (budget.take(now))
                ++taken;
            now += 100ms;
        }
        QCOMPARE(taken, 5 + 99);
        budget.charge(now);
        budget.charge(now);
        QVERIFY(budget.next(now) > now);
    }
};

REGISTER_GUILESS_TEST(TestCatchUpPolicy)
#include "tst_catchuppolicy.moc"
