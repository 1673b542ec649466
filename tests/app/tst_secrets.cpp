// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "demo/demoday.h"
#include "fakes/discord/rest/restserver.h"
#include "fakes/drone/droneserver.h"
#include "fakes/testprogram.h"
#include "program.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <sys/stat.h>

/// Secrets are planted in the whole program, and servers that send them back in their error texts; then everything the
/// program wrote or said is searched for them, at the most talkative level of logging.
class TestSecrets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areNowhere_data();
    void areNowhere();
    void areNotTakenFromTheCommandLine_data();
    void areNotTakenFromTheCommandLine();

private:
    struct Planted
    {
        QByteArray webhook = "planted-webhook-secret-5cf1";
        QByteArray discord = "planted.discord.token-91ab";
        QByteArray drone = "planteddronetoken77e0";
    };
    /// What of the secrets is in `text`, plain or in the encodings that HTTP and JSON know; empty when nothing is.
    static QByteArray found(const QByteArray &text)
    {
        const Planted planted;
        for (const QByteArray &secret : {planted.webhook, planted.discord, planted.drone}) {
            for (const QByteArray &form :
                {secret, secret.toBase64(QByteArray::OmitTrailingEquals), secret.toHex(), secret.toPercentEncoding()}) {
                if (text.contains(form))
                    return form;
            }
        }
        return {};
    }
};

void TestSecrets::areNowhere_data()
{
    QTest::addColumn<int>("discordStatus");
    QTest::newRow("all is well") << 0;
    QTest::newRow("Discord refuses the token and repeats it") << 401;
    QTest::newRow("Discord refuses the channel and repeats the token") << 403;
    QTest::newRow("Discord refuses the card and repeats the token") << 400;
    QTest::newRow("Discord fails and repeats the token") << 500;
}

void TestSecrets::areNowhere()
{
    QFETCH(int, discordStatus);
    const Planted planted;
    Fakes::DiscordRestServer discord;
    discord.token = QString::fromLatin1(planted.discord);
    if (discordStatus != 0) {
        const QByteArray body = R"({"code":0,"message":"Bot )" + planted.discord + R"("})";
        discord.faults.append({QStringLiteral("POST"), discordStatus, body, {}, false, false, false, 1'000});
    }
    Fakes::DroneServer drone;
    drone.set("GET /api/user", {401, R"({"message":"no such token: )" + planted.drone + R"("})"});

    Program program;
    program.set("DRONE_WEBHOOK_SECRET", QString::fromLatin1(planted.webhook));
    program.set("DISCORD_TOKEN", discord.token);
    program.set("DISCORD_CHANNEL_ID", discord.channels.first());
    program.set("DISCORD_API_BASE_URL", discord.baseUrl().toString());
    program.set("DRONE_SERVER", drone.url().toString());
    program.set("DRONE_TOKEN", QString::fromLatin1(planted.drone));
    program.set("QT_LOGGING_RULES", QStringLiteral("*.debug=true"));
    QVERIFY2(program.start(), program.errors().constData());
    const auto posts = Demo::postsOf(Demo::builtInDay(), Core::SystemClock().wall(), 1);
    for (qsizetype i = 0; i < 12; ++i)
        QCOMPARE(postSigned(program.url(), posts.at(i).body, planted.webhook).status, 204);
    QCOMPARE(postSigned(program.url(), posts.first().body, "another").status, 401);
    QTRY_VERIFY_WITH_TIMEOUT(discord.count(QStringLiteral("POST /channels/")) > 0, 20'000);
    const QByteArray health = get(program.url(QStringLiteral("/health"))).body;
    QVERIFY(health.contains("checks"));
    QCOMPARE(found(health), QByteArray());
    QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(program.processId()));
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    QCOMPARE(found(arguments.readAll()), QByteArray());
    QFile limits(QStringLiteral("/proc/%1/limits").arg(program.processId()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    const QByteArray core = limits.readAll();
    QVERIFY(core.mid(core.indexOf("Max core file size")).simplified().startsWith("Max core file size 0 0"));

    // The files while the database is open, its write-ahead log among them, and after the end.
    for (const bool ended : {false, true}) {
        if (ended)
            QCOMPARE(program.terminate(), 0);
        int files = 0;
        QDirIterator all(
            program.dataDir() + QStringLiteral("/.."), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (!file.open(QIODevice::ReadOnly))
                continue; // gone meanwhile
            ++files;
            const QByteArray bytes = file.readAll();
            QVERIFY2(found(bytes).isEmpty(), qPrintable(file.fileName()));
            struct stat facts
            {
            };
            QCOMPARE(fstat(file.handle(), &facts), 0);
            QVERIFY2((facts.st_mode & 0077U) == 0, qPrintable(file.fileName()));
        }
        QVERIFY(files >= 2); // the database and the log
    }
    struct stat folder
    {
    };
    QCOMPARE(stat(QFile::encodeName(program.dataDir()).constData(), &folder), 0);
    QCOMPARE(folder.st_mode & 0777U, 0700U);
    const QByteArray errors = program.errors();
    QVERIFY(errors.contains("debug")); // it did talk
    QCOMPARE(found(errors), QByteArray());
    QCOMPARE(found(program.output()), QByteArray());
    QCOMPARE(discordStatus == 0 ? discord.violations : QStringList(), QStringList());
}

void TestSecrets::areNotTakenFromTheCommandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("instead");
    QTest::newRow("webhook secret") << QStringList{QStringLiteral("--webhook-secret=hush")}
                                    << QByteArray("DRONE_WEBHOOK_SECRET");
    QTest::newRow("Discord token") << QStringList{QStringLiteral("--discord-token"), QStringLiteral("hush")}
                                   << QByteArray("DISCORD_TOKEN");
    QTest::newRow("Drone token") << QStringList{QStringLiteral("--drone-token=hush")} << QByteArray("DRONE_TOKEN");
    QTest::newRow("some token") << QStringList{QStringLiteral("--headless"), QStringLiteral("--token=hush")}
                                << QByteArray("DISCORD_TOKEN or DRONE_TOKEN");
}

void TestSecrets::areNotTakenFromTheCommandLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, instead);
    Program program;
    QCOMPARE(program.run(arguments), 2);
    const QByteArray errors = program.errors();
    QVERIFY2(errors.contains("every user of this computer can read"), errors.constData());
    QVERIFY2(errors.contains(instead), errors.constData());
    QVERIFY2(!errors.contains("hush"), errors.constData());
}

REGISTER_GUILESS_TEST(TestSecrets)
#include "tst_secrets.moc"
