// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/rest/restclient.h"
#include "fakes/discord/rest/restserver.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "service/discordlogin.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using Service::DiscordLogin;
using State = DiscordLogin::State;
using Fault = Fakes::DiscordRestServer::Fault;

namespace {

const QString BuildsChannel = QStringLiteral("222222222222222222");
const QString AskUser = QStringLiteral("GET /users/@me");
const QString AskChannel = QStringLiteral("GET /channels/222222222222222222");

struct LoginBench
{
    Fakes::FakeClock clock;
    Fakes::DiscordRestServer server;
    Discord::Rest::RestClient client{clock};
    QRandomGenerator random{1};
    Service::DiscordLoginCheck check{clock, client, random};

    LoginBench()
    {
        server.clock = &clock;
        client.setBaseUrl(server.baseUrl());
        client.setToken(server.token);
    }
    /// Lets what is due now happen, and no time pass.
    bool until(const std::function<bool()> &done)
    {
        return QTest::qWaitFor([&] {
            clock.advance(0ms);
            return done();
        });
    }
    bool becomes(State state)
    {
        return until([&] { return check.login().state == state; });
    }
    bool asked(const QString &what, int times)
    {
        return until([&] { return server.count(what) == times; });
    }
};

} // namespace

class TestDiscordLogin final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBotAndItsChannelAreNamed()
    {
        LoginBench bench;
        QSignalSpy changed(&bench.check, &Service::DiscordLoginCheck::changed);
        bench.check.check(BuildsChannel);
        QCOMPARE(bench.check.login().state, State::NotAsked);
        QVERIFY(bench.becomes(State::Good));
        QCOMPARE(bench.check.login(),
            (DiscordLogin{State::Good, QStringLiteral("builds"), QStringLiteral("#builds"), {}, {},
                QStringLiteral("111111111111111111")}));
        QVERIFY(!changed.isEmpty());
        QCOMPARE(bench.clock.alarmsSet(), 0); // once is enough
    }

    void withoutAChannelTheTokenIsAskedForAlone()
    {
        LoginBench bench;
        bench.check.check({});
        QVERIFY(bench.becomes(State::Good));
        QCOMPARE(bench.check.login().bot, QStringLiteral("builds"));
        QCOMPARE(bench.server.seen.size(), 1);
    }

    void withoutATokenNothingIsAsked()
    {
        LoginBench bench;
        bench.check.check(BuildsChannel);
        QVERIFY(bench.becomes(State::Good));
        const auto asked = bench.server.seen.size();
        bench.client.setToken({});
        bench.check.check(BuildsChannel);
        QCOMPARE(bench.check.login(), DiscordLogin());
        QTest::qWait(0);
        QCOMPARE(bench.server.seen.size(), asked);
    }

    void whatIsWrongIsSaidOnce_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("token") << AskUser << 401 << QByteArray(R"({"message":"401: Unauthorized","code":0})")
                               << QStringLiteral("token") << QStringLiteral("Copy the token anew");
        QTest::newRow("no such channel") << AskChannel << 404
                                         << QByteArray(R"({"message":"Unknown Channel","code":10003})") << BuildsChannel
                                         << QStringLiteral("Copy the channel's id");
        QTest::newRow("hidden channel") << AskChannel << 403
                                        << QByteArray(R"({"message":"Missing Access","code":50001})") << BuildsChannel
                                        << QStringLiteral("View Channel");
        QTest::newRow("a category") << AskChannel << 200
                                    << QByteArray(
                                           R"({"id":"222222222222222222","type":4,"name":"teams","guild_id":"1"})")
                                    << QStringLiteral("#teams") << QStringLiteral("text channel");
    }
    void whatIsWrongIsSaidOnce()
    {
        QFETCH(const QString, what);
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, words);
        QFETCH(const QString, remedy);
        LoginBench bench;
        bench.server.faults.append({.what = what, .status = status, .body = body});
        bench.check.check(BuildsChannel);
        QVERIFY(bench.becomes(State::Wrong));
        const DiscordLogin login = bench.check.login();
        QVERIFY2(login.words.contains(words), qPrintable(login.words));
        QVERIFY2(login.remedy.contains(remedy), qPrintable(login.remedy));
        QVERIFY(!login.words.contains(bench.server.token));
        // A person has to act. A new token is set here, which asks; what is mended in Discord is told to nobody.
        const bool isToken = what == AskUser;
        QCOMPARE(bench.clock.alarmsSet(), isToken ? 0 : 1);
        const auto asked = bench.server.seen.size();
        if (isToken) {
            bench.check.check(BuildsChannel);
        } else {
            bench.clock.advance(10min - 1s);
            QTest::qWait(0);
            QCOMPARE(bench.server.seen.size(), asked);
            bench.clock.advance(1s);
        }
        QVERIFY(bench.becomes(State::Good));
        QCOMPARE(bench.clock.alarmsSet(), 0);
        QVERIFY(bench.check.login().words.isEmpty() && bench.check.login().remedy.isEmpty());
    }

    void aTokenThatIsTakenAwayIsAskedForNoMore()
    {
        LoginBench bench;
        bench.server.faults.append(
            {.what = AskChannel, .status = 403, .body = R"({"message":"Missing Access","code":50001})"});
        bench.check.check(BuildsChannel);
        QVERIFY(bench.becomes(State::Wrong));
        bench.client.setToken({});
        bench.check.check(BuildsChannel);
        QCOMPARE(bench.clock.alarmsSet(), 0);
        QCOMPARE(bench.check.login(), DiscordLogin());
    }

    void troubleOnTheWayIsNoVerdict_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("status"); // 0: the connection ends without an answer
        QTest::newRow("server error, at once") << AskUser << 500;
        QTest::newRow("server error, for the channel") << AskChannel << 503;
        QTest::newRow("no answer") << AskUser << 0;
        QTest::newRow("no answer, for the channel") << AskChannel << 0;
    }
    void troubleOnTheWayIsNoVerdict()
    {
        QFETCH(const QString, what);
        QFETCH(const int, status);
        LoginBench bench;
        bench.server.faults.append({.what = what, .status = status, .drop = status == 0, .times = 2});
        QList<State> states;
        connect(&bench.check, &Service::DiscordLoginCheck::changed, this,
            [&] { states.append(bench.check.login().state); });
        const Core::SteadyTime began = bench.clock.now();
        bench.check.check(BuildsChannel);
        QVERIFY(bench.until([&] {
            bench.clock.advance(100ms);
            return bench.check.login().state == State::Good;
        }));
        QVERIFY(!states.contains(State::Wrong));
        QCOMPARE(bench.server.faults.constFirst().times, 0);
        if (status != 0) { // otherwise Qt may have asked again by itself
            QCOMPARE(bench.server.count(AskUser), 3);
            QVERIFY(bench.clock.now() - began >= 5s);
        }
    }

    void anAnswerToAnEarlierQuestionIsNone_data()
    {
        QTest::addColumn<QString>("slow"); // which question of the first round is answered last
        QTest::newRow("for the user") << AskUser;
        QTest::newRow("for the channel") << AskChannel;
    }
    void anAnswerToAnEarlierQuestionIsNone()
    {
        QFETCH(const QString, slow);
        LoginBench bench;
        bench.server.faults.append({.what = slow, .status = 404, .body = R"({"message":"Unknown","code":10003})"});
        bench.check.check(BuildsChannel);
        QVERIFY(bench.asked(slow, 1));
        bench.check.check({});
        QVERIFY(bench.becomes(State::Good));
        QTest::qWait(0);
        QCOMPARE(bench.check.login(), (DiscordLogin{State::Good, QStringLiteral("builds"), {}, {}, {}}));
    }
};

REGISTER_GUILESS_TEST(TestDiscordLogin)
#include "tst_discordlogin.moc"
