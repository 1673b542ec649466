// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/cardcomposer.h"
#include "builds/buildmerge.h"
#include "core/clock.h"
#include "demo/demoday.h"
#include "discord/embedrenderer.h"
#include "fakes/discord/rest/restserver.h"
#include "fakes/testprogram.h"
#include "program.h"
#include "webhook/deliveryparser.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <QTimer>

/// Killed at random instants while builds run: no acknowledged build without its message, none with two, and each
/// message says what was acknowledged last.
class TestSurvival final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAtRandomInstants();

private:
    static constexpr int Kills = 8;
    static QJsonArray embedsOf(const QJsonObject &message) { return message.value(QStringLiteral("embeds")).toArray(); }
};

void TestSurvival::killedAtRandomInstants()
{
    const quint32 seed = qEnvironmentVariableIsSet("SURVIVAL_SEED") ? qEnvironmentVariable("SURVIVAL_SEED").toUInt()
                                                                    : QRandomGenerator::global()->generate();
    qInfo() << "SURVIVAL_SEED" << seed;
    QRandomGenerator random(seed);

    Fakes::DiscordRestServer discord;
    discord.limit = 40;
    discord.period = std::chrono::milliseconds(1000);
    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QStringLiteral("webhook-secret"));
    program.set("DISCORD_TOKEN", discord.token);
    program.set("DISCORD_CHANNEL_ID", discord.channels.first());
    program.set("DISCORD_API_BASE_URL", discord.baseUrl().toString());
    QVERIFY2(program.start(), program.errors().constData());

    // The same signature is a duplicate within a second, so each body is sent once; what is not acknowledged is lost,
    // as it would be for Drone.
    const QList<Demo::Post> posts = Demo::postsOf(Demo::builtInDay(), Core::SystemClock().wall(), 1);
    QHash<Model::BuildKey, QList<Model::Build>> possible; ///< states of each build sent, the newest first
    QSet<Model::BuildKey> acknowledged;
    int events = 0;
    int doubtfulEvents = 0;
    int lost = 0;
    QTimer killing;
    killing.setSingleShot(true);
    connect(&killing, &QTimer::timeout, this, [&program] { program.kill(); });
    qsizetype nextKill = 10;
    int kills = 0;
    for (qsizetype i = 0; i < posts.size(); ++i) {
        if (!program.isRunning())
            QVERIFY2(program.start(), program.errors().constData());
        if (i >= nextKill && kills < Kills) {
            // At some instant of what follows: before, while or after a delivery is stored, folded, posted, recorded.
            killing.start(int(random.bounded(quint32(25))));
            ++kills;
            nextKill = i + 20 + qsizetype(random.bounded(quint32(posts.size() / Kills)));
        }
        const bool accepted = postSigned(program.url(), posts.at(i).body, "webhook-secret").status == 204;
        const auto observation = Webhook::parseDelivery(posts.at(i).body);
        QVERIFY(observation.ok());
        lost += accepted ? 0 : 1;
        if (!observation.value().build) {
            ++(accepted ? events : doubtfulEvents);
            continue;
        }
        // What was killed between the disk and the answer is known to the program and not to the sender.
        const Model::Build &seen = *observation.value().build;
        QList<Model::Build> &states = possible[seen.key()];
        QList<Model::Build> next;
        for (const Model::Build &state : std::as_const(states))
            next.append(Builds::merge(state, seen));
        if (states.isEmpty())
            next.append(seen);
        if (accepted)
            acknowledged.insert(seen.key());
        else
            next += states;
        states = next;
    }
    QVERIFY2(kills >= 3, "the day is long enough to be killed in");
    killing.stop();
    if (!program.isRunning())
        QVERIFY2(program.start(), program.errors().constData());
    qInfo() << kills << "kills," << acknowledged.size() << "builds," << lost << "deliveries not acknowledged";

    const auto shown = [&](const Model::BuildKey &key) {
        int found = 0;
        for (const QJsonObject &message : std::as_const(discord.messages)) {
            const auto states = possible.value(key);
            found += std::any_of(states.cbegin(), states.cend(), [&message](const Model::Build &state) {
                return embedsOf(message) == embedsOf(Discord::renderMessage(Announce::composeBuild(state)));
            });
        }
        return found;
    };
    const auto allShown = [&] {
        return std::all_of(acknowledged.cbegin(), acknowledged.cend(),
            [&shown](const Model::BuildKey &key) { return shown(key) == 1; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(allShown(), 60'000);
    const auto inRange = [&] {
        const qsizetype messages = discord.messages.size();
        return messages >= acknowledged.size() + events && messages <= possible.size() + events + doubtfulEvents;
    };
    QTRY_VERIFY_WITH_TIMEOUT(inRange(), 30'000);
    QCOMPARE(discord.violations, QStringList());
    QCOMPARE(program.terminate(), 0);
    QVERIFY(inRange());
}

REGISTER_GUILESS_TEST(TestSurvival)
#include "tst_survival.moc"
