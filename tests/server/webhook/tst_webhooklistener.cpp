// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "fakes/testprogram.h"
#include "httpclient.h"
#include "webhook/webhooklistener.h"

#include <QTcpServer>

#include <memory>
#include <vector>

using Webhook::ListenErrorKind;

namespace {

class CountingHandler final : public Webhook::RequestHandler
{
public:
    void handle(Webhook::Request request, Reply reply) override
    {
        last = request;
        ++handled;
        if (hold)
            held.append(reply);
        else
            reply(next);
    }

    Webhook::Answer next;
    Webhook::Request last;
    QList<Reply> held;
    int handled = 0;
    bool hold = false;
};

const QByteArray Post = "POST /webhook?a=b HTTP/1.1\r\nHost: a\r\nX-Case: Kept\r\nContent-Length: 3\r\n\r\nabc";

} // namespace

class WebhookListenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void handsOnTheWholeRequest();
    void writesAnswers_data();
    void writesAnswers();
    void headHasNoBody();
    void reusesAConnection();
    void clientLeavesWhilePending();
    void threeHundredDisconnects();
    void answersAfterTheEnd();
    void portInUse();
    void addressOfAnother();
    void startsAgain();
    void counts();

private:
    Core::SystemClock m_clock;
    std::unique_ptr<CountingHandler> m_handler;
    std::unique_ptr<Webhook::WebhookListener> m_listener;
};

void WebhookListenerTest::init()
{
    m_listener.reset();
    m_handler = std::make_unique<CountingHandler>();
    m_listener = std::make_unique<Webhook::WebhookListener>(m_clock, *m_handler);
    QVERIFY(m_listener->start(QHostAddress::LocalHost, 0).ok());
    QVERIFY(m_listener->isListening());
    QCOMPARE(m_listener->localAddress(), QHostAddress(QHostAddress::LocalHost));
}

void WebhookListenerTest::handsOnTheWholeRequest()
{
    HttpClient client(m_listener->port());
    QCOMPARE(client.exchange(Post).status, 204);
    const Webhook::Request &request = m_handler->last;
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QByteArray("/webhook"));
    QCOMPARE(request.target, QByteArray("/webhook?a=b"));
    QCOMPARE(request.body, QByteArray("abc"));
    QCOMPARE(request.headers.value(1), qMakePair(QByteArray("X-Case"), QByteArray("Kept")));
    QCOMPARE(request.header("x-case"), QByteArray("Kept"));
    QVERIFY(request.peer.isLoopback());
    QVERIFY(request.received > m_clock.wall() - std::chrono::seconds(60));
}

void WebhookListenerTest::writesAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    QTest::newRow("ok") << 200 << QByteArray();
    QTest::newRow("bad request") << 400 << QByteArray();
    QTest::newRow("unauthorised") << 401 << QByteArray();
    QTest::newRow("not found") << 404 << QByteArray();
    QTest::newRow("method not allowed") << 405 << QByteArray("POST");
    QTest::newRow("unavailable") << 503 << QByteArray();
}

void WebhookListenerTest::writesAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, allow);
    m_handler->next = Webhook::Answer::message(status, "In words");
    m_handler->next.allow = allow;
    HttpClient client(m_listener->port());
    const HttpClient::Answer answer = client.exchange(Post);
    QCOMPARE(answer.status, status);
    const QByteArray expected = R"({"message":"In words"})";
    QCOMPARE(answer.body, expected);
    const QByteArray head = answer.head.toLower(); // Qt 6.8 writes the names of fields so
    QVERIFY(head.contains("content-type: application/json\r\n"));
    QCOMPARE(head.contains("allow: "), !allow.isEmpty());
    QCOMPARE(client.exchange(Post).status, status);
}

void WebhookListenerTest::headHasNoBody()
{
    m_handler->next = Webhook::Answer::message(405, "In words");
    HttpClient client(m_listener->port());
    client.write("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(client.answer(true).status, 405);
    m_handler->next = {};
    QCOMPARE(client.exchange(Post).status, 204); // and nothing left of the other
    QCOMPARE(m_handler->last.method, QByteArray("POST"));
}

void WebhookListenerTest::reusesAConnection()
{
    HttpClient client(m_listener->port());
    for (int i = 0; i < 500; ++i)
        QCOMPARE(client.exchange(Post).status, 204);
    QVERIFY(client.rest().isEmpty());
    const auto statistics = m_listener->statistics();
    QCOMPARE(statistics.guard.accepted, 1);
    QCOMPARE(statistics.guard.requests, 500);
    QCOMPARE(statistics.answered.value(204), 500);
}

void WebhookListenerTest::clientLeavesWhilePending()
{
    m_handler->hold = true;
    {
        HttpClient client(m_listener->port());
        client.write(Post);
        QVERIFY(HttpClient::waitFor([this] { return m_handler->held.size() == 1; }));
        client.leave();
    }
    QVERIFY(HttpClient::waitFor([this] { return m_listener->statistics().guard.open == 0; }));
    QTest::qWait(0);
    m_handler->held.takeFirst()(Webhook::Answer::message(200, "Nobody hears this"));
    QCOMPARE(m_listener->statistics().pending, 0);
    QCOMPARE(m_listener->statistics().answered.value(200), 0);
}

void WebhookListenerTest::threeHundredDisconnects()
{
    m_handler->hold = true;
    for (int round = 0; round < 10; ++round) {
        std::vector<std::unique_ptr<HttpClient>> clients;
        const int before = m_handler->handled;
        for (int i = 0; i < 30; ++i) {
            clients.push_back(std::make_unique<HttpClient>(m_listener->port()));
            clients.back()->write(Post);
        }
        QVERIFY(HttpClient::waitFor([&] { return m_handler->handled == before + 30; }));
        const auto replies = std::exchange(m_handler->held, {});
        for (int i = 0; i < 30; ++i) {
            clients[size_t(i)]->leave();
            if (i % 3 == 0)
                QTest::qWait(0); // some are known to be gone when the answer comes, some are not
            replies[i]({});
        }
    }
    QVERIFY(HttpClient::waitFor([this] { return m_listener->statistics().guard.open == 0; }));
    QCOMPARE(m_listener->statistics().pending, 0);
    m_handler->hold = false;
    HttpClient client(m_listener->port());
    QCOMPARE(client.exchange(Post).status, 204);
}

void WebhookListenerTest::answersAfterTheEnd()
{
    m_handler->hold = true;
    HttpClient client(m_listener->port());
    client.write(Post);
    QVERIFY(HttpClient::waitFor([this] { return m_handler->held.size() == 1; }));
    m_listener->stop();
    QVERIFY(client.endsSoon());
    QVERIFY(!m_listener->isListening());
    m_handler->held.first()({});
    m_listener.reset();
    m_handler->held.first()({});
}

void WebhookListenerTest::portInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Webhook::WebhookListener listener(m_clock, *m_handler);
    const auto started = listener.start(QHostAddress::LocalHost, other.serverPort());
    QVERIFY(!started.ok());
    QCOMPARE(started.error().kind, ListenErrorKind::AddressInUse);
    QVERIFY(started.error().message.contains(QString::number(other.serverPort())));
    QVERIFY(!listener.isListening());
}

void WebhookListenerTest::addressOfAnother()
{
    Webhook::WebhookListener listener(m_clock, *m_handler);
    const auto started = listener.start(QHostAddress(QStringLiteral("192.0.2.1")), 0);
    QVERIFY(!started.ok());
    QCOMPARE(started.error().kind, ListenErrorKind::AddressNotAvailable);
}

void WebhookListenerTest::startsAgain()
{
    const quint16 before = m_listener->port();
    HttpClient client(before);
    QCOMPARE(client.exchange(Post).status, 204);
    QVERIFY(m_listener->start(QHostAddress::LocalHost, before).ok());
    QVERIFY(client.endsSoon());
    QCOMPARE(m_listener->port(), before);
    HttpClient again(before);
    QCOMPARE(again.exchange(Post).status, 204);
}

void WebhookListenerTest::counts()
{
    HttpClient client(m_listener->port());
    QCOMPARE(client.exchange(Post).status, 204);
    m_handler->next = Webhook::Answer::message(401, "No");
    QCOMPARE(client.exchange(Post).status, 401);
    const auto statistics = m_listener->statistics();
    const QMap<int, quint64> expected{{204, 1}, {401, 1}};
    QCOMPARE(statistics.answered, expected);
    QCOMPARE(statistics.guard.open, 1);
}

REGISTER_GUILESS_TEST(WebhookListenerTest)
#include "tst_webhooklistener.moc"
