// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/eventstream.h"
#include "drone/logstream.h"
#include "fakes/drone/droneserver.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Drone;

namespace {

const QByteArray LogPath = "GET /api/stream/o/r/7/1/2";
const QByteArray RestPath = "GET /api/repos/o/r/builds/7/logs/1/2";
const QByteArray End = "event: error\ndata: eof\n\n";

QByteArray lineEvent(int pos)
{
    return "data: {\"pos\":" + QByteArray::number(pos) + ",\"out\":\"x\\n\",\"time\":0}\n\n\n";
}

QByteArray wholeLog(int lines)
{
    QByteArray json = "[";
    for (int i = 0; i < lines; ++i)
        json += (i > 0 ? "," : "") + QByteArray("{\"pos\":") + QByteArray::number(i) + ",\"out\":\"x\\n\",\"time\":0}";
    return json + ']';
}

} // namespace

class TestStreams final : public QObject
{
    Q_OBJECT

private:
    Fakes::FakeClock m_clock;

private Q_SLOTS:
    void cutInTheMiddleLosesNothing()
    {
        Fakes::DroneServer server;
        server.set(LogPath,
            {.body = ": ping\n\n" + lineEvent(0) + lineEvent(1), .type = "text/event-stream", .keepOpen = true});
        Client client(m_clock);
        client.setServer(server.url(), "drone-token");
        LogStream stream(client, m_clock, {QStringLiteral("o/r"), 7, 1, 2});
        QList<qint64> seen;
        std::optional<QList<LogLine>> whole;
        connect(&stream, &LogStream::linesReceived, this, [&](const QList<LogLine> &lines) {
            for (const LogLine &line : lines)
                seen.append(line.pos);
        });
        connect(&stream, &LogStream::finished, this, [&](const QList<LogLine> &log) { whole = log; });
        stream.start();
        QTRY_COMPARE(seen, (QList<qint64>{0, 1}));
        server.push(lineEvent(2) + "data: {\"pos\":3,\"o"); // and cut inside a line
        QTRY_COMPARE(seen.size(), 3);
        server.set(LogPath,
            {.body = lineEvent(0) + lineEvent(1) + lineEvent(2) + lineEvent(3),
                .type = "text/event-stream",
                .keepOpen = true});
        server.cut();
        QTRY_VERIFY(stream.state() == LogStream::State::Waiting);
        QVERIFY(m_clock.advanceToNextAlarm());
        QTRY_COMPARE(seen, (QList<qint64>{0, 1, 2, 3}));
        server.set(RestPath, {.body = wholeLog(6)}); // the stream dropped its tail
        server.push(End);
        QTRY_VERIFY(whole);
        QCOMPARE(whole->size(), 6);
        QVERIFY(stream.state() == LogStream::State::Ended);
    }

    void stepNotYetRunning()
    {
        Fakes::DroneServer server;
        server.set(LogPath, {.body = ": ping\n\n" + End, .type = "text/event-stream", .keepOpen = true});
        Client client(m_clock);
        client.setServer(server.url(), "drone-token");
        LogStream stream(client, m_clock, {QStringLiteral("o/r"), 7, 1, 2});
        std::optional<QList<LogLine>> whole;
        connect(&stream, &LogStream::finished, this, [&](const QList<LogLine> &log) { whole = log; });
        stream.start();
        QTRY_VERIFY(stream.state() == LogStream::State::Waiting);
        QCOMPARE(server.requests().constLast(), RestPath);
        server.set(RestPath, {.body = "null"}); // it ran, and said nothing
        QVERIFY(m_clock.advanceToNextAlarm());
        QTRY_VERIFY(whole);
        QCOMPARE(whole->size(), 0);
    }

    void streamThatNeverAnswersIsGivenUp()
    {
        Fakes::DroneServer server;
        server.set(LogPath, {.silent = true});
        Client client(m_clock);
        client.setServer(server.url(), "drone-token");
        LogStream stream(client, m_clock, {QStringLiteral("o/r"), 7, 1, 2});
        QList<ClientErrorKind> errors;
        connect(&stream, &LogStream::interrupted, this, [&](const ClientError &error) { errors.append(error.kind); });
        stream.start();
        QTRY_COMPARE(server.waiting(), 1);
        m_clock.advance(Client::Deadline);
        QCOMPARE(errors, QList<ClientErrorKind>{ClientErrorKind::Timeout});
        QVERIFY(m_clock.advanceToNextAlarm());
        QTRY_COMPARE(server.waiting(), 2);
    }

    void streamThatDiedIsNotWaitedForWhenItsStepHasEnded()
    {
        Fakes::DroneServer server;
        server.set(LogPath, {.body = ": ping\n\n" + lineEvent(0), .type = "text/event-stream", .keepOpen = true});
        Client client(m_clock);
        client.setServer(server.url(), "drone-token");
        LogStream stream(client, m_clock, {QStringLiteral("o/r"), 7, 1, 2});
        int lines = 0;
        std::optional<QList<LogLine>> whole;
        connect(
            &stream, &LogStream::linesReceived, this, [&](const QList<LogLine> &more) { lines += int(more.size()); });
        connect(&stream, &LogStream::finished, this, [&](const QList<LogLine> &log) { whole = log; });
        stream.start();
        QTRY_COMPARE(lines, 1);
        m_clock.advance(std::chrono::hours(1)); // a step may be silent for long
        QVERIFY(stream.state() == LogStream::State::Streaming);
        server.set(RestPath, {.body = wholeLog(3)});
        stream.expectEnd();
        m_clock.advance(LogStream::EndPatience);
        QTRY_VERIFY(whole);
        QCOMPARE(whole->size(), 3);
        QVERIFY(stream.state() == LogStream::State::Ended);
    }

    void whatIsNoStreamIsAskedForMoreAndMoreRarely_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("isDrone");
        QTest::newRow("a page") << QByteArray("<html>Log in</html>") << QByteArray("text/html") << false;
        QTest::newRow("garbage") << QByteArray("\x01\x02{{\n\n") << QByteArray("application/json") << false;
        QTest::newRow("over at once") << ": ping\n\n" + End << QByteArray("text/event-stream") << true;
    }
    void whatIsNoStreamIsAskedForMoreAndMoreRarely()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(bool, isDrone);
        Fakes::DroneServer server;
        server.set("GET /api/stream", {.body = body, .type = type});
        Client client(m_clock);
        client.setServer(server.url(), "drone-token");
        EventStream stream(client, m_clock);
        int connections = 0;
        QList<ClientErrorKind> errors;
        connect(&stream, &EventStream::connected, this, [&] { ++connections; });
        connect(&stream, &EventStream::interrupted, this, [&](const ClientError &one) { errors.append(one.kind); });
        stream.start();
        const auto begin = m_clock.now();
        for (int i = 1; i <= 8; ++i) {
            QTRY_COMPARE(errors.size(), i);
            QVERIFY(m_clock.advanceToNextAlarm());
        }
        QVERIFY(m_clock.now() - begin > std::chrono::minutes(2));
        QCOMPARE(connections > 0, isDrone);
        QCOMPARE(errors.constFirst(), isDrone ? ClientErrorKind::Unreachable : ClientErrorKind::NotDrone);
        QTRY_COMPARE(errors.size(), 9);
        QVERIFY(stream.isFailing());
        server.set("GET /api/stream", {.body = ": ping\n\n", .type = "text/event-stream", .keepOpen = true});
        QVERIFY(m_clock.advanceToNextAlarm());
        QTRY_VERIFY(stream.isConnected());
        QVERIFY(!stream.isFailing());
    }

    void eventsBecomeObservations()
    {
        Fakes::DroneServer server;
        server.set("GET /api/stream", {.body = ": ping\n\n", .type = "text/event-stream", .keepOpen = true});
        Client client(m_clock);
        client.setServer(server.url(), "drone-token");
        EventStream stream(client, m_clock);
        QList<Model::Observation> seen;
        int connections = 0;
        connect(&stream, &EventStream::observed, this, [&](const Model::Observation &one) { seen.append(one); });
        connect(&stream, &EventStream::connected, this, [&] { ++connections; });
        stream.start();
        QTRY_COMPARE(connections, 1);
        server.push(
            "data: "
            "{\"id\":1,\"slug\":\"o/r\",\"build\":{\"id\":70,\"number\":7,\"status\":\"running\",\"version\":2}}\n\n"
            "data: nonsense\n\n");
        QTRY_COMPARE(seen.size(), 1);
        QVERIFY(seen[0].source == Model::Source::Stream);
        QCOMPARE(seen[0].build->key(), (Model::BuildKey{server.url().toString(), 70}));
        m_clock.advance(EventStream::MostSilence); // no ping any more
        QVERIFY(!stream.isConnected());
        QVERIFY(m_clock.advanceToNextAlarm());
        QTRY_COMPARE(connections, 2);
    }
};

REGISTER_GUILESS_TEST(TestStreams)
#include "tst_streams.moc"
