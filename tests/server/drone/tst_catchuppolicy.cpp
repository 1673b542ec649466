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
        const auto dueBuild = [&policy, build](Core::SteadyTime now) {
            auto question = policy.takeDue(now);
            while (question && question->kind == Question::Kind::List) {
                policy.listed(*question, {build}, now);
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
        QList<Model::Build> builds;
        for (const int number : {7, 6, 5, 4})
            builds.append(numberedBuild(QStringLiteral("l"), number));
        policy.listed(*list, builds, now + 180s);
        const auto build = policy.takeDue(now + 180s);
        QVERIFY(build && build->number == 6);
        QCOMPARE(policy.verifiedUpTo({QStringLiteral("l"), QStringLiteral("o/r")}), 7);
        QVERIFY(!policy.takeDue(now + 180s));
    }

    /// The repository was deleted and enabled anew: its numbers begin with 1 again, ids go on.
    void numbersThatBeginAnewAreANewLife()
    {
        CatchUpPolicy policy(180s);
        const RepositoryKey key{QStringLiteral("l"), QStringLiteral("o/r")};
        const auto reborn = [](qint64 number, Status status = Status::Success) {
            Model::Build build = numberedBuild(QStringLiteral("l"), number, status);
            build.id += 9000;
            return build;
        };
        const Core::SteadyTime now{1h};
        policy.observed(numberedBuild(QStringLiteral("l"), 500, Status::Success), true, now);
        policy.observed(reborn(1), true, now);
        QCOMPARE(policy.verifiedUpTo(key), 1);
        policy.observed(numberedBuild(QStringLiteral("l"), 501, Status::Success), true, now); // late, and of no concern
        policy.observed(reborn(3), true, now); // of 2 nothing was heard
        const auto list = policy.takeDue(now + 180s);
        QVERIFY(list && list->kind == Question::Kind::List);
        policy.listed(*list, {reborn(4), reborn(3), reborn(2), reborn(1)}, now + 180s);
        QSet<qint64> asked;
        while (const auto question = policy.takeDue(now + 180s))
            asked.insert(question->number);
        QCOMPARE(asked, (QSet<qint64>{2, 4}));
        QCOMPARE(policy.verifiedUpTo(key), 4);
    }

    void aListTellsOfANewLife()
    {
        CatchUpPolicy policy(180s);
        const RepositoryKey key{QStringLiteral("l"), QStringLiteral("o/r")};
        Model::Build reborn = numberedBuild(QStringLiteral("l"), 1);
        reborn.id = 9000;
        const Core::SteadyTime now{1h};
        policy.observed(numberedBuild(QStringLiteral("l"), 500, Status::Success), true, now);
        policy.askAll(now);
        QVERIFY(!policy.isPassed(key, reborn));
        policy.listed(*policy.takeDue(now), {reborn}, now);
        const auto build = policy.takeDue(now);
        QVERIFY(build && build->number == 1 && build->id == 9000 && build->isFound);
        QCOMPARE(policy.verifiedUpTo(key), 1);
    }

    /// Two that began at once: the later number may have the lower id. Nothing known is asked for because of that.
    void crossedIdsBringNothingUp()
    {
        CatchUpPolicy policy(180s);
        const RepositoryKey key{QStringLiteral("l"), QStringLiteral("o/r")};
        Model::Build ten = numberedBuild(QStringLiteral("l"), 10, Status::Success);
        const Model::Build eleven = numberedBuild(QStringLiteral("l"), 11, Status::Success);
        const Model::Build twelve = numberedBuild(QStringLiteral("l"), 12, Status::Success);
        ten.id = eleven.id + 1;
        const Core::SteadyTime now{1h};
        policy.observed(eleven, true, now);
        policy.observed(ten, true, now);
        policy.observed(twelve, true, now);
        const auto list = policy.takeDue(now + 180s);
        QVERIFY(list && list->kind == Question::Kind::List);
        policy.listed(*list, {twelve, ten, eleven, numberedBuild(QStringLiteral("l"), 9)}, now + 180s);
        QVERIFY(!policy.takeDue(now + 180s));
        QCOMPARE(policy.verifiedUpTo(key), 12);
    }

    void theSameNumberMayRunTwice()
    {
        CatchUpPolicy policy(180s);
        const Model::Build old = numberedBuild(QStringLiteral("l"), 3);
        Model::Build reborn = old;
        reborn.id = 9000;
        const Core::SteadyTime now{1h};
        policy.observed(old, true, now);
        policy.observed(reborn, true, now);
        QSet<qint64> asked;
        while (const auto question = policy.takeDue(now + 180s))
            asked.insert(question->id);
        QVERIFY(asked.contains(old.id) && asked.contains(reborn.id));
    }

    /// Found under the old link and not told of yet: asked for under the new one, also while an answer is on its way.
    void whatWasFoundIsHandedOver()
    {
        CatchUpPolicy policy(180s);
        const QString newLink = QStringLiteral("new");
        const RepositoryKey old{QStringLiteral("l"), QStringLiteral("o/r")};
        const Core::SteadyTime now{1h};
        policy.observed(numberedBuild(old.systemLink, 7), true, now); // unfinished: stays
        policy.askAll(now);
        QList<Model::Build> builds;
        for (const int number : {9, 8, 7})
            builds.append(numberedBuild(old.systemLink, number));
        std::optional<Question> underWay;
        while (const auto question = policy.takeDue(now)) {
            if (question->kind == Question::Kind::List)
                policy.listed(*question, builds, now);
            else if (question->isFound)
                underWay = question; // the last of them
        }
        QVERIFY(underWay);
        policy.observed(numberedBuild(newLink, 11), true, now); // of 10 nothing was heard at all
        policy.observed(numberedBuild(newLink, 8), true, now); // its webhook came meanwhile
        policy.handOver(old, newLink, now);
        policy.failed(*underWay, now);
        QList<std::pair<QString, qint64>> asked;
        while (const auto question = policy.takeDue(now))
            asked.append({question->repository.systemLink, question->number}); // a list has number 0
        std::sort(asked.begin(), asked.end());
        QCOMPARE(asked, (QList<std::pair<QString, qint64>>{{newLink, 0}, {newLink, 9}}));
        QVERIFY(policy.isTracked(old, 70) && !policy.isTracked(old, 80));
        QCOMPARE(policy.verifiedUpTo({newLink, old.slug}), 9);

        // Once is enough: the same again brings nothing up.
        policy.handOver(old, newLink, now);
        QVERIFY(!policy.takeDue(now));
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
        QVERIFY(!policy.isTracked({QStringLiteral("l"), QStringLiteral("o/r")}, 70));
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
        QVERIFY(policy.isTracked({QStringLiteral("l"), QStringLiteral("o/r")}, 70));
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
