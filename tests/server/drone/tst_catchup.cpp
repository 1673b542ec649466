// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/catchup.h"
#include "fakes/drone/droneserver.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "numberedbuild.h"

#include <QTest>

using namespace Drone;
using namespace std::chrono_literals;
using Model::Source;
using Model::Status;

namespace {

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
    CatchUp catchUp{clock, client, 180s};
    QList<Model::Observation> seen;

    Bench()
    {
        client.setServer(server.url(), "drone-token");
        QObject::connect(&catchUp, &CatchUp::observed, &catchUp, [this](const Model::Observation &one) {
            seen.append(one);
            catchUp.observe(*one.build, Source::Reconciled);
        });
    }
    QString link() const { return client.link(); }
    qsizetype asked() const { return server.requests().size(); }

    /// For three hours at most, so slowly that answers come before their deadlines.
    template <typename Condition> void passUntil(const Condition &condition)
    {
        for (const auto end = clock.now() + 3h; !condition() && clock.now() < end;) {
            const qsizetype before = asked();
            clock.advance(10s);
            QTest::qWait(1);
            if (asked() > before)
                QTest::qWait(5);
        }
    }
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
        bench.catchUp.observe(numberedBuild(bench.link(), 7), Source::Webhook);
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

    void missedWholeIsFoundAfterTimeAway()
    {
        Bench bench;
        bench.server.set(
            ListPath, {.body = '[' + json(9, "success") + ',' + json(8, "failure") + ',' + json(7, "success") + ']'});
        bench.server.set(pathOf(8), {.body = json(8, "failure")});
        bench.server.set(pathOf(9), {.body = json(9, "success")});
        bench.catchUp.observe(numberedBuild(bench.link(), 7, Status::Success), Source::Webhook);
        bench.catchUp.checkEverything();
        bench.clock.advance(0s);
        QTRY_COMPARE(bench.asked(), 1);
        for (int i = 0; i < 200 && bench.seen.size() < 2; ++i) {
            QTest::qWait(5);
            bench.clock.advance(1s);
        }
        QCOMPARE(bench.seen.size(), 2);
    }

    void anotherIdIsNeverMixedIn()
    {
        Bench bench;
        bench.server.set(pathOf(7), {.body = json(7, "success", 4711)});
        bench.catchUp.observe(numberedBuild(QStringLiteral("http://drone.internal"), 7), Source::Webhook);
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
        bench.catchUp.observe(numberedBuild(link, 7), Source::Webhook);
        bench.catchUp.checkEverything();
        bench.clock.advance(0s);
        QTRY_COMPARE(bench.seen.size(), 1);
        QVERIFY2(bench.server.requests() == QList<QByteArray>{pathOf(7)}, "a list was asked for without confirmation");
        QVERIFY(bench.seen[0].build->status == Status::Blocked);
        QCOMPARE(bench.seen[0].system.link, link);
        bench.clock.advance(5s);
        QTRY_VERIFY(bench.server.requests().contains(ListPath));
    }

    /// What the server before was known by must not let this one's builds be taken for that one's.
    void anotherServerIsConfirmedAnew()
    {
        Bench bench;
        const QString link = QStringLiteral("http://drone.internal");
        bench.server.set(pathOf(7), {.body = json(7, "running")});
        bench.server.set(ListPath, {.body = '[' + json(8, "success") + ',' + json(7, "running") + ']'});
        bench.server.set(pathOf(8), {.status = 500}); // found, and not told yet
        bench.catchUp.observe(numberedBuild(link, 7), Source::Webhook);
        bench.catchUp.checkEverything();
        for (int i = 0; i < 200 && !bench.server.requests().contains(pathOf(8)); ++i) {
            bench.clock.advance(1s);
            QTest::qWait(2);
        }
        QCOMPARE(bench.seen.size(), 1);

        Fakes::DroneServer another;
        another.set(pathOf(7), {.body = json(7, "failure", 700)});
        another.set(pathOf(8), {.body = json(8, "failure", 800)});
        another.set(pathOf(9), {.body = json(9, "failure", 900)});
        another.set(ListPath,
            {.body = '[' + json(9, "failure", 900) + ',' + json(8, "failure", 800) + ',' + json(7, "failure", 700)
                    + ']'});
        bench.client.setServer(another.url(), "drone-token");
        bench.catchUp.forget();
        bench.catchUp.checkEverything();
        for (int i = 0; i < 200; ++i) {
            bench.clock.advance(5s);
            QTest::qWait(1);
        }
        QVERIFY(another.requests().contains(pathOf(7))); // whose id tells
        QVERIFY(!another.requests().contains(ListPath));
        QVERIFY(!another.requests().contains(pathOf(8)));
        QCOMPARE(bench.seen.size(), 1);
    }

    /// Deleted and enabled anew: numbers begin with 1 again, and of the first builds no delivery came.
    void lostBuildsOfARepositoryEnabledAnewAreFound()
    {
        Bench bench;
        bench.server.set(ListPath, {.body = '[' + json(2, "success", 9002) + ',' + json(1, "failure", 9001) + ']'});
        bench.server.set(pathOf(1), {.body = json(1, "failure", 9001)});
        bench.server.set(pathOf(2), {.body = json(2, "success", 9002)});
        bench.catchUp.observe(numberedBuild(bench.link(), 500, Status::Success), Source::Webhook);
        bench.catchUp.checkEverything();
        bench.passUntil([&bench] { return bench.seen.size() >= 2; });
        QCOMPARE(bench.seen.size(), 2);
    }

    /// The one that never ended must not be forgotten for the one that has its number now.
    void anUnfinishedBuildOutlivesItsNumber()
    {
        Bench bench;
        bench.server.set(pathOf(3), {.body = json(3, "running", 9003)});
        QList<Model::BuildKey> lost;
        connect(&bench.catchUp, &CatchUp::lost, this, [&lost](const Model::BuildKey &build) { lost.append(build); });
        Model::Build reborn = numberedBuild(bench.link(), 3);
        reborn.id = 9003;
        bench.catchUp.observe(numberedBuild(bench.link(), 3), Source::Webhook);
        bench.catchUp.observe(reborn, Source::Webhook);
        bench.passUntil([&lost] { return !lost.isEmpty(); });
        QCOMPARE(lost, QList<Model::BuildKey>{(Model::BuildKey{bench.link(), 30})});
    }

    void serverDown()
    {
        Bench bench;
        for (int i = 1; i <= 50; ++i)
            bench.server.set(pathOf(i), {.status = 502});
        for (int i = 1; i <= 50; ++i)
            bench.catchUp.observe(numberedBuild(bench.link(), i), Source::Webhook);
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
