// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "scriptedgateway.h"

#include <QTest>

using namespace Discord::Gateway;
using namespace std::chrono_literals;
using State = ShardState;

class TestShard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstConnectionIdentifies();
    void savedSessionResumesWithoutIdentify();
    void unusableTokenStopsAtOnce_data();
    void unusableTokenStopsAtOnce();
    void refusedTokenAtTheAddressGivesUp();
    void addressIsAskedAgainUntilItComes();
    void addressThatNeverComesIsAskedAgain();
    void closeCodes_data();
    void closeCodes();
    void brokenLineResumes();
    void reconnectRequestResumes();
    void invalidSessionWaitsAndFollows_data();
    void invalidSessionWaitsAndFollows();
    void mutedAcknowledgementsEndInAResume();
    void heartbeatRequestIsAnsweredAtOnce();
    void heartbeatsCarryTheLastSequence();
    void helloThatNeverComes();
    void readyThatNeverComes();
    void unreadableTextResumes_data();
    void unreadableTextResumes();
    void failedResumesFallBackToANewSession();
    void outageKeepsTheSession();
    void identifiesAreFiveSecondsApart();
    void emptyBudgetWaits();
    void aPersonStartsAnewWhatWasGivenUp_data();
    void aPersonStartsAnewWhatWasGivenUp();
    void whoeverAsksAgainAndAgainIsHeardOnceASecond();
    void wakeSkipsTheBackoff();
    void wakeRespectsDiscordsPause();
    void wakeProbesAnOpenConnection();
    void wakeRestartsAStuckAttempt();
    void presenceIsSentOnceAndCoalesced();
    void presenceOfAResumedSession();
    void stopClosesWith1000();
    void stopWhileWaitingKeepsTheSession();
    void stopWhileClosing();
    void backoffGrowsAndIsForgotten();
    void demandedBeatsStayWithinTheSendLimit();
    void identityAndLatencyAreTold();
    void stateHoldsNoSecret();

private:
    static Session session() { return {QStringLiteral("saved"), 7, QUrl(QStringLiteral("wss://resume.example"))}; }
};

void TestShard::firstConnectionIdentifies()
{
    ScriptedGateway g;
    g.shard.setPresence({OnlineStatus::Idle, ActivityType::Watching, QStringLiteral("1 build")});
    g.shard.start(std::nullopt);
    QCOMPARE(g.state(), State::AskingAddress);
    QCOMPARE(g.asked, 1);
    g.tellAddress();
    QCOMPARE(g.state(), State::Connecting);
    QCOMPARE(g.urls.last(), QUrl(QStringLiteral("wss://gateway.example/?v=10&encoding=json")));
    g.open();
    QCOMPARE(g.state(), State::AwaitingHello);
    QVERIFY(g.sent.isEmpty());
    g.hello();
    QCOMPARE(g.state(), State::Identifying);
    QCOMPARE(g.op(), 2);
    QCOMPARE(g.data()[QStringLiteral("token")].toString(), QStringLiteral("secret-token"));
    QCOMPARE(g.data()[QStringLiteral("intents")].toInt(-1), 0);
    QCOMPARE(g.data()[QStringLiteral("presence")][QStringLiteral("status")].toString(), QStringLiteral("idle"));
    g.readyEvent();
    QCOMPARE(g.state(), State::Ready);
    QCOMPARE(
        g.saved, std::optional(Session{QStringLiteral("session-1"), 1, QUrl(QStringLiteral("wss://resume.example"))}));
    QCOMPARE(g.opcodes.value(3), 0);
}

void TestShard::savedSessionResumesWithoutIdentify()
{
    ScriptedGateway g;
    g.shard.start(session());
    QCOMPARE(g.asked, 0);
    QCOMPARE(g.urls.last(), QUrl(QStringLiteral("wss://resume.example/?v=10&encoding=json")));
    g.open();
    g.hello();
    QCOMPARE(g.state(), State::Resuming);
    QCOMPARE(g.op(), 6);
    QCOMPARE(g.data()[QStringLiteral("session_id")].toString(), QStringLiteral("saved"));
    QCOMPARE(g.data()[QStringLiteral("seq")].toInt(), 7);
    g.sequence = 7;
    g.event(QStringLiteral("PRESENCE_UPDATE"));
    QCOMPARE(g.state(), State::Resuming);
    g.event(QStringLiteral("RESUMED"));
    QCOMPARE(g.state(), State::Ready);
    QCOMPARE(g.saved->sequence, 9);
    QCOMPARE(g.opcodes.value(2), 0);
}

void TestShard::unusableTokenStopsAtOnce_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << QStringLiteral(" \n");
    QTest::newRow("a whole file") << QString(6000, QLatin1Char('x'));
}

void TestShard::unusableTokenStopsAtOnce()
{
    QFETCH(QString, token);
    ScriptedGateway g;
    Shard shard(g.clock, QRandomGenerator(1), g, token);
    shard.start(std::nullopt);
    QCOMPARE(shard.state().state, State::GaveUp);
    QVERIFY(!shard.state().fatalRemedy.isEmpty());
    QCOMPARE(g.asked, 0);
}

void TestShard::refusedTokenAtTheAddressGivesUp()
{
    ScriptedGateway g;
    g.shard.start(std::nullopt);
    g.refuseAddress(AddressErrorKind::Unauthorized);
    QCOMPARE(g.state(), State::GaveUp);
    g.clock.advance(1h);
    QCOMPARE(g.asked, 1);
    QCOMPARE(g.connections, 0);
}

void TestShard::addressIsAskedAgainUntilItComes()
{
    ScriptedGateway g;
    g.shard.start(std::nullopt);
    for (int i = 0; i < 20; ++i) {
        g.refuseAddress();
        QCOMPARE(g.state(), State::Waiting);
        QVERIFY(g.waitOver());
        QCOMPARE(g.asked, i + 2);
    }
    QVERIFY(g.clock.now() - Core::SteadyTime(1h) > 5min);
    g.tellAddress();
    QCOMPARE(g.state(), State::Connecting);
}

void TestShard::addressThatNeverComesIsAskedAgain()
{
    ScriptedGateway g;
    g.shard.start(std::nullopt);
    g.clock.advance(70s);
    QCOMPARE(g.asked, 2);
    g.tellAddress();
    g.tellAddress(); // the late one
    QCOMPARE(g.connections, 1);
}

void TestShard::closeCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("opcode"); // of what follows; 0: nothing
    for (const int code : {1000, 1001, 1006, 1011, 4000, 4001, 4002, 4003, 4005, 4008, 4321})
        QTest::addRow("%d resumes", code) << code << 6;
    for (const int code : {4007, 4009})
        QTest::addRow("%d begins anew", code) << code << 2;
    for (const int code : {4004, 4010, 4011, 4012, 4013, 4014})
        QTest::addRow("%d gives up", code) << code << 0;
}

void TestShard::closeCodes()
{
    QFETCH(int, code);
    QFETCH(int, opcode);
    ScriptedGateway g;
    g.comeOnline();
    g.live(60s);
    g.closed(code);
    QCOMPARE(g.shard.state().lastCloseCode, std::optional(code));
    if (opcode == 0) {
        QCOMPARE(g.state(), State::GaveUp);
        QVERIFY(!g.shard.state().fatalWords.isEmpty());
        QVERIFY(!g.shard.state().fatalRemedy.isEmpty());
        QVERIFY(!g.saved);
        g.clock.advance(24h);
        QCOMPARE(g.connections, 1);
        return;
    }
    const auto from = g.clock.now();
    QCOMPARE(g.saved.has_value(), opcode == 6);
    QVERIFY(g.waitOver());
    QVERIFY(g.clock.now() > from);
    if (code == 4008)
        QVERIFY(g.clock.now() - from >= 10s);
    if (g.state() == State::AskingAddress)
        g.tellAddress();
    g.open();
    g.hello();
    QCOMPARE(g.op(), opcode);
}

void TestShard::brokenLineResumes()
{
    ScriptedGateway g;
    g.comeOnline();
    g.live(60s);
    g.broken(); // says 1000, as Qt does, and means nothing by it
    QVERIFY(g.saved);
    QVERIFY(!g.shard.state().lastCloseCode);
    QVERIFY(g.shard.state().lastCloseWords.contains(QStringLiteral("connection reset")));
    QVERIFY(g.waitOver(2s));
    QCOMPARE(g.urls.last().host(), QStringLiteral("resume.example"));
}

void TestShard::reconnectRequestResumes()
{
    ScriptedGateway g;
    g.comeOnline();
    g.live(60s);
    g.say(7);
    QCOMPARE(g.state(), State::Closing);
    QVERIFY(g.closedWith && *g.closedWith != 1000 && *g.closedWith != 1001);
    g.confirmClose();
    QVERIFY(g.waitOver(2s));
    g.open();
    g.hello();
    QCOMPARE(g.op(), 6);
    QCOMPARE(g.opcodes.value(2), 1);
}

void TestShard::invalidSessionWaitsAndFollows_data()
{
    QTest::addColumn<bool>("resumable");
    QTest::newRow("resumable") << true;
    QTest::newRow("gone") << false;
}

void TestShard::invalidSessionWaitsAndFollows()
{
    QFETCH(bool, resumable);
    for (quint32 seed = 0; seed < 30; ++seed) {
        ScriptedGateway g(seed);
        g.comeOnline();
        g.live(60s);
        const auto from = g.clock.now();
        g.say(9, resumable);
        QVERIFY(*g.closedWith != 1000);
        g.confirmClose();
        QCOMPARE(g.saved.has_value(), resumable);
        QVERIFY(g.waitOver(6s));
        QVERIFY(g.clock.now() - from >= 1s);
        if (!resumable)
            g.tellAddress();
        g.open();
        g.hello();
        QCOMPARE(g.op(), resumable ? 6 : 2);
    }
}

void TestShard::mutedAcknowledgementsEndInAResume()
{
    ScriptedGateway g;
    g.comeOnline(1s);
    g.live(60s);
    g.clock.advance(2100ms); // nobody acknowledges
    QCOMPARE(g.state(), State::Closing);
    QVERIFY(*g.closedWith != 1000 && *g.closedWith != 1001);
    g.confirmClose();
    QVERIFY(g.waitOver(2s));
    g.open();
    g.hello();
    QCOMPARE(g.op(), 6);
}

void TestShard::heartbeatRequestIsAnsweredAtOnce()
{
    ScriptedGateway g;
    g.comeOnline();
    g.live(90s);
    const int before = g.opcodes.value(1);
    g.say(1);
    QCOMPARE(g.opcodes.value(1), before + 1);
    QCOMPARE(g.op(), 1);
    QCOMPARE(g.state(), State::Ready);
}

void TestShard::heartbeatsCarryTheLastSequence()
{
    ScriptedGateway g;
    g.shard.start(std::nullopt);
    g.tellAddress();
    g.open();
    g.hello();
    g.say(1);
    QVERIFY(g.sent.last()[QStringLiteral("d")].isNull());
    g.say(11);
    g.readyEvent();
    g.say(1);
    QCOMPARE(g.sent.last()[QStringLiteral("d")].toInt(), 1);
    g.event(QStringLiteral("GUILD_CREATE"));
    g.event(QStringLiteral("SOMETHING_NEW"));
    g.say(1);
    QCOMPARE(g.sent.last()[QStringLiteral("d")].toInt(), 3);
}

void TestShard::helloThatNeverComes()
{
    ScriptedGateway g;
    g.shard.start(std::nullopt);
    g.tellAddress();
    g.open();
    g.clock.advance(14900ms);
    QCOMPARE(g.state(), State::AwaitingHello);
    g.clock.advance(200ms);
    QCOMPARE(g.state(), State::Closing);
    g.confirmClose();
    QVERIFY(g.waitOver());
    QVERIFY(g.sent.isEmpty());
}

void TestShard::readyThatNeverComes()
{
    ScriptedGateway g;
    g.shard.start(std::nullopt);
    g.tellAddress();
    g.open();
    g.hello();
    g.live(31s);
    QCOMPARE(g.state(), State::Closing);
    QVERIFY(*g.closedWith != 1000);
}

void TestShard::unreadableTextResumes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << QByteArray(R"({"op":0,"d":{"se)");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("binary") << QByteArray("\x83\x00\xff", 3);
    QTest::newRow("deep") << QByteArray(200'000, '[');
}

void TestShard::unreadableTextResumes()
{
    QFETCH(QByteArray, text);
    ScriptedGateway g;
    g.comeOnline();
    g.live(60s);
    g.shard.textReceived(text);
    QCOMPARE(g.state(), State::Closing);
    g.shard.textReceived(text); // what still comes is not looked at
    g.confirmClose();
    QVERIFY(g.waitOver());
    g.open();
    g.hello();
    QCOMPARE(g.op(), 6);
}

void TestShard::failedResumesFallBackToANewSession()
{
    ScriptedGateway g;
    g.shard.start(session());
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(g.urls.last().host(), QStringLiteral("resume.example"));
        g.open();
        g.hello();
        QCOMPARE(g.op(), 6);
        g.closed(4000);
        QVERIFY(g.waitOver());
    }
    QCOMPARE(g.state(), State::AskingAddress);
    g.tellAddress();
    QCOMPARE(g.urls.last().host(), QStringLiteral("gateway.example"));
    g.open();
    g.hello();
    QCOMPARE(g.op(), 2);
    QVERIFY(!g.saved);
    g.readyEvent();
    QCOMPARE(g.saved->id, QStringLiteral("session-1"));
}

void TestShard::outageKeepsTheSession()
{
    ScriptedGateway g;
    g.comeOnline();
    g.live(60s);
    g.broken();
    for (int i = 0; i < 40; ++i) {
        QVERIFY(g.waitOver());
        if (g.state() == State::AskingAddress)
            g.refuseAddress();
        else
            g.broken();
    }
    QVERIFY(g.waitOver());
    if (g.state() == State::AskingAddress) {
        g.refuseAddress();
        QVERIFY(g.waitOver());
    }
    g.open();
    g.hello();
    QCOMPARE(g.op(), 6);
    QCOMPARE(g.opcodes.value(2), 1);
}

void TestShard::identifiesAreFiveSecondsApart()
{
    ScriptedGateway g;
    g.comeOnline();
    for (int i = 0; i < 5; ++i) {
        g.closed(4009);
        while (g.opcodes.value(2) < i + 2) {
            g.shard.wake(); // whoever pushes gets no more
            g.clock.advance(50ms);
            if (g.state() == State::AskingAddress)
                g.tellAddress();
            if (g.state() == State::Connecting) {
                g.open();
                g.hello();
            }
        }
        g.readyEvent();
    }
    for (qsizetype i = 1; i < g.identifiedAt.size(); ++i)
        QVERIFY(g.identifiedAt[i] - g.identifiedAt[i - 1] >= 5s);
}

void TestShard::emptyBudgetWaits()
{
    ScriptedGateway g;
    g.shard.start(std::nullopt);
    g.tellAddress(0, 2h);
    QCOMPARE(g.state(), State::Waiting);
    QCOMPARE(*g.shard.state().nextTryAt - g.clock.wall(), 2h);
    QCOMPARE(g.shard.state().identifiesRemaining, 0);
    g.clock.advance(1h);
    g.shard.wake();
    while (g.state() == State::AskingAddress)
        g.tellAddress(0, 1h);
    QCOMPARE(g.connections, 0);
    g.clock.advance(1h);
    QCOMPARE(g.state(), State::AskingAddress);
    g.tellAddress(1000);
    QCOMPARE(g.connections, 1);
}

void TestShard::aPersonStartsAnewWhatWasGivenUp_data()
{
    QTest::addColumn<int>("code"); // 0: refused where the address is asked for
    QTest::newRow("401 at the address") << 0;
    for (const int code : {4004, 4010, 4011, 4012, 4013, 4014})
        QTest::addRow("%d", code) << code;
}

void TestShard::aPersonStartsAnewWhatWasGivenUp()
{
    QFETCH(int, code);
    ScriptedGateway g;
    if (code == 0) {
        g.shard.start(std::nullopt);
        g.refuseAddress(AddressErrorKind::Unauthorized);
    } else {
        g.comeOnline();
        g.live(60s);
        g.closed(code);
    }
    QCOMPARE(g.state(), State::GaveUp);
    g.clock.advance(1h);
    g.shard.wake(); // sleep or the network: nothing of that cures a token
    QCOMPARE(g.state(), State::GaveUp);
    const int asked = g.asked;

    g.shard.tryAgain();
    QCOMPARE(g.state(), State::AskingAddress);
    QCOMPARE(g.asked, asked + 1);
    QVERIFY(g.shard.state().fatalWords.isEmpty());
    g.tellAddress();
    g.open();
    g.hello();
    QCOMPARE(g.op(), 2);
    g.readyEvent();
    QCOMPARE(g.state(), State::Ready);
}

void TestShard::whoeverAsksAgainAndAgainIsHeardOnceASecond()
{
    ScriptedGateway g;
    g.shard.start(std::nullopt);
    for (int i = 0; i < 200; ++i) {
        if (g.state() == State::AskingAddress)
            g.refuseAddress(AddressErrorKind::Unauthorized);
        g.shard.tryAgain();
        g.clock.advance(50ms);
    }
    QVERIFY2(g.asked > 5 && g.asked <= 11, qPrintable(QString::number(g.asked)));
}

void TestShard::wakeSkipsTheBackoff()
{
    ScriptedGateway g;
    g.comeOnline();
    for (int i = 0; i < 8; ++i) {
        g.broken();
        g.waitOver();
        if (g.state() == State::AskingAddress) {
            g.refuseAddress();
            g.waitOver();
        }
    }
    g.broken();
    QVERIFY(*g.shard.state().nextTryAt - g.clock.wall() > 10s);
    g.clock.advance(1s);
    const int before = g.connections + g.asked;
    g.shard.wake();
    QCOMPARE(g.connections + g.asked, before + 1);
}

void TestShard::wakeRespectsDiscordsPause()
{
    ScriptedGateway g;
    g.comeOnline();
    g.live(60s);
    g.closed(4008);
    g.clock.advance(2s);
    g.shard.wake();
    QCOMPARE(g.state(), State::Waiting);
    g.clock.advance(8s);
    QCOMPARE(g.state(), State::Connecting);
}

void TestShard::wakeProbesAnOpenConnection()
{
    ScriptedGateway g;
    g.comeOnline();
    g.live(90s);
    const int beats = g.opcodes.value(1);
    g.shard.wake();
    QCOMPARE(g.opcodes.value(1), beats + 1);
    g.say(11);
    g.clock.advance(6s);
    QCOMPARE(g.state(), State::Ready);
    g.shard.wake();
    g.clock.advance(5100ms);
    QCOMPARE(g.state(), State::Closing);
    g.confirmClose();
    QVERIFY(g.waitOver(2s));
}

void TestShard::wakeRestartsAStuckAttempt()
{
    ScriptedGateway g;
    g.shard.start(session());
    g.clock.advance(3s);
    g.shard.wake();
    QCOMPARE(g.state(), State::Closing);
    g.confirmClose();
    QVERIFY(g.waitOver(2s));
    QCOMPARE(g.connections, 2);
}

void TestShard::presenceIsSentOnceAndCoalesced()
{
    ScriptedGateway g;
    g.comeOnline();
    const auto presence = [](int n) {
        return Presence{OnlineStatus::Online, ActivityType::Watching, QStringLiteral("%1 builds").arg(n)};
    };
    QList<Core::SteadyTime> at;
    for (int n = 1; n <= 1000; ++n) {
        g.shard.setPresence(presence(n));
        g.shard.setPresence(presence(n));
        const int before = g.opcodes.value(3);
        g.live(100ms);
        if (g.opcodes.value(3) > before || n == 1)
            at.append(g.clock.now());
    }
    g.live(30s);
    const int updates = g.opcodes.value(3);
    QVERIFY2(updates >= 15 && updates <= 30, qPrintable(QString::number(updates)));
    for (qsizetype i = 5; i < at.size(); ++i)
        QVERIFY(at[i] - at[i - 5] >= 20s);
    qsizetype last = g.sent.size() - 1;
    while (g.sent[last][QStringLiteral("op")].toInt() != 3)
        --last;
    QCOMPARE(g.sent[last][QStringLiteral("d")][QStringLiteral("activities")][0][QStringLiteral("name")].toString(),
        QStringLiteral("1000 builds"));
    g.shard.setPresence(presence(1000));
    g.live(60s);
    QCOMPARE(g.opcodes.value(3), updates);
}

void TestShard::presenceOfAResumedSession()
{
    ScriptedGateway g;
    g.shard.setPresence({OnlineStatus::DoNotDisturb, ActivityType::Custom, QStringLiteral("disk full")});
    g.shard.start(session());
    g.open();
    g.hello();
    g.event(QStringLiteral("RESUMED"));
    QVERIFY2(g.opcodes.value(3) == 0, "the run before may have sent its five a moment ago");
    g.live(22s);
    QCOMPARE(g.opcodes.value(3), 1);
    const auto update = std::find_if(g.sent.cbegin(), g.sent.cend(),
        [](const QJsonObject &packet) { return packet[QStringLiteral("op")].toInt() == 3; });
    QCOMPARE(update->value(QStringLiteral("d")).toObject()[QStringLiteral("status")].toString(), QStringLiteral("dnd"));
    // The same session on another connection still shows it.
    g.live(60s);
    g.broken();
    QVERIFY(g.waitOver());
    g.open();
    g.hello();
    g.event(QStringLiteral("RESUMED"));
    QCOMPARE(g.opcodes.value(3), 1);
}

void TestShard::stopClosesWith1000()
{
    ScriptedGateway g;
    g.comeOnline();
    g.shard.stop();
    QCOMPARE(g.closedWith, std::optional(1000));
    QVERIFY2(!g.saved, "1000 ends the session");
    g.closed(1000);
    QCOMPARE(g.state(), State::Stopped);
    g.clock.advance(1h);
    QCOMPARE(g.connections, 1);
    QCOMPARE(g.clock.alarmsSet(), 0);
}

void TestShard::stopWhileWaitingKeepsTheSession()
{
    ScriptedGateway g;
    g.comeOnline();
    g.live(60s);
    g.broken();
    g.shard.stop();
    QCOMPARE(g.state(), State::Stopped);
    QVERIFY(g.saved);
    g.clock.advance(1h);
    QCOMPARE(g.connections, 1);
}

void TestShard::stopWhileClosing()
{
    ScriptedGateway g;
    g.comeOnline();
    g.say(7);
    g.shard.stop();
    QCOMPARE(g.state(), State::Closing);
    g.confirmClose();
    QCOMPARE(g.state(), State::Stopped);
    g.shard.start(g.saved);
    QCOMPARE(g.state(), State::Connecting);
}

void TestShard::backoffGrowsAndIsForgotten()
{
    ScriptedGateway g;
    g.comeOnline();
    std::chrono::milliseconds longest{0};
    for (int i = 0; i < 12; ++i) {
        g.closed(4000); // just after READY or RESUMED, each time
        longest = std::max(longest, *g.shard.state().nextTryAt - g.clock.wall());
        QVERIFY(g.waitOver());
        g.open();
        g.hello();
        g.event(QStringLiteral("RESUMED"));
        QCOMPARE(g.state(), State::Ready);
    }
    QVERIFY(longest >= 15s && longest <= 30s);
    QCOMPARE(g.shard.state().failuresInARow, 12);
    g.live(60s);
    g.closed(4000);
    QVERIFY(*g.shard.state().nextTryAt - g.clock.wall() <= 1s);
    QCOMPARE(g.shard.state().failuresInARow, 1);
}

void TestShard::demandedBeatsStayWithinTheSendLimit()
{
    ScriptedGateway g;
    g.comeOnline();
    for (int i = 0; i < 1000; ++i) {
        g.say(1);
        g.say(11);
    }
    QCOMPARE(g.opcodes.value(1) + g.opcodes.value(2), 120);
}

void TestShard::identityAndLatencyAreTold()
{
    ScriptedGateway g;
    g.comeOnline();
    QCOMPARE(g.shard.state().identity, std::optional(Identity{QStringLiteral("42"), QStringLiteral("builds")}));
    QVERIFY(!g.shard.state().latency);
    g.say(1);
    g.clock.advance(80ms);
    const int before = g.stateChanges;
    g.say(11);
    QVERIFY(g.stateChanges > before);
    QCOMPARE(g.shard.state().latency, std::optional(80ms));
    QCOMPARE(g.shard.state().identifiesTotal, 1000);
    QCOMPARE(g.shard.state().identifiesRemaining, 899);
}

void TestShard::stateHoldsNoSecret()
{
    ScriptedGateway g;
    g.comeOnline();
    g.closed(4004);
    const GatewayState state = g.shard.state();
    for (const QString &text : {state.lastCloseWords, state.fatalWords, state.fatalRemedy}) {
        QVERIFY(!text.contains(QStringLiteral("secret-token")));
        QVERIFY(!text.contains(QStringLiteral("session-1")));
    }
}

REGISTER_GUILESS_TEST(TestShard)
#include "tst_shard.moc"
