// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/eventstream.h"
#include "drone/logstream.h"
#include "fakes/drone/droneserver.h"
#include "fakes/fakeclock.h"

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

QTEST_GUILESS_MAIN(TestStreams)
#include "tst_streams.moc"
