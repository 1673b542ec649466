// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "programsettings.h"
#include "secrets/secretstore.h"
#include "store/database.h"
#include "store/statestore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using Secrets::Name;

class TestProgramSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsAppliedIsOnDiskAndInForce();
    void environmentAndCommandLineStayInForce();
    void whatWasWrittenByHandStays();
    void aFileThatCannotBeReadIsLeftAlone();
    void whatCannotBeWrittenChangesNothing();
    void theKeychainFillsWhatIsMissing();
    void theServiceKnowsWhyTheKeychainGaveNothing();
    void theDatabaseIsBackedUpInUse();
    void noBackUpReplacesTheDatabase();
    void theDemoIsNobodys();
    void thePortThatWasTakenIsTold();

private:
    Startup startup() const;
    static Ui::Outcome backUp(ProgramSettings &settings, const QString &target);

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

Ui::Outcome TestProgramSettings::backUp(ProgramSettings &settings, const QString &target)
{
    std::optional<Ui::Outcome> end;
    settings.backUp(target, [&end](const Ui::Outcome &outcome) { end = outcome; });
    if (end)
        return {false, QStringLiteral("told from inside the call")};
    return QTest::qWaitFor([&end] { return end.has_value(); }) ? *end
                                                               : Ui::Outcome{false, QStringLiteral("never told")};
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

void TestProgramSettings::thePortThatWasTakenIsTold()
{
    Options options;
    options.listen = QStringLiteral("127.0.0.1:0");
    Startup start = startup();
    start.configuration.settings.port = 0;
    ProgramSettings settings(options, start);
    QSignalSpy changed(&settings, &ProgramSettings::settingsChanged);
    settings.takePort(41234);
    QCOMPARE(settings.settings().port(), 41234);
    QCOMPARE(changed.size(), 1);
    Settings::Values values = settings.settings().values;
    values.closeToTray = false;
    QVERIFY(settings.apply(values, {}).ok);
    QCOMPARE(settings.settings().port(), 41234); // it goes on listening there
}

void TestProgramSettings::whatWasWrittenByHandStays()
{
    const Startup start = startup();
    ProgramSettings settings({}, start);
    Settings::Values values = settings.settings().values;
    values.retentionDays = 20;
    QVERIFY(settings.apply(values, {}).ok);
    Settings::Values byHand = values;
    byHand.logLines = 7;
    byHand.routes = {{QStringLiteral("acme/*"), {}, {}, {}}};
    QVERIFY(Settings::save(byHand, start.settingsFile).ok());

    values.closeToTray = false; // in the window, which knows nothing of that
    QVERIFY(settings.apply(values, {}).ok);
    byHand.closeToTray = false;
    QCOMPARE(Settings::load(start.settingsFile).value(), byHand);
    QCOMPARE(settings.settings().values, byHand);
    QCOMPARE(settings.configuration().settings, byHand);
}

void TestProgramSettings::aFileThatCannotBeReadIsLeftAlone()
{
    const Startup start = startup();
    ProgramSettings settings({}, start);
    Settings::Values values = settings.settings().values;
    values.retentionDays = 20;
    QVERIFY(settings.apply(values, {}).ok);
    QFile file(start.settingsFile);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    const QByteArray text("[card]\nlog_lines=many\n");
    file.write(text);
    file.close();
    values.closeToTray = false;
    const Ui::Outcome outcome = settings.apply(values, {});
    QVERIFY(!outcome.ok);
    QVERIFY2(outcome.message.contains(QStringLiteral("card/log_lines")), qPrintable(outcome.message));
    QVERIFY(settings.settings().values.closeToTray);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text);
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

void TestProgramSettings::theServiceKnowsWhyTheKeychainGaveNothing()
{
    ProgramSettings settings({}, startup());
    Secrets::Contents contents;
    contents.trouble = Secrets::SecretStore::failure(Secrets::StoreErrorKind::Locked);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is locked")));
    settings.takeKeychain(contents);
    QCOMPARE(settings.configuration().keychainTrouble, contents.trouble->message);
    contents.trouble.reset();
    settings.takeKeychain(contents);
    QCOMPARE(settings.configuration().keychainTrouble, QString());
}

void TestProgramSettings::theDatabaseIsBackedUpInUse()
{
    const Startup start = startup();
    const auto opened = Store::Database::open(start.configuration.databaseFile(), Store::Database::Mode::ReadWrite);
    QVERIFY(opened);
    Store::Database &used = *opened.value();
    QVERIFY(Store::StateStore(used).set(QStringLiteral("k"), "committed"));
    QVERIFY(used.begin()); // a write is under way all the while
    ProgramSettings settings({}, start);
    const QString target = m_folder->filePath(QStringLiteral("copy.db"));
    const Ui::Outcome outcome = backUp(settings, target);
    QVERIFY2(outcome.ok, qPrintable(outcome.message));
    QVERIFY(outcome.message.contains(target));
    const auto copy = Store::Database::open(target, Store::Database::Mode::ReadWrite);
    QVERIFY(copy);
    QCOMPARE(Store::StateStore(*copy.value()).value(QStringLiteral("k")).value(), QByteArray("committed"));
    QVERIFY(!backUp(settings, m_folder->filePath(QStringLiteral("no such folder/copy.db"))).ok);
}

void TestProgramSettings::noBackUpReplacesTheDatabase()
{
    const Startup start = startup();
    const QString file = start.configuration.databaseFile();
    QVERIFY(Store::Database::open(file, Store::Database::Mode::ReadWrite));
    const QString link = m_folder->filePath(QStringLiteral("link.db"));
    QVERIFY(QFile::link(file, link));
    ProgramSettings settings({}, start);
    for (const QString &target : {file, link}) {
        const Ui::Outcome outcome = backUp(settings, target);
        QVERIFY(!outcome.ok);
        QVERIFY(outcome.message.contains(QStringLiteral("in use")));
    }
    QVERIFY(QFileInfo(link).isSymLink());
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

REGISTER_GUILESS_TEST(TestProgramSettings)
#include "tst_programsettings.moc"
