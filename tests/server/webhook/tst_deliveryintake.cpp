// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "recording.h"
#include "webhook/deliveryintake.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QSet>
#include <QSignalSpy>

#include <memory>

using Model::Refusal;
using Model::Verdict;
using Webhook::KeepResult;
using Webhook::Request;
using namespace std::chrono_literals;

namespace {

const QByteArray Secret = QByteArrayLiteral("webhook-secret");
const QByteArray Build(
    R"({"event":"build","action":"created","repo":{"slug":"harbor/tide"},"build":{"id":7,"number":3,"status":"pending"},)"
    R"("system":{"link":"https://drone.example"}})");

/// Keeps in memory; answers at once, or when told.
class MemoryKeeper final : public Webhook::DeliveryKeeper
{
public:
    void keep(Model::Delivery delivery, Done done) override
    {
        Webhook::KeepOutcome outcome;
        if (!failing) {
            const bool known = delivery.verdict == Verdict::Accepted && m_signatures.contains(delivery.signature);
            if (delivery.verdict == Verdict::Accepted)
                m_signatures.insert(delivery.signature);
            deliveries.append(delivery);
            outcome = {known ? KeepResult::Duplicate : KeepResult::Stored, deliveries.size()};
        }
        if (hold)
            held.append([done, outcome] { done(outcome); });
        else
            done(outcome);
    }

    QList<Model::Delivery> deliveries;
    QList<std::function<void()>> held;
    bool failing = false;
    bool hold = false;

private:
    QSet<QByteArray> m_signatures;
};

Request signedRequest(const QByteArray &body, Core::WallTime sent)
{
    Request request;
    request.method = "POST";
    request.path = request.target = "/webhook";
    request.peer = QHostAddress(QStringLiteral("192.0.2.77"));
    request.body = body;
    request.received = sent;
    request.arrived = std::chrono::steady_clock::now();
    const QByteArray date = Webhook::httpDate(sent);
    const QByteArray digest = Webhook::digestOf(body);
    request.headers = {
        {"Host", "a"}, {"Date", date}, {"Digest", digest}, {"Signature", Webhook::sign(date, digest, Secret)}};
    return request;
}

} // namespace

using Change = std::function<void(Request &)>;

class DeliveryIntakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void acceptsAfterStoring();
    void forgeries_data();
    void forgeries();
    void noSecret();
    void duplicate();
    void storeFails();
    void storeFailsForARefusedOne();
    void anHourOldWithoutALimit();
    void skewOfTheLastGoodOne();
    void paths_data();
    void paths();
    void healthForLoopbackAlone_data();
    void healthForLoopbackAlone();
    void healthForTheAddressItIsBoundTo();
    void refusedOnesAreBounded();
    void outlivedByTheKeeper();

private:
    int send(const Request &request)
    {
        m_answers.clear();
        m_intake->handle(request, [this](const Webhook::Answer &answer) { m_answers.append(answer); });
        return m_answers.size() == 1 ? m_answers.first().status : 0;
    }

    std::unique_ptr<Fakes::FakeClock> m_clock;
    std::unique_ptr<MemoryKeeper> m_keeper;
    std::unique_ptr<Webhook::DeliveryIntake> m_intake;
    QList<Webhook::Answer> m_answers;
    QList<Model::Observation> m_observed;
    QList<Model::Delivery> m_kept;
    QList<bool> m_health;
};

void DeliveryIntakeTest::init()
{
    m_clock = std::make_unique<Fakes::FakeClock>();
    m_keeper = std::make_unique<MemoryKeeper>();
    m_observed.clear();
    m_kept.clear();
    m_health.clear();
    m_intake = std::make_unique<Webhook::DeliveryIntake>(
        *m_clock, *m_keeper, [this](const Webhook::Request &, bool fullDetail) {
            m_health.append(fullDetail);
            Webhook::Answer answer;
            answer.status = 200;
            return answer;
        });
    m_intake->setConfig({{Secret}, 300s});
    connect(m_intake.get(), &Webhook::DeliveryIntake::observed, this,
        [this](const Model::Observation &observation) { m_observed.append(observation); });
    connect(m_intake.get(), &Webhook::DeliveryIntake::kept, this,
        [this](const Model::Delivery &delivery) { m_kept.append(delivery); });
}

void DeliveryIntakeTest::acceptsAfterStoring()
{
    m_keeper->hold = true;
    const Request request = signedRequest(Build, m_clock->wall());
    QCOMPARE(send(request), 0);
    QCOMPARE(m_keeper->deliveries.size(), 1);
    QVERIFY(m_observed.isEmpty() && m_kept.isEmpty());
    QCOMPARE(m_intake->statistics().waiting, 1);

    m_keeper->held.takeFirst()();
    QCOMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.first().status, 204);
    QVERIFY(m_answers.first().body.isEmpty());
    QVERIFY(m_answers.first().provesSender);

    const Model::Delivery &stored = m_keeper->deliveries.first();
    QCOMPARE(stored.verdict, Verdict::Accepted);
    QCOMPARE(stored.refusal, Refusal::None);
    QCOMPARE(stored.body, Build);
    QCOMPARE(stored.remote, QStringLiteral("192.0.2.77"));
    QCOMPARE(stored.signature.size(), 32);
    QVERIFY(stored.headers.startsWith("Host: a\nDate: "));
    QCOMPARE(stored.event, QStringLiteral("build"));
    QCOMPARE(stored.slug, QStringLiteral("harbor/tide"));
    QCOMPARE(stored.build.id, 7);
    QCOMPARE(stored.buildNumber, 3);
    QCOMPARE(stored.buildStatus, Model::Status::Pending);

    QCOMPARE(m_kept.size(), 1);
    QCOMPARE(Webhook::httpDate(m_kept.first().signedAt), request.header("Date"));
    QCOMPARE(m_kept.first().id, 1);
    QVERIFY(m_kept.first().answeredIn.count() > 0);
    QCOMPARE(m_observed.size(), 1);
    QCOMPARE(m_observed.first().delivery, 1);
    QCOMPARE(m_observed.first().source, Model::Source::Webhook);
    QCOMPARE(m_intake->statistics().accepted, 1);
    QCOMPARE(m_intake->statistics().lastAccepted, m_clock->wall());
    QCOMPARE(m_intake->statistics().waiting, 0);
}

void DeliveryIntakeTest::forgeries_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("status");
    QTest::addColumn<Refusal>("refusal");
    const auto row = [](const char *name, int status, Refusal refusal, Change change) {
        QTest::newRow(name) << change << status << refusal;
    };
    const auto now = Fakes::FakeClock().wall();
    const auto body = [now](const QByteArray &bytes) -> Change {
        return [bytes, now](Request &request) { request = signedRequest(bytes, now); };
    };
    const auto inSignature = [](const char *before, const char *after) -> Change {
        return [before, after](Request &request) {
            Recordings::setHeader(request, "Signature", request.header("Signature").replace(before, after));
        };
    };
    row("wrong secret", 401, Refusal::SignatureMismatch, [](Request &request) {
        Recordings::setHeader(
            request, "Signature", Webhook::sign(request.header("Date"), request.header("Digest"), "guess"));
    });
    row("no signature", 401, Refusal::SignatureMissing,
        [](Request &request) { Recordings::removeHeader(request, "Signature"); });
    row("tampered body", 401, Refusal::DigestMismatch,
        [](Request &request) { request.body.replace("harbor/tide", "harbor/evil"); });
    row("tampered digest", 401, Refusal::SignatureMismatch, [](Request &request) {
        request.body.replace("harbor/tide", "harbor/evil");
        Recordings::setHeader(request, "Digest", Webhook::digestOf(request.body));
    });
    row("tampered signature", 401, Refusal::SignatureMismatch, [](Request &request) {
        QByteArray signature = request.header("Signature");
        const qsizetype at = signature.indexOf("signature=\"") + 11;
        signature[at] = signature[at] == 'A' ? 'B' : 'A';
        Recordings::setHeader(request, "Signature", signature);
    });
    row("unsigned digest", 401, Refusal::NotSigned, inSignature("date digest", "date"));
    row("an hour old", 401, Refusal::TooOld, [now](Request &request) { request = signedRequest(Build, now - 1h); });
    row("from the future", 401, Refusal::FromFuture,
        [now](Request &request) { request = signedRequest(Build, now + 1h); });
    row("sha1", 401, Refusal::AlgorithmUnsupported, inSignature("hmac-sha256", "hmac-sha1"));
    row("moved to Authorization", 401, Refusal::SignatureMissing, [](Request &request) {
        request.headers.append({"Authorization", "Signature " + request.header("Signature")});
        Recordings::removeHeader(request, "Signature");
    });
    row("two signatures", 401, Refusal::SignatureMalformed, [](Request &request) {
        request.headers.append(qMakePair(QByteArray("signature"), request.header("Signature")));
    });
    row("signature twice in one", 401, Refusal::SignatureMalformed,
        inSignature("headers=", "signature=\"QUJD\",headers="));
    row("no date", 401, Refusal::DateMissing, [](Request &request) { Recordings::removeHeader(request, "Date"); });
    row("no digest", 401, Refusal::DigestMissing,
        [](Request &request) { Recordings::removeHeader(request, "Digest"); });
    row("signed junk", 400, Refusal::NotJson, body("junk"));
    row("signed nothing", 400, Refusal::NotJson, body(""));
    row("200,000 nested brackets", 400, Refusal::NotJson, body(QByteArray(200'000, '[')));
    row("signed JSON of another kind", 400, Refusal::NotDrone, body(R"({"hello":"world"})"));
    row("only the unsigned header says build", 400, Refusal::NotDrone, [now](Request &request) {
        request = signedRequest(R"({"action":"created","build":{"id":1,"number":1},"repo":{"slug":"a/b"}})", now);
        request.headers.append(qMakePair(QByteArray("X-Drone-Event"), QByteArray("build")));
    });
}

void DeliveryIntakeTest::forgeries()
{
    QFETCH(Change, change);
    QFETCH(int, status);
    QFETCH(Refusal, refusal);
    Request request = signedRequest(Build, m_clock->wall());
    change(request);
    QCOMPARE(send(request), status);
    QVERIFY(!m_answers.first().provesSender);
    const QByteArray &words = m_answers.first().body;
    QVERIFY(words.contains("message"));
    QCOMPARE(words.contains("clock"), refusal == Refusal::TooOld || refusal == Refusal::FromFuture);
    QVERIFY(m_observed.isEmpty());
    QCOMPARE(m_keeper->deliveries.size(), 1);
    const Model::Delivery &stored = m_keeper->deliveries.first();
    QCOMPARE(stored.verdict, Verdict::Refused);
    QCOMPARE(stored.refusal, refusal);
    QCOMPARE(stored.body, request.body.left(64 * 1024));
    QCOMPARE(m_kept.size(), 1);
    QCOMPARE(m_kept.first().id, 1);
    const auto counted = m_intake->statistics().refused;
    QCOMPARE(counted.size(), 1);
    QCOMPARE(counted.value(refusal).count, 1);
    QCOMPARE(counted.value(refusal).last, m_clock->wall());
    // A forged one does not stand in the way of the good one.
    QCOMPARE(send(signedRequest(Build, m_clock->wall())), 204);
    QCOMPARE(m_observed.size(), 1);
}

void DeliveryIntakeTest::noSecret()
{
    for (const QList<QByteArray> &secrets : {QList<QByteArray>{}, QList<QByteArray>{QByteArray()}}) {
        m_intake->setConfig({secrets, 300s});
        Request request = signedRequest(Build, m_clock->wall());
        QCOMPARE(send(request), 503);
        Recordings::setHeader(
            request, "Signature", Webhook::sign(request.header("Date"), request.header("Digest"), ""));
        QCOMPARE(send(request), 503);
    }
    QVERIFY(m_observed.isEmpty());
    QCOMPARE(m_intake->statistics().refused.value(Refusal::NoSecret).count, 4);
    QCOMPARE(m_keeper->deliveries.first().refusal, Refusal::NoSecret);
}

void DeliveryIntakeTest::duplicate()
{
    const Request request = signedRequest(Build, m_clock->wall());
    QCOMPARE(send(request), 204);
    QCOMPARE(send(request), 204);
    QVERIFY(!m_answers.first().provesSender);
    QCOMPARE(m_observed.size(), 1);
    QCOMPARE(m_kept.size(), 2);
    QCOMPARE(m_kept.last().verdict, Verdict::Duplicate);
    QCOMPARE(m_intake->statistics().duplicates, 1);
    QCOMPARE(m_intake->statistics().accepted, 1);
}

void DeliveryIntakeTest::storeFails()
{
    m_keeper->failing = true;
    QCOMPARE(send(signedRequest(Build, m_clock->wall())), 503);
    QVERIFY(m_observed.isEmpty() && m_kept.isEmpty());
    QCOMPARE(m_intake->statistics().refused.value(Refusal::NotStored).count, 1);
    m_keeper->failing = false;
    QCOMPARE(send(signedRequest(Build, m_clock->wall())), 204);
    QCOMPARE(m_observed.size(), 1);
}

void DeliveryIntakeTest::storeFailsForARefusedOne()
{
    m_keeper->failing = true;
    QCOMPARE(send(signedRequest("junk", m_clock->wall())), 400);
    QVERIFY(m_kept.isEmpty());
    QCOMPARE(m_intake->statistics().refused.value(Refusal::NotJson).count, 1);
    QVERIFY(!m_intake->statistics().refused.contains(Refusal::NotStored));
}

void DeliveryIntakeTest::anHourOldWithoutALimit()
{
    m_intake->setConfig({{Secret}, 0s});
    QCOMPARE(send(signedRequest(Build, m_clock->wall() - 1h)), 204);
}

void DeliveryIntakeTest::skewOfTheLastGoodOne()
{
    QVERIFY(!m_intake->statistics().skew);
    Request forged = signedRequest(Build, m_clock->wall() - 1h);
    Recordings::setHeader(forged, "Date", Webhook::httpDate(m_clock->wall() + 5h));
    send(forged);
    QVERIFY(!m_intake->statistics().skew);
    m_clock->setWall(Core::toWallTime(1'795'450'982'000));
    send(signedRequest(Build, m_clock->wall() - 40s));
    QCOMPARE(m_intake->statistics().skew, std::optional(std::chrono::milliseconds(40s)));
    send(signedRequest(Build, m_clock->wall() + 2h)); // refused, but the secret was right: worth knowing
    QCOMPARE(m_intake->statistics().skew, std::optional(std::chrono::milliseconds(40s)));
    QCOMPARE(m_intake->statistics().refusedSkew, std::optional(std::chrono::milliseconds(-2h)));
    QCOMPARE(m_intake->statistics().skewRefused, m_clock->wall());
}

void DeliveryIntakeTest::paths_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    const auto row = [](const char *method, const char *path, int status, const char *allow = "") {
        QTest::addRow("%s %s", method, path) << QByteArray(method) << QByteArray(path) << status << QByteArray(allow);
    };
    row("POST", "/", 204);
    row("POST", "/webhook", 204);
    row("POST", "/webhook/", 404);
    row("POST", "/WEBHOOK", 404);
    row("POST", "/other", 404);
    row("POST", "/health", 405, "GET");
    row("GET", "/health", 200);
    row("HEAD", "/health", 405, "GET");
    row("GET", "/", 405, "POST");
    row("GET", "/webhook", 405, "POST");
    row("PUT", "/webhook", 405, "POST");
    row("DELETE", "/", 405, "POST");
    row("post", "/", 405, "POST");
    row("BREW", "/", 405, "POST");
    row("GET", "/favicon.ico", 404);
    row("OPTIONS", "*", 404);
}

void DeliveryIntakeTest::paths()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QByteArray, allow);
    Request request = signedRequest(Build, m_clock->wall());
    request.method = method;
    request.path = request.target = path;
    QCOMPARE(send(request), status);
    QCOMPARE(m_answers.first().allow, allow);
    QCOMPARE(m_keeper->deliveries.size(), status == 204 ? 1 : 0);
}

void DeliveryIntakeTest::healthForLoopbackAlone_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QByteArray>("proxy");
    QTest::addColumn<bool>("fullDetail");
    QTest::newRow("IPv4 loopback") << QStringLiteral("127.0.0.1") << QByteArray() << true;
    QTest::newRow("another of its addresses") << QStringLiteral("127.5.0.1") << QByteArray() << true;
    QTest::newRow("IPv6 loopback") << QStringLiteral("::1") << QByteArray() << true;
    QTest::newRow("the network") << QStringLiteral("192.0.2.1") << QByteArray() << false;
    QTest::newRow("the IPv6 network") << QStringLiteral("2001:db8::1") << QByteArray() << false;
    QTest::newRow("proxy on this computer") << QStringLiteral("127.0.0.1") << QByteArray("X-Forwarded-For") << false;
    QTest::newRow("standard proxy") << QStringLiteral("::1") << QByteArray("forwarded") << false;
}

void DeliveryIntakeTest::healthForLoopbackAlone()
{
    QFETCH(QString, peer);
    QFETCH(QByteArray, proxy);
    QFETCH(bool, fullDetail);
    Request request;
    request.method = "GET";
    request.path = request.target = "/health";
    request.peer = QHostAddress(peer);
    if (!proxy.isEmpty())
        request.headers.append(qMakePair(proxy, QByteArray("192.0.2.1")));
    QCOMPARE(send(request), 200);
    QCOMPARE(m_health, QList<bool>{fullDetail});
}

void DeliveryIntakeTest::healthForTheAddressItIsBoundTo()
{
    m_intake->setConfig({{Secret}, 300s, QHostAddress(QStringLiteral("192.0.2.1"))});
    Request request;
    request.method = "GET";
    request.path = request.target = "/health";
    for (const char *peer : {"192.0.2.1", "192.0.2.2", "127.0.0.1"}) {
        request.peer = QHostAddress(QString::fromLatin1(peer));
        QCOMPARE(send(request), 200);
    }
    QCOMPARE(m_health, (QList<bool>{true, false, true}));
}

void DeliveryIntakeTest::refusedOnesAreBounded()
{
    const QByteArray large(100'000, 'x');
    for (int i = 0; i < 100; ++i)
        QCOMPARE(send(signedRequest(large, m_clock->wall())), 400);
    QCOMPARE(m_keeper->deliveries.size(), 20);
    QCOMPARE(m_keeper->deliveries.first().body.size(), 64 * 1024);
    QCOMPARE(m_intake->statistics().refused.value(Refusal::NotJson).count, 100);
    QCOMPARE(m_intake->statistics().refusedUnkept, 80);
    QCOMPARE(send(signedRequest(Build, m_clock->wall())), 204); // good ones are never dropped
    m_clock->advance(1s);
    QCOMPARE(send(signedRequest(large, m_clock->wall())), 400);
    QCOMPARE(m_keeper->deliveries.size(), 22);
}

void DeliveryIntakeTest::outlivedByTheKeeper()
{
    m_keeper->hold = true;
    send(signedRequest(Build, m_clock->wall()));
    send(signedRequest("junk", m_clock->wall()));
    m_intake.reset();
    for (const auto &done : std::exchange(m_keeper->held, {}))
        done();
    QVERIFY(m_kept.isEmpty());
}

REGISTER_GUILESS_TEST(DeliveryIntakeTest)
#include "tst_deliveryintake.moc"
