// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logarchive.h"
#include "drone/logstream.h"
#include "fakes/drone/droneserver.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "service/steplogs.h"
#include "store/logstore.h"
#include "store/samples.h"
#include "store/storewriter.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Service;
using namespace std::chrono_literals;

namespace {

const QByteArray StreamPath = "GET /api/stream/o/r/7/1/2";
const QByteArray RestPath = "GET /api/repos/o/r/builds/7/logs/1/2";
const QByteArray End = "event: error\ndata: eof\n\n";
const QString RepeatedToken = QStringLiteral("ghp_") + QString(36, u'a');

QByteArray line(int pos, const QString &text)
{
    const QJsonObject json{{QStringLiteral("pos"), pos}, {QStringLiteral("out"), text}, {QStringLiteral("time"), pos}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray lineEvent(int pos, const QString &text)
{
    return "data: " + line(pos, text) + "\n\n\n";
}

QByteArray logOf(const QStringList &texts)
{
    QByteArray json = "[";
    for (int i = 0; i < texts.size(); ++i)
        json += (i ? "," : "") + line(i, texts[i]);
    return json + ']';
}

Fakes::DroneServer::Reply stream(const QByteArray &body)
{
    return {.body = ": ping\n\n" + body, .type = "text/event-stream", .keepOpen = true};
}

Store::BuildRecord record(Model::Status status, qint64 started = 10)
{
    Store::BuildRecord record = Samples::build(7, status);
    record.build.repository.slug = QStringLiteral("o/r");
    record.build.stages[0].steps = {{}, {}};
    Model::Step &step = record.build.stages[0].steps[1];
    step.number = 2;
    step.status = status;
    step.started = started;
    return record;
}

/// Drone, a database on disk, and one open log.
struct LogsBench
{
    Fakes::FakeClock clock;
    Fakes::DroneServer server;
    Samples::DiskDatabase database;
    Store::StoreWriter writer{clock};
    Drone::Client client{clock};
    StepLogs::Reach reach = StepLogs::Reach::Known;
    std::unique_ptr<StepLogs> logs;
    const StepKey key{record({}).build.key(), 1, 2};

    QList<Drone::LogRow> rows;
    QList<LogState> states;
    QString error;
    bool isSetup = false;
    int parts = 0;

    explicit LogsBench(const Store::BuildRecord &build)
    {
        const auto saved = Store::BuildStore(database.get()).save(build);
        const auto started = writer.start(database.path());
        Q_ASSERT(saved && started);
        client.setServer(server.url(), "drone-token");
        logs = std::make_unique<StepLogs>(clock, database.get(), writer,
            StepLogs::Source{[this](const QString &) { return reach; },
                [this](const Model::Build &of, int stage, int step) {
                    return std::make_unique<Drone::LogStream>(
                        client, clock, Drone::StepAddress{of.repository.slug, of.number, stage, step});
                }});
        QObject::connect(logs.get(), &StepLogs::received, logs.get(), [this](quint64 request, const LogPart &part) {
            QCOMPARE(request, 1u);
            ++parts;
            rows = part.replaces ? part.rows : rows + part.rows;
            error = part.error;
            isSetup = part.isSetup;
            if (states.isEmpty() || states.constLast() != part.state)
                states.append(part.state);
        });
    }

    void open() { logs->open(1, key); }
    /// What came is gathered for a moment.
    bool showRows(qsizetype count)
    {
        return QTest::qWaitFor([this, count] {
            clock.advance(StepLogs::Gathering);
            return rows.size() >= count;
        });
    }
    /// What was asked before this has had its answer.
    bool everythingIsAnswered()
    {
        bool answered = false;
        server.set("GET /api/user", {.body = R"({"id":1,"login":"ada"})"});
        client.user(logs.get(), [&answered](const auto &) { answered = true; });
        return QTest::qWaitFor([&answered] { return answered; });
    }
    LogState state() const { return states.isEmpty() ? LogState::Loading : states.constLast(); }
    QStringList texts() const
    {
        QStringList texts;
        for (const Drone::LogRow &row : rows)
            texts.append(row.text);
        return texts;
    }
    std::optional<QByteArray> kept()
    {
        return Store::LogStore(database.get()).find(key.build, key.stage, key.step).value();
    }
};

} // namespace

class TestStepLogs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endedStepIsFetchedOnceAndKept()
    {
        LogsBench bench(record(Model::Status::Failure));
        bench.server.set(RestPath, {.body = logOf({QStringLiteral("one\n"), QStringLiteral("two\n")})});
        bench.open();
        QTRY_VERIFY(bench.state() == LogState::Complete);
        QCOMPARE(bench.texts(), (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
        QCOMPARE(bench.server.requests(), QList<QByteArray>{RestPath});
        QTRY_VERIFY(bench.kept());

        bench.logs->close(1);
        bench.rows.clear();
        bench.states.clear();
        bench.reach = StepLogs::Reach::NoServer; // nobody needs to be asked
        bench.open();
        QTRY_VERIFY(bench.state() == LogState::Complete);
        QCOMPARE(bench.rows.size(), 2);
        QCOMPARE(bench.server.requests().size(), 1);
    }

    void silentStep()
    {
        LogsBench bench(record(Model::Status::Success));
        bench.server.set(RestPath, {.body = "null"});
        bench.open();
        QTRY_VERIFY(bench.state() == LogState::Complete);
        QVERIFY(bench.rows.isEmpty());
    }

    void runningStepIsFollowedToItsEnd()
    {
        LogsBench bench(record(Model::Status::Running));
        bench.server.set(
            StreamPath, stream(lineEvent(0, QStringLiteral("one\n")) + lineEvent(1, QStringLiteral("two\n"))));
        bench.open();
        QVERIFY(bench.showRows(2));
        QCOMPARE(bench.rows.size(), 2);
        QVERIFY(bench.state() == LogState::Live);

        // Cut: the stream comes again from its beginning, and drops the last line at its end.
        bench.server.cut();
        QTRY_VERIFY(bench.state() == LogState::Interrupted);
        QVERIFY(!bench.error.isEmpty());
        QCOMPARE(bench.rows.size(), 2);
        bench.server.set(StreamPath,
            stream(lineEvent(0, QStringLiteral("one\n")) + lineEvent(1, QStringLiteral("two\n"))
                + lineEvent(2, QStringLiteral("three\n"))));
        QVERIFY(bench.clock.advanceToNextAlarm());
        QVERIFY(bench.showRows(3));
        QVERIFY(bench.state() == LogState::Live);
        bench.server.set(RestPath,
            {.body = logOf({QStringLiteral("one\n"), QStringLiteral("two\n"), QStringLiteral("three\n"),
                 QStringLiteral("last\n")})});
        bench.server.push(End);
        QTRY_VERIFY(bench.state() == LogState::Complete);
        QCOMPARE(bench.texts().constLast(), QStringLiteral("last"));
        QCOMPARE(bench.rows.size(), 4);
        QTRY_VERIFY(bench.kept());
        QCOMPARE(Drone::unpackedLog(*bench.kept())->size(), 4);
    }

    void manyLinesTravelTogether()
    {
        LogsBench bench(record(Model::Status::Running));
        bench.server.set(StreamPath, stream({}));
        bench.open();
        QTRY_VERIFY(bench.server.requests().contains(StreamPath));
        QByteArray events;
        for (int i = 0; i < 5000; ++i)
            events += lineEvent(i, QStringLiteral("line %1\n").arg(i));
        bench.server.push(events + lineEvent(5000, QStringLiteral("end\n")));
        const int before = bench.parts;
        while (bench.rows.size() < 5001) {
            bench.clock.advance(StepLogs::Gathering);
            QVERIFY(QTest::qWaitFor([&bench] { return bench.clock.alarmsSet() > 0 || bench.rows.size() == 5001; }));
        }
        QVERIFY2(bench.parts - before < 200, qPrintable(QString::number(bench.parts - before)));
    }

    void secretsAreNeitherShownNorKept()
    {
        LogsBench bench(record(Model::Status::Running));
        const QString planted = QStringLiteral("token is %1\n").arg(RepeatedToken);
        bench.server.set(StreamPath, stream(lineEvent(0, planted)));
        bench.server.set(RestPath, {.body = logOf({planted})});
        bench.open();
        QVERIFY(bench.showRows(1));
        QCOMPARE(bench.rows[0].text, QStringLiteral("token is ******"));
        bench.server.push(End);
        QTRY_VERIFY(bench.state() == LogState::Complete);
        QCOMPARE(bench.rows[0].text, QStringLiteral("token is ******"));
        QTRY_VERIFY(bench.kept());
        QVERIFY(!Drone::unpackedLog(*bench.kept())->first().text.contains(RepeatedToken));
        for (const char *end : {"", "-wal"})
            QVERIFY(
                !Samples::contentOf(bench.database.path() + QString::fromLatin1(end)).contains(RepeatedToken.toUtf8()));
    }

    void logThatIsNotThereYet()
    {
        LogsBench bench(record(Model::Status::Success));
        bench.server.set(StreamPath, stream(End));
        bench.open();
        QTRY_COMPARE(bench.server.requests().size(), 1);
        QVERIFY(bench.everythingIsAnswered());
        bench.server.set(RestPath, {.body = logOf({QStringLiteral("one\n")})});
        QVERIFY(bench.clock.advanceToNextAlarm());
        QTRY_VERIFY(bench.state() == LogState::Complete);
        QCOMPARE(bench.rows.size(), 1);
    }

    void logThatNeverComes()
    {
        LogsBench bench(record(Model::Status::Success));
        bench.server.set(StreamPath, stream(End));
        bench.open();
        for (int miss = 1; miss < StepLogs::MostMisses; ++miss) {
            QTRY_COMPARE(bench.server.requests().count(RestPath), miss);
            QVERIFY(bench.everythingIsAnswered());
            QVERIFY(bench.clock.advanceToNextAlarm());
        }
        QTRY_VERIFY(bench.state() == LogState::Missing);
        QCOMPARE(bench.clock.alarmsSet(), 0);
        QVERIFY(!bench.kept());
    }

    void stepThatHasNotBegun()
    {
        LogsBench bench(record(Model::Status::Pending, 0));
        bench.open();
        QTRY_VERIFY(!bench.states.isEmpty());
        QVERIFY(bench.state() == LogState::NotStarted);
        QVERIFY(bench.server.requests().isEmpty());
        bench.server.set(StreamPath, stream(lineEvent(0, QStringLiteral("one\n"))));
        const Store::BuildRecord running = record(Model::Status::Running);
        QVERIFY(Store::BuildStore(bench.database.get()).save(running));
        bench.logs->observe(running);
        QVERIFY(bench.showRows(1));
    }

    void stepThatWasSkipped()
    {
        LogsBench bench(record(Model::Status::Skipped, 0));
        bench.open();
        QTRY_VERIFY(!bench.states.isEmpty());
        QVERIFY(bench.state() == LogState::NotRun);
    }

    void whatIsMissingIsSaidAndMadeGoodLater_data()
    {
        QTest::addColumn<StepLogs::Reach>("reach");
        QTest::addColumn<LogState>("state");
        QTest::newRow("no server") << StepLogs::Reach::NoServer << LogState::NoServer;
        QTest::newRow("another server") << StepLogs::Reach::OtherServer << LogState::OtherServer;
        QTest::newRow("not decided") << StepLogs::Reach::Undecided << LogState::Loading;
    }
    void whatIsMissingIsSaidAndMadeGoodLater()
    {
        QFETCH(StepLogs::Reach, reach);
        QFETCH(LogState, state);
        LogsBench bench(record(Model::Status::Success));
        bench.server.set(RestPath, {.body = logOf({QStringLiteral("one\n")})});
        bench.reach = reach;
        bench.open();
        QTRY_VERIFY(!bench.states.isEmpty());
        QVERIFY(bench.state() == state);
        QVERIFY(bench.server.requests().isEmpty());
        bench.reach = StepLogs::Reach::Known;
        bench.logs->tryAgain();
        QTRY_VERIFY(bench.state() == LogState::Complete);
    }

    void whatDroneShouldNotAnswerIsSaid_data()
    {
        QTest::addColumn<Fakes::DroneServer::Reply>("reply");
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("isSetup");
        QTest::addColumn<bool>("isFinal");
        const auto row = [](const char *name, const Fakes::DroneServer::Reply &reply, const char *word, bool isSetup,
                             bool isFinal) {
            QTest::newRow(name) << reply << QString::fromLatin1(word) << isSetup << isFinal;
        };
        row("refused token", {.status = 401, .body = R"({"message":"Unauthorized"})"}, "make a new one", true, true);
        row("a page", {.body = "<!DOCTYPE html><html></html>", .type = "text/html"}, "web page", true, false);
        row("garbage", {.body = QByteArray("\0\1 nonsense", 11)}, "check its address", true, false);
        row("no log", {.body = R"({"message":"strange"})"}, "check its address", true, false);
        row("leads away", {.status = 301, .headers = "Location: http://127.0.0.1:1/\r\n"}, "redirects", true, false);
        row("broken", {.status = 500, .body = R"({"message":"database is locked"})"}, "HTTP 500", false, false);
        row("never", {.silent = true}, "did not answer within", false, false);
    }
    void whatDroneShouldNotAnswerIsSaid()
    {
        QFETCH(Fakes::DroneServer::Reply, reply);
        QFETCH(QString, word);
        QFETCH(bool, isSetup);
        QFETCH(bool, isFinal);
        for (const Model::Status status : {Model::Status::Success, Model::Status::Running}) {
            const bool isLive = status == Model::Status::Running;
            LogsBench bench(record(status));
            bench.server.set(isLive ? StreamPath : RestPath, reply);
            bench.open();
            if (reply.silent) {
                QTRY_COMPARE(bench.server.waiting(), 1);
                bench.clock.advance(Drone::Client::Deadline);
            }
            QTRY_VERIFY(!bench.error.isEmpty());
            QVERIFY2(bench.error.contains(word), qPrintable(bench.error));
            QCOMPARE(bench.isSetup, isSetup);
            QVERIFY(bench.state() == (isFinal ? LogState::Failed : LogState::Interrupted));
            QCOMPARE(bench.clock.alarmsSet(), isFinal ? 0 : 1);
            if (isFinal)
                continue;
            // Once it answers as it should, nobody has to do anything.
            bench.server.unset(StreamPath);
            bench.server.set(StreamPath, stream(End));
            bench.server.set(RestPath, {.body = logOf({QStringLiteral("one\n")})});
            QVERIFY(bench.clock.advanceToNextAlarm());
            QTRY_VERIFY(bench.state() == LogState::Complete);
            QVERIFY(bench.error.isEmpty());
            QCOMPARE(bench.rows.size(), 1);
        }
    }

    void endThatNobodyToldIsFound()
    {
        LogsBench bench(record(Model::Status::Running));
        bench.server.set(StreamPath, stream(lineEvent(0, QStringLiteral("one\n"))));
        bench.open();
        QVERIFY(bench.showRows(1));
        // The connection is dead and does not know it; a webhook tells of the end.
        bench.server.set(RestPath, {.body = logOf({QStringLiteral("one\n"), QStringLiteral("two\n")})});
        bench.logs->observe(record(Model::Status::Running));
        QCOMPARE(bench.clock.alarmsSet(), 0);
        bench.logs->observe(record(Model::Status::Failure));
        bench.clock.advance(Drone::LogStream::EndPatience);
        QTRY_VERIFY(bench.state() == LogState::Complete);
        QCOMPARE(bench.rows.size(), 2);
    }

    void closedViewHearsNothing()
    {
        LogsBench bench(record(Model::Status::Running));
        bench.server.set(StreamPath, stream(lineEvent(0, QStringLiteral("one\n"))));
        bench.open();
        QTRY_COMPARE(bench.clock.alarmsSet(), 1);
        const int before = bench.parts;
        bench.logs->close(1);
        QCOMPARE(bench.clock.alarmsSet(), 0);
        bench.server.push(lineEvent(1, QStringLiteral("two\n")));
        QVERIFY(bench.everythingIsAnswered());
        QVERIFY(bench.parts <= before + 1); // the word that it is live may have been under way
        QVERIFY(bench.rows.isEmpty());
    }

    void largeLogIsQuick()
    {
        LogsBench bench(record(Model::Status::Failure));
        QByteArray json = "[";
        qint64 bytes = 0;
        for (int i = 0; i < 60'000; ++i) {
            const QString text = QStringLiteral("\x1b[32m[%1]\x1b[0m ok github.com/acme/api/handlers/%2 in 0.0%3 s, no "
                                                "test had to be repeated\n")
                                     .arg(i)
                                     .arg(i % 977)
                                     .arg(i % 10);
            bytes += text.size();
            json += (i ? "," : "") + line(i, text);
        }
        QVERIFY(bytes > 4'800'000);
        bench.server.set(RestPath, {.body = json + ']'});
        QElapsedTimer time;
        time.start();
        bench.open();
        QTRY_VERIFY_WITH_TIMEOUT(bench.state() == LogState::Complete, 60'000);
        const qint64 fetched = time.restart();
        QCOMPARE(bench.rows.size(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(bench.kept(), 60'000);
        bench.logs->close(1);
        bench.states.clear();
        time.restart();
        bench.open();
        QTRY_VERIFY_WITH_TIMEOUT(bench.state() == LogState::Complete, 60'000);
        const qint64 again = time.elapsed();
        qInfo("60,000 lines: %lld ms from Drone, %lld ms from the database", fetched, again);
        // Optimised it is a fifth of a second; sanitizers and a busy machine take many times that.
        QVERIFY(fetched < 20'000);
        QVERIFY(again < 10'000);
    }
};

REGISTER_GUILESS_TEST(TestStepLogs)
#include "tst_steplogs.moc"
