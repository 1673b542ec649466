// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/gatewaysocket.h"
#include "fakes/certificates.h"
#include "fakes/discord/gateway/gatewaypeer.h"
#include "fakes/discord/gateway/rawpeer.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"

#include <QSignalSpy>
#include <QSslServer>
#include <QTest>

using namespace Discord::Gateway;
using namespace std::chrono_literals;
using Fakes::GatewayPeer;
using Fakes::RawPeer;

class TestGatewaySocket final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closeFrameIsToldWithItsCode_data();
    void closeFrameIsToldWithItsCode();
    void droppedLineIsNoClose();
    void endOfTheStreamIsNoClose();
    void oldCloseCodeIsForgotten();
    void messagesOfEveryShape();
    void frameInPieces();
    void closeFrameRightBehindAMessage();
    void tooMuchIsRefused_data();
    void tooMuchIsRefused();
    void brokenProtocolIsRefused();
    void hungHandshakeEnds();
    void refusedHandshakeEnds_data();
    void refusedHandshakeEnds();
    void nobodyListens();
    void ourCloseCarriesTheCode();
    void closeBeforeItStands();
    void unansweredCloseEnds();
    void urlThatIsNone();
    void unknownCertificateIsRefused();

private:
    struct Fixture
    {
        explicit Fixture(quint64 most = 1024 * 1024)
            : socket(clock, GatewaySocket::Limits{15s, 2s, most})
            , opened(&socket, &GatewaySocket::opened)
            , received(&socket, &GatewaySocket::received)
            , closed(&socket, &GatewaySocket::closed)
        {
        }
        int code() const { return closed.value(0).value(0).toInt(); }
        bool broken() const { return closed.value(0).value(1).toBool(); }
        QString words() const { return closed.value(0).value(2).toString(); }

        Fakes::FakeClock clock;
        GatewaySocket socket;
        QSignalSpy opened;
        QSignalSpy received;
        QSignalSpy closed;
    };
    static QUrl withQuery(QUrl url)
    {
        url.setQuery(QStringLiteral("v=10&encoding=json"));
        return url;
    }
};

void TestGatewaySocket::closeFrameIsToldWithItsCode_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {1000, 1001, 1011, 4000, 4004, 4009, 4014})
        QTest::addRow("%d", code) << code;
}

void TestGatewaySocket::closeFrameIsToldWithItsCode()
{
    QFETCH(int, code);
    GatewayPeer peer;
    Fixture f;
    f.socket.open(withQuery(peer.url()));
    QTRY_COMPARE(f.received.size(), 1);
    peer.close(code);
    QTRY_COMPARE(f.closed.size(), 1);
    QCOMPARE(f.code(), code);
    QVERIFY(!f.broken());
    QCOMPARE(f.words(), QStringLiteral("on request"));
}

void TestGatewaySocket::droppedLineIsNoClose()
{
    GatewayPeer peer;
    Fixture f;
    f.socket.open(withQuery(peer.url()));
    QTRY_COMPARE(f.received.size(), 1);
    peer.drop();
    QTRY_COMPARE(f.closed.size(), 1);
    QVERIFY(f.broken());
    QVERIFY(!f.words().isEmpty());
}

void TestGatewaySocket::endOfTheStreamIsNoClose()
{
    RawPeer peer(RawPeer::Handshake::Complete);
    Fixture f;
    f.socket.open(peer.url());
    QTRY_COMPARE(f.opened.size(), 1);
    peer.write(RawPeer::frame(1, "{}") + RawPeer::frame(1, "half").left(3));
    peer.disconnectTcp();
    QTRY_COMPARE(f.closed.size(), 1);
    QVERIFY(f.broken());
    QCOMPARE(f.received.size(), 1);
}

void TestGatewaySocket::oldCloseCodeIsForgotten()
{
    GatewayPeer peer;
    Fixture f;
    f.socket.open(withQuery(peer.url()));
    QTRY_COMPARE(f.received.size(), 1);
    peer.close(4004);
    QTRY_COMPARE(f.closed.size(), 1);
    QTRY_COMPARE(peer.closes.size(), 1);
    f.socket.open(withQuery(peer.url()));
    QTRY_COMPARE(f.received.size(), 2);
    peer.drop();
    QTRY_COMPARE(f.closed.size(), 2);
    QVERIFY(f.closed[1][1].toBool());
    QVERIFY(f.closed[1][0].toInt() != 4004);
}

void TestGatewaySocket::messagesOfEveryShape()
{
    GatewayPeer peer;
    Fixture f;
    f.socket.open(withQuery(peer.url()));
    QTRY_COMPARE(f.received.size(), 1);
    const QString text(3000, QChar(0x20ac));
    peer.sayBinary(0, text);
    // On a border of characters: Qt 6.4 takes a character cut by a fragment for bad UTF-8.
    peer.sayInFragments(0, text, 9);
    peer.say(0, text);
    QTRY_COMPARE(f.received.size(), 4);
    QCOMPARE(f.received[1][0].toByteArray(), f.received[3][0].toByteArray());
    QCOMPARE(f.received[2][0].toByteArray(), f.received[3][0].toByteArray());
    QVERIFY(f.received[3][0].toByteArray().size() > 9000);
}

void TestGatewaySocket::frameInPieces()
{
    RawPeer peer(RawPeer::Handshake::Complete);
    Fixture f;
    f.socket.open(peer.url());
    QTRY_COMPARE(f.opened.size(), 1);
    // Two frames of one message, each byte in a packet of its own, a ping between them.
    const QByteArray payload = QByteArray::fromHex("7b226f70223a31317d"); // {"op":11}
    const QByteArray bytes =
        RawPeer::frame(1, payload.left(4), false) + RawPeer::frame(9, "ping") + RawPeer::frame(0, payload.mid(4), true);
    for (const char byte : bytes) {
        QVERIFY(f.received.isEmpty());
        peer.write(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(f.received.size(), 1);
    QCOMPARE(f.received[0][0].toByteArray(), payload);
    QTRY_VERIFY2(!peer.received().isEmpty(), "the ping is answered");
    QVERIFY(f.closed.isEmpty());
}

void TestGatewaySocket::closeFrameRightBehindAMessage()
{
    RawPeer peer(RawPeer::Handshake::Complete);
    Fixture f;
    f.socket.open(peer.url());
    QTRY_COMPARE(f.opened.size(), 1);
    peer.write(RawPeer::frame(1, "{}") + RawPeer::frame(8, QByteArray::fromHex("0fa9") + "bye")); // 4009
    peer.disconnectTcp();
    QTRY_COMPARE(f.closed.size(), 1);
    QCOMPARE(f.received.size(), 1);
    QCOMPARE(f.code(), 4009);
    QVERIFY(!f.broken());
}

void TestGatewaySocket::tooMuchIsRefused_data()
{
    QTest::addColumn<bool>("fragments");
    QTest::newRow("in one frame") << false;
    QTest::newRow("in fragments") << true;
}

void TestGatewaySocket::tooMuchIsRefused()
{
    QFETCH(bool, fragments);
    GatewayPeer peer;
    Fixture f(64 * 1024);
    f.socket.open(withQuery(peer.url()));
    QTRY_COMPARE(f.received.size(), 1);
    const QString text(80'000, QLatin1Char('x'));
    if (fragments)
        peer.sayInFragments(0, text, 1000);
    else
        peer.say(0, text);
    QTRY_COMPARE(f.closed.size(), 1);
    QCOMPARE(f.received.size(), 1);
    QCOMPARE(f.code(), 1009);
}

void TestGatewaySocket::brokenProtocolIsRefused()
{
    RawPeer peer(RawPeer::Handshake::Complete);
    Fixture f;
    f.socket.open(peer.url());
    QTRY_COMPARE(f.opened.size(), 1);
    peer.write(QByteArray(64, char(0xff)));
    QTRY_COMPARE(f.closed.size(), 1);
    QVERIFY(f.received.isEmpty());
}

void TestGatewaySocket::hungHandshakeEnds()
{
    RawPeer peer(RawPeer::Handshake::Silent);
    Fixture f;
    f.socket.open(peer.url());
    QTRY_VERIFY(!peer.received().isEmpty());
    f.clock.advance(14900ms);
    QCoreApplication::processEvents();
    QVERIFY(f.closed.isEmpty());
    f.clock.advance(200ms);
    QVERIFY2(f.closed.isEmpty(), "told from the event loop, never from inside");
    QTRY_COMPARE(f.closed.size(), 1);
    QVERIFY(f.broken());
    QVERIFY(f.opened.isEmpty());
    QCOMPARE(f.clock.alarmsSet(), 0);
}

void TestGatewaySocket::refusedHandshakeEnds_data()
{
    QTest::addColumn<int>("handshake");
    QTest::newRow("401") << int(RawPeer::Handshake::Refuse);
    QTest::newRow("302") << int(RawPeer::Handshake::Redirect);
}

void TestGatewaySocket::refusedHandshakeEnds()
{
    QFETCH(int, handshake);
    RawPeer peer{RawPeer::Handshake(handshake)};
    Fixture f;
    f.socket.open(peer.url());
    QTRY_COMPARE(f.closed.size(), 1);
    QVERIFY(f.broken());
    QVERIFY(!f.words().isEmpty());
    QVERIFY(f.opened.isEmpty());
}

void TestGatewaySocket::nobodyListens()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    Fixture f;
    f.socket.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(port)));
    QTRY_COMPARE(f.closed.size(), 1);
    QVERIFY(f.broken());
    QVERIFY(!f.words().isEmpty());
}

void TestGatewaySocket::ourCloseCarriesTheCode()
{
    for (const int code : {1000, 4000}) {
        GatewayPeer peer;
        Fixture f;
        f.socket.open(withQuery(peer.url()));
        QTRY_COMPARE(f.received.size(), 1);
        f.socket.close(code);
        f.socket.close(4999); // too late
        QTRY_COMPARE(f.closed.size(), 1);
        QTRY_COMPARE(peer.closes, QList<int>{code});
        QCOMPARE(f.code(), code);
    }
}

void TestGatewaySocket::closeBeforeItStands()
{
    RawPeer peer(RawPeer::Handshake::Silent);
    Fixture f;
    f.socket.open(peer.url());
    f.socket.close(1000);
    QVERIFY(f.closed.isEmpty());
    QTRY_COMPARE(f.closed.size(), 1);
    QVERIFY(f.opened.isEmpty());
    f.socket.open(peer.url()); // and again
    f.socket.close(1000);
    QTRY_COMPARE(f.closed.size(), 2);
}

void TestGatewaySocket::unansweredCloseEnds()
{
    RawPeer peer(RawPeer::Handshake::Complete);
    Fixture f;
    f.socket.open(peer.url());
    QTRY_COMPARE(f.opened.size(), 1);
    peer.fallSilent();
    // More than the kernel takes, so that the close frame cannot leave.
    for (int i = 0; i < 64; ++i)
        f.socket.send(QByteArray(1024 * 1024, 'x'));
    f.socket.close(1000);
    QTest::qWait(50);
    QVERIFY2(f.closed.isEmpty(), "the far end must be stuck for this test to mean anything");
    f.clock.advance(2s);
    QTRY_COMPARE(f.closed.size(), 1);
    QVERIFY(f.broken());
}

void TestGatewaySocket::urlThatIsNone()
{
    Fixture f;
    f.socket.open(QUrl(QStringLiteral("http://127.0.0.1/")));
    QTRY_COMPARE(f.closed.size(), 1);
    QVERIFY(f.broken());
}

void TestGatewaySocket::unknownCertificateIsRefused()
{
    QSslServer server;
    server.setSslConfiguration(Fakes::Certificates().server(Fakes::Certificates::Flaw::SelfSigned));
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QSignalSpy handshakes(&server, &QSslServer::startedEncryptionHandshake);
    Fixture f;
    f.socket.open(QUrl(QStringLiteral("wss://127.0.0.1:%1/").arg(server.serverPort())));
    QTRY_COMPARE(f.closed.size(), 1);
    QCOMPARE(handshakes.size(), 1);
    QVERIFY(f.broken());
    QVERIFY(f.opened.isEmpty());
    QVERIFY2(f.words().contains(QStringLiteral("certificate")), qPrintable(f.words()));
}

REGISTER_GUILESS_TEST(TestGatewaySocket)
#include "tst_gatewaysocket.moc"
