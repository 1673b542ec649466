// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/drone/droneserver.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "model/buildjson.h"
#include "service/components.h"
#include "service/droneacts.h"
#include "service/dronelink.h"
#include "store/actstore.h"
#include "store/storewriter.h"

#include "store/samples.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Service;
using Model::Act;

namespace {

const QByteArray Path = "/api/repos/o/r/builds/7";

/// A Drone server with one blocked build that is stored, too.
struct ActsBench
{
    Fakes::DroneServer server;
    Fakes::FakeClock clock;
    Samples::DiskDatabase database;
    Store::StoreWriter writer{clock};
    DroneLink link{clock, database.get()};
    DroneActs acts{clock, database.get(), writer, link};
    QSignalSpy finished{&acts, &DroneActs::finished};
    QList<Model::Observation> seen;
    Model::Build build;
    quint64 last = 0;

    ActsBench()
    {
        server.set("GET /api/user", {.body = R"({"id":1,"login":"ada"})"});
        Store::BuildRecord record = Samples::build();
        build = record.build;
        build.system.link = server.url().toString();
        build.repository.slug = QStringLiteral("o/r");
        build.number = 7;
        build.stages.resize(2);
        for (int i = 0; i < 2; ++i) {
            build.stages[i].number = i + 1;
            build.stages[i].name = i == 0 ? QStringLiteral("lint") : QStringLiteral("deploy");
            build.stages[i].status = Model::Status::Blocked;
        }
        record.build = build;
        const auto stored = Store::BuildStore(database.get()).save(record);
        Q_ASSERT(stored);
        const auto started = writer.start(database.path());
        Q_ASSERT(started);
        server.set("GET " + Path, {.body = json(build)});
        QObject::connect(&link, &DroneLink::observed, &link, [this](const Model::Observation &o) { seen.append(o); });
        Configuration configuration;
        configuration.settings.droneServer = server.url();
        configuration.secrets.droneToken = "drone-token";
        link.configure(configuration);
    }
    ~ActsBench() { writer.stop(); }
    Q_DISABLE_COPY_MOVE(ActsBench)

    static QByteArray json(const Model::Build &build)
    {
        return QJsonDocument(Model::toJson(build)).toJson(QJsonDocument::Compact);
    }
    bool signedIn() const { return link.facts().login.state == DroneLogin::State::Good; }
    void ask(const Model::BuildAct &act) { acts.act(++last, build.key(), act); }
    bool ok() const { return finished.last().at(1).toBool(); }
    QString words() const { return finished.last().at(2).toString(); }
    QList<Model::ActRecord> kept() { return Store::ActStore(database.get()).of(build.key()).value(); }
    qsizetype asked(const QByteArray &request) const { return server.requests().count(request); }
};

} // namespace

class TestDroneActs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restartMakesABuildThatIsSeenAtOnce()
    {
        ActsBench bench;
        QTRY_VERIFY(bench.signedIn());
        Model::Build made = bench.build;
        made.id = 99;
        made.number = 12;
        bench.server.set("POST " + Path, {.body = ActsBench::json(made)});
        bench.server.set("GET /api/repos/o/r/builds/12", {.body = ActsBench::json(made)});
        bench.ask({});
        QTRY_COMPARE(bench.finished.size(), 1);
        QVERIFY(bench.ok());
        QVERIFY(bench.words().contains(QStringLiteral("#12")));
        QTRY_VERIFY(!bench.seen.isEmpty());
        QCOMPARE(bench.seen.last().build->id, 99);
        QCOMPARE(bench.seen.last().build->key().systemLink, bench.build.system.link);
        QCOMPARE(bench.kept().size(), 1);
        QCOMPARE(bench.kept()[0].user, QStringLiteral("ada"));
        QVERIFY(bench.kept()[0].ok);
        QCOMPARE(bench.asked("POST " + Path), 1);
    }

    void noNewBuildIsSaid()
    {
        ActsBench bench;
        bench.server.set("POST " + Path, {.body = "null"});
        bench.ask({});
        QTRY_COMPARE(bench.finished.size(), 1);
        QVERIFY(!bench.ok());
        QVERIFY(bench.words().contains(QStringLiteral("no new build")));
    }

    void eachBlockedStageIsApproved()
    {
        ActsBench bench;
        QTRY_VERIFY(bench.signedIn());
        bench.server.set("POST " + Path + "/approve/1", {.status = 204});
        bench.server.set("POST " + Path + "/approve/2", {.status = 204});
        bench.ask({Act::Approve, {1, 2}, {}, {}});
        QTRY_COMPARE(bench.finished.size(), 1);
        QVERIFY(bench.ok());
        QCOMPARE(bench.asked("POST " + Path + "/approve/1"), 1);
        QCOMPARE(bench.asked("POST " + Path + "/approve/2"), 1);
        QCOMPARE(bench.kept().value(0).object, QStringLiteral("lint, deploy"));
        QTRY_VERIFY(!bench.seen.isEmpty()); // no webhook tells of an approval
    }

    void refusalIsInDronesWords_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("expected");
        QTest::newRow("not blocked") << 400 << QByteArray("cannot decline a pipeline with the status running")
                                     << QStringLiteral("cannot decline a pipeline with the status running");
        QTest::newRow("no right") << 404 << QByteArray("sql: no rows in result set")
                                  << QStringLiteral("no administrator of this repository");
        QTest::newRow("guest") << 401 << QByteArray("Unauthorized") << QStringLiteral("token is not valid");
        QTest::newRow("broken") << 500 << QByteArray("database is locked") << QStringLiteral("database is locked");
    }
    void refusalIsInDronesWords()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, said);
        QFETCH(QString, expected);
        ActsBench bench;
        QTRY_VERIFY(bench.signedIn());
        bench.server.set("POST " + Path + "/decline/1", {.status = status, .body = "{\"message\":\"" + said + "\"}"});
        bench.ask({Act::Decline, {1, 2}, {}, {}});
        QTRY_COMPARE(bench.finished.size(), 1);
        QVERIFY(!bench.ok());
        QVERIFY2(bench.words().contains(expected), qPrintable(bench.words()));
        QCOMPARE(bench.kept().size(), 1);
        QVERIFY(!bench.kept()[0].ok);
        QCOMPARE(bench.kept()[0].answer, bench.words());
        QCOMPARE(bench.asked("POST " + Path + "/decline/1"), 1); // and never again by itself
        QCOMPARE(bench.asked("POST " + Path + "/decline/2"), 0);
    }

    void parametersAreSentAndNotKept()
    {
        ActsBench bench;
        QTRY_VERIFY(bench.signedIn());
        Model::Build made = bench.build;
        made.id = 99;
        made.number = 12;
        const QByteArray call = "POST " + Path + "/promote?target=production&KEY=a%26b%20%2B1";
        bench.server.set(call, {.body = ActsBench::json(made)});
        bench.ask(
            {Act::Promote, {}, QStringLiteral("production"), {{QStringLiteral("KEY"), QStringLiteral("a&b +1")}}});
        QTRY_COMPARE(bench.finished.size(), 1);
        QVERIFY2(bench.ok(), qPrintable(bench.words()));
        QCOMPARE(bench.asked(call), 1);
        QCOMPARE(bench.kept().value(0).object, QStringLiteral("production, KEY"));
    }

    void cancelling()
    {
        ActsBench bench;
        QTRY_VERIFY(bench.signedIn());
        bench.server.set("DELETE " + Path, {.body = ActsBench::json(bench.build)});
        bench.ask({Act::Cancel, {}, {}, {}});
        QTRY_COMPARE(bench.finished.size(), 1);
        QVERIFY(bench.ok());
        QCOMPARE(bench.kept().value(0).act, Act::Cancel);
    }

    void anotherServersBuildIsLeftAlone()
    {
        ActsBench bench;
        QTRY_VERIFY(bench.signedIn());
        Store::BuildRecord other = Samples::build();
        other.build.system.link = QStringLiteral("https://elsewhere");
        QVERIFY(Store::BuildStore(bench.database.get()).save(other));
        const auto before = bench.server.requests();
        bench.acts.act(1, other.build.key(), {});
        QTRY_COMPARE(bench.finished.size(), 1);
        QVERIFY(!bench.ok());
        QCOMPARE(bench.server.requests(), before);
    }

    void withoutATokenNothingIsAsked()
    {
        ActsBench bench;
        bench.link.configure({});
        const auto before = bench.server.requests().size();
        bench.ask({});
        QTRY_COMPARE(bench.finished.size(), 1);
        QVERIFY(!bench.ok());
        QCOMPARE(bench.server.requests().mid(before).count("POST " + Path), 0);
    }
};

REGISTER_GUILESS_TEST(TestDroneActs)
#include "tst_droneacts.moc"
