// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/rest/calls.h"

#include "fakes/discord/rest/restserver.h"
#include "fakes/testprogram.h"

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

using namespace Discord;
using namespace Discord::Rest;
using namespace std::chrono_literals;

class TestRestClient : public QObject
{
    Q_OBJECT

    struct Setup
    {
        Core::SystemClock clock;
        Fakes::DiscordRestServer server;
        RestClient client{clock};
        const QString channel = QStringLiteral("222222222222222222");
        const QString post = QStringLiteral("POST /channels/222222222222222222/messages");

        Setup()
        {
            client.setBaseUrl(server.baseUrl());
            client.setToken(server.token);
        }
        template <typename T> std::optional<RestResult<T>> wait(const std::function<void(Then<T>)> &call)
        {
            std::optional<RestResult<T>> result;
            call([&result](const RestResult<T> &answer) { result = answer; });
            if (result)
                qFatal("the callback ran from inside the call");
            if (!QTest::qWaitFor([&result] { return result.has_value(); }, 10'000))
                qFatal("no callback");
            return result;
        }
        RestResult<Message> create(const QString &nonce, const QList<File> &files = {})
        {
            const QJsonObject body{{QLatin1String("content"), QLatin1String("x")}, {QLatin1String("nonce"), nonce},
                {QLatin1String("enforce_nonce"), true},
                {QLatin1String("allowed_mentions"), QJsonObject{{QLatin1String("parse"), QJsonArray()}}}};
            return *wait<Message>([&](auto then) { createMessage(client, channel, body, files, then); });
        }
    };

private Q_SLOTS:
    void calls()
    {
        Setup s;
        QCOMPARE(
            s.wait<User>([&](auto then) { fetchCurrentUser(s.client, then); })->value().name, QStringLiteral("builds"));
        QCOMPARE(
            s.wait<QList<Guild>>([&](auto then) { fetchCurrentUserGuilds(s.client, then); })->value().at(0).permissions,
            117760u);
        QCOMPARE(s.wait<Application>([&](auto then) { fetchCurrentApplication(s.client, then); })->value().id,
            Fakes::DiscordRestServer::botId());
        const auto gateway = s.wait<GatewayBot>([&](auto then) { fetchGatewayBot(s.client, then); })->value();
        QCOMPARE(gateway.url, QUrl(QStringLiteral("ws://127.0.0.1:9")));
        QCOMPARE(gateway.startsRemaining, 999);
        QCOMPARE(gateway.resetAfter, 4h);
        const auto channels = s.wait<QList<Channel>>([&](auto then) {
                                   fetchGuildChannels(s.client, QStringLiteral("111111111111111111"), then);
                               })->value();
        QCOMPARE(channels.size(), 2);
        QVERIFY(channels.at(0).takesMessages() && !channels.at(1).takesMessages());
        QCOMPARE(s.wait<Channel>([&](auto then) { fetchChannel(s.client, s.channel, then); })->value().id, s.channel);
        const QString id = s.create(QStringLiteral("n")).value().id;
        QVERIFY(s.wait<void>([&](auto then) { deleteMessage(s.client, s.channel, id, then); })->ok());
        QVERIFY(s.server.messages.isEmpty());
        QCOMPARE(s.server.violations, QStringList());
    }

    void logHasEachRequestAndItsStatus()
    {
        Setup s;
        QLoggingCategory::setFilterRules(QStringLiteral("dd.discord.debug=true"));
        QTest::ignoreMessage(QtDebugMsg, "GET /users/@me sent"); // fails when it does not come
        QTest::ignoreMessage(QtDebugMsg, "GET /users/@me answered with 200");
        s.wait<User>([&](auto then) { fetchCurrentUser(s.client, then); });
        s.server.server().goAway();
        QTest::ignoreMessage(QtDebugMsg, "GET /users/@me sent");
        QTest::ignoreMessage(QtDebugMsg, "GET /users/@me answered with 0");
        s.wait<User>([&](auto then) { fetchCurrentUser(s.client, then); });
        QLoggingCategory::setFilterRules({});
    }

    void withoutTokenNothingIsSent()
    {
        Setup s;
        s.client.setToken({});
        QCOMPARE(s.create(QStringLiteral("n")).error().kind, RestErrorKind::NoToken);
        QVERIFY(s.server.seen.isEmpty());
        QSignalSpy changed(&s.client, &RestClient::accessChanged);
        s.client.setToken(s.server.token);
        s.client.setToken(s.server.token);
        QCOMPARE(changed.count(), 1);
        QVERIFY(s.create(QStringLiteral("n")).ok());
    }

    void errors_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("mayHaveHappened");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, int status, const char *body, RestErrorKind kind, int code, bool may,
                             const char *words) {
            QTest::newRow(name) << status << QByteArray(body) << static_cast<int>(kind) << code << may
                                << QString::fromLatin1(words);
        };
        row("401", 401, R"({"message":"401: Unauthorized","code":0})", RestErrorKind::Unauthorized, 0, false,
            "401: Unauthorized");
        row("403", 403, R"({"message":"Missing Access","code":50001})", RestErrorKind::Forbidden, 50001, false,
            "Missing Access");
        row("404", 404, R"({"message":"Unknown Channel","code":10003})", RestErrorKind::NotFound, 10003, false,
            "Unknown Channel");
        row("400", 400,
            R"({"message":"Invalid Form Body","code":50035,"errors":{"embeds":{"0":{"title":{"_errors":[{"code":"X","message":"Too long"}]}}}}})",
            RestErrorKind::BadRequest, 50035, false, "Invalid Form Body (embeds.0.title: Too long)");
        row("500", 500, "<html>", RestErrorKind::ServerError, 0, true, "HTTP status 500");
        row("502", 502, R"({"message":"upstream"})", RestErrorKind::ServerError, 0, true, "upstream");
        row("redirect", 302, "{}", RestErrorKind::BadRequest, 0, false, "HTTP status 302");
        row("not JSON", 200, "<html>", RestErrorKind::BadAnswer, 0, true, "");
        row("empty success", 200, "{}", RestErrorKind::BadAnswer, 0, true, "");
        row("the token in the words", 400, R"({"message":"bad good-token here","code":50035})",
            RestErrorKind::BadRequest, 50035, false, "bad ****** here");
    }
    void errors()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        Setup s;
        s.server.faults.append({s.post, status, body, {{"Location", "/elsewhere"}}});
        const auto error = s.create(QStringLiteral("n")).error();
        QTEST(static_cast<int>(error.kind), "kind");
        QTEST(static_cast<int>(error.code), "code");
        QTEST(error.mayHaveHappened(), "mayHaveHappened");
        if (!words.isEmpty())
            QCOMPARE(error.message, words);
        QCOMPARE(s.server.seen.size(), 1);
    }

    void aLateRefusalIsNoVerdictOnTheNewAccess_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("anotherToken");
        QTest::addColumn<bool>("anotherAddress");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, int status, bool token, bool address, RestErrorKind kind) {
            QTest::newRow(name) << status << token << address << static_cast<int>(kind);
        };
        row("401 of the old token", 401, true, false, RestErrorKind::Outdated);
        row("403 of the old token", 403, true, false, RestErrorKind::Outdated);
        row("404 of the old address", 404, false, true, RestErrorKind::Outdated);
        row("401 of the token of now", 401, false, false, RestErrorKind::Unauthorized);
        row("400 of the old token", 400, true, false, RestErrorKind::BadRequest); // an opinion on what was sent
        row("500 of the old token", 500, true, false, RestErrorKind::ServerError);
    }
    void aLateRefusalIsNoVerdictOnTheNewAccess()
    {
        QFETCH(int, status);
        QFETCH(bool, anotherToken);
        QFETCH(bool, anotherAddress);
        Setup s;
        // It is on its way by then; at the new address nobody is.
        connect(&s.server.server(), &QTcpServer::newConnection, &s.client, [&] {
            if (anotherToken)
                s.client.setToken(QStringLiteral("new-token"));
            if (anotherAddress)
                s.client.setBaseUrl(QUrl(QStringLiteral("http://127.0.0.1:9/api")));
        });
        s.server.faults.append({s.post, status});
        std::optional<RestError> error;
        createMessage(s.client, s.channel, {{QLatin1String("content"), QLatin1String("x")}}, {},
            [&error](const RestResult<Message> &answer) { error = answer.error(); });
        QTRY_VERIFY(error);
        QTEST(static_cast<int>(error->kind), "kind");
        QCOMPARE(error->mayHaveHappened(), status == 500);
    }

    void refusedConnectionCannotHaveArrived()
    {
        Setup s;
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const quint16 port = taken.serverPort();
        taken.close();
        s.client.setBaseUrl(QUrl(QStringLiteral("http://127.0.0.1:%1/api").arg(port)));
        const auto error = s.create(QStringLiteral("n")).error();
        QCOMPARE(error.kind, RestErrorKind::NotConnected);
        QVERIFY(!error.mayHaveHappened());
    }

    void silenceTimesOut()
    {
        Setup s;
        s.client.setTimeout(200ms);
        Fakes::DiscordRestServer::Fault fault{s.post};
        fault.silent = true;
        s.server.faults.append(fault);
        const auto error = s.create(QStringLiteral("n")).error();
        QCOMPARE(error.kind, RestErrorKind::NoAnswer);
        QVERIFY(error.mayHaveHappened());
    }

    /// A connection that breaks is an error at once: repeating on its own would go past the limiter.
    void droppedIsSentOnce()
    {
        Setup s;
        QVERIFY(s.create(QStringLiteral("first")).ok()); // so that a connection is kept
        Fakes::DiscordRestServer::Fault fault{s.post};
        fault.drop = true;
        s.server.faults.append(fault);
        const auto result = s.create(QStringLiteral("second"));
        QVERIFY(!result.ok());
        QVERIFY(result.error().mayHaveHappened());
        QCOMPARE(s.server.count(s.post), 2);
    }

    void waitsForItsTurn()
    {
        Setup s;
        s.server.limit = 3;
        s.server.period = 300ms;
        int done = 0;
        for (int i = 0; i < 10; ++i)
            createMessage(s.client, s.channel,
                {{QLatin1String("nonce"), QString::number(i)}, {QLatin1String("enforce_nonce"), true},
                    {QLatin1String("allowed_mentions"), QJsonObject{{QLatin1String("parse"), QJsonArray()}}}},
                {}, [&done](const RestResult<Message> &answer) { done += answer.ok() ? 1 : 100; });
        QVERIFY(QTest::qWaitFor([&done] { return done >= 10; }, 10'000));
        QCOMPARE(done, 10);
        QCOMPARE(s.server.count(s.post), 10);
        QCOMPARE(s.server.violations, QStringList());
    }

    void limitedIsNotRepeated()
    {
        Setup s;
        s.server.faults.append({s.post, 429, R"({"message":"limited","retry_after":0.25,"global":false})",
            {{"X-RateLimit-Scope", "user"}}});
        const auto error = s.create(QStringLiteral("n")).error();
        QCOMPARE(error.kind, RestErrorKind::RateLimited);
        QCOMPARE(error.retryAfter, 250ms);
        const auto at = s.client.readyAt(Route::createMessage(s.channel));
        QVERIFY(at > s.clock.now() + 150ms && at < s.clock.now() + 500ms);
        QVERIFY(s.create(QStringLiteral("n")).ok());
        QVERIFY(s.clock.now() >= at);
    }

    void files()
    {
        Setup s;
        s.server.faults.append({s.post, 200, R"({"id":"5"})"});
        QVERIFY(s.create(QStringLiteral("n"), {{QStringLiteral("a\"b.txt"), "text/plain", "some log"}}).ok());
        const auto &seen = s.server.seen.last();
        QVERIFY(seen.headers.value("content-type").startsWith("multipart/form-data; boundary="));
        QVERIFY(seen.body.contains("name=\"payload_json\""));
        QVERIFY(seen.body.contains("name=\"files[0]\"; filename=\"ab.txt\""));
        QVERIFY(seen.body.contains("some log"));
    }

    void destroyedWithRequestsOutstanding()
    {
        Setup s;
        int called = 0;
        {
            RestClient client(s.clock);
            client.setBaseUrl(s.server.baseUrl());
            client.setToken(s.server.token);
            fetchCurrentUser(client, [&called](const auto &) { ++called; });
            fetchCurrentUser(client, [&called](const auto &) { ++called; });
            QVERIFY(QTest::qWaitFor([&s] { return !s.server.seen.isEmpty(); }, 10'000));
        }
        QTest::qWait(20);
        QVERIFY(called <= 1);
    }
};

REGISTER_GUILESS_TEST(TestRestClient)
#include "tst_restclient.moc"
