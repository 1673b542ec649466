// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoplayer.h"

#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "webhook/deliveryparser.h"
#include "webhook/httpsignature.h"

#include <QHostAddress>
#include <QSet>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

namespace {

/// Just enough of an HTTP server to take deliveries and answer them all alike.
class Endpoint final : public QTcpServer
{
public:
    explicit Endpoint(QByteArray answer)
        : m_answer(std::move(answer))
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
    }

    bool start() { return listen(QHostAddress::LocalHost); }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/webhook").arg(serverPort())); }

    QList<Webhook::Request> requests;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &bytes = m_bytes[socket];
        bytes += socket->readAll();
        const qsizetype head = bytes.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        Webhook::Request request;
        qsizetype length = 0;
        const QList<QByteArray> lines = bytes.left(head).split('\n');
        request.method = lines.first().split(' ').first();
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
            if (line.left(colon).compare("content-length", Qt::CaseInsensitive) == 0)
                length = line.mid(colon + 1).trimmed().toLongLong();
        }
        if (bytes.size() < head + 4 + length)
            return;
        request.body = bytes.mid(head + 4, length);
        bytes.remove(0, head + 4 + length);
        requests.append(request);
        socket->write(m_answer);
    }

    const QByteArray m_answer;
    QHash<QTcpSocket *, QByteArray> m_bytes;
};

const QByteArray Accepted = "HTTP/1.1 204 No Content\r\n\r\n";
const QByteArray Refused = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";

/// Plays the whole day, letting the clock go on whenever there is nothing to do.
Demo::Summary play(Fakes::FakeClock &clock, const QUrl &url, const QByteArray &secret)
{
    Demo::DemoPlayer player(clock, url, secret, 60);
    QSignalSpy finished(&player, &Demo::DemoPlayer::finished);
    QTimer onward;
    QObject::connect(&onward, &QTimer::timeout, &onward, [&clock] { clock.advanceToNextAlarm(); });
    onward.start(0);
    player.start();
    if (finished.isEmpty() && !finished.wait(60'000))
        return {};
    return finished.first().first().value<Demo::Summary>();
}

} // namespace

class DemoPlayerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDeliveryIsSignedAndAccepted();
    void eachSenderKeepsItsOrder();
    void refusalsAreCounted();
    void nobodyListens();
};

void DemoPlayerTest::everyDeliveryIsSignedAndAccepted()
{
    Fakes::FakeClock clock;
    Endpoint endpoint(Accepted);
    QVERIFY(endpoint.start());
    const Demo::Summary summary = play(clock, endpoint.url(), "demo secret");

    QVERIFY(summary.sent > 200);
    QCOMPARE(summary.accepted, summary.sent);
    QCOMPARE(summary.failed, 0);
    QVERIFY(summary.firstFailure.isEmpty());
    QCOMPARE(endpoint.requests.size(), summary.sent);
    for (const Webhook::Request &request : std::as_const(endpoint.requests)) {
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
        const auto seen = Webhook::verify(request, {"demo secret"}, clock.wall(), std::chrono::seconds(300));
        QVERIFY2(seen.ok(), qPrintable(seen.words));
        QVERIFY(!Webhook::verify(request, {"another"}, clock.wall(), std::chrono::seconds(300)).ok());
        QVERIFY(Webhook::parseDelivery(request.body).ok());
    }
}

void DemoPlayerTest::eachSenderKeepsItsOrder()
{
    Fakes::FakeClock clock;
    Endpoint endpoint(Accepted);
    QVERIFY(endpoint.start());
    QVERIFY(play(clock, endpoint.url(), "s").sent > 0);

    // What one runner reports about its stage arrives in the order in which it happened, and so does each step.
    QHash<qint64, qint64> versions;
    int stagesAtOnce = 0;
    for (const Webhook::Request &request : std::as_const(endpoint.requests)) {
        const auto seen = Webhook::parseDelivery(request.body);
        if (!seen.value().build || seen.value().build->stages.size() != 1) {
            stagesAtOnce += seen.value().build && seen.value().build->stages.size() > 1;
            continue;
        }
        for (const Model::Step &step : seen.value().build->stages.first().steps) {
            QVERIFY(step.version >= versions.value(step.id));
            versions.insert(step.id, step.version);
        }
    }
    QVERIFY(!versions.isEmpty());
    QVERIFY(stagesAtOnce > 0);
}

void DemoPlayerTest::refusalsAreCounted()
{
    Fakes::FakeClock clock;
    Endpoint endpoint(Refused);
    QVERIFY(endpoint.start());
    const Demo::Summary summary = play(clock, endpoint.url(), "s");
    QVERIFY(summary.sent > 0);
    QCOMPARE(summary.failed, summary.sent);
    QCOMPARE(summary.accepted, 0);
    QVERIFY2(summary.firstFailure.contains(QLatin1String("401")), qPrintable(summary.firstFailure));
}

void DemoPlayerTest::nobodyListens()
{
    Fakes::FakeClock clock;
    QUrl url;
    {
        Endpoint gone(Accepted);
        QVERIFY(gone.start());
        url = gone.url();
    }
    const Demo::Summary summary = play(clock, url, "s");
    QVERIFY(summary.sent > 0);
    QCOMPARE(summary.failed, summary.sent);
    QVERIFY(!summary.firstFailure.isEmpty());
}

REGISTER_GUILESS_TEST(DemoPlayerTest)
#include "tst_demoplayer.moc"
