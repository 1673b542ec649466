// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "builds/simulatedbuild.h"
#include "enginebench.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace std::chrono_literals;

class TestEngine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What of a build's three deliveries arrives; Drone's API knows the end.
    void lostDeliveries_data()
    {
        QTest::addColumn<QList<Model::Status>>("arrive");
        QTest::addColumn<Model::Status>("end");
        for (const Model::Status end : {Model::Status::Success, Model::Status::Failure, Model::Status::Killed}) {
            const QByteArray word = Model::statusWord(end).toUtf8();
            QTest::newRow("nothing lost, " + word)
                << QList<Model::Status>{Model::Status::Pending, Model::Status::Running, end} << end;
            QTest::newRow("the last lost, " + word)
                << QList<Model::Status>{Model::Status::Pending, Model::Status::Running} << end;
            QTest::newRow("the first lost, " + word) << QList<Model::Status>{Model::Status::Running, end} << end;
            QTest::newRow("all but the first lost, " + word) << QList<Model::Status>{Model::Status::Pending} << end;
            QTest::newRow("the last overtakes, " + word)
                << QList<Model::Status>{end, Model::Status::Pending, Model::Status::Running} << end;
        }
        QTest::newRow("blocked, of which no webhook tells")
            << QList<Model::Status>{Model::Status::Pending} << Model::Status::Blocked;
    }
    void lostDeliveries()
    {
        QFETCH(QList<Model::Status>, arrive);
        QFETCH(Model::Status, end);
        EngineBench bench;
        bench.start();
        // Whose builds these are is known from an earlier one: nothing is asked for that reason alone.
        const Model::Build earlier = EngineBench::build(6, Model::Status::Success);
        bench.know(earlier);
        QCOMPARE(bench.deliver(earlier), 204);
        QVERIFY(bench.until([&] { return bench.isTrue(earlier); }));
        bench.pass(10s);
        const Model::Build truth = EngineBench::build(7, end);
        for (const Model::Status status : arrive) {
            const Model::Build now = EngineBench::build(7, status);
            bench.know(now);
            QCOMPARE(bench.deliver(now), 204);
        }
        bench.know(truth);
        QVERIFY(bench.until([&] { return bench.isTrue(truth); }));
        QCOMPARE(bench.messagesOf(truth).size(), 1);
        QCOMPARE(bench.discord.violations, QStringList());
    }

    void theNewestBuildOfWhichNothingWasHeardIsFound()
    {
        EngineBench bench;
        bench.start();
        const Model::Build earlier = EngineBench::build(6, Model::Status::Success);
        bench.know(earlier);
        QCOMPARE(bench.deliver(earlier), 204);
        QVERIFY(bench.until([&] { return bench.isTrue(earlier); }));
        bench.pass(5s);
        const Model::Build truth = EngineBench::build(7, Model::Status::Failure);
        bench.know(truth);
        QVERIFY(bench.until([&] { return bench.messagesOf(truth).size() == 1 && bench.isTrue(truth); }, 60s));
    }

    void whereMessagesCanBeOpenedIsKnown()
    {
        EngineBench bench;
        bench.start();
        QVERIFY(bench.until([&] {
            return bench.health(u"discord")->figures.value(QLatin1String("guild_id"))
                == QStringLiteral("111111111111111111");
        }));
    }

    void buildsThatRanWhileTheServiceWasDown()
    {
        EngineBench bench;
        bench.start();
        QList<Model::Build> truths{
            EngineBench::build(1, Model::Status::Success), EngineBench::build(2, Model::Status::Failure)};
        bench.know(truths[0]);
        bench.know(EngineBench::build(2, Model::Status::Running));
        QCOMPARE(bench.deliver(truths[0]), 204);
        QCOMPARE(bench.deliver(EngineBench::build(2, Model::Status::Running)), 204);
        QVERIFY(bench.until([&] { return bench.isTrue(truths[0]) && !bench.shown(truths[1]).isEmpty(); }));
        bench.stop();
        for (qint64 number = 3; number < 9; ++number)
            truths.append(
                EngineBench::build(number, number % 2 == 0 ? Model::Status::Success : Model::Status::Failure));
        for (const Model::Build &truth : std::as_const(truths))
            bench.know(truth);
        bench.clock.advance(10min);
        bench.start();
        for (const Model::Build &truth : std::as_const(truths))
            QVERIFY2(bench.until([&] { return bench.isTrue(truth); }), QByteArray::number(truth.number));
        QCOMPARE(bench.discord.messages.size(), truths.size());
        QCOMPARE(bench.discord.violations, QStringList());
    }

    /// Whatever is lost of whichever build: in the end each has one message, and it shows what Drone knows. Few builds
    /// by default; LOST_BUILDS=1000 is the full form, which takes minutes (with QTEST_FUNCTION_TIMEOUT=1800000), and
    /// LOST_SEED repeats a run.
    void anySubsetOfDeliveriesIsEnough()
    {
        bool given = false;
        quint32 seed = qEnvironmentVariable("LOST_SEED").toUInt(&given);
        if (!given)
            seed = QRandomGenerator::global()->generate();
        const int count = qEnvironmentVariableIntValue("LOST_BUILDS", &given);
        const int builds = given ? count : 60;
        qInfo("LOST_SEED=%u, %d builds", seed, builds);
        QRandomGenerator random(seed);
        EngineBench bench;
        bench.start();
        QList<Model::Build> truths;
        int lost = 0;
        int sent = 0;
        for (int i = 0; i < builds; ++i) {
            const SimulatedBuild simulated(random);
            const auto placed = [i](Model::Build build) {
                const Model::Build place = EngineBench::build(1 + i / 5, Model::Status::Pending);
                build.system = place.system;
                build.repository = place.repository;
                build.repository.id = 1 + i % 5;
                build.repository.slug = QStringLiteral("o/r%1").arg(i % 5);
                build.id = 1000 + i;
                build.number = place.number;
                return build;
            };
            truths.append(placed(simulated.truth()));
            bench.know(truths.last());
            QList<Model::Build> arrivals;
            for (const Model::Build &payload : simulated.payloads()) {
                // Of each repository something is heard: of others nobody tells.
                if (random.bounded(2) == 0 || (i < 5 && arrivals.isEmpty()))
                    arrivals.append(placed(payload));
                else
                    ++lost;
            }
            std::shuffle(arrivals.begin(), arrivals.end(), random);
            for (const Model::Build &arrival : std::as_const(arrivals))
                QCOMPARE(bench.deliver(arrival), 204);
            sent += int(arrivals.size());
            bench.pass(1s);
        }
        QList<Model::Build> open = truths;
        for (int round = 0; round < builds + 60 && !open.isEmpty(); ++round) {
            bench.pass(10s);
            open.removeIf([&bench](const Model::Build &truth) { return bench.isTrue(truth); });
        }
        for (const Model::Build &truth : std::as_const(open)) {
            qWarning("%s %lld (%s) is not true: %lld messages, %s", qPrintable(truth.repository.slug), truth.number,
                qPrintable(Model::statusWord(truth.status)), qint64(bench.messagesOf(truth).size()),
                bench.shown(truth).constData());
        }
        QVERIFY2(open.isEmpty(), qPrintable(QStringLiteral("%1 builds are not true").arg(open.size())));
        QCOMPARE(bench.discord.messages.size(), truths.size());
        QCOMPARE(bench.discord.violations, QStringList());
        qInfo("%d deliveries sent, %d lost, %lld requests to Drone", sent, lost, qint64(bench.drone.requests().size()));
    }

    /// Drone's API in every bad state: it is said, deliveries are announced all the same, and nobody storms.
    void badDrone_data()
    {
        QTest::addColumn<Fakes::DroneServer::Reply>("reply");
        QTest::addColumn<bool>("reachable");
        QTest::addColumn<bool>("knowsUser");
        QTest::newRow("not there") << Fakes::DroneServer::Reply() << false << false;
        QTest::newRow("wrong token") << Fakes::DroneServer::Reply{.status = 401,
            .body = R"({"message":"Unauthorized"})"}
                                     << true << false;
        QTest::newRow("a page") << Fakes::DroneServer::Reply{.body = "<html>", .type = "text/html"} << true << false;
        QTest::newRow("garbage") << Fakes::DroneServer::Reply{.body = "\x01\x02"} << true << false;
        QTest::newRow("never answering") << Fakes::DroneServer::Reply{.silent = true} << true << false;
        QTest::newRow("failing") << Fakes::DroneServer::Reply{.status = 500} << true << false;
        // Drone answers so to a user it knows, who may not see the repository.
        QTest::newRow("no rights") << Fakes::DroneServer::Reply{.status = 404, .body = R"({"message":"Not Found"})"}
                                   << true << true;
    }
    void badDrone()
    {
        QFETCH(Fakes::DroneServer::Reply, reply);
        QFETCH(bool, reachable);
        QFETCH(bool, knowsUser);
        EngineBench bench;
        if (!reachable)
            bench.configuration.settings.droneServer = QUrl(QStringLiteral("http://127.0.0.1:1"));
        const Model::Build running = EngineBench::build(7, Model::Status::Running);
        bench.know(running);
        if (!knowsUser)
            bench.drone.set("GET /api/user", reply);
        for (const QByteArray path : {"", "/builds/7", "/builds?page=1&per_page=25"})
            bench.drone.set("GET /api/repos/o/r" + path, reply);
        bench.start();
        QCOMPARE(bench.deliver(running), 204);
        QVERIFY(bench.until([&] { return bench.isTrue(running); }));
        bench.pass(1min);
        QVERIFY(bench.health(u"drone"));
        QVERIFY(bench.health(u"drone")->status != Health::Status::Pass);
        QVERIFY(!bench.health(u"drone")->why.isEmpty());
        QVERIFY(!bench.health(u"drone")->remedy.isEmpty());
        // Its end is announced without delay, whatever Drone's API does.
        const Model::Build end = EngineBench::build(7, Model::Status::Failure);
        QCOMPARE(bench.deliver(end), 204);
        QVERIFY(bench.until([&] { return bench.isTrue(end); }, 5s));
        bench.pass(3min);
        QVERIFY2(bench.drone.requests().size() < 40, QByteArray::number(bench.drone.requests().size()));
        QCOMPARE(bench.messagesOf(end).size(), 1);
        QCOMPARE(bench.discord.violations, QStringList());
    }
};

REGISTER_GUILESS_TEST(TestEngine)
#include "tst_engine.moc"
