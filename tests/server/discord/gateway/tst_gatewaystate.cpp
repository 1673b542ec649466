// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/gatewaystate.h"
#include "fakes/testprogram.h"

#include <QSet>
#include <QTest>

using Discord::Gateway::GatewayState;
using Discord::Gateway::ShardState;

class TestGatewayState final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateHasItsWord_data()
    {
        QTest::addColumn<ShardState>("state");
        QTest::newRow("stopped") << ShardState::Stopped;
        QTest::newRow("asking address") << ShardState::AskingAddress;
        QTest::newRow("waiting") << ShardState::Waiting;
        QTest::newRow("connecting") << ShardState::Connecting;
        QTest::newRow("awaiting hello") << ShardState::AwaitingHello;
        QTest::newRow("identifying") << ShardState::Identifying;
        QTest::newRow("resuming") << ShardState::Resuming;
        QTest::newRow("ready") << ShardState::Ready;
        QTest::newRow("closing") << ShardState::Closing;
        QTest::newRow("gave up") << ShardState::GaveUp;
    }
    void everyStateHasItsWord()
    {
        QFETCH(const ShardState, state);
        QCOMPARE(Discord::Gateway::shardStateWord(state), QString::fromLatin1(QTest::currentDataTag()));
    }

    void noTwoHaveTheSame()
    {
        QSet<QString> words;
        for (int state = 0; state <= int(ShardState::GaveUp); ++state)
            words.insert(Discord::Gateway::shardStateWord(ShardState(state)));
        QCOMPARE(words.size(), int(ShardState::GaveUp) + 1);
    }

    void aChangeIsSeen_data()
    {
        QTest::addColumn<GatewayState>("changed");
        const auto row = [](const char *name, auto change) {
            GatewayState state;
            change(state);
            QTest::newRow(name) << state;
        };
        row("state", [](GatewayState &state) { state.state = ShardState::Ready; });
        row("latency", [](GatewayState &state) { state.latency = std::chrono::milliseconds(42); });
        row("budget", [](GatewayState &state) { state.identifiesRemaining = 999; });
        row("next try", [](GatewayState &state) { state.nextTryAt = Core::toWallTime(1); });
        row("close code", [](GatewayState &state) { state.lastCloseCode = 4004; });
        row("identity", [](GatewayState &state) { state.identity = {QStringLiteral("1"), QStringLiteral("builds")}; });
    }
    void aChangeIsSeen()
    {
        QFETCH(const Discord::Gateway::GatewayState, changed);
        QVERIFY(changed != Discord::Gateway::GatewayState());
        // As it crosses threads.
        QCOMPARE(QVariant::fromValue(changed).value<Discord::Gateway::GatewayState>(), changed);
    }
};

REGISTER_GUILESS_TEST(TestGatewayState)
#include "tst_gatewaystate.moc"
