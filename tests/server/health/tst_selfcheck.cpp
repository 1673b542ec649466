// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "health/selfcheck.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using Health::SelfCheck;
using Health::Status;

namespace {

/// Whatever may sit on the port: answers as the test says, or takes the request and stays silent.
class Endpoint final : public QTcpServer
{
public:
    Endpoint()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                const QByteArray request = socket->readAll();
                requests.append(request);
                if (status == 0)
                    return;
                socket->write("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: "
                    + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen on loopback");
    }

    int status = 200; ///< 0: says nothing
    QByteArray body = R"({"status":"pass","instance":"me","signature":"good"})";
    QList<QByteArray> requests;
};

struct Said
{
    Health::Component component;
    bool listenAgain = false;
};

} // namespace

class TestSelfCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void judges_data();
    void judges();
    void nothingListens();
    void nobodyThere();
    void silenceIsAFailure();
    void asksAgainAndAgain();
    void stopsAsking();
    void urlOf_data();
    void urlOf();

private:
    SelfCheck::Target target(quint16 port) const
    {
        SelfCheck::Target target;
        target.address = QHostAddress::LocalHost;
        target.port = port;
        target.instance = QStringLiteral("me");
        target.sign = [] { return QList<QPair<QByteArray, QByteArray>>{{"Signature", "signed-as-drone-does"}}; };
        return target;
    }

    std::unique_ptr<Fakes::FakeClock> m_clock;
    std::unique_ptr<SelfCheck> m_check;
    QList<Said> m_said;
};

void TestSelfCheck::init()
{
    m_check.reset();
    m_said.clear();
    m_clock = std::make_unique<Fakes::FakeClock>();
    m_check = std::make_unique<SelfCheck>(*m_clock);
    connect(m_check.get(), &SelfCheck::checked, this, [this](const Health::Component &component, bool again) {
        m_said.append({component, again});
    });
}

void TestSelfCheck::judges_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Status>("expected");
    QTest::addColumn<QString>("says");
    const QByteArray ours = R"({"status":"pass","instance":"me","signature":"good"})";
    QTest::newRow("well") << 200 << ours << Status::Pass << QStringLiteral("Receiving at 127.0.0.1:");
    QTest::newRow("something else fails") << 503 << ours << Status::Pass << QStringLiteral("Receiving");
    QTest::newRow("another program") << 200 << QByteArray("<html>") << Status::Fail
                                     << QStringLiteral("Another program");
    QTest::newRow("another one of us") << 200 << QByteArray(R"({"instance":"other","signature":"good"})")
                                       << Status::Fail << QStringLiteral("Another program");
    QTest::newRow("not found") << 404 << QByteArray() << Status::Fail << QStringLiteral("Another program");
    QTest::newRow("no room") << 503 << QByteArray() << Status::Warn << QStringLiteral("no room");
    QTest::newRow("bad signature") << 200 << QByteArray(R"({"instance":"me","signature":"bad"})") << Status::Fail
                                   << QStringLiteral("signature");
    QTest::newRow("signature not looked at")
        << 200 << QByteArray(R"({"instance":"me"})") << Status::Fail << QStringLiteral("signature");
}

void TestSelfCheck::judges()
{
    QFETCH(QString, says);
    Endpoint endpoint;
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    endpoint.status = status;
    endpoint.body = body;
    m_check->watch(target(endpoint.serverPort()));
    m_clock->advance(std::chrono::milliseconds(0));
    QTRY_COMPARE(m_said.size(), 1);
    const Health::Component &component = m_said.first().component;
    QCOMPARE(component.name, QStringLiteral("listener"));
    QTEST(component.status, "expected");
    QVERIFY2(component.why.contains(says), qPrintable(component.why));
    QCOMPARE(component.remedy.isEmpty(), component.status == Status::Pass);
    QVERIFY(!m_said.first().listenAgain);
    QVERIFY(endpoint.requests.first().startsWith("GET /health "));
    QVERIFY(endpoint.requests.first().contains("signed-as-drone-does"));
}

void TestSelfCheck::nothingListens()
{
    SelfCheck::Target none;
    none.problem = QStringLiteral("Port 5000 is taken");
    m_check->watch(none);
    m_clock->advance(std::chrono::milliseconds(0));
    QCOMPARE(m_said.size(), 1);
    QCOMPARE(m_said.first().component.status, Status::Fail);
    QCOMPARE(m_said.first().component.why, none.problem);
    QVERIFY(!m_said.first().component.remedy.isEmpty());
    QVERIFY(m_said.first().listenAgain);
}

void TestSelfCheck::nobodyThere()
{
    quint16 port = 0;
    {
        Endpoint gone;
        port = gone.serverPort();
    }
    m_check->watch(target(port));
    m_clock->advance(std::chrono::milliseconds(0));
    QTRY_COMPARE(m_said.size(), 1);
    QCOMPARE(m_said.first().component.status, Status::Fail);
    QVERIFY(m_said.first().component.why.contains(QStringLiteral("cannot be reached")));
    QVERIFY(m_said.first().listenAgain);
}

void TestSelfCheck::silenceIsAFailure()
{
    Endpoint endpoint;
    endpoint.status = 0;
    m_check->watch(target(endpoint.serverPort()));
    m_clock->advance(std::chrono::milliseconds(0));
    QTRY_COMPARE(endpoint.requests.size(), 1);
    m_clock->advance(SelfCheck::Patience - std::chrono::milliseconds(1));
    QVERIFY(m_said.isEmpty());
    m_clock->advance(std::chrono::milliseconds(1));
    QCOMPARE(m_said.size(), 1);
    QCOMPARE(m_said.first().component.status, Status::Fail);
    QVERIFY(m_said.first().component.why.contains(QStringLiteral("did not answer")));
    // A hung listener is there; a second one cannot take its port.
    QVERIFY(!m_said.first().listenAgain);

    endpoint.status = 200;
    QTRY_COMPARE(m_said.size(), 2);
    QCOMPARE(m_said.last().component.status, Status::Pass);
}

void TestSelfCheck::asksAgainAndAgain()
{
    Endpoint endpoint;
    m_check->watch(target(endpoint.serverPort()));
    for (int round = 1; round <= 3; ++round) {
        m_clock->advance(round == 1 ? std::chrono::milliseconds(0) : SelfCheck::Interval);
        QTRY_COMPARE(m_said.size(), round);
        QCOMPARE(m_said.last().component.status, Status::Pass);
    }
    QCOMPARE(endpoint.requests.size(), 3);
}

void TestSelfCheck::stopsAsking()
{
    Endpoint endpoint;
    endpoint.status = 0;
    m_check->watch(target(endpoint.serverPort()));
    m_clock->advance(std::chrono::milliseconds(0));
    QTRY_COMPARE(endpoint.requests.size(), 1);
    m_check->stop();
    m_clock->advance(std::chrono::minutes(1));
    QTest::qWait(0);
    QVERIFY(m_said.isEmpty());
    QCOMPARE(m_clock->alarmsSet(), 0);
}

void TestSelfCheck::urlOf_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("url");
    QTest::newRow("any IPv4") << QStringLiteral("0.0.0.0") << QStringLiteral("http://127.0.0.1:5000/health");
    QTest::newRow("any IPv6") << QStringLiteral("::") << QStringLiteral("http://[::1]:5000/health");
    QTest::newRow("one of ours") << QStringLiteral("192.0.2.7") << QStringLiteral("http://192.0.2.7:5000/health");
    QTest::newRow("IPv6") << QStringLiteral("2001:db8::1") << QStringLiteral("http://[2001:db8::1]:5000/health");
}

void TestSelfCheck::urlOf()
{
    QFETCH(QString, address);
    QTEST(Health::healthUrl(QHostAddress(address), 5000).toString(), "url");
}

REGISTER_GUILESS_TEST(TestSelfCheck)
#include "tst_selfcheck.moc"
