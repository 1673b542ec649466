// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/discord/rest/restserver.h"
#include "fakes/testprogram.h"
#include "program.h"
#include "store/buildstore.h"
#include "store/database.h"
#include "store/deliverystore.h"
#include "store/oldschema.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

/// Dies at every step on the way of a build (store, fold, post, record, edit, close) as far as the disk can tell them
/// apart: before the n-th write, sync or truncation of the database, for n = 1, 2, and so on until a whole life passes
/// without. Once as killed and once as after a power cut that takes all that was not synced. Then it starts again: what
/// was acknowledged is shown, in one message for each build. CRASH_STRIDE=1 takes every n.
class CrashPointsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acknowledgedIsNeverLostAndNeverTwice_data();
    void acknowledgedIsNeverLostAndNeverTwice();
    void anOldDatabaseIsNeverHalfMigrated_data() { acknowledgedIsNeverLostAndNeverTwice_data(); }
    void anOldDatabaseIsNeverHalfMigrated();

private:
    static int stride()
    {
        return qEnvironmentVariableIsSet("CRASH_STRIDE") ? qMax(1, qEnvironmentVariableIntValue("CRASH_STRIDE")) : 29;
    }
};

namespace {

const QByteArray SigningSecret = QByteArrayLiteral("webhook-secret");
const QList<QByteArray> Life{"pending", "running", "success"};

QByteArray bodyOf(int build, qsizetype state)
{
    const QByteArray number = QByteArray::number(build);
    return R"({"event":"build","action":")" + QByteArray(state == 0 ? "created" : "updated")
        + R"(","repo":{"id":41,"slug":"harbor/tide-tables","version":12},"build":{"id":)" + number + R"(,"number":)"
        + number + R"(,"status":")" + Life.at(state)
        + R"(","event":"push","after":"abc","message":"Round the tide","version":)" + QByteArray::number(state + 1)
        + R"(},"system":{"link":"https://drone.example","version":"2.25.0"}})";
}

/// Messages about a build.
QList<QJsonObject> messagesOf(const Fakes::DiscordRestServer &discord, int build)
{
    QList<QJsonObject> found;
    for (const QJsonObject &message : discord.messages) {
        const QJsonObject embed = message.value(QStringLiteral("embeds")).toArray().first().toObject();
        if (embed.value(QStringLiteral("title")).toString().endsWith(QStringLiteral("#%1").arg(build)))
            found.append(embed);
    }
    return found;
}

} // namespace

void CrashPointsTest::acknowledgedIsNeverLostAndNeverTwice_data()
{
    QTest::addColumn<bool>("powerCut");
    QTest::newRow("killed") << false;
    QTest::newRow("power cut") << true;
}

void CrashPointsTest::acknowledgedIsNeverLostAndNeverTwice()
{
    QFETCH(const bool, powerCut);
    Fakes::DiscordRestServer discord;
    discord.limit = 1000;
    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QString::fromUtf8(SigningSecret));
    program.set("DISCORD_TOKEN", discord.token);
    program.set("DISCORD_CHANNEL_ID", discord.channels.first());
    program.set("DISCORD_API_BASE_URL", discord.baseUrl().toString());
    program.set("ASAN_OPTIONS", QStringLiteral("detect_leaks=0:verify_asan_link_order=0"));
    QVERIFY2(program.start(), program.errors().constData());
    QCOMPARE(program.terminate(), 0);

    int deaths = 0;
    bool survived = false;
    for (int build = 1; !survived; ++build) {
        const int at = 1 + (build - 1) * stride();
        program.set("LD_PRELOAD", QStringLiteral(POWER_CUT_LIBRARY));
        program.set("CRASH_AT", QString::number(at));
        if (powerCut)
            program.set("CRASH_LOSES_UNSYNCED", QStringLiteral("1"));
        qsizetype acknowledged = 0;
        if (program.start()) {
            for (; acknowledged < Life.size(); ++acknowledged) {
                const auto edits = [&discord] {
                    return discord.count(QStringLiteral("POST /channels"))
                        + discord.count(QStringLiteral("PATCH /channels"));
                };
                const int before = edits(); // the message may be there before the answer has been looked at
                if (postSigned(program.url(), bodyOf(build, acknowledged), SigningSecret).status != 204)
                    break;
                // On its way to the channel, recorded there, or dead.
                QTRY_VERIFY_WITH_TIMEOUT(!program.isRunning() || edits() > before
                        || (acknowledged > 0 && messagesOf(discord, build).size() == 1),
                    20'000);
            }
        }
        survived = program.isRunning() && program.terminate() == 0;
        QTRY_VERIFY(!program.isRunning());
        deaths += survived ? 0 : 1;

        program.set("LD_PRELOAD", QString());
        program.set("CRASH_AT", QString());
        QVERIFY2(program.start(), program.errors().constData());
        const QByteArray about = QByteArray("died at ") + QByteArray::number(at);
        if (acknowledged > 0)
            QTRY_VERIFY2_WITH_TIMEOUT(messagesOf(discord, build).size() == 1, about.constData(), 20'000);
        // The rest of its life, as far as Drone got no answer: the last state is what everyone ends with.
        for (; acknowledged < Life.size(); ++acknowledged)
            QCOMPARE(postSigned(program.url(), bodyOf(build, acknowledged), SigningSecret).status, 204);
        const auto green = [&] {
            const auto messages = messagesOf(discord, build);
            return messages.size() == 1
                && messages.first().value(QStringLiteral("title")).toString().contains(QStringLiteral("✅"));
        };
        QTRY_VERIFY2_WITH_TIMEOUT(green(), about.constData(), 20'000);
        QCOMPARE(discord.messages.size(), build);
        QCOMPARE(program.terminate(), 0);
        QCOMPARE(discord.violations, QStringList());
    }
    qInfo() << deaths << "deaths, each" << stride() << "steps after the one before";
    QVERIFY(deaths > 0);
}

/// The first start of a newer program, on a database of the first version, dies before its n-th write: whatever was
/// there is taken over by the next start.
void CrashPointsTest::anOldDatabaseIsNeverHalfMigrated()
{
    QFETCH(const bool, powerCut);
    int deaths = 0;
    bool survived = false;
    for (int at = 1; !survived; at += stride()) {
        Program program;
        program.set("DRONE_WEBHOOK_SECRET", QString::fromUtf8(SigningSecret));
        program.set("ASAN_OPTIONS", QStringLiteral("detect_leaks=0:verify_asan_link_order=0"));
        const QDir folder(program.dataDir());
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QFile settings(folder.filePath(QStringLiteral("../settings.ini")));
        QVERIFY(settings.open(QFile::WriteOnly));
        settings.write("[store]\nretention_days=3650\n"); // the rows stay, however old they are by now
        settings.close();
        const QString path = folder.filePath(QStringLiteral("drone-discord.db"));
        Samples::makeOldDatabase(path, 1);
        program.set("LD_PRELOAD", QStringLiteral(POWER_CUT_LIBRARY));
        program.set("CRASH_AT", QString::number(at));
        if (powerCut)
            program.set("CRASH_LOSES_UNSYNCED", QStringLiteral("1"));
        survived = program.start() && program.terminate() == 0;
        QTRY_VERIFY(!program.isRunning());
        deaths += survived ? 0 : 1;

        program.set("LD_PRELOAD", QString());
        program.set("CRASH_AT", QString());
        const QByteArray about = QByteArray("died at ") + QByteArray::number(at);
        QVERIFY2(program.start(), (about + program.errors()).constData());
        QCOMPARE(program.terminate(), 0);
        const auto database = Store::Database::open(path, Store::Database::Mode::ReadOnly);
        QVERIFY2(database, about.constData());
        QCOMPARE(Store::DeliveryStore(*database.value()).count({}).value(), 5);
        QCOMPARE(Store::BuildStore(*database.value()).outlines(10).value().size(), 3);
        QVERIFY2(QFile::exists(path + QStringLiteral(".v1.bak")), about.constData());
    }
    qInfo() << deaths << "deaths, each" << stride() << "steps after the one before";
    QVERIFY(deaths > 0);
}

REGISTER_GUILESS_TEST(CrashPointsTest)
#include "tst_crashpoints.moc"
