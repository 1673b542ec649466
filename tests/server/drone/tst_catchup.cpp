// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/catchup.h"
#include "fakes/drone/droneserver.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Drone;
using namespace std::chrono_literals;
using Model::Source;
using Model::Status;

namespace {

Model::Build buildOf(const QString &link, qint64 number, Status status = Status::Running)
{
    Model::Build build;
    build.system.link = link;
    build.repository.slug = QStringLiteral("o/r");
    build.id = number * 10;
    build.number = number;
    build.status = status;
    build.version = 2;
    return build;
}

QByteArray json(qint64 number, const QByteArray &status, qint64 id = 0)
{
    return R"({"id":)" + QByteArray::number(id ? id : number * 10) + R"(,"number":)" + QByteArray::number(number)
        + R"(,"version":3,"status":")" + status + R"("})";
}

QByteArray pathOf(qint64 number)
{
    return "GET /api/repos/o/r/builds/" + QByteArray::number(number);
}

const QByteArray ListPath = "GET /api/repos/o/r/builds?page=1&per_page=25";

/// Everything that a test needs, with the server's own link unless another is given.
struct Bench
{
    Fakes::DroneServer server;
    Fakes::FakeClock clock;
    Client client{clock};
    CatchUp catchUp{clock, 180s};
    QList<Model::Observation> seen;

    Bench()
    {
        client.setServer(server.url(), "drone-token");
        catchUp.addServer(&client);
        QObject::connect(&catchUp, &CatchUp::observed, &catchUp, [this](const Model::Observation &one) {
            seen.append(one);
            catchUp.observe(*one.build, Source::Reconciled);
        });
    }
    QString link() const { return client.link(); }
    qsizetype asked() const { return server.requests().size(); }
};

} // namespace

class TestCatchUp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastDeliveryLost()
    {
        Bench bench;
        bench.server.set(pathOf(7), {.body = json(7, "success")});
        bench.catchUp.observe(buildOf(bench.link(), 7), Source::Webhook);
        bench.clock.advance(179s);
        QCOMPARE(bench.asked(), 0);
        bench.clock.advance(1s);
        QTRY_COMPARE(bench.seen.size(), 1);
        QVERIFY(bench.seen[0].source == Source::Reconciled);
        QCOMPARE(bench.seen[0].build->key(), (Model::BuildKey{bench.link(), 70}));
        QVERIFY(bench.seen[0].build->status == Status::Success);
        const auto asked = bench.asked();
        bench.clock.advance(20min); // over: nobody asks again
        QTest::qWait(1);
        QCOMPARE(bench.asked(), asked);
    }

    void silenceGrowsAndNewsStartOver()
    {
        CatchUpPolicy policy(180s);
        Core::SteadyTime now{1h};
        policy.observed(buildOf(QStringLiteral("l"), 7), true, now);
        for (const auto wait : {180s, 360s, 720s, 1440s, 1800s, 1800s}) {
            QVERIFY(!policy.takeDue(now + wait - 1s) || wait >= 1440s);
            now += wait;
            auto question = policy.takeDue(now);
            while (question && question->kind == Question::Kind::List) {
                policy.listed(*question, {7}, now);
                question = policy.takeDue(now);
            }
            if (wait >= 1440s)
                break;
            QVERIFY(question);
            policy.answered(*question, buildOf(QStringLiteral("l"), 7), false, now);
        }
        policy.observed(buildOf(QStringLiteral("l"), 8), true, now);
        QCOMPARE(*policy.nextDue(), std::min(*policy.nextDue(), now + 180s));
    }

    void missedWholeIsFoundAfterTimeAway()
    {
        Bench bench;
        bench.server.set(
            ListPath, {.body = '[' + json(9, "success") + ',' + json(8, "failure") + ',' + json(7, "success") + ']'});
        bench.server.set(pathOf(8), {.body = json(8, "failure")});
        bench.server.set(pathOf(9), {.body = json(9, "success")});
        bench.catchUp.observe(buildOf(bench.link(), 7, Status::Success), Source::Webhook);
        bench.catchUp.checkEverything();
        bench.clock.advance(0s);
        QTRY_COMPARE(bench.asked(), 1);
        for (int i = 0; i < 200 && bench.seen.size() < 2; ++i) {
            QTest::qWait(5);
            bench.clock.advance(1s);
        }
        QCOMPARE(bench.seen.size(), 2);
    }

    void aHoleIsFilled()
    {
        CatchUpPolicy policy(180s);
        const Core::SteadyTime now{1h};
        policy.observed(buildOf(QStringLiteral("l"), 5, Status::Success), true, now);
        policy.observed(buildOf(QStringLiteral("l"), 7, Status::Success), true, now);
        QVERIFY(!policy.takeDue(now + 179s));
        const auto list = policy.takeDue(now + 180s);
        QVERIFY(list && list->kind == Question::Kind::List);
        policy.listed(*list, {7, 6, 5, 4}, now + 180s);
        const auto build = policy.takeDue(now + 180s);
        QVERIFY(build && build->number == 6);
        QCOMPARE(policy.verifiedUpTo({QStringLiteral("l"), QStringLiteral("o/r")}), 7);
        QVERIFY(!policy.takeDue(now + 180s));
    }

    void anotherIdIsNeverMixedIn()
    {
        Bench bench;
        bench.server.set(pathOf(7), {.body = json(7, "success", 4711)});
        bench.catchUp.observe(buildOf(QStringLiteral("http://drone.internal"), 7), Source::Webhook);
        bench.clock.advance(180s);
        QTRY_COMPARE(bench.asked(), 1);
        QTest::qWait(20);
        QCOMPARE(bench.seen.size(), 0);
    }

    void internalLinkIsConfirmedById()
    {
        Bench bench;
        const QString link = QStringLiteral("http://drone.internal");
        bench.server.set(pathOf(7), {.body = json(7, "blocked")});
        bench.catchUp.observe(buildOf(link, 7), Source::Webhook);
        bench.catchUp.checkEverything();
        bench.clock.advance(0s);
        QTRY_COMPARE(bench.seen.size(), 1);
        QVERIFY2(bench.server.requests() == QList<QByteArray>{pathOf(7)}, "a list was asked for without confirmation");
        QVERIFY(bench.seen[0].build->status == Status::Blocked);
        QCOMPARE(bench.seen[0].system.link, link);
        bench.clock.advance(5s);
        QTRY_VERIFY(bench.server.requests().contains(ListPath));
    }

    void deletedBuildIsGivenUp()
    {
        CatchUpPolicy policy(180s);
        Core::SteadyTime now{1h};
        policy.observed(buildOf(QStringLiteral("l"), 7), true, now);
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
        policy.observed(buildOf(QStringLiteral("l"), 7), true, now);
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

    void serverDown()
    {
        Bench bench;
        for (int i = 1; i <= 50; ++i)
            bench.server.set(pathOf(i), {.status = 502});
        for (int i = 1; i <= 50; ++i)
            bench.catchUp.observe(buildOf(bench.link(), i), Source::Webhook);
        bench.clock.advance(180s);
        for (int i = 0; i < 60; ++i) {
            QTest::qWait(2);
            bench.clock.advance(1s);
        }
        QVERIFY2(bench.asked() <= 20, qPrintable(QString::number(bench.asked()))); // backoff, not 50 in a minute
        QVERIFY(bench.asked() >= 2);
        QVERIFY(bench.client.trouble());
        QCOMPARE(bench.seen.size(), 0);
    }
};

REGISTER_GUILESS_TEST(TestCatchUp)
#include "tst_catchup.moc"
