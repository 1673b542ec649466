// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/gatewayclient.h"
#include "fakes/discord/gateway/gatewaypeer.h"
#include "fakes/discord/gateway/rawpeer.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Discord::Gateway;
using namespace std::chrono_literals;
using Fakes::GatewayPeer;
using State = ShardState;

/// The whole client against a Gateway on loopback: real sockets, time moved by hand.
class TestGatewayClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesOnlineAndGoesOffline();
    void comesBackAfter_data();
    void comesBackAfter();
    void saysWhyItGaveUp_data();
    void saysWhyItGaveUp();
    void resumesAfterARestart();
    void sessionUnknownToDiscordIsReplaced();
    void mutedAcknowledgements();
    void messagesInFragments();
    void presenceReachesDiscord();
    void hungHandshakeIsTriedAgain();
    void helloThatNeverComesIsTriedAgain();
    void stopWithoutStart();
    void stopWhileAskingTheAddress();
    void newTokenStartsAnew();
    void listenerMayStopFromInside();
    void destroyedWhileConnected();

private:
    struct Fixture
    {
        Fixture()
        {
            client.emplace(
                clock,
                [this](std::function<void(AddressResult)> answer) {
                    ++asked;
                    if (answers)
                        answer(GatewayAddress{peer.url(), {1000, 900, 24h}});
                },
                [this](const std::optional<Session> &session) { saved = session; });
        }
        State state() const { return client->state().state; }
        /// Time goes on in small steps, and the sockets with it, until `what` holds.
        template <typename What> bool reach(What what)
        {
            for (int i = 0; i < 2000 && !what(); ++i) {
                QTest::qWait(1);
                clock.advance(50ms);
            }
            return what();
        }
        bool online()
        {
            client->start(peer.token, std::nullopt);
            return reach([this] { return state() == State::Ready; });
        }

        GatewayPeer peer;
        Fakes::FakeClock clock;
        int asked = 0;
        bool answers = true;
        std::optional<Session> saved;
        std::optional<GatewayClient> client;
    };
};

void TestGatewayClient::comesOnlineAndGoesOffline()
{
    Fixture f;
    QSignalSpy changes(&*f.client, &GatewayClient::stateChanged);
    QVERIFY(f.online());
    QCOMPARE(f.client->state().identity->name, QStringLiteral("builds"));
    QVERIFY(f.saved);
    QTRY_COMPARE(changes.last()[0].value<GatewayState>().state, State::Ready);
    bool done = false;
    f.client->stop([&done] { done = true; });
    QVERIFY(!done);
    QTRY_VERIFY(done);
    QTRY_COMPARE(f.peer.closes, QList<int>{1000});
    QCOMPARE(f.state(), State::Stopped);
    QVERIFY(!f.saved);
    QVERIFY(f.peer.violations.isEmpty());
}

void TestGatewayClient::comesBackAfter_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("resumes");
    QTest::newRow("op 7") << QStringLiteral("reconnect") << true;
    QTest::newRow("dropped line") << QStringLiteral("drop") << true;
    QTest::newRow("close 1000") << QStringLiteral("1000") << true;
    QTest::newRow("close 4000") << QStringLiteral("4000") << true;
    QTest::newRow("close 4009") << QStringLiteral("4009") << false;
    QTest::newRow("op 9 true") << QStringLiteral("resumable") << true;
    QTest::newRow("op 9 false") << QStringLiteral("invalid") << false;
    QTest::newRow("garbage") << QStringLiteral("garbage") << true;
}

void TestGatewayClient::comesBackAfter()
{
    QFETCH(QString, what);
    QFETCH(bool, resumes);
    Fixture f;
    QVERIFY(f.online());
    if (what == QLatin1String("reconnect"))
        f.peer.say(7);
    else if (what == QLatin1String("drop"))
        f.peer.drop();
    else if (what == QLatin1String("resumable") || what == QLatin1String("invalid"))
        f.peer.say(9, what == QLatin1String("resumable"));
    else if (what == QLatin1String("garbage"))
        f.peer.sayRaw("{\"op\":");
    else
        f.peer.close(what.toInt());
    QVERIFY(f.reach([&f] { return f.state() != State::Ready; }));
    QVERIFY(f.reach([&f] { return f.state() == State::Ready; }));
    QCOMPARE(f.peer.resumes, resumes ? 1 : 0);
    QCOMPARE(f.peer.identifies, resumes ? 1 : 2);
    QVERIFY2(f.peer.violations.isEmpty(), qPrintable(f.peer.violations.join(QLatin1Char(','))));
    for (const int code : f.peer.closes)
        QVERIFY(code != 1001);
}

void TestGatewayClient::saysWhyItGaveUp_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("wrong token") << 4004;
    QTest::newRow("disallowed intents") << 4014;
}

void TestGatewayClient::saysWhyItGaveUp()
{
    QFETCH(int, code);
    Fixture f;
    f.peer.refuseIdentifyWith = code;
    f.client->start(f.peer.token, std::nullopt);
    QVERIFY(f.reach([&f] { return f.state() == State::GaveUp; }));
    QCOMPARE(f.client->state().lastCloseCode, std::optional(code));
    QVERIFY(!f.client->state().fatalWords.isEmpty());
    f.clock.advance(24h);
    QTest::qWait(20);
    QCOMPARE(f.peer.connections, 1);
    // Put right by a person.
    f.peer.refuseIdentifyWith = 0;
    QVERIFY(f.online());
    QVERIFY(f.client->state().fatalWords.isEmpty());
}

void TestGatewayClient::resumesAfterARestart()
{
    Fixture f;
    QVERIFY(f.online());
    const auto saved = sessionFromJson(toJson(*f.saved));
    f.client.reset(); // killed: nothing is said
    QTRY_VERIFY(!f.peer.isConnected());
    f.client.emplace(
        f.clock, [&f](const auto &) { ++f.asked; }, [&f](const auto &session) { f.saved = session; });
    f.client->start(f.peer.token, saved);
    QVERIFY(f.reach([&f] { return f.state() == State::Ready; }));
    QCOMPARE(f.peer.identifies, 1);
    QCOMPARE(f.peer.resumes, 1);
    QCOMPARE(f.asked, 1);
}

void TestGatewayClient::sessionUnknownToDiscordIsReplaced()
{
    Fixture f;
    f.client->start(f.peer.token, Session{QStringLiteral("long gone"), 3, f.peer.url()});
    QVERIFY(f.reach([&f] { return f.state() == State::Ready; }));
    QCOMPARE(f.peer.resumes, 1);
    QCOMPARE(f.peer.identifies, 1);
    QCOMPARE(f.saved->id, QStringLiteral("session-1"));
}

void TestGatewayClient::mutedAcknowledgements()
{
    Fixture f;
    f.peer.heartbeat = 2s;
    QVERIFY(f.online());
    f.peer.acknowledges = false;
    QVERIFY(f.reach([&f] { return f.state() != State::Ready; }));
    f.peer.acknowledges = true;
    QVERIFY(f.reach([&f] { return f.state() == State::Ready; }));
    QCOMPARE(f.peer.resumes, 1);
    QCOMPARE(f.peer.closes.first(), 4000);
    QVERIFY(f.reach([&f] { return f.client->state().latency.has_value(); }));
}

void TestGatewayClient::messagesInFragments()
{
    Fixture f;
    QVERIFY(f.online());
    QSignalSpy beats(&f.peer, &GatewayPeer::beat);
    f.peer.sayInFragments(1, QJsonValue::Null, 2);
    QTRY_COMPARE(beats.size(), 1);
    f.peer.sayBinary(1);
    QTRY_COMPARE(beats.size(), 2);
    QCOMPARE(f.state(), State::Ready);
}

void TestGatewayClient::presenceReachesDiscord()
{
    Fixture f;
    f.client->setPresence({OnlineStatus::Idle, ActivityType::Watching, QStringLiteral("1 build")});
    QVERIFY(f.online());
    QCOMPARE(f.peer.presences.last()[QStringLiteral("status")].toString(), QStringLiteral("idle"));
    f.client->setPresence({OnlineStatus::DoNotDisturb, ActivityType::Custom, QStringLiteral("disk full")});
    QTRY_COMPARE(f.peer.presences.last()[QStringLiteral("status")].toString(), QStringLiteral("dnd"));
}

void TestGatewayClient::hungHandshakeIsTriedAgain()
{
    Fakes::RawPeer silent(Fakes::RawPeer::Handshake::Silent);
    Fixture f;
    f.client->start(f.peer.token, Session{QStringLiteral("s"), 1, silent.url()});
    QTRY_VERIFY(!silent.received().isEmpty());
    QVERIFY(f.reach([&f] { return f.state() == State::Ready; }));
    QCOMPARE(f.peer.identifies, 1);
    QVERIFY(f.client->state().lastCloseWords.contains(QStringLiteral("handshake")));
}

void TestGatewayClient::helloThatNeverComesIsTriedAgain()
{
    Fixture f;
    f.peer.saysHello = false;
    f.client->start(f.peer.token, std::nullopt);
    QVERIFY(f.reach([&f] { return f.state() == State::AwaitingHello; }));
    f.peer.saysHello = true;
    QVERIFY(f.reach([&f] { return f.state() == State::Ready; }));
    QCOMPARE(f.peer.connections, 2);
    QCOMPARE(f.peer.identifies, 1);
    QVERIFY(f.client->state().lastCloseWords.contains(QStringLiteral("Hello")));
}

void TestGatewayClient::stopWithoutStart()
{
    Fixture f;
    int done = 0;
    f.client->stop([&done] { ++done; });
    f.client->stop({});
    QTRY_COMPARE(done, 1);
}

void TestGatewayClient::stopWhileAskingTheAddress()
{
    Fixture f;
    f.answers = false;
    f.client->start(f.peer.token, std::nullopt);
    QCOMPARE(f.state(), State::AskingAddress);
    bool done = false;
    f.client->stop([&done] { done = true; });
    QTRY_VERIFY(done);
    QCOMPARE(f.peer.connections, 0);
}

void TestGatewayClient::newTokenStartsAnew()
{
    Fixture f;
    QVERIFY(f.online());
    f.peer.token = QStringLiteral("another-token");
    f.client->start(f.peer.token, std::nullopt);
    QVERIFY(f.reach([&f] { return f.peer.identifies == 2 && f.state() == State::Ready; }));
    QCOMPARE(f.peer.closes.first(), 1000);
    QCOMPARE(f.peer.resumes, 0);
    QVERIFY(f.peer.violations.isEmpty());
}

void TestGatewayClient::listenerMayStopFromInside()
{
    Fixture f;
    connect(&*f.client, &GatewayClient::stateChanged, this, [&f](const GatewayState &state) {
        if (state.state == State::Connecting)
            f.client->stop({});
    });
    f.client->start(f.peer.token, std::nullopt);
    QVERIFY(f.reach([&f] { return f.state() == State::Stopped; }));
    QCOMPARE(f.peer.identifies, 0);
}

void TestGatewayClient::destroyedWhileConnected()
{
    Fixture f;
    QVERIFY(f.online());
    f.client->stop({});
    f.client.reset();
    QTRY_VERIFY(!f.peer.isConnected());
    QCOMPARE(f.clock.alarmsSet(), 0);
}

REGISTER_GUILESS_TEST(TestGatewayClient)
#include "tst_gatewayclient.moc"
