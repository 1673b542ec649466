// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "settings/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Settings;

class TestSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMissingFileGivesTheDefaults();
    void everyKeySurvivesTheFile();
    void anUnusableValueNamesItself_data();
    void anUnusableValueNamesItself();
    void aCommaOutsideOfQuotesIsExplained();
    void everyWordIsRead_data();
    void everyWordIsRead();
    void whatCannotBeReadSaysSo_data();
    void whatCannotBeReadSaysSo();
    void whatCannotBeWrittenSaysSo_data();
    void whatCannotBeWrittenSaysSo();
    void filesAreWhereTheDesktopWantsThem();
    void unknownKeysStay();
    void theEnvironmentOverrides();
    void listenIsRead_data();
    void listenIsRead();

private:
    QTemporaryDir m_folder;
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
};

void TestSettings::aMissingFileGivesTheDefaults()
{
    const auto values = load(file("none.ini"));
    QVERIFY(values.ok());
    QCOMPARE(values.value().port, quint16(5000));
    QCOMPARE(values.value().maxSkew, std::chrono::seconds(300));
    QCOMPARE(values.value().maxBodyBytes, qint64(4194304));
    QCOMPARE(values.value().retentionDays, 30);
    QVERIFY(values.value() == Values());
}

void TestSettings::everyKeySurvivesTheFile()
{
    Values values;
    values.address = QHostAddress(QStringLiteral("192.168.1.20"));
    values.port = 5050;
    values.maxSkew = std::chrono::seconds(0);
    values.maxBodyBytes = 1 << 20;
    values.maxConnections = 100;
    values.maxConnectionsPerAddress = 20;
    values.retentionDays = 7;
    values.maxStoreMebibytes = 64;
    values.channelId = QStringLiteral("222222222222222222");
    values.discordApi = QUrl(QStringLiteral("http://127.0.0.1:9100/api"));
    values.presence = false;
    values.droneServer = QUrl(QStringLiteral("https://drone.lan"));
    values.catchUpAfter = std::chrono::seconds(60);
    values.eventStream = true;
    values.logLines = 5;
    values.logPrivate = true;
    values.logFile = true;
    values.routes = {
        {QStringLiteral("acme/*"), QStringLiteral("main"), QString(),
            {QStringLiteral("discord"), QStringLiteral("333333333333333333")}},
        {QString(), QString(), QStringLiteral("cron"), {}},
    };
    QVERIFY(save(values, file("all.ini")).ok());
    const auto read = load(file("all.ini"));
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().text()));
    QVERIFY(read.value() == values);
    QCOMPARE(QFile::permissions(file("all.ini")) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
        QFile::Permissions());
    QVERIFY(save(Values(), file("all.ini")).ok());
    QVERIFY2(load(file("all.ini")).value() == Values(), "saving again leaves no rest of the earlier values");
}

void TestSettings::anUnusableValueNamesItself_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("named");
    QTest::newRow("port out of range") << QByteArray("[receiver]\nport=70000\n") << "receiver/port";
    QTest::newRow("port is a word") << QByteArray("[receiver]\nport=http\n") << "receiver/port";
    QTest::newRow("address is a name") << QByteArray("[receiver]\naddress=drone.lan\n") << "receiver/address";
    QTest::newRow("skew is negative") << QByteArray("[receiver]\nmax_skew_s=-1\n") << "receiver/max_skew_s";
    QTest::newRow("channel is a name") << QByteArray("[discord]\nchannel_id=builds\n") << "discord/channel_id";
    QTest::newRow("api is a path") << QByteArray("[discord]\napi_base_url=/api\n") << "discord/api_base_url";
    QTest::newRow("presence is maybe") << QByteArray("[discord]\npresence=maybe\n") << "discord/presence";
    QTest::newRow("catch-up never waits") << QByteArray("[drone]\ncatch_up_after_s=0\n") << "drone/catch_up_after_s";
    QTest::newRow("stream is 1") << QByteArray("[drone]\nevent_stream=1\n") << "drone/event_stream";
    QTest::newRow("a card of log") << QByteArray("[card]\nlog_lines=1000\n") << "card/log_lines";
    QTest::newRow("look is pink") << QByteArray("[desktop]\nlook=pink\n") << "desktop/look";
    QTest::newRow("tray is empty") << QByteArray("[desktop]\nclose_to_tray=\n") << "desktop/close_to_tray";
    QTest::newRow("server is a mail address") << QByteArray("[drone]\nserver=mailto:a@b.example\n") << "drone/server";
    QTest::newRow("one connection") << QByteArray("[receiver]\nmax_connections_per_address=1\n")
                                    << "receiver/max_connections_per_address";
    QTest::newRow("kept for ever") << QByteArray("[store]\nretention_days=99999999999999999999\n")
                                   << "store/retention_days";
    QTest::newRow("route to a name") << QByteArray("[routes]\nsize=1\n1\\channel_id=builds\n") << "routes/1/channel_id";
    const QByteArray silence("1\\repository=acme/sandbox\n1\\channel_id=\n");
    QTest::newRow("routes without their number") << "[routes]\n" + silence << "routes/size";
    QTest::newRow("some routes") << "[routes]\nsize=some\n" + silence << "routes/size";
    QTest::newRow("fewer routes than there are") << "[routes]\nsize=0\n" + silence << "routes/size";
    QTest::newRow("less than no route") << "[routes]\nsize=-1\n" + silence << "routes/size";
    QTest::newRow("a thousand million routes") << "[routes]\nsize=1000000000\n" + silence << "routes/size";
    // QSettings makes lists of them, and texts of the lists are empty: no channel, no server, a rule for everything.
    QTest::newRow("two channels") << QByteArray("[discord]\nchannel_id=1,2\n") << "discord/channel_id";
    QTest::newRow("two servers") << QByteArray("[drone]\nserver=http://a.example, http://b.example\n")
                                 << "drone/server in";
    QTest::newRow("a list of sizes") << QByteArray("[routes]\nsize=1,2\n") + silence << "routes/size";
    QTest::newRow("a rule for two repositories")
        << QByteArray("[routes]\nsize=1\n1\\repository=acme/a,acme/b\n1\\channel_id=\n") << "routes/1/repository";
    QTest::newRow("a rule for two branches")
        << QByteArray("[routes]\nsize=1\n1\\branch=main, next\n1\\channel_id=1\n") << "routes/1/branch";
    QTest::newRow("a rule for two events")
        << QByteArray("[routes]\nsize=1\n1\\event=push,tag\n1\\channel_id=1\n") << "routes/1/event";
    QTest::newRow("a rule into two channels")
        << QByteArray("[routes]\nsize=1\n1\\channel_id=1,2\n") << "routes/1/channel_id";
    QTest::newRow("no text at all") << QByteArray("[routes]\nsize=1\n1\\event=@Size(1 2)\n1\\channel_id=\n")
                                    << "routes/1/event";
}

void TestSettings::anUnusableValueNamesItself()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, named);
    // A file of its own for each row: QSettings remembers a file that changed within its clock's resolution.
    QFile out(m_folder.filePath(QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".ini")));
    QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
    out.write(content);
    out.close();
    const auto values = load(out.fileName());
    QVERIFY(!values.ok());
    QCOMPARE(values.error().kind, ErrorKind::BadValue);
    QVERIFY2(values.error().message.contains(named), qPrintable(values.error().message));
}

void TestSettings::aCommaOutsideOfQuotesIsExplained()
{
    QFile out(file("comma.ini"));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("[routes]\nsize=1\n1\\repository=acme/a,acme/b\n1\\channel_id=\n");
    out.close();
    const auto values = load(out.fileName());
    QVERIFY(!values.ok());
    for (const auto &part : {out.fileName(), QStringLiteral("\"acme/a, acme/b\""), QStringLiteral("quotes")})
        QVERIFY2(values.error().message.contains(part), qPrintable(values.error().message));
}

void TestSettings::everyWordIsRead_data()
{
    QTest::addColumn<Values>("values");
    const auto row = [](const char *name, auto change) {
        Values values;
        change(values);
        QTest::newRow(name) << values;
    };
    row("light", [](Values &values) { values.look = Look::Light; });
    row("dark", [](Values &values) { values.look = Look::Dark; });
    row("no tray", [](Values &values) { values.closeToTray = false; });
    row("no notifications", [](Values &values) { values.notifyFailed = values.notifyFixed = false; });
    row("an address of IPv6", [](Values &values) { values.address = QHostAddress(QStringLiteral("fd00::1")); });
    row("the largest numbers", [](Values &values) {
        values.port = 65535;
        values.maxStoreMebibytes = 1 << 20;
        values.maxConnections = 10'000;
    });
    row("a route with a comma and umlauts", [](Values &values) {
        values.routes = {{QStringLiteral("acme/a,b"), QStringLiteral("größe;=\"x\""), QStringLiteral("push"),
            {QStringLiteral("discord"), QStringLiteral("1")}}};
    });
}

void TestSettings::everyWordIsRead()
{
    QFETCH(const Values, values);
    const QString name = m_folder.filePath(QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".ini"));
    QVERIFY(save(values, name).ok());
    const auto read = load(name);
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().text()));
    QVERIFY(read.value() == values);
}

void TestSettings::whatCannotBeReadSaysSo_data()
{
    QTest::addColumn<QByteArray>("content"); // empty: a folder is in its place
    QTest::newRow("a folder") << QByteArray();
    QTest::newRow("no settings at all") << QByteArray("\x7f"
                                                      "ELF\n[broken\n");
    QTest::newRow("a line without =") << QByteArray("[receiver]\nport 5001\n");
    QTest::newRow("a line without = among routes") << QByteArray("[routes]\nsize=0\n1\\repository acme/web\n");
}

void TestSettings::whatCannotBeReadSaysSo()
{
    QFETCH(const QByteArray, content);
    const QString name = file("unreadable-") + QString::number(content.size());
    if (content.isEmpty()) {
        QVERIFY(QDir().mkpath(name));
    } else {
        QFile out(name);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content);
    }
    const auto values = load(name);
    QVERIFY(!values.ok());
    QCOMPARE(values.error().kind, ErrorKind::CannotRead);
    QVERIFY2(values.error().message.contains(name), qPrintable(values.error().message));
}

void TestSettings::whatCannotBeWrittenSaysSo_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a file where the folder should be") << QStringLiteral("occupied/settings.ini");
    QTest::newRow("a folder where the file should be") << QStringLiteral("folder.ini");
}

void TestSettings::whatCannotBeWrittenSaysSo()
{
    QFETCH(const QString, name);
    QFile occupied(file("occupied"));
    QVERIFY(occupied.open(QIODevice::WriteOnly));
    QVERIFY(QDir().mkpath(file("folder.ini")));
    const auto saved = save(Values(), m_folder.filePath(name));
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().kind, ErrorKind::CannotWrite);
    QVERIFY2(saved.error().message.contains(m_folder.path()), qPrintable(saved.error().message));
}

void TestSettings::filesAreWhereTheDesktopWantsThem()
{
    qputenv("XDG_CONFIG_HOME", "/somewhere/config");
    qputenv("XDG_DATA_HOME", "/somewhere/data");
    const QString settings = defaultFile();
    const QString data = defaultDataDir();
    qunsetenv("XDG_CONFIG_HOME");
    qunsetenv("XDG_DATA_HOME");
    QCOMPARE(settings, QStringLiteral("/somewhere/config/drone-discord/drone-discord.ini"));
    QCOMPARE(data, QStringLiteral("/somewhere/data/drone-discord"));
    QVERIFY(defaultFile().endsWith(QStringLiteral("/.config/drone-discord/drone-discord.ini")));
    QVERIFY(defaultDataDir().endsWith(QStringLiteral("/.local/share/drone-discord")));
}

void TestSettings::unknownKeysStay()
{
    QFile out(file("later.ini"));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("[window]\ngeometry=abc\n");
    out.close();
    QVERIFY(save(Values(), out.fileName()).ok());
    QVERIFY(out.open(QIODevice::ReadOnly));
    QVERIFY(out.readAll().contains("geometry=abc"));
}

void TestSettings::theEnvironmentOverrides()
{
    qputenv("DISCORD_CHANNEL_ID", "333333333333333333");
    qputenv("DISCORD_API_BASE_URL", "http://127.0.0.1:9100/api");
    qputenv("DRONE_SERVER", "http://drone.lan");
    const auto values = withEnvironment(Values());
    qputenv("DISCORD_CHANNEL_ID", "#builds");
    const auto wrong = withEnvironment(Values());
    qunsetenv("DISCORD_CHANNEL_ID");
    qunsetenv("DISCORD_API_BASE_URL");
    qunsetenv("DRONE_SERVER");
    QVERIFY(values.ok());
    QCOMPARE(values.value().channelId, QStringLiteral("333333333333333333"));
    QCOMPARE(values.value().discordApi, QUrl(QStringLiteral("http://127.0.0.1:9100/api")));
    QCOMPARE(values.value().droneServer, QUrl(QStringLiteral("http://drone.lan")));
    QVERIFY(!wrong.ok());
    QVERIFY(wrong.error().message.contains(QStringLiteral("DISCORD_CHANNEL_ID")));
}

void TestSettings::listenIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address"); // empty: refused
    QTest::addColumn<int>("port");
    QTest::newRow("all") << "0.0.0.0:5000"
                         << "0.0.0.0" << 5000;
    QTest::newRow("any port") << "127.0.0.1:0"
                              << "127.0.0.1" << 0;
    QTest::newRow("name of this machine") << "localhost:81"
                                          << "127.0.0.1" << 81;
    QTest::newRow("six") << "[::1]:5000"
                         << "::1" << 5000;
    QTest::newRow("no port") << "127.0.0.1"
                             << "" << 0;
    QTest::newRow("port too high") << "127.0.0.1:70000"
                                   << "" << 0;
    QTest::newRow("no address") << ":5000"
                                << "" << 0;
    QTest::newRow("a name") << "drone.lan:5000"
                            << "" << 0;
    QTest::newRow("empty") << ""
                           << "" << 0;
}

void TestSettings::listenIsRead()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    QFETCH(int, port);
    const auto values = withListen(Values(), text);
    QCOMPARE(values.ok(), !address.isEmpty());
    if (values.ok()) {
        QCOMPARE(values.value().address, QHostAddress(address));
        QCOMPARE(int(values.value().port), port);
    }
}

REGISTER_GUILESS_TEST(TestSettings)
#include "tst_settings.moc"
