// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/client.h"
#include "enginebench.h"
#include "fakes/certificates.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace std::chrono_literals;
using Fakes::Certificates;
using Health::Status;
using Reply = Fakes::DroneServer::Reply;

namespace {

/// One way in which Drone's API misbehaves, and what must hold meanwhile.
struct DroneRow
{
    std::optional<Reply> fault; ///< of every request
    std::function<void(EngineBench &)> begin = {}; ///< what else happens
    std::function<void(EngineBench &)> mend = {}; ///< empty: it ends by itself, or with the fault
    Status health = Status::Warn; ///< of "drone" meanwhile
    const char *words = ""; ///< part of what the owner reads
    int most = 40; ///< requests in ten minutes of it, by everything that asks
    std::chrono::milliseconds patience{6min}; ///< until the message is true, once it is over
};

DroneRow failing(const Reply &fault, const char *words)
{
    DroneRow row;
    row.fault = fault;
    row.words = words;
    return row;
}

/// Wrong in a way that only the owner can mend, so that it is asked for rarely.
DroneRow refusing(const Reply &fault, const char *words)
{
    DroneRow row = failing(fault, words);
    row.health = Status::Fail;
    row.patience = 31min;
    return row;
}

} // namespace

/// The table of what happens when, as far as Drone's API is concerned, on real sockets. The last delivery of a build is
/// lost while the API misbehaves: webhooks work all the same, nothing untrue is shown, nobody is asked in a storm, the
/// owner reads what is wrong, and when it is over the message becomes true by itself.
class TestDroneFailures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasLostIsFoundInTheEnd_data();
    void whatWasLostIsFoundInTheEnd();

private:
    void unreachable();

    Certificates m_certificates;
};

void TestDroneFailures::unreachable()
{
    const auto away = [](const std::function<void(EngineBench &)> &begin,
                          const std::function<void(EngineBench &)> &mend) {
        return DroneRow{{}, begin, mend, Status::Warn, "cannot be reached"};
    };
    const auto apply = [](EngineBench &bench, const QUrl &server) {
        bench.configuration.settings.droneServer = server;
        bench.engine->apply(bench.configuration);
    };
    QTest::newRow("connection refused") << away([](EngineBench &bench) { bench.drone.server().goAway(); },
        [](EngineBench &bench) { bench.drone.server().comeBack(); });
    // A name that is too long for any resolver to ask about.
    QTest::newRow("name not found") << away(
        [apply](EngineBench &bench) {
            const QString label = QString(60, QLatin1Char('a')) + QLatin1Char('.');
            apply(bench, QUrl(QStringLiteral("http://%1invalid").arg(label.repeated(5))));
        },
        [apply](EngineBench &bench) { apply(bench, bench.drone.url()); });
    const auto certificate = [&](Certificates::Flaw flaw) {
        return away(
            [this, apply, flaw](EngineBench &bench) {
                bench.drone.server().setTls(m_certificates.server(flaw));
                apply(bench, bench.drone.url());
            },
            [this](EngineBench &bench) { bench.drone.server().setTls(m_certificates.server()); });
    };
    QTest::newRow("certificate that nobody vouches for") << certificate(Certificates::Flaw::SelfSigned);
    QTest::newRow("certificate that has expired") << certificate(Certificates::Flaw::Expired);
    QTest::newRow("certificate of another name") << certificate(Certificates::Flaw::OtherName);
    DroneRow plain = certificate(Certificates::Flaw::None);
    plain.begin = [tls = plain.begin](EngineBench &bench) {
        tls(bench);
        bench.drone.server().setTls(std::nullopt);
    };
    QTest::newRow("no TLS where TLS is due") << plain;
}

void TestDroneFailures::whatWasLostIsFoundInTheEnd_data()
{
    QTest::addColumn<DroneRow>("row");
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n";
    const QByteArray half = head + R"({"id":1007,"number":7,"status":"succ)";
    const QByteArray page = "<!DOCTYPE html><html><body>Log in to this network</body></html>";
    const auto broken = [](const QByteArray &raw) { return Reply{.drop = true, .raw = raw}; };
    const auto silent = [](const QByteArray &raw) { return Reply{.silent = true, .raw = raw}; };
    const auto unreachableWords = "cannot be reached";
    QTest::newRow("closes at once") << failing(broken({}), unreachableWords);
    QTest::newRow("closes within the head") << failing(broken("HTTP/1.1 20"), unreachableWords);
    QTest::newRow("closes after the head") << failing(broken(head), unreachableWords);
    QTest::newRow("closes within the body") << failing(broken(half), unreachableWords);
    QTest::newRow("closes within a chunk")
        << failing(broken("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "40\r\n{\"id\":1007,"),
               unreachableWords);
    QTest::newRow("no HTTP at all") << failing(broken("SSH-2.0-OpenSSH_9.2\r\n"), "");
    QTest::newRow("never answers") << failing(silent({}), "did not answer within 30 s");
    QTest::newRow("stalls after the head") << failing(silent(head), "did not answer within 30 s");
    QTest::newRow("stalls within the body") << failing(silent(half), "did not answer within 30 s");

    QTest::newRow("500") << failing({.status = 500, .body = R"({"message":"database is locked"})"}, "HTTP 500");
    QTest::newRow("502, a page") << failing({.status = 502, .body = page, .type = "text/html"}, "HTTP 502");
    QTest::newRow("503") << failing({.status = 503}, "HTTP 503");

    QTest::newRow("a page instead of an answer")
        << refusing({.body = page, .type = "text/html; charset=utf-8"}, "web page");
    QTest::newRow("bytes") << refusing({.body = QByteArray("\0\xff\xfe", 3)}, "none that a Drone server gives");
    QTest::newRow("half of a JSON text") << refusing({.body = R"({"id":)"}, "none that a Drone server gives");
    QTest::newRow("an array of numbers") << refusing({.body = "[1]"}, "none that a Drone server gives");
    QTest::newRow("an empty object") << refusing({.body = "{}"}, "none that a Drone server gives");
    QTest::newRow("nothing") << refusing({.body = {}}, "none that a Drone server gives");
    QTest::newRow("numbers as texts") << refusing(
        {.body = R"({"id":"1007","number":"7","status":7})"}, "none that a Drone server gives");
    QTest::newRow("over the limit") << refusing({.body = QByteArray(Drone::Client::MostBytes + 1, ' ')}, "over 8 MiB");
    QTest::newRow("a redirect") << refusing(
        {.status = 302, .headers = "Location: http://127.0.0.1:9/login\r\n"}, "redirects");
    QTest::newRow("401") << refusing({.status = 401, .body = R"({"message":"Unauthorized"})"}, "token");
    QTest::newRow("403") << refusing({.status = 403, .body = R"({"message":"Forbidden"})"}, "token");
    QTest::newRow("404") << refusing({.status = 404, .body = R"({"message":"sql: no rows in result set"})"}, "token");
    QTest::newRow("404, a page") << refusing({.status = 404, .body = page, .type = "text/html"}, "token");
    QTest::newRow("429") << refusing({.status = 429, .headers = "Retry-After: 5\r\n"}, "");
    unreachable();
}

void TestDroneFailures::whatWasLostIsFoundInTheEnd()
{
    QFETCH(DroneRow, row);
    EngineBench bench;
    bench.leavesUnanswered = row.fault && row.fault->silent;
    bench.start();
    const Model::Build running = EngineBench::build(7, Model::Status::Running);
    const Model::Build truth = EngineBench::build(7, Model::Status::Success);
    bench.know(running);
    QCOMPARE(bench.deliver(running), 204);
    const auto healthIs = [&bench](Status status, const char *words) {
        const auto health = bench.health(u"drone");
        return health && health->status == status && (health->why + health->remedy).contains(QLatin1String(words));
    };
    QVERIFY(bench.until([&] { return bench.isTrue(running) && healthIs(Status::Pass, "Asking Drone as ada"); }));

    bench.drone.setFault(row.fault);
    if (row.begin)
        row.begin(bench);
    bench.know(truth); // and no webhook tells of it
    const qsizetype before = bench.drone.requests().size();
    const int connections = bench.drone.server().connections();
    for (int i = 0; i < 150; ++i)
        bench.stride(4s);
    const qsizetype asked = bench.drone.requests().size() - before;
    QVERIFY2(asked <= row.most, bench.drone.requests().mid(before).join('\n').constData());
    QVERIFY(bench.drone.server().connections() - connections <= row.most);
    QVERIFY2(bench.untilInStrides(30s, [&] { return healthIs(row.health, row.words); }),
        qPrintable(bench.health(u"drone")->why + bench.health(u"drone")->remedy));
    QVERIFY(bench.isTrue(running)); // nothing else is known, nothing else is shown
    // Another build comes by webhook, as if nothing were wrong.
    const Model::Build other = EngineBench::build(8, Model::Status::Success);
    bench.know(other);
    QCOMPARE(bench.deliver(other), 204);
    QVERIFY(bench.untilInStrides(1min, [&] { return bench.isTrue(other); }));

    bench.drone.setFault({});
    if (row.mend)
        row.mend(bench);
    QVERIFY2(bench.untilInStrides(row.patience, [&] { return bench.isTrue(truth); }),
        qPrintable(bench.health(u"drone")->why + bench.health(u"drone")->remedy));
    QVERIFY2(bench.untilInStrides(row.patience, [&] { return healthIs(Status::Pass, ""); }),
        qPrintable(bench.health(u"drone")->why));
    QCOMPARE(bench.discord.messages.size(), 2);
    QCOMPARE(bench.discord.violations, QStringList());
}

REGISTER_GUILESS_TEST(TestDroneFailures)
#include "tst_dronefailures.moc"
