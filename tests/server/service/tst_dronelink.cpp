// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/cardcomposer.h"
#include "builds/buildledger.h"
#include "drone/logarchive.h"
#include "fakes/drone/droneserver.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "model/buildjson.h"
#include "service/components.h"
#include "service/dronelink.h"

#include "builds/simulatedbuild.h"
#include "store/samples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Service;
using namespace std::chrono_literals;
using Health::Status;
using Model::Source;

namespace {

const QString Link = QStringLiteral("https://drone.example"); // as webhooks call the server; its API is elsewhere
const QString OldLink = QStringLiteral("http://drone.example"); // as it called itself before its address changed
const QByteArray Token = "drone-token";

QByteArray bytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray repositoryPath(const Model::Build &build)
{
    return "GET /api/repos/" + build.repository.slug.toUtf8();
}

QByteArray buildPath(const Model::Build &build)
{
    return repositoryPath(build) + "/builds/" + QByteArray::number(build.number);
}

/// A Drone server, the link to it, and folding without a disk.
struct LinkBench
{
    Fakes::DroneServer server;
    Fakes::FakeClock clock;
    Samples::DiskDatabase database;
    Builds::BuildLedger ledger{{}, 5000};
    std::unique_ptr<DroneLink> link;
    Configuration configuration;
    QList<Model::Observation> found;
    QList<Model::FailureLog> logs;
    QList<QByteArray> files;

    LinkBench()
    {
        server.set("GET /api/user", {.body = R"({"id":1,"login":"ada"})"});
        configuration.settings.droneServer = server.url();
        configuration.secrets.droneToken = Token;
    }

    void start()
    {
        link = std::make_unique<DroneLink>(clock, database.get());
        QObject::connect(link.get(), &DroneLink::observed, link.get(), [this](const Model::Observation &observation) {
            found.append(observation);
            fold(*observation.build, observation.source);
        });
        QObject::connect(link.get(), &DroneLink::logFetched, link.get(),
            [this](const Model::BuildKey &key, const Model::FailureLog &log, const QByteArray &packed) {
                logs.append(log);
                files.append(packed);
                if (const auto record = ledger.setLog(key, log))
                    link->observe(*record);
            });
        link->start(ledger.unfinished());
        link->configure(configuration);
    }

    void fold(const Model::Build &build, Source source = Source::Webhook)
    {
        Model::Observation observation;
        observation.build = build;
        observation.source = source;
        link->observe(ledger.fold(observation, clock.wall()).after);
    }

    /// From now on Drone's API says this.
    void tell(const Model::Build &build)
    {
        const QJsonObject json = Model::toJson(build);
        server.set(buildPath(build), {.body = bytes(json)});
        server.set(repositoryPath(build), {.body = bytes(json.value(QLatin1String("repo")).toObject())});
    }

    /// So slowly that answers come before their deadlines.
    void pass(std::chrono::seconds time)
    {
        for (auto end = clock.now() + time; clock.now() < end;) {
            const auto asked = server.requests().size();
            clock.advance(10s);
            QTest::qWait(1);
            if (server.requests().size() > asked)
                QTest::qWait(5);
        }
    }

    /// These are all builds of their repository, newest first.
    void list(const QList<Model::Build> &builds)
    {
        QJsonArray listed;
        for (const Model::Build &build : builds) {
            tell(build);
            listed.append(Model::toJson(build));
        }
        server.set(repositoryPath(builds.first()) + "/builds?page=1&per_page=25",
            {.body = QJsonDocument(listed).toJson(QJsonDocument::Compact)});
    }

    /// An earlier run knew it.
    void keep(const Model::Build &build)
    {
        Model::BuildRecord record;
        record.build = build;
        QVERIFY(Store::BuildStore(database.get()).save(record));
    }

    QSet<Model::BuildKey> foundKeys() const
    {
        QSet<Model::BuildKey> keys;
        for (const Model::Observation &observation : found)
            keys.insert(observation.build->key());
        return keys;
    }

    Model::Build known(const Model::Build &build) { return ledger.find(build.key())->build; }
    std::optional<Health::Component> health() const { return droneComponent(link->facts()); }
};

Model::Build failedBuild()
{
    Model::Build build;
    build.system = {Link, QStringLiteral("2.25.0")};
    build.repository = {3, QStringLiteral("o/r"), QStringLiteral("https://git.example/o/r"), {}, {}, false, 1};
    build.id = 70;
    build.number = 7;
    build.status = Model::Status::Failure;
    build.version = 4;
    build.stages.resize(1);
    build.stages[0].id = build.stages[0].number = 1;
    build.stages[0].name = QStringLiteral("default");
    build.stages[0].status = Model::Status::Failure;
    build.stages[0].started = 10;
    build.stages[0].steps.resize(1);
    Model::Step &step = build.stages[0].steps[0];
    step.id = step.number = 2;
    step.name = QStringLiteral("test");
    step.status = Model::Status::Failure;
    step.exitCode = 1;
    step.started = 11;
    return build;
}

/// A finished build of that link; ids rise through all repositories.
Model::Build placedBuild(const QString &link, qint64 id, qint64 number, const QString &slug = QStringLiteral("o/r"))
{
    Model::Build build = failedBuild();
    build.system.link = link;
    build.repository.slug = slug;
    build.id = id;
    build.number = number;
    build.status = Model::Status::Success;
    return build;
}

const QByteArray LogPath = "GET /api/repos/o/r/builds/7/logs/1/2";

} // namespace

class TestDroneLink final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasLostIsFound_data()
    {
        QTest::addColumn<Model::Status>("heard");
        QTest::addColumn<Model::Status>("truth");
        using enum Model::Status;
        QTest::newRow("last delivery") << Running << Success;
        QTest::newRow("all but the first") << Pending << Failure;
        QTest::newRow("blocked, of which no webhook tells") << Pending << Blocked;
        QTest::newRow("cancelled by the API") << Running << Killed;
    }

    void whatWasLostIsFound()
    {
        QFETCH(Model::Status, heard);
        QFETCH(Model::Status, truth);
        LinkBench bench;
        bench.start();
        Model::Build build = failedBuild();
        build.status = truth;
        bench.tell(build);
        Model::Build before = build;
        before.status = heard;
        before.version = 2;
        before.stages.clear();
        bench.fold(before);
        QTRY_VERIFY(bench.server.requests().contains(buildPath(build))); // whose link is it?
        bench.clock.advance(180s);
        QTRY_COMPARE(bench.known(build), build);
        QVERIFY(bench.found.first().source == Source::Reconciled);
        QVERIFY(!bench.server.requests().contains(repositoryPath(build)));
    }

    void buildsOfAnEarlierRunAreComparedAtStart()
    {
        LinkBench bench;
        Model::Build seven = failedBuild();
        seven.status = Model::Status::Success;
        Model::Build eight = seven;
        eight.number = 8;
        eight.id = 80;
        Model::Build nine = seven;
        nine.number = 9;
        nine.id = 90;
        for (const Model::Build &build : {seven, eight, nine})
            bench.tell(build);
        bench.server.set(repositoryPath(seven) + "/builds?page=1&per_page=25",
            {.body = '[' + bytes(Model::toJson(nine)) + ',' + bytes(Model::toJson(eight)) + ']'});
        // Of eight nothing was ever heard, and nine was running when the program ended.
        Model::BuildRecord record;
        record.build = seven;
        QVERIFY(Store::BuildStore(bench.database.get()).save(record));
        record.build = nine;
        record.build.status = Model::Status::Running;
        record.build.version = 2;
        QVERIFY(Store::BuildStore(bench.database.get()).save(record));
        bench.ledger.restore({record});
        bench.start();
        for (int i = 0; i < 20 && bench.found.size() < 2; ++i) {
            bench.clock.advance(1s);
            QTest::qWait(5);
        }
        QCOMPARE(bench.known(nine), nine);
        QVERIFY(bench.ledger.find(eight.key()));
        QCOMPARE(bench.known(eight).status, Model::Status::Success);
    }

    /// Drone's address changed between two runs: builds of the new one are not those of the old one once more.
    void aServerWithTwoAddressesIsFollowedByTheNewOne()
    {
        LinkBench bench;
        for (const int number : {1, 2, 3})
            bench.keep(placedBuild(OldLink, number * 10, number));
        for (const int number : {4, 5})
            bench.keep(placedBuild(Link, number * 10, number));
        QList<Model::Build> builds;
        for (const int number : {6, 5, 4, 3, 2, 1}) // of 6 nothing was heard
            builds.append(placedBuild(Link, number * 10, number));
        bench.list(builds);
        bench.start();
        bench.pass(1h);
        QCOMPARE(bench.foundKeys(), (QSet<Model::BuildKey>{{Link, 60}}));
    }

    /// It changes while the program runs, and meanwhile deliveries are lost: they are looked for under the new one.
    void whatIsLostWhileTheAddressChangesIsFound()
    {
        const QString quiet = QStringLiteral("o/quiet");
        LinkBench bench;
        for (const int number : {1, 2, 3})
            bench.keep(placedBuild(OldLink, number * 10, number));
        bench.keep(placedBuild(OldLink, 25, 7, quiet));
        bench.list({placedBuild(OldLink, 30, 3), placedBuild(OldLink, 20, 2), placedBuild(OldLink, 10, 1)});
        bench.list({placedBuild(OldLink, 25, 7, quiet)});
        bench.start();
        bench.pass(1h);
        QVERIFY(bench.link->reach(OldLink) == StepLogs::Reach::Known);
        QVERIFY(bench.found.isEmpty());
        bench.list({placedBuild(Link, 50, 5), placedBuild(Link, 40, 4), placedBuild(Link, 30, 3)});
        bench.list({placedBuild(Link, 45, 8, quiet), placedBuild(Link, 25, 7, quiet)});
        bench.fold(placedBuild(Link, 50, 5));
        bench.pass(1h);
        QCOMPARE(bench.foundKeys(), (QSet<Model::BuildKey>{{Link, 40}, {Link, 45}}));
    }

    /// Both have the newest build, as an earlier version left it.
    void theLastWebhookDecidesBetweenTwoAddresses_data()
    {
        QTest::addColumn<QString>("heard");
        QTest::newRow("the new one") << Link;
        QTest::newRow("back to the old one") << OldLink;
    }

    void theLastWebhookDecidesBetweenTwoAddresses()
    {
        QFETCH(QString, heard);
        LinkBench bench;
        for (const QString &link : {OldLink, Link})
            bench.keep(placedBuild(link, 40, 4));
        bench.list({placedBuild(Link, 50, 5), placedBuild(Link, 40, 4)});
        bench.start();
        bench.fold(placedBuild(heard, 40, 4));
        bench.pass(1h);
        QCOMPARE(bench.foundKeys(), (QSet<Model::BuildKey>{{heard, 50}}));
    }

    /// Its builds of before the change come to their end under their own name.
    void anUnfinishedBuildOfTheOldAddressIsAskedFor()
    {
        LinkBench bench;
        Model::BuildRecord running;
        running.build = placedBuild(OldLink, 30, 3);
        running.build.status = Model::Status::Running;
        running.build.version = 2;
        bench.keep(running.build);
        bench.ledger.restore({running});
        bench.list({placedBuild(Link, 40, 4), placedBuild(Link, 30, 3)});
        bench.start();
        bench.fold(placedBuild(Link, 40, 4));
        bench.pass(1h);
        QCOMPARE(bench.known(running.build).status, Model::Status::Success);
        QCOMPARE(bench.foundKeys(), (QSet<Model::BuildKey>{{OldLink, 30}}));
    }

    /// The newest build of the new address is hidden from the token's user. Another one tells whose the link is.
    void anyBuildAskedForTellsTheServer()
    {
        LinkBench bench;
        bench.start();
        Model::Build running = placedBuild(Link, 45, 8, QStringLiteral("o/open"));
        running.status = Model::Status::Running;
        bench.tell(running);
        bench.fold(placedBuild(Link, 50, 5));
        bench.fold(running);
        bench.pass(5min);
        QVERIFY(bench.link->reach(Link) == StepLogs::Reach::Known);
    }

    void whatAPersonStartsHasTheNewAddress()
    {
        LinkBench bench;
        const Model::Build old = placedBuild(OldLink, 30, 3);
        bench.keep(old);
        bench.keep(placedBuild(Link, 40, 4));
        bench.list({placedBuild(Link, 40, 4), placedBuild(Link, 30, 3)});
        bench.start();
        QTRY_VERIFY(bench.link->reach(Link) == StepLogs::Reach::Known);
        QTRY_VERIFY(bench.link->reach(OldLink) == StepLogs::Reach::Known);
        bench.list({placedBuild(Link, 50, 5), placedBuild(Link, 40, 4), placedBuild(Link, 30, 3)});
        bench.link->look(old, 5);
        QTRY_COMPARE(bench.found.size(), 1);
        QCOMPARE(bench.found[0].build->key(), (Model::BuildKey{Link, 50}));
        bench.link->look(old, 3); // itself: as it is known
        QTRY_COMPARE(bench.found.size(), 2);
        QCOMPARE(bench.found[1].build->key(), old.key());
    }

    /// One that never ended stays longer than those after it.
    void whatTheRetentionRemovedIsNoLoss()
    {
        LinkBench bench;
        Store::BuildStore store(bench.database.get());
        QByteArray listed;
        for (const int number : {5, 6, 7, 8, 9}) {
            Model::BuildRecord record;
            record.build = failedBuild();
            record.build.number = number;
            record.build.id = number * 10;
            record.build.status = number == 5 ? Model::Status::Blocked : Model::Status::Success;
            record.lastObserved = Core::toWallTime(number);
            bench.tell(record.build);
            listed.prepend(bytes(Model::toJson(record.build)) + (listed.isEmpty() ? "" : ","));
            if (number != 9) // of which every delivery was lost
                QVERIFY(store.save(record));
        }
        bench.server.set(repositoryPath(failedBuild()) + "/builds?page=1&per_page=25", {.body = '[' + listed + ']'});
        QCOMPARE(store.prune(Core::toWallTime(8), 25).value(), 2);
        bench.start();
        for (int i = 0; i < 60; ++i) {
            bench.clock.advance(1s);
            QTest::qWait(2);
        }
        QList<qint64> found;
        for (const Model::Observation &observation : std::as_const(bench.found))
            found.append(observation.build->number);
        QVERIFY(found.contains(9));
        QVERIFY(!found.contains(6) && !found.contains(7));
    }

    /// Every delivery of a build may be lost, in every combination: what is known in the end is what Drone knows.
    void anySubsetOfDeliveriesIsEnough()
    {
        bool given = false;
        quint32 seed = qEnvironmentVariable("LOST_SEED").toUInt(&given);
        if (!given)
            seed = QRandomGenerator::global()->generate();
        qInfo("LOST_SEED=%u", seed);
        QRandomGenerator random(seed);
        LinkBench bench;
        bench.start();
        constexpr int Repositories = 20;
        constexpr int BuildsOfEach = 50;
        QList<Model::Build> truths;
        QHash<QString, QStringList> listed;
        QSet<Model::BuildKey> heardOf;
        int lost = 0;
        for (int number = 1; number <= BuildsOfEach; ++number) {
            for (int repository = 1; repository <= Repositories; ++repository) {
                const SimulatedBuild simulated(random);
                const auto placed = [&](Model::Build build) {
                    build.system = {Link, QStringLiteral("2.25.0")};
                    build.repository = {repository, QStringLiteral("o/r%1").arg(repository),
                        QStringLiteral("https://git.example"), QStringLiteral("main"), {}, false, 1};
                    build.id = number * 100 + repository;
                    build.number = number;
                    return build;
                };
                const Model::Build truth = placed(simulated.truth());
                truths.append(truth);
                bench.tell(truth);
                const int kept = random.bounded(3) * 35; // of a hundred
                QList<Model::Build> arrivals;
                for (const Model::Build &payload : simulated.payloads()) {
                    if (random.bounded(100) < kept || (number == 1 && arrivals.isEmpty()))
                        arrivals.append(placed(payload));
                    else
                        ++lost;
                }
                std::shuffle(arrivals.begin(), arrivals.end(), random);
                for (const Model::Build &arrival : std::as_const(arrivals)) {
                    heardOf.insert(arrival.key());
                    bench.fold(arrival);
                }
            }
        }
        for (int repository = 1; repository <= Repositories; ++repository) {
            for (int page = 1; page <= 3; ++page) {
                QJsonArray builds;
                for (int number = BuildsOfEach - 25 * (page - 1); number > 0 && builds.size() < 25; --number)
                    builds.append(Model::toJson(truths.at((number - 1) * Repositories + repository - 1)));
                bench.server.set(QByteArray("GET /api/repos/o/r") + QByteArray::number(repository)
                        + "/builds?page=" + QByteArray::number(page) + "&per_page=25",
                    {.body = QJsonDocument(builds).toJson(QJsonDocument::Compact)});
            }
        }
        const auto expected = [&](Model::Build truth) {
            if (!heardOf.contains(truth.key()))
                truth.system.version.clear(); // the API does not say it
            return truth;
        };
        const auto begin = bench.clock.now();
        qsizetype right = 0;
        while (right < truths.size() && bench.clock.now() - begin < 3h) {
            bench.clock.advance(2s);
            QTest::qWait(1);
            while (right < truths.size()) {
                const auto record = bench.ledger.find(truths.at(right).key());
                if (!record || record->build != expected(truths.at(right)))
                    break;
                ++right;
            }
        }
        QCOMPARE(right, truths.size());
        const auto took = std::chrono::duration_cast<std::chrono::seconds>(bench.clock.now() - begin).count();
        // Logs of failed steps are asked for one at a time, whatever was lost.
        const QList<QByteArray> &requests = bench.server.requests();
        const auto asked = std::count_if(
            requests.cbegin(), requests.cend(), [](const QByteArray &request) { return !request.contains("/logs/"); });
        qInfo("%lld builds, %d deliveries lost, %lld requests in %lld s of Drone's time", qint64(truths.size()), lost,
            qint64(asked), qint64(took));
        QVERIFY2(asked < took + 100, "no more than one request a second on average");
        QCOMPARE(bench.ledger.size(), truths.size());
    }

    void theFailedStepsLogFollowsAndIsMasked()
    {
        LinkBench bench;
        bench.start();
        const Model::Build build = failedBuild();
        bench.tell(build);
        bench.fold(build);
        QTRY_VERIFY(bench.server.requests().contains(LogPath)); // not there yet: the runner is still uploading
        QVERIFY(bench.logs.isEmpty());
        const QByteArray secret = "ghp_" + QByteArray(36, 'x');
        bench.server.set(LogPath,
            {.body = "[{\"pos\":0,\"out\":\"export GITHUB=" + secret
                    + "\\n\",\"time\":0},"
                      "{\"pos\":1,\"out\":\"FATAL: assertion failed with drone-token\\n\",\"time\":1}]"});
        for (int i = 0; i < 50 && bench.logs.isEmpty(); ++i) {
            bench.clock.advance(1s);
            QTest::qWait(2);
        }
        QCOMPARE(bench.logs.size(), 1);
        QCOMPARE(bench.logs[0].step, QStringLiteral("default / test"));
        QVERIFY(bench.logs[0].lines.contains(QStringLiteral("FATAL: assertion failed")));

        const auto record = *bench.ledger.find(build.key());
        const Model::Card card = Announce::composeBuild(record.build, record.log);
        QVERIFY(card.log.contains(QStringLiteral("FATAL")));
        QVERIFY(Store::BuildStore(bench.database.get()).save(record));
        bench.database.open();
        QFile file(bench.database.path());
        QVERIFY(file.open(QFile::ReadOnly));
        QFile journal(bench.database.path() + QStringLiteral("-wal"));
        (void)journal.open(QFile::ReadOnly);
        const QByteArray stored = file.readAll() + journal.readAll();
        QVERIFY(stored.contains("FATAL: assertion failed"));
        for (const QByteArray &hidden : {secret, Token}) {
            QVERIFY(!bytes(Model::toJson(card)).contains(hidden));
            QVERIFY(!stored.contains(hidden));
        }
        // The same after a restart, and nobody asks for it again.
        const auto again = *Store::BuildStore(bench.database.get()).find(build.key()).value();
        QCOMPARE(Model::hashOf(Announce::composeBuild(again.build, again.log)), Model::hashOf(card));
        const auto asked = bench.server.requests().count(LogPath);
        bench.fold(build);
        bench.link->checkEverything();
        QTest::qWait(5);
        QCOMPARE(bench.server.requests().count(LogPath), asked);
    }

    void theDemoTellsItsOwnLogs()
    {
        LinkBench bench;
        bench.configuration.previewOnly = true;
        bench.configuration.settings.logLines = 20;
        bench.start();
        Model::Build build = failedBuild();
        build.stages[0].steps[0].name = QStringLiteral("lint");
        bench.fold(build);
        QTRY_COMPARE(bench.logs.size(), 1);
        QCOMPARE(bench.logs[0].step, QStringLiteral("default / lint"));
        QVERIFY(bench.logs[0].lines.contains(QStringLiteral("Exit status 2")));
        QVERIFY(bench.server.requests().isEmpty());
        // A private repository's log stays out of cards here, too.
        build.id = 71;
        build.repository.isPrivate = true;
        bench.fold(build);
        QCoreApplication::processEvents();
        QCOMPARE(bench.logs.size(), 1);
    }

    void noLogWhereNoneIsAllowed_data()
    {
        QTest::addColumn<bool>("isPrivate");
        QTest::addColumn<qint64>("repository");
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<int>("lines");
        QTest::addColumn<bool>("asked");
        QTest::newRow("public") << false << qint64(3) << false << 20 << true;
        QTest::newRow("private") << true << qint64(3) << false << 20 << false;
        QTest::newRow("private and allowed") << true << qint64(3) << true << 20 << true;
        QTest::newRow("not known to be public") << false << qint64(0) << false << 20 << false;
        QTest::newRow("not wanted") << false << qint64(3) << false << 0 << false;
    }

    void noLogWhereNoneIsAllowed()
    {
        QFETCH(bool, isPrivate);
        QFETCH(qint64, repository);
        QFETCH(bool, allowed);
        QFETCH(int, lines);
        QFETCH(bool, asked);
        LinkBench bench;
        bench.configuration.settings.logPrivate = allowed;
        bench.configuration.settings.logLines = lines;
        bench.start();
        Model::Build build = failedBuild();
        build.repository.isPrivate = isPrivate;
        build.repository.id = repository;
        bench.tell(build);
        bench.server.set(LogPath, {.body = R"([{"pos":0,"out":"boom\n","time":0}])"});
        bench.fold(build);
        QTRY_VERIFY(bench.server.requests().contains(buildPath(build)));
        QTest::qWait(10);
        QTRY_COMPARE(bench.logs.size(), asked ? 1 : 0);
        QCOMPARE(bench.server.requests().contains(LogPath), asked);
    }

    void whatWasPublicMayBePrivateByNow_data()
    {
        QTest::addColumn<bool>("isPrivate");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("still public") << false << false;
        QTest::newRow("private by now") << true << false;
        QTest::newRow("private and allowed") << true << true;
    }

    /// No webhook tells that a repository was made private, and all of the next build may have been lost.
    void whatWasPublicMayBePrivateByNow()
    {
        QFETCH(bool, isPrivate);
        QFETCH(bool, allowed);
        LinkBench bench;
        bench.configuration.settings.logPrivate = allowed;
        bench.configuration.settings.logFile = true;
        bench.start();
        Model::Build before = failedBuild();
        before.status = Model::Status::Success;
        bench.tell(before);
        bench.fold(before);
        QTRY_VERIFY(bench.link->reach(Link) == StepLogs::Reach::Known);
        Model::Build missed = failedBuild();
        missed.id = 80;
        missed.number = 8;
        missed.repository.isPrivate = isPrivate;
        bench.tell(missed);
        bench.server.set(repositoryPath(missed) + "/builds?page=1&per_page=25",
            {.body = '[' + bytes(Model::toJson(missed)) + ',' + bytes(Model::toJson(before)) + ']'});
        const QByteArray log = "GET /api/repos/o/r/builds/8/logs/1/2";
        bench.server.set(log, {.body = R"([{"pos":0,"out":"boom\n","time":0}])"});
        bench.link->checkEverything(); // as after sleep
        QTRY_VERIFY(bench.server.requests().contains(log) || (bench.clock.advance(1s), false));
        QVERIFY(bench.ledger.find(missed.key()));
        bench.pass(5min);
        QTRY_COMPARE(bench.logs.size(), allowed || !isPrivate ? 1 : 0);
        QCOMPARE(bench.server.requests().contains(repositoryPath(missed)), !allowed);
        QCOMPARE(bench.server.requests().count(log), 1);
    }

    void anOlderVersionOfARepositoryReplacesNoNewer()
    {
        LinkBench bench;
        bench.start();
        Model::Build newer = failedBuild();
        newer.status = Model::Status::Success;
        newer.repository.link = QStringLiteral("https://git.example/moved");
        newer.repository.version = 2;
        bench.tell(newer);
        bench.fold(newer);
        QTRY_VERIFY(bench.link->reach(Link) == StepLogs::Reach::Known);
        Model::Build replayed = failedBuild();
        replayed.id = 60;
        replayed.number = 6;
        replayed.status = Model::Status::Success;
        bench.fold(replayed, Source::Replay);
        Model::Build missed = newer;
        missed.id = 80;
        missed.number = 8;
        bench.tell(missed);
        bench.link->look(newer, missed.number);
        QTRY_VERIFY(bench.ledger.find(missed.key()));
        QCOMPARE(bench.known(missed).repository, newer.repository);
    }

    void aLogThatCannotBeReadIsNotFetchedForEver_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("isGivenUp");
        QTest::newRow("half a log") << QByteArray("[{\"pos\":0,\"out\":\"bo") << QByteArray("application/json") << true;
        QTest::newRow("half a large log")
            << QByteArray(2 * Drone::Client::SmallLogBytes, ' ').prepend('[') << QByteArray("application/json") << true;
        QTest::newRow("a web page") << QByteArray("<html>") << QByteArray("text/html") << false;
    }

    /// A page of a proxy's speaks of the way to the server, which is mended some day.
    void aLogThatCannotBeReadIsNotFetchedForEver()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(bool, isGivenUp);
        LinkBench bench;
        bench.start();
        const Model::Build build = failedBuild();
        bench.tell(build);
        bench.server.set(LogPath, {.body = body, .type = type});
        bench.fold(build);
        bench.pass(20min);
        const auto asked = bench.server.requests().count(LogPath);
        QVERIFY2(asked > 2 && asked < 25, qPrintable(QString::number(asked)));
        bench.server.set(LogPath, {.body = R"([{"pos":0,"out":"boom\n","time":0}])"});
        bench.pass(10min);
        QCOMPARE(bench.logs.size(), isGivenUp ? 0 : 1);
        QCOMPARE(bench.server.requests().count(LogPath), asked + (isGivenUp ? 0 : 1));
    }

    void theWholeLogIsHandedOutMaskedWhenWanted()
    {
        LinkBench bench;
        bench.configuration.settings.logFile = true;
        bench.configuration.settings.logLines = 0;
        bench.start();
        const Model::Build build = failedBuild();
        bench.tell(build);
        bench.server.set(LogPath,
            {.body = R"([{"pos":0,"out":"password=hunter2hunter2\n","time":0},{"pos":1,"out":"boom","time":1}])"});
        bench.fold(build);
        QTRY_COMPARE(bench.logs.size(), 1);
        QCOMPARE(bench.logs[0].fileStage, 1);
        QCOMPARE(bench.logs[0].fileStep, 2);
        QCOMPARE(bench.logs[0].lines, QString());
        const auto lines = Drone::unpackedLog(bench.files[0]);
        QVERIFY(lines);
        QCOMPARE(lines->size(), 2);
        QVERIFY(!lines->first().text.contains(QStringLiteral("hunter2")));
        QCOMPARE(lines->last().text, QStringLiteral("boom"));
        QVERIFY(!Announce::composeBuild(build, bench.logs[0]).file.name.isEmpty());
        // A silent step has nothing to attach.
        Model::Build silent = build;
        silent.id = 71;
        silent.number = 8;
        bench.tell(silent);
        bench.server.set("GET /api/repos/o/r/builds/8/logs/1/2", {.body = "null"});
        bench.fold(silent);
        QTRY_COMPARE(bench.logs.size(), 2);
        QCOMPARE(bench.logs[1].fileStage, 0);
        QVERIFY(bench.files[1].isEmpty());
    }

    void aLogIsFetchedOnceItIsAllowed()
    {
        LinkBench bench;
        Model::BuildRecord record;
        record.build = failedBuild();
        record.build.repository.isPrivate = true;
        record.lastObserved = bench.clock.wall();
        QVERIFY(Store::BuildStore(bench.database.get()).save(record));
        bench.ledger.restore({record});
        bench.tell(record.build);
        bench.server.set(LogPath, {.body = R"([{"pos":0,"out":"boom\n","time":0}])"});
        bench.start();
        QTRY_VERIFY(bench.server.requests().contains(buildPath(record.build)));
        QTest::qWait(5);
        QVERIFY(bench.logs.isEmpty());
        bench.configuration.settings.logPrivate = true;
        bench.link->configure(bench.configuration);
        QTRY_COMPARE(bench.logs.size(), 1);
    }

    void nothingIsAskedOfAnotherServer()
    {
        LinkBench bench;
        bench.start();
        Model::Build build = failedBuild();
        Model::Build other = build;
        other.id = 71; // this server has that number, too, but for another build
        bench.tell(other);
        bench.server.set(LogPath, {.body = R"([{"pos":0,"out":"boom\n","time":0}])"});
        bench.fold(build);
        QTRY_VERIFY(bench.server.requests().contains(buildPath(build)));
        bench.clock.advance(20min);
        QTest::qWait(10);
        QVERIFY(!bench.server.requests().contains(LogPath));
        QCOMPARE(bench.found.size(), 0);
    }

    void buildsOfAnotherServerStayItsOwn()
    {
        LinkBench bench;
        bench.start();
        const Model::Build build = failedBuild();
        bench.tell(build);
        bench.fold(build);
        QTRY_VERIFY(bench.link->reach(Link) == StepLogs::Reach::Known);

        // It has the same repository, and builds of its own there.
        Fakes::DroneServer another;
        another.set("GET /api/user", {.body = R"({"id":1,"login":"ada"})"});
        QByteArray listed;
        for (const int number : {9, 8, 7}) {
            Model::Build own = build;
            own.number = number;
            own.id = 1000 + number;
            another.set(buildPath(own), {.body = bytes(Model::toJson(own))});
            listed += (listed.isEmpty() ? "" : ",") + bytes(Model::toJson(own));
        }
        another.set(repositoryPath(build) + "/builds?page=1&per_page=25", {.body = '[' + listed + ']'});
        bench.configuration.settings.droneServer = another.url();
        bench.link->configure(bench.configuration);
        bench.pass(10min);
        QVERIFY(another.requests().contains(buildPath(build)));
        QCOMPARE(bench.ledger.size(), 1);
    }

    void whatAnotherServerDidNotHaveIsAskedForAgain()
    {
        Fakes::DroneServer wrong;
        wrong.set("GET /api/user", {.body = R"({"id":1,"login":"ada"})"});
        LinkBench bench;
        Model::BuildRecord record;
        record.build = failedBuild();
        bench.tell(record.build);
        record.build.status = Model::Status::Running;
        record.build.version = 2;
        record.build.stages.clear();
        QVERIFY(Store::BuildStore(bench.database.get()).save(record));
        bench.ledger.restore({record});
        bench.configuration.settings.droneServer = wrong.url();
        bench.start();
        const QByteArray path = buildPath(record.build);
        bench.pass(3h);
        const auto asked = wrong.requests().count(path);
        QVERIFY2(asked >= Drone::CatchUpPolicy::MostMisses, "given up by now");
        QCOMPARE(bench.known(record.build).status, Model::Status::Running); // of which that server can say nothing
        bench.configuration.settings.droneServer = bench.server.url();
        bench.link->configure(bench.configuration);
        for (int i = 0; i < 60 && bench.known(record.build).status != Model::Status::Failure; ++i) {
            bench.clock.advance(1s);
            QTest::qWait(2);
        }
        QCOMPARE(bench.known(record.build).status, Model::Status::Failure);
        QCOMPARE(wrong.requests().count(path), asked);
    }

    void whatDroneDoesNotShowAnyMoreIsLost_data()
    {
        QTest::addColumn<bool>("isKnown");
        QTest::addColumn<bool>("isTokenGood");
        QTest::addColumn<bool>("isLost");
        QTest::newRow("deleted") << true << true << true;
        QTest::newRow("of a server that has none of the builds") << false << true << false;
        QTest::newRow("the token is not let in any more") << true << false << false;
    }

    void whatDroneDoesNotShowAnyMoreIsLost()
    {
        QFETCH(bool, isKnown);
        QFETCH(bool, isTokenGood);
        QFETCH(bool, isLost);
        LinkBench bench;
        Model::BuildRecord gone;
        gone.build = failedBuild();
        gone.build.status = Model::Status::Running;
        gone.build.version = 2;
        Model::BuildRecord other = gone;
        other.build.id = 80;
        other.build.number = 8;
        other.build.status = Model::Status::Success;
        for (const auto &record : {gone, other})
            QVERIFY(Store::BuildStore(bench.database.get()).save(record));
        if (isKnown)
            bench.tell(other.build);
        bench.ledger.restore({gone});
        bench.start();
        QTRY_VERIFY(bench.server.requests().contains(buildPath(other.build)));
        QTest::qWait(5);
        if (!isTokenGood)
            bench.server.set("GET /api/user", {.status = 401, .body = R"({"message":"Unauthorized"})"});
        bench.pass(3h);
        const QByteArray path = buildPath(gone.build);
        QVERIFY(bench.server.requests().count(path) >= Drone::CatchUpPolicy::MostMisses);
        Model::Build known = bench.known(gone.build);
        QCOMPARE(known.status, isLost ? Model::Status::Lost : Model::Status::Running);
        if (!isLost)
            return;
        QCOMPARE(known.told, Model::Status::Running);
        // It stays so and is not asked for, also after the next start.
        QVERIFY(Store::BuildStore(bench.database.get()).save(*bench.ledger.find(known.key())));
        const auto asked = bench.server.requests().count(path);
        bench.start();
        bench.pass(20min);
        QCOMPARE(bench.server.requests().count(path), asked);
        QCOMPARE(bench.known(gone.build), known);
        // Until something newer is heard of it.
        gone.build.stages[0].steps[0].version = 5;
        bench.fold(gone.build);
        QCOMPARE(bench.known(gone.build).status, Model::Status::Running);
        bench.clock.advance(180s);
        QTRY_VERIFY(bench.server.requests().count(path) > asked);
    }

    /// The newest build tells whose link it is. If that very one is gone, the next one must tell.
    void whatIsLostIsFoundSoOnceTheServerIsKnown()
    {
        LinkBench bench;
        Model::BuildRecord gone;
        gone.build = failedBuild();
        gone.build.status = Model::Status::Running;
        gone.build.version = 2;
        QVERIFY(Store::BuildStore(bench.database.get()).save(gone));
        bench.ledger.restore({gone});
        bench.start();
        bench.pass(3h);
        QCOMPARE(bench.known(gone.build).status, Model::Status::Running);
        Model::Build next = failedBuild();
        next.id = 80;
        next.number = 8;
        bench.tell(next);
        bench.fold(next);
        bench.pass(3h);
        QCOMPARE(bench.known(gone.build).status, Model::Status::Lost);
        // And at the next start the server is known by the newest that it has.
        Model::BuildRecord newest = *bench.ledger.find(gone.build.key());
        newest.build.id = 90;
        newest.build.number = 9;
        for (const auto &record : {newest, *bench.ledger.find(next.key())})
            QVERIFY(Store::BuildStore(bench.database.get()).save(record));
        bench.start();
        QTRY_VERIFY(bench.link->reach(Link) == StepLogs::Reach::Known);
        QVERIFY(!bench.server.requests().contains(buildPath(newest.build)));
    }

    void theStreamSpeaksOfTheSameBuilds()
    {
        LinkBench bench;
        bench.configuration.settings.eventStream = true;
        bench.server.set("GET /api/stream", {.body = ": ping\n\n", .type = "text/event-stream", .keepOpen = true});
        Model::BuildRecord record;
        record.build = failedBuild();
        record.build.status = Model::Status::Pending;
        record.build.version = 1;
        QVERIFY(Store::BuildStore(bench.database.get()).save(record));
        bench.ledger.restore({record});
        Model::Build running = record.build;
        running.status = Model::Status::Running;
        running.version = 2;
        bench.tell(running);
        bench.start();
        QTRY_VERIFY(bench.link->facts().isStreaming);
        QJsonObject event = Model::toJson(running).value(QLatin1String("repo")).toObject();
        running.version = 3;
        event.insert(QLatin1String("build"), Model::toJson(running));
        bench.server.push("data: " + bytes(event) + "\n\n");
        QTRY_COMPARE(bench.known(running).version, 3);
        QCOMPARE(bench.ledger.size(), 1);
        QVERIFY(bench.found.last().source == Source::Stream);

        // It is taken away, as by a proxy that knows no streams.
        QCOMPARE(bench.health()->status, Status::Pass);
        bench.server.set("GET /api/stream", {.body = "<html>", .type = "text/html"});
        bench.server.cut();
        QVERIFY(QTest::qWaitFor([&bench] {
            bench.clock.advance(1s);
            return bench.health()->status == Status::Warn;
        }));
        QVERIFY2(bench.health()->why.contains(QStringLiteral("stream")), qPrintable(bench.health()->why));

        bench.configuration.settings.eventStream = false;
        bench.link->configure(bench.configuration);
        QVERIFY(!bench.link->facts().isStreaming);
        QCOMPARE(bench.health()->status, Status::Pass);
    }

    /// A delivery came by a new link, and whether that one is this server's is not known yet.
    void theStreamWaitsForTheLinkToBeKnown()
    {
        LinkBench bench;
        bench.configuration.settings.eventStream = true;
        bench.server.set("GET /api/stream", {.body = ": ping\n\n", .type = "text/event-stream", .keepOpen = true});
        bench.keep(placedBuild(OldLink, 30, 3));
        bench.list({placedBuild(OldLink, 30, 3)});
        bench.start();
        QTRY_VERIFY(bench.link->facts().isStreaming);
        Model::Build build = placedBuild(Link, 40, 4);
        bench.server.set(buildPath(build), {.status = 401, .body = R"({"message":"Unauthorized"})"});
        bench.fold(build);
        QTRY_VERIFY(bench.server.requests().contains(buildPath(build)));
        build.version = 5;
        QJsonObject event = Model::toJson(build).value(QLatin1String("repo")).toObject();
        event.insert(QLatin1String("build"), Model::toJson(build));
        const QByteArray line = "data: " + bytes(event) + "\n\n";
        bench.server.push(line);
        QTest::qWait(20);
        QVERIFY(bench.found.isEmpty());
        bench.tell(build);
        bench.link->configure(bench.configuration); // asks once more
        QTRY_VERIFY(bench.link->reach(Link) == StepLogs::Reach::Known);
        bench.server.push(line);
        QTRY_COMPARE(bench.known(build).version, 5);
        QCOMPARE(bench.ledger.size(), 1);
    }

    void healthSaysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<Status>("expected");
        QTest::addColumn<QString>("words");
        const QByteArray json = "application/json";
        QTest::newRow("good") << QByteArray(R"({"id":1,"login":"ada"})") << 200 << json << Status::Pass
                              << QStringLiteral("as ada");
        QTest::newRow("wrong token") << QByteArray(R"({"message":"Unauthorized"})") << 401 << json << Status::Fail
                                     << QStringLiteral("guest");
        QTest::newRow("a web page") << QByteArray("<html>") << 200 << QByteArray("text/html") << Status::Fail
                                    << QStringLiteral("web page");
        QTest::newRow("garbage") << QByteArray("\x01\x02") << 200 << json << Status::Fail
                                 << QStringLiteral("none that");
        QTest::newRow("broken") << QByteArray() << 502 << json << Status::Warn << QStringLiteral("502");
    }

    void healthSaysWhatIsWrong()
    {
        QFETCH(QByteArray, user);
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(Status, expected);
        QFETCH(QString, words);
        LinkBench bench;
        bench.server.set("GET /api/user", {.status = status, .body = user, .type = type});
        bench.start();
        QTRY_VERIFY(bench.link->facts().login.state != DroneLogin::State::NotAsked);
        const auto health = bench.health();
        QVERIFY(health);
        QCOMPARE(health->status, expected);
        QVERIFY2(health->why.contains(words), qPrintable(health->why));
        QCOMPARE(health->remedy.isEmpty(), expected == Status::Pass);
        QCOMPARE(health->figures.value(QLatin1String("login")).toString(),
            expected == Status::Pass ? QStringLiteral("ada")
                : status == 401      ? QStringLiteral("refused")
                                     : QStringLiteral("not known yet"));
        // No storm: a minute later it was asked a few times at most.
        for (int i = 0; i < 60; ++i) {
            bench.clock.advance(1s);
            QTest::qWait(1);
        }
        QVERIFY(bench.server.requests().size() <= 8);
        // And once it is mended it says so.
        bench.server.set("GET /api/user", {.body = R"({"id":1,"login":"ada"})"});
        bench.clock.advance(10min);
        QTRY_VERIFY(bench.health()->status == Status::Pass);
    }

    void healthSaysWhoseBuildsAreHidden()
    {
        LinkBench bench;
        bench.start();
        Model::Build build = failedBuild();
        build.status = Model::Status::Running;
        bench.fold(build); // of which Drone shows nothing: 404
        QTRY_COMPARE(bench.health()->status, Status::Warn);
        QVERIFY2(bench.health()->why.contains(QStringLiteral("none of the builds")), qPrintable(bench.health()->why));
        QVERIFY(bench.health()->remedy.contains(QStringLiteral("Give ada access")));

        // One repository may be seen, another may not.
        Model::Build other = build;
        other.id = 90;
        other.repository.id = 4;
        other.repository.slug = QStringLiteral("o/open");
        bench.tell(other);
        bench.fold(other);
        bench.link->configure(bench.configuration); // as after a change of the settings
        bench.clock.advance(1s);
        QTRY_VERIFY(
            bench.health()->why.endsWith(QStringLiteral("ada the builds of o/r")) || (bench.clock.advance(1s), false));
        QCOMPARE(bench.health()->status, Status::Warn);
        // Access is given.
        bench.tell(build);
        for (int i = 0; i < 200 && bench.health()->status != Status::Pass; ++i) {
            bench.clock.advance(10s);
            QTest::qWait(2);
        }
        QCOMPARE(bench.health()->status, Status::Pass);
    }

    void healthIsSilentWithoutDrone()
    {
        LinkBench bench;
        bench.configuration.settings.droneServer = QUrl();
        bench.start();
        QCOMPARE(bench.health()->status, Status::Warn); // a token alone
        bench.configuration.secrets.droneToken.clear();
        bench.link->configure(bench.configuration);
        QVERIFY(!bench.health());
        bench.configuration.settings.droneServer = bench.server.url();
        bench.link->configure(bench.configuration);
        QVERIFY(!bench.health()); // as the first run leaves it
        bench.configuration.secrets.droneToken = Token;
        bench.configuration.previewOnly = true;
        bench.link->configure(bench.configuration);
        QVERIFY(!bench.health());
        bench.clock.advance(1h);
        QTest::qWait(5);
        QCOMPARE(bench.server.requests().size(), 0);
    }

    void healthSaysThatNobodyAnswers()
    {
        LinkBench bench;
        bench.configuration.settings.droneServer = QUrl(QStringLiteral("http://127.0.0.1:1"));
        bench.start();
        QTRY_VERIFY(bench.link->facts().trouble.has_value());
        QCOMPARE(bench.health()->status, Status::Warn);
        QVERIFY(!bench.health()->why.contains(QString::fromLatin1(Token)));
    }
};

REGISTER_GUILESS_TEST(TestDroneLink)
#include "tst_dronelink.moc"
