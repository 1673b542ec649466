// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "programsettings.h"
#include "secrets/secretstore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using Secrets::Name;

class TestProgramSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsAppliedIsOnDiskAndInForce();
    void environmentAndCommandLineStayInForce();
    void whatCannotBeWrittenChangesNothing();
    void theKeychainFillsWhatIsMissing();
    void theDemoIsNobodys();

private:
    Startup startup() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProgramSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestProgramSettings::cleanup()
{
    qunsetenv("DISCORD_CHANNEL_ID");
}

Startup TestProgramSettings::startup() const
{
    Startup startup;
    startup.settingsFile = m_folder->filePath(QStringLiteral("settings/drone-discord.ini"));
    startup.configuration.dataDir = m_folder->path();
    return startup;
}

void TestProgramSettings::whatIsAppliedIsOnDiskAndInForce()
{
    const Startup start = startup();
    ProgramSettings settings({}, start);
    QSignalSpy changed(&settings, &ProgramSettings::configurationChanged);
    Settings::Values values = settings.settings().values;
    values.closeToTray = false;
    Secrets::Bundle secrets;
    secrets.webhookSecret = "not-for-the-file";
    QVERIFY(settings.apply(values, secrets).ok);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!settings.configuration().settings.closeToTray);
    QCOMPARE(settings.configuration().secrets.webhookSecret, secrets.webhookSecret);
    QCOMPARE(settings.configuration().dataDir, start.configuration.dataDir);
    QFile file(start.settingsFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("not-for-the-file"));
    QCOMPARE(Settings::load(start.settingsFile).value(), values);
}

void TestProgramSettings::environmentAndCommandLineStayInForce()
{
    qputenv("DISCORD_CHANNEL_ID", "222222222222222222");
    const Startup start = startup();
    Options options;
    options.listen = QStringLiteral("127.0.0.1:7000");
    ProgramSettings settings(options, start);
    Settings::Values values = settings.settings().values;
    values.channelId = QStringLiteral("111111111111111111");
    values.port = 6000;
    QVERIFY(settings.apply(values, {}).ok);
    QCOMPARE(settings.settings().inForce.channelId, QStringLiteral("222222222222222222"));
    QCOMPARE(settings.settings().inForce.port, 7000);
    QCOMPARE(Settings::load(start.settingsFile).value().channelId, QStringLiteral("111111111111111111"));
    QCOMPARE(Settings::load(start.settingsFile).value().port, 6000);
}

void TestProgramSettings::whatCannotBeWrittenChangesNothing()
{
    Startup start = startup();
    QFile inTheWay(m_folder->filePath(QStringLiteral("settings")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly)); // where the folder has to be
    ProgramSettings settings({}, start);
    QSignalSpy changed(&settings, &ProgramSettings::configurationChanged);
    Settings::Values values = settings.settings().values;
    values.port = 6000;
    const Ui::Outcome outcome = settings.apply(values, {});
    QVERIFY(!outcome.ok);
    QVERIFY(outcome.message.contains(QStringLiteral("cannot be made")));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(settings.settings().inForce.port, 5000);
}

void TestProgramSettings::theKeychainFillsWhatIsMissing()
{
    Startup start = startup();
    start.configuration.secrets.discordToken = "from-outside";
    ProgramSettings settings({}, start);
    QCOMPARE(settings.settings().secretsFromOutside, QSet<Name>{Name::DiscordToken});
    Secrets::Contents contents;
    contents.bundle.discordToken = "kept-token";
    contents.bundle.webhookSecret = "kept-secret";
    settings.takeKeychain(contents);
    QCOMPARE(settings.configuration().secrets.discordToken, QByteArray("from-outside"));
    QCOMPARE(settings.configuration().secrets.webhookSecret, QByteArray("kept-secret"));
}

void TestProgramSettings::theDemoIsNobodys()
{
    Options options;
    options.demo = true;
    const Startup start = startup();
    ProgramSettings settings(options, start);
    QVERIFY(settings.settings().demo);
    QVERIFY(!settings.apply({}, {}).ok);
    QVERIFY(!QFile::exists(start.settingsFile));
}

QTEST_GUILESS_MAIN(TestProgramSettings)
#include "tst_programsettings.moc"
