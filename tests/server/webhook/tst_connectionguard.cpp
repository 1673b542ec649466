// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "httpclient.h"
#include "webhook/webhooklistener.h"

#include <QScopeGuard>

#include <arpa/inet.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <vector>

using namespace std::chrono_literals;
using Webhook::GuardRefusal;

namespace {

/// Answers everything with 204, at once or when told.
class Handler final : public Webhook::RequestHandler
{
public:
    void handle(Webhook::Request request, Reply reply) override
    {
        requests.append(request);
        if (hold)
            held.append(reply);
        else
            reply(good());
    }

    Webhook::Answer good() const
    {
        Webhook::Answer answer;
        answer.provesSender = proves;
        return answer;
    }

    QList<Webhook::Request> requests;
    QList<Reply> held;
    bool hold = false;
    bool proves = false;
};

QByteArray post(const QByteArray &body, const QByteArray &more = {})
{
    return "POST /webhook HTTP/1.1\r\nHost: a\r\n" + more + "Content-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

QHostAddress loopback(int last)
{
    return QHostAddress(QStringLiteral("127.0.0.%1").arg(last));
}

Webhook::Limits small()
{
    Webhook::Limits limits;
    limits.body = 100'000;
    limits.unfinished = 250'000;
    limits.connections = 12;
    limits.connectionsPerAddress = 8;
    return limits;
}

} // namespace

class ConnectionGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void refuses_data();
    void refuses();
    void refusesInPieces_data() { refuses_data(); }
    void refusesInPieces();
    void accepts_data();
    void accepts();
    void tellsBigBodiesBeforeTheyCome();
    void readsNoMoreThanItMust();
    void continues();
    void answersPipelinedRequestsInOrder();
    void slowHead();
    void slowBody();
    void idleUnproven();
    void idleProven();
    void overdueAnswer();
    void connectionsPerAddress();
    void tooMuchUnfinished();
    void whoHasMostMakesRoom();
    void provenConnectionsStay();
    void whoSendsMostIsRefused();
    void largeBodiesTakeTheirTime();
    void refusedClientsAreReadSlowly();
    void oneRequestATurn();
    void whoDeliversWellNeedNotQueue();
    void outOfDescriptors();
    void whoIsLeastWorthFreesADescriptor();
    void clientsThatResetAtAnyMoment();
    void retires();

private:
    quint64 refused(GuardRefusal refusal) const { return m_listener->statistics().guard.refused[size_t(refusal)]; }
    bool opens(qint64 connections)
    {
        return HttpClient::waitFor([&] { return m_listener->statistics().guard.open == connections; });
    }

    std::unique_ptr<Fakes::FakeClock> m_clock;
    std::unique_ptr<Handler> m_handler;
    std::unique_ptr<Webhook::WebhookListener> m_listener;
};

void ConnectionGuardTest::init()
{
    m_clock = std::make_unique<Fakes::FakeClock>();
    m_handler = std::make_unique<Handler>();
    m_listener = std::make_unique<Webhook::WebhookListener>(*m_clock, *m_handler);
    QVERIFY(m_listener->start(QHostAddress::LocalHost, 0, small()).ok());
}

void ConnectionGuardTest::cleanup()
{
    m_listener.reset();
    m_handler.reset();
    m_clock.reset();
}

void ConnectionGuardTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    const QByteArray host = "Host: a\r\n";
    const QByteArray line = "POST / HTTP/1.1\r\n" + host;
    const auto length = [&line](const QByteArray &value) { return line + "Content-Length: " + value + "\r\n\r\nabc"; };
    const QByteArray zero = "Content-Length: 0\r\n";

    row("no length", line + "\r\n", 411);
    row("empty length", length(""), 400);
    row("length in words", length("abc"), 400);
    row("negative length", length("-5"), 400);
    row("signed length", length("+3"), 400);
    row("hexadecimal length", length("0x3"), 400);
    row("length with a fraction", length("3.0"), 400);
    row("two lengths in one", length("3, 3"), 400);
    row("length with a blank inside", length("3 3"), 400);
    row("length of 2^64-1", length("18446744073709551615"), 413);
    row("length of 2^63+5", length("9223372036854775813"), 413);
    row("length of 10 GB", length("10000000000"), 413);
    row("length of a thousand digits", length(QByteArray(1000, '9')), 413);
    row("one byte too long", length("100001"), 413);
    row("two lengths alike", line + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400);
    row("two lengths", line + "Content-Length: 3\r\nContent-Length: 7\r\n\r\nabc", 400);
    row("chunked", line + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 411);
    row("chunked with length", line + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc", 400);
    row("length with chunked", line + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc", 400);
    row("blank in a name", line + "X Y: z\r\n" + zero + "\r\n", 400);
    row("blank before the colon", line + "Content-Length : 3\r\n\r\nabc", 400);
    row("no name", line + ": z\r\n" + zero + "\r\n", 400);
    row("no colon", line + "junk\r\n" + zero + "\r\n", 400);
    row("folded header", line + "X: y\r\n z\r\n" + zero + "\r\n", 400);
    row("folded first header", "POST / HTTP/1.1\r\n X: y\r\n" + host + zero + "\r\n", 400);
    row("NUL in a value", line + QByteArray("X: y\0z\r\n", 8) + zero + "\r\n", 400);
    row("NUL in a name", line + QByteArray("X\0: yz\r\n", 8) + zero + "\r\n", 400);
    row("control character", line + "X: y\x01z\r\n" + zero + "\r\n", 400);
    row("carriage return in a value", line + "X: y\rz\r\n" + zero + "\r\n", 400);
    row("carriage return at the end of a value", line + "X: y\r\r\n" + zero + "\r\n", 400);
    row("line feeds alone", "POST / HTTP/1.1\nHost: a\nContent-Length: 0\n\n", 400);
    row("one line feed alone", line + "X: y\n" + zero + "\r\n", 400);
    row("no host", "POST / HTTP/1.1\r\n" + zero + "\r\n", 400);
    row("two hosts", line + host + zero + "\r\n", 400);
    row("HTTP/9.9", "POST / HTTP/9.9\r\n" + host + zero + "\r\n", 505);
    row("HTTP/2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("HTTP/0.9", "GET /\r\n\r\n", 400);
    row("other protocol", "POST / SIP/2.0\r\n" + host + zero + "\r\n", 400);
    row("version in lower case", "POST / http/1.1\r\n" + host + zero + "\r\n", 400);
    row("two blanks", "POST  / HTTP/1.1\r\n" + host + zero + "\r\n", 400);
    row("blank in the target", "POST /a b HTTP/1.1\r\n" + host + zero + "\r\n", 400);
    row("tab in the request line", "POST\t/ HTTP/1.1\r\n" + host + zero + "\r\n", 400);
    row("no method", " / HTTP/1.1\r\n" + host + zero + "\r\n", 400);
    row("method with a colon", "PO:ST / HTTP/1.1\r\n" + host + zero + "\r\n", 400);
    row("target without a slash", "POST webhook HTTP/1.1\r\n" + host + zero + "\r\n", 400);
    row("other scheme", "POST ftp://a/b HTTP/1.1\r\n" + host + zero + "\r\n", 400);
    row("not ASCII in the target", "POST /\xc3\xa4 HTTP/1.1\r\n" + host + zero + "\r\n", 400);
    row("empty line first", "\r\nPOST / HTTP/1.1\r\n" + host + zero + "\r\n", 400);
    row("TLS", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400);
    row("NULs", QByteArray(20'000, '\0'), 400);
    row("random bytes", QByteArray("\xff\xfe\x80\x81\r\n\r\n"), 400);
    row("endless request line", QByteArray(20'000, 'A'), 414);
    row("long target", "POST /" + QByteArray(9'000, 'a') + " HTTP/1.1\r\n" + host + zero + "\r\n", 414);
    row("one long header", line + "X: " + QByteArray(17'000, 'a') + "\r\n" + zero + "\r\n", 431);
    row("endless header", line + "X: " + QByteArray(40'000, 'a'), 431);
    row("many headers", line + QByteArray("X: y\r\n").repeated(100) + zero + "\r\n", 431);
    row("many bytes of headers", line + QByteArray("Xxxxxxxx: yyyyyyyyyyyyyyyyyyyyyyyyyy\r\n").repeated(900), 431);
    row("101 headers", line + QByteArray("X: y\r\n").repeated(101) + zero + "\r\n", 431);
    row("header of 100 KB", line + "X: " + QByteArray(100'000, 'a') + "\r\n" + zero + "\r\n", 431);
    row("HTTP/1.2", "POST / HTTP/1.2\r\n" + host + zero + "\r\n", 505);
    row("compressed transfer", line + "Transfer-Encoding: gzip\r\n\r\nabc", 411);
    row("length with a tab inside", length("3\t3"), 400);
    row("SSH", "SSH-2.0-OpenSSH_9.2\r\n\r\n", 400);
    row("unknown expectation", line + "Expect: miracles\r\nContent-Length: 3\r\n\r\nabc", 417);
}

void ConnectionGuardTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    HttpClient client(m_listener->port());
    const HttpClient::Answer answer = client.exchange(bytes);
    QCOMPARE(answer.status, status);
    QVERIFY(answer.head.contains("Connection: close\r\n"));
    const bool explains = answer.body.startsWith(R"({"message":")");
    QVERIFY(explains);
    // The writing side is shut; the reading one ends a moment later, unless the client has closed its own meanwhile.
    QVERIFY(client.endsSoon());
    QVERIFY(client.rest().isEmpty());
    m_clock->advance(1s);
    QVERIFY(opens(0));
    QVERIFY(m_handler->requests.isEmpty());
}

// The same bytes, one by one at the start and at every end of line.
void ConnectionGuardTest::refusesInPieces()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    HttpClient client(m_listener->port());
    qsizetype at = 0;
    while (at < bytes.size() && client.isOpen() && at < 300) {
        client.write(bytes.mid(at, 7));
        at += 7;
        QTest::qWait(0);
    }
    if (client.isOpen())
        client.write(bytes.mid(at));
    QCOMPARE(client.answer().status, status);
    QVERIFY(m_handler->requests.isEmpty());
}

void ConnectionGuardTest::accepts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("kept");
    const QByteArray big(100'000, 'b');
    QTest::newRow("post") << post("abc") << QByteArray("POST") << QByteArray("/webhook") << QByteArray("abc") << true;
    QTest::newRow("the largest body") << post(big) << QByteArray("POST") << QByteArray("/webhook") << big << true;
    QTest::newRow("empty body") << post("") << QByteArray("POST") << QByteArray("/webhook") << QByteArray() << true;
    QTest::newRow("NUL and line feeds in the body")
        << post(QByteArray("\0\n\r\n\r\n\0", 7)) << QByteArray("POST") << QByteArray("/webhook")
        << QByteArray("\0\n\r\n\r\n\0", 7) << true;
    QTest::newRow("length with zeros in front")
        << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 00000000000000000000003\r\n\r\nabc")
        << QByteArray("POST") << QByteArray("/") << QByteArray("abc") << true;
    QTest::newRow("get") << QByteArray("GET /health?a=b HTTP/1.1\r\nHost: a\r\n\r\n") << QByteArray("GET")
                         << QByteArray("/health") << QByteArray() << true;
    QTest::newRow("full address") << QByteArray("GET http://a/health HTTP/1.1\r\nHost: a\r\n\r\n") << QByteArray("GET")
                                  << QByteArray("/health") << QByteArray() << true;
    QTest::newRow("head") << QByteArray("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n") << QByteArray("HEAD") << QByteArray("/")
                          << QByteArray() << true;
    QTest::newRow("options") << QByteArray("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n") << QByteArray("OPTIONS")
                             << QByteArray("*") << QByteArray() << true;
    QTest::newRow("method of another's making") << QByteArray("BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n")
                                                << QByteArray("BREW") << QByteArray("/pot") << QByteArray() << true;
    QTest::newRow("upgrade ignored") << QByteArray(
        "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\n\r\n")
                                     << QByteArray("GET") << QByteArray("/") << QByteArray() << true;
    QTest::newRow("asked to close") << post("abc", "Connection: x, Close\r\n") << QByteArray("POST")
                                    << QByteArray("/webhook") << QByteArray("abc") << false;
    QTest::newRow("HTTP/1.0") << QByteArray("POST /webhook HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc")
                              << QByteArray("POST") << QByteArray("/webhook") << QByteArray("abc") << false;
}

void ConnectionGuardTest::accepts()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(bool, kept);
    HttpClient client(m_listener->port());
    const HttpClient::Answer answer = client.exchange(bytes);
    QCOMPARE(answer.status, 204);
    QVERIFY(!answer.head.toLower().contains("content-length"));
    QCOMPARE(m_handler->requests.size(), 1);
    const Webhook::Request &request = m_handler->requests.first();
    QCOMPARE(request.method, method);
    QCOMPARE(request.path, path);
    QCOMPARE(request.body, body);
    QVERIFY(request.peer.isLoopback());
    QCOMPARE(answer.head.contains("Connection: close"), !kept);
    if (kept)
        QCOMPARE(client.exchange(post("again")).status, 204);
    else
        QVERIFY(client.endsSoon());
}

void ConnectionGuardTest::tellsBigBodiesBeforeTheyCome()
{
    HttpClient client(m_listener->port());
    client.write("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 100001\r\n\r\n");
    QCOMPARE(client.answer().status, 413);
    QCOMPARE(refused(GuardRefusal::BodyTooLarge), 1);
}

// A refused client that goes on writing is listened to for a while, so that it reads the answer, and then cut off.
void ConnectionGuardTest::readsNoMoreThanItMust()
{
    HttpClient client(m_listener->port());
    client.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n" + QByteArray(150'000, 'x'));
    QCOMPARE(client.answer().status, 413);
    for (int i = 0; i < 100 && client.isOpen(); ++i) {
        client.write(QByteArray(10'000, 'x'));
        QTest::qWait(0);
    }
    QVERIFY(opens(0));
}

void ConnectionGuardTest::continues()
{
    HttpClient client(m_listener->port());
    client.write("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n");
    QCOMPARE(client.answer().status, 100);
    QCOMPARE(client.exchange("abc").status, 204);
    QCOMPARE(m_handler->requests.value(0).body, QByteArray("abc"));
}

void ConnectionGuardTest::answersPipelinedRequestsInOrder()
{
    m_handler->hold = true;
    HttpClient client(m_listener->port());
    client.write(post("one") + post("two") + "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    for (int i = 0; i < 3; ++i) {
        QVERIFY(HttpClient::waitFor([&] { return m_handler->requests.size() == i + 1; }));
        QTest::qWait(0);
        QCOMPARE(m_handler->requests.size(), i + 1); // never two at a time
        m_handler->held.takeFirst()(Webhook::Answer::message(400 + i, "x"));
        QCOMPARE(client.answer().status, 400 + i);
    }
    QCOMPARE(m_handler->requests[1].body, QByteArray("two"));
}

void ConnectionGuardTest::slowHead()
{
    HttpClient client(m_listener->port());
    client.write("POST / HTTP/1.1\r\nHo");
    QVERIFY(opens(1));
    QTest::qWait(10);
    m_clock->advance(4'999ms);
    client.write("st"); // does not buy time
    QTest::qWait(10);
    QVERIFY(client.isOpen());
    m_clock->advance(1ms);
    QCOMPARE(client.answer().status, 408);
    QCOMPARE(refused(GuardRefusal::TooSlow), 1);
}

void ConnectionGuardTest::slowBody()
{
    HttpClient client(m_listener->port());
    client.write(post(QByteArray(1000, 'x')).chopped(1));
    QVERIFY(opens(1));
    QTest::qWait(10);
    m_clock->advance(29'999ms);
    QTest::qWait(10);
    QVERIFY(client.isOpen());
    m_clock->advance(1ms);
    QCOMPARE(client.answer().status, 408);
    QVERIFY(m_handler->requests.isEmpty());
}

void ConnectionGuardTest::idleUnproven()
{
    HttpClient silent(m_listener->port());
    HttpClient client(m_listener->port());
    QCOMPARE(client.exchange(post("abc")).status, 204);
    QVERIFY(opens(2));
    m_clock->advance(9'999ms);
    QTest::qWait(10);
    QVERIFY(client.isOpen() && silent.isOpen());
    m_clock->advance(1ms);
    QVERIFY(client.endsSoon());
    QVERIFY(silent.endsSoon());
    QVERIFY(client.rest().isEmpty());
    QCOMPARE(refused(GuardRefusal::Idle), 2);
}

void ConnectionGuardTest::idleProven()
{
    m_handler->proves = true;
    HttpClient client(m_listener->port());
    QCOMPARE(client.exchange(post("abc")).status, 204);
    m_handler->proves = false;
    m_clock->advance(149'999ms);
    QCOMPARE(client.exchange(post("abc")).status, 204); // what is proven stays so
    m_clock->advance(149'999ms);
    QTest::qWait(10);
    QVERIFY(client.isOpen());
    m_clock->advance(1ms);
    QVERIFY(client.endsSoon());
}

void ConnectionGuardTest::overdueAnswer()
{
    m_handler->hold = true;
    HttpClient client(m_listener->port());
    client.write(post("abc"));
    QVERIFY(HttpClient::waitFor([&] { return m_handler->held.size() == 1; }));
    m_clock->advance(45s);
    QCOMPARE(client.answer().status, 503);
    m_handler->held.takeFirst()({}); // too late, and no harm
    QTest::qWait(10);
    QVERIFY(client.rest().isEmpty());
    m_clock->advance(1s);
    QVERIFY(opens(0));
}

void ConnectionGuardTest::connectionsPerAddress()
{
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 8; ++i)
        clients.push_back(std::make_unique<HttpClient>(m_listener->port()));
    QVERIFY(opens(8));
    HttpClient another(m_listener->port());
    QVERIFY(another.endsSoon());
    QCOMPARE(refused(GuardRefusal::TooManyFromAddress), 1);
    QCOMPARE(clients.front()->exchange(post("abc")).status, 204);
    clients.pop_back();
    QVERIFY(opens(7));
    HttpClient next(m_listener->port());
    QCOMPARE(next.exchange(post("abc")).status, 204);
}

void ConnectionGuardTest::tooMuchUnfinished()
{
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<HttpClient>(m_listener->port()));
        clients.back()->write(post(QByteArray(100'000, 'x')).chopped(1));
    }
    QVERIFY(HttpClient::waitFor([&] { return refused(GuardRefusal::TooMuchUnfinished) == 1; }));
    int refusedClients = 0;
    int finished = 0;
    for (const auto &client : clients) {
        client->write("x");
        const int status = client->answer().status;
        finished += status == 204 ? 1 : 0;
        refusedClients += status == 503 ? 1 : 0;
    }
    QCOMPARE(finished, 2);
    QCOMPARE(refusedClients, 1);
    // Nothing is lost in the counting.
    for (int i = 0; i < 5; ++i) {
        HttpClient client(m_listener->port());
        QCOMPARE(client.exchange(post(QByteArray(100'000, 'x'))).status, 204);
    }
}

// All places are taken by two addresses; another one gets in, at the cost of the oldest of them, and they get no more.
void ConnectionGuardTest::whoHasMostMakesRoom()
{
    std::vector<std::unique_ptr<HttpClient>> crowd;
    for (int i = 0; i < 12; ++i) {
        crowd.push_back(std::make_unique<HttpClient>(m_listener->port(), loopback(i < 7 ? 2 : 3)));
        QVERIFY(opens(i + 1));
    }
    HttpClient good(m_listener->port());
    QCOMPARE(good.exchange(post("abc")).status, 204);
    QVERIFY(crowd.front()->endsSoon());
    QVERIFY(crowd[1]->isOpen());
    QCOMPARE(refused(GuardRefusal::TooManyConnections), 1);
    // Now 6 and 5 of them are there: who has as many as anybody is one too many.
    HttpClient oneMore(m_listener->port(), loopback(2));
    QVERIFY(oneMore.endsSoon());
    QCOMPARE(refused(GuardRefusal::TooManyConnections), 2);
    QVERIFY(opens(12));
    QCOMPARE(good.exchange(post("abc")).status, 204);
}

// An address that delivers well makes room last, however many connections it has, and gets it from others first.
void ConnectionGuardTest::provenConnectionsStay()
{
    m_handler->proves = true;
    std::vector<std::unique_ptr<HttpClient>> good;
    for (int i = 0; i < 6; ++i)
        good.push_back(std::make_unique<HttpClient>(m_listener->port()));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(good[size_t(i)]->exchange(post("abc")).status, 204);
    std::vector<std::unique_ptr<HttpClient>> strangers;
    for (int i = 0; i < 6; ++i)
        strangers.push_back(std::make_unique<HttpClient>(m_listener->port(), loopback(2 + i)));
    QVERIFY(opens(12));
    HttpClient stranger(m_listener->port(), loopback(9));
    QVERIFY(HttpClient::waitFor([&] { return refused(GuardRefusal::TooManyConnections) == 1; }));
    HttpClient another(m_listener->port());
    QCOMPARE(another.exchange(post("abc")).status, 204);
    for (const auto &client : good)
        QCOMPARE(client->exchange(post("abc")).status, 204);
}

void ConnectionGuardTest::whoSendsMostIsRefused()
{
    std::vector<std::unique_ptr<HttpClient>> hostile;
    for (int i = 0; i < 2; ++i) {
        hostile.push_back(std::make_unique<HttpClient>(m_listener->port(), loopback(2)));
        hostile.back()->write(post(QByteArray(100'000, 'x')).chopped(1));
    }
    QVERIFY(opens(2));
    HttpClient good(m_listener->port());
    const QByteArray request = post(QByteArray(90'000, 'x'));
    good.write(request.chopped(1));
    QVERIFY(HttpClient::waitFor([&] { return refused(GuardRefusal::TooMuchUnfinished) == 1; }));
    QCOMPARE(good.exchange(request.last(1)).status, 204);
}

// Of a client that proved nothing: 64 KiB come at once, and 20 KB every 50 ms.
void ConnectionGuardTest::largeBodiesTakeTheirTime()
{
    Webhook::Limits limits = small();
    limits.unprovenBytes = 400'000;
    m_listener->stop();
    QVERIFY(m_listener->start(QHostAddress::LocalHost, 0, limits).ok());
    const QByteArray large = post(QByteArray(100'000, 'x'));
    HttpClient stranger(m_listener->port(), loopback(2));
    stranger.write(large);
    m_handler->proves = true;
    HttpClient good(m_listener->port());
    for (int i = 0; i < 200; ++i)
        QCOMPARE(good.exchange(post("abc")).status, 204);
    QCOMPARE(m_handler->requests.size(), 200);
    QCOMPARE(good.exchange(large).status, 204);
    QCOMPARE(m_handler->requests.size(), 201);
    m_clock->advance(50ms);
    QCOMPARE(stranger.answer().status, 204);
}

void ConnectionGuardTest::refusedClientsAreReadSlowly()
{
    Webhook::Limits limits = small();
    limits.body = 10'000'000;
    m_listener->stop();
    QVERIFY(m_listener->start(QHostAddress::LocalHost, 0, limits).ok());
    // QTcpSocket would leave when it is told to.
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto leave = qScopeGuard([client] { ::close(client); });
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_listener->port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof(address)), 0);
    QByteArray more = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n";
    HttpClient other(m_listener->port());
    for (int i = 0; i < 200; ++i) {
        (void)::send(client, more.constData(), size_t(more.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
        more = QByteArray(500'000, 'x');
        QCOMPARE(other.exchange(post("abc")).status, 204);
    }
    QCOMPARE(refused(GuardRefusal::BodyTooLarge), 1);
    QCOMPARE(m_listener->statistics().guard.open, 2); // beyond 20 MB it would be thrown out
    m_clock->advance(1s);
    QVERIFY(opens(1));
}

// Hundreds of requests sent ahead do not keep another client waiting until all of them are answered.
void ConnectionGuardTest::oneRequestATurn()
{
    HttpClient greedy(m_listener->port());
    HttpClient good(m_listener->port());
    greedy.write(post("a").repeated(200));
    good.write(post("good"));
    QVERIFY(HttpClient::waitFor([&] {
        return std::any_of(m_handler->requests.begin(), m_handler->requests.end(),
            [](const Webhook::Request &request) { return request.body == "good"; });
    }));
    QVERIFY2(m_handler->requests.size() < 100, qPrintable(QString::number(m_handler->requests.size())));
    QVERIFY(HttpClient::waitFor([&] { return m_handler->requests.size() == 201; }));
}

// A crowd of strangers is read in turns; a new connection from an address that delivers well does not wait for them.
void ConnectionGuardTest::whoDeliversWellNeedNotQueue()
{
    QVERIFY(m_listener->start(QHostAddress::LocalHost, 0).ok());
    m_handler->proves = true;
    HttpClient kept(m_listener->port());
    QCOMPARE(kept.exchange(post("kept")).status, 204);
    m_handler->proves = false;
    std::vector<std::unique_ptr<HttpClient>> strangers;
    for (int i = 0; i < 100; ++i)
        strangers.push_back(std::make_unique<HttpClient>(m_listener->port(), loopback(2)));
    HttpClient good(m_listener->port());
    QVERIFY(opens(102));
    for (const auto &stranger : strangers)
        stranger->write(post("stranger"));
    good.write(post("good"));
    QVERIFY(HttpClient::waitFor([&] { return m_handler->requests.size() == 102; }));
    const auto at = std::find_if(m_handler->requests.begin(), m_handler->requests.end(),
        [](const Webhook::Request &request) { return request.body == "good"; });
    QVERIFY2(at - m_handler->requests.begin() < 50, qPrintable(QString::number(at - m_handler->requests.begin())));
}

// With no descriptor left, those who come wait in the backlog, we sleep, and go on when there are some again.
void ConnectionGuardTest::outOfDescriptors()
{
    m_handler->proves = true;
    HttpClient client(m_listener->port());
    QCOMPARE(client.exchange(post("abc")).status, 204);
    QTcpSocket waiting; // has its descriptor before there are none
    waiting.bind(QHostAddress::LocalHost);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit few = before;
    few.rlim_cur = 64;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
    std::vector<int> taken;
    for (int descriptor = dup(0); descriptor >= 0; descriptor = dup(0))
        taken.push_back(descriptor);
    waiting.connectToHost(QHostAddress::LocalHost, m_listener->port());
    waiting.write(post("abc"));
    const bool seen = HttpClient::waitFor([&] { return refused(GuardRefusal::NoDescriptors) > 0; });
    timespec start{};
    timespec end{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    for (int i = 0; i < 20; ++i)
        QTest::qWait(5);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    const auto spent = (end.tv_sec - start.tv_sec) * 1000 + (end.tv_nsec - start.tv_nsec) / 1'000'000;
    const int served = client.exchange(post("abc")).status;
    const quint64 tries = refused(GuardRefusal::NoDescriptors);
    for (const int descriptor : taken)
        close(descriptor);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(seen);
    QCOMPARE(tries, 1);
    QVERIFY2(spent < 50, qPrintable(QString::number(spent))); // ms of CPU in 100 ms
    QCOMPARE(served, 204);
    m_clock->advance(500ms);
    QVERIFY(HttpClient::waitFor([&] { return waiting.bytesAvailable() > 0; }));
    QVERIFY(waiting.readAll().startsWith("HTTP/1.1 204"));
}

// Those who have proved nothing give their descriptors to those who wait.
void ConnectionGuardTest::whoIsLeastWorthFreesADescriptor()
{
    std::vector<std::unique_ptr<HttpClient>> idle;
    for (int i = 0; i < 5; ++i)
        idle.push_back(std::make_unique<HttpClient>(m_listener->port(), loopback(2)));
    QVERIFY(opens(5));
    QTcpSocket waiting; // has its descriptor before there are none
    waiting.bind(QHostAddress::LocalHost);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit few = before;
    few.rlim_cur = 64;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
    std::vector<int> taken;
    for (int descriptor = dup(0); descriptor >= 0; descriptor = dup(0))
        taken.push_back(descriptor);
    waiting.connectToHost(QHostAddress::LocalHost, m_listener->port());
    waiting.write(post("abc"));
    const bool answered = HttpClient::waitFor([&] { return waiting.bytesAvailable() > 0; });
    for (const int descriptor : taken)
        close(descriptor);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(answered);
    QVERIFY(waiting.readAll().startsWith("HTTP/1.1 204"));
    QVERIFY(idle.front()->endsSoon());
    QVERIFY(idle.back()->isOpen());
}

void ConnectionGuardTest::clientsThatResetAtAnyMoment()
{
    const QByteArray request = post(QByteArray(2'000, 'x'));
    m_handler->hold = true;
    for (int i = 0; i < 60; ++i) {
        HttpClient client(m_listener->port());
        client.write(request.first(request.size() * i / 59));
        if (i % 3 != 0)
            QTest::qWait(0);
        client.leave();
        if (i % 2 != 0) {
            for (const auto &reply : std::exchange(m_handler->held, {}))
                reply({});
        }
    }
    QVERIFY(opens(0));
    for (const auto &reply : std::exchange(m_handler->held, {}))
        reply({});
    m_handler->hold = false;
    HttpClient client(m_listener->port());
    QCOMPARE(client.exchange(request).status, 204);
    QCOMPARE(m_listener->statistics().pending, 0);
}

void ConnectionGuardTest::retires()
{
    m_handler->hold = true;
    HttpClient idle(m_listener->port());
    HttpClient half(m_listener->port());
    HttpClient busy(m_listener->port());
    half.write("POST / HT");
    busy.write(post("abc"));
    QVERIFY(HttpClient::waitFor([&] { return m_handler->held.size() == 1; }));
    QVERIFY(opens(3));
    bool drained = false;
    connect(m_listener.get(), &Webhook::WebhookListener::drained, this, [&drained] { drained = true; });
    m_listener->drain();
    QVERIFY(idle.endsSoon());
    QVERIFY(!m_listener->isListening());
    QVERIFY(!drained);
    m_handler->held.takeFirst()({});
    QCOMPARE(busy.answer().status, 204);
    QVERIFY(busy.endsSoon());
    m_clock->advance(1s);
    QCOMPARE(half.answer().status, 408);
    m_clock->advance(1s);
    QVERIFY(HttpClient::waitFor([&] { return drained; }));
}

REGISTER_GUILESS_TEST(ConnectionGuardTest)
#include "tst_connectionguard.moc"
