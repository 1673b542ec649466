// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/client.h"
#include "fakes/drone/droneserver.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"

#include <QLoggingCategory>
#include <QTest>
#include <QThread>

using namespace Drone;
using Kind = ClientErrorKind;
using Reply = Fakes::DroneServer::Reply;

class TestClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errors_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("isTrouble");
        const QByteArray json = "application/json";
        const auto row = [](const char *name, int status, const QByteArray &body, const QByteArray &type, Kind kind,
                             bool isTrouble) {
            QTest::newRow(name) << status << body << type << int(kind) << isTrouble;
        };
        row("guest", 401, R"({"message":"Unauthorized"})", json, Kind::Unauthorized, false);
        row("not found", 404, R"({"message":"sql: no rows"})", json, Kind::NotFoundOrForbidden, false);
        row("forbidden", 403, "{}", json, Kind::NotFoundOrForbidden, false);
        row("conflict", 409, R"({"message":"Optimistic Lock Error"})", json, Kind::Refused, false);
        row("server error", 500, "", json, Kind::ServerFailed, true);
        row("bad gateway page", 502, "<html>", "text/html", Kind::ServerFailed, true);
        row("web page", 200, "<!doctype html>", "text/html; charset=utf-8", Kind::NotDrone, true);
        row("garbage", 200, "\x01\x02garbage", json, Kind::NotDrone, true);
        row("half a JSON", 200, "{\"id\":", json, Kind::NotDrone, false);
        row("another JSON", 200, "[1]", json, Kind::NotDrone, false);
        row("redirect", 302, "", json, Kind::Redirected, true);
        row("too large", 200, QByteArray(Client::MostBytes + 1, '['), json, Kind::TooLarge, false);
    }

    void errors()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(int, kind);
        QFETCH(bool, isTrouble);
        Fakes::DroneServer server;
        Fakes::DroneServer elsewhere;
        server.set("GET /api/user",
            {status, body, type,
                status == 302 ? "Location: " + elsewhere.url().toEncoded() + "/api/user\r\n" : QByteArray()});
        Fakes::FakeClock clock;
        Client client(clock);
        client.setServer(server.url(), "drone-token");
        std::optional<ClientError> error;
        int answers = 0;
        client.user(this, [&](const ClientResult<Model::User> &result) {
            ++answers;
            if (!result.ok())
                error = result.error();
        });
        QTRY_COMPARE(answers, 1);
        QVERIFY(error);
        QCOMPARE(int(error->kind), kind);
        QVERIFY(!error->message.isEmpty());
        QVERIFY(!error->text().contains(QStringLiteral("drone-token")));
        QCOMPARE(client.trouble().has_value(), isTrouble);
        QCOMPARE(client.retryAt() > clock.now(), isTrouble);
        QVERIFY2(elsewhere.requests().isEmpty(), "the token went to another host");
        if (status == 409)
            QCOMPARE(error->cause, QStringLiteral("Optimistic Lock Error"));
    }

    void neverAnswering()
    {
        Fakes::DroneServer server;
        server.set("GET /api/user", {.silent = true});
        Fakes::FakeClock clock;
        Client client(clock);
        client.setServer(server.url(), "drone-token");
        std::optional<Kind> kind;
        client.user(this, [&](const ClientResult<Model::User> &result) { kind = result.error().kind; });
        QTRY_COMPARE(server.waiting(), 1);
        clock.advance(Client::Deadline - std::chrono::seconds(1));
        QVERIFY(!kind);
        clock.advance(std::chrono::seconds(2));
        QVERIFY(kind == Kind::Timeout);
    }

    void logHasEachRequestAndItsStatus()
    {
        Fakes::DroneServer server;
        server.set("GET /api/user", {.silent = true});
        Fakes::FakeClock clock;
        Client client(clock);
        client.setServer(server.url(), "drone-token");
        QLoggingCategory::setFilterRules(QStringLiteral("dd.drone.debug=true"));
        QTest::ignoreMessage(QtDebugMsg, "GET /api/user sent"); // fails when it does not come
        QTest::ignoreMessage(QtDebugMsg, "GET /api/user answered with 0");
        client.user(this, [](const ClientResult<Model::User> &) {});
        QTRY_COMPARE(server.waiting(), 1);
        server.set("GET /api/user", {.body = R"({"id":1,"login":"ada"})"});
        client.setServer(server.url(), "another-token"); // which gives up what is on its way
        QTest::ignoreMessage(QtDebugMsg, "GET /api/user sent");
        QTest::ignoreMessage(QtDebugMsg, "GET /api/user answered with 200");
        bool answered = false;
        client.user(this, [&answered](const ClientResult<Model::User> &result) { answered = result.ok(); });
        QTRY_VERIFY(answered);
        QLoggingCategory::setFilterRules({});
    }

    void nobodyListens()
    {
        QUrl url;
        {
            Fakes::DroneServer server;
            url = server.url();
        }
        Fakes::FakeClock clock;
        Client client(clock);
        client.setServer(url, "drone-token");
        std::optional<Kind> kind;
        client.user(this, [&](const ClientResult<Model::User> &result) { kind = result.error().kind; });
        QTRY_VERIFY(kind);
        QVERIFY(kind == Kind::Unreachable);
    }

    void unconfigured()
    {
        Fakes::FakeClock clock;
        Client client(clock);
        std::optional<Kind> kind;
        client.user(this, [&](const ClientResult<Model::User> &result) { kind = result.error().kind; });
        QVERIFY2(!kind, "answered inside the call");
        QTRY_VERIFY(kind == Kind::Unconfigured);
    }

    void fourAtOnceAndPeopleFirst()
    {
        Fakes::DroneServer server;
        for (int i = 1; i <= 6; ++i)
            server.set("GET /api/repos/o/r/builds/" + QByteArray::number(i), {.silent = true});
        server.set("DELETE /api/repos/o/r/builds/9", {204, {}});
        Fakes::FakeClock clock;
        Client client(clock);
        client.setServer(server.url(), "drone-token");
        int ended = 0;
        for (int i = 1; i <= 6; ++i) {
            client.build(QStringLiteral("o/r"), i, this, [&](const ClientResult<Model::Build> &) { ++ended; });
            if (i == 1) {
                QTRY_COMPARE(server.waiting(), 1);
                clock.advance(std::chrono::seconds(1)); // so that one place is free before the others
            }
        }
        QTRY_COMPARE(server.waiting(), Client::MostAtOnce);
        bool cancelled = false;
        client.cancel(
            QStringLiteral("o/r"), 9, this, [&](const ClientResult<void> &result) { cancelled = result.ok(); });
        clock.advance(Client::Deadline - std::chrono::seconds(1));
        QTRY_VERIFY(cancelled);
        QCOMPARE(server.requests().at(4), QByteArray("DELETE /api/repos/o/r/builds/9"));
        clock.advance(std::chrono::seconds(1));
        QTRY_COMPARE(server.waiting(), 6);
        QCOMPARE(ended, 4);
        client.setServer({}, {});
        QCOMPARE(ended, 6);
    }

    void whatAPersonAsksForIsSentOnce_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("restart") << QByteArray("POST /api/repos/o/r/builds/7");
        QTest::newRow("promote") << QByteArray("POST /api/repos/o/r/builds/7/promote?target=production");
        QTest::newRow("approve") << QByteArray("POST /api/repos/o/r/builds/7/approve/1");
        QTest::newRow("cancel") << QByteArray("DELETE /api/repos/o/r/builds/7");
    }

    /// Drone may have done it when the connection breaks: repeated, it would be done twice.
    void whatAPersonAsksForIsSentOnce()
    {
        QFETCH(QByteArray, request);
        Fakes::DroneServer server;
        server.set("GET /api/user", {.body = R"({"id":1,"login":"ada"})"});
        server.set(request, {.drop = true});
        Fakes::FakeClock clock;
        Client client(clock);
        client.setServer(server.url(), "drone-token");
        bool isConnected = false; // and the connection is kept
        client.user(this, [&](const ClientResult<Model::User> &result) { isConnected = result.ok(); });
        QTRY_VERIFY(isConnected);
        std::optional<Kind> kind;
        const auto build = [&kind](const ClientResult<Model::Build> &result) { kind = result.error().kind; };
        const auto nothing = [&kind](const ClientResult<void> &result) { kind = result.error().kind; };
        const QString slug = QStringLiteral("o/r");
        if (request.startsWith("DELETE"))
            client.cancel(slug, 7, this, nothing);
        else if (request.contains("promote"))
            client.promote(slug, 7, QStringLiteral("production"), {}, this, build);
        else if (request.contains("approve"))
            client.approve(slug, 7, 1, this, nothing);
        else
            client.restart(slug, 7, this, build);
        QTRY_VERIFY(kind);
        QCOMPARE(int(*kind), int(Kind::Unreachable));
        QCOMPARE(server.requests().count(request), 1);
    }

    void goodAnswers()
    {
        Fakes::DroneServer server;
        server.set("GET /api/repos/o/r/builds/7",
            {.body =
                    R"({"id":70,"number":7,"status":"running","version":2,"stages":[{"number":1,"status":"running","steps":[{"number":1,"name":"clone"}]}]})"});
        server.set("GET /api/repos/o/r/builds/7/logs/1/2", {.body = "null"});
        server.set("POST /api/repos/o/r/builds/7/promote?target=a%26b", {.body = "null"});
        Fakes::FakeClock clock;
        Client client(clock);
        client.setServer(QUrl(server.url().toString() + u'/'), "drone-token");
        Model::Build build;
        int logLines = -1;
        qint64 promoted = -1;
        client.build(
            QStringLiteral("o/r"), 7, this, [&](const ClientResult<Model::Build> &result) { build = result.value(); });
        client.log({QStringLiteral("o/r"), 7, 1, 2}, this,
            [&](const ClientResult<QList<LogLine>> &result) { logLines = int(result.value().size()); });
        client.promote(QStringLiteral("o/r"), 7, QStringLiteral("a&b"), {}, this,
            [&](const ClientResult<Model::Build> &result) { promoted = result.ok() ? result.value().number : -2; });
        QTRY_COMPARE(build.id, 70);
        QCOMPARE(build.repository.slug, QStringLiteral("o/r"));
        QCOMPARE(build.stages.at(0).steps.at(0).name, QStringLiteral("clone"));
        QCOMPARE(client.link(), server.url().toString());
        QTRY_COMPARE(logLines, 0);
        QTRY_COMPARE(promoted, 0);
        // Qt 6.8 writes names in lower case; to HTTP they are the same.
        QVERIFY(server.lastHead().contains("Authorization: Bearer drone-token\r\n")
            || server.lastHead().contains("authorization: Bearer drone-token\r\n"));
    }

    void largeLogIsReadAside()
    {
        Fakes::DroneServer server;
        QByteArray log = "[";
        for (int pos = 0; log.size() < 2 * Client::SmallLogBytes; ++pos)
            log += (pos ? ",{\"pos\":" : "{\"pos\":") + QByteArray::number(pos) + ",\"out\":\"line\\n\",\"time\":1}";
        server.set("GET /api/repos/o/r/builds/7/logs/1/2", {.body = log + ']'});
        server.set("GET /api/repos/o/r/builds/7/logs/1/3", {.body = log}); // cut
        Fakes::FakeClock clock;
        Client client(clock);
        client.setServer(server.url(), "drone-token");
        std::optional<ClientResult<QList<LogLine>>> whole;
        std::optional<ClientResult<QList<LogLine>>> cut;
        client.log({QStringLiteral("o/r"), 7, 1, 2}, this, [&](const ClientResult<QList<LogLine>> &result) {
            QCOMPARE(QThread::currentThread(), thread());
            whole.emplace(result);
        });
        client.log({QStringLiteral("o/r"), 7, 1, 3}, this,
            [&](const ClientResult<QList<LogLine>> &result) { cut.emplace(result); });
        QTRY_VERIFY(whole && cut);
        QVERIFY(whole->ok());
        QVERIFY(whole->value().size() > 1000);
        QCOMPARE(whole->value().constLast().pos, whole->value().size() - 1);
        QVERIFY(!cut->ok());
        QCOMPARE(cut->error().kind, ClientErrorKind::NotDrone);
    }

    void contextGone()
    {
        Fakes::DroneServer server;
        Fakes::FakeClock clock;
        Client client(clock);
        client.setServer(server.url(), "drone-token");
        bool called = false;
        {
            QObject context;
            client.user(&context, [&](const ClientResult<Model::User> &) { called = true; });
        }
        bool after = false;
        client.user(this, [&](const ClientResult<Model::User> &) { after = true; });
        QTRY_VERIFY(after);
        QVERIFY(!called);
    }
};

REGISTER_GUILESS_TEST(TestClient)
#include "tst_client.moc"
