// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "finding.h"
#include "settingsdesk.h"
#include "ui/settings/datasection.h"
#include "ui/settings/keychainnotice.h"
#include "ui/settings/secretfield.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/webhooksecret.h"
#include "ui/setup/assistant.h"
#include "ui/text/translations.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/wordslabel.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using Secrets::Name;

class TestSettingsPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theLinesNameThePortThatWasTaken();
    void aFieldIsCheckedAsItIsTyped();
    void theFirstRunNeedsOnlyTheToken();
    void aWrongTokenIsToldInWords();
    void anEmptiedTokenGivesWayToTheKeptOne();
    void noSecretIsMadeBeforeTheKeychainAnswers();
    void aLockedKeychainIsToldAndSessionOffered();
    void aRefusedDeliverySaysWhy();
    void settingsTravelWithoutSecrets();
    void aBackUpSaysHowItWent();
    void theLanAddressIsTheLikelyOne();
    void aShortSecretIsNotHintedAt();
    void aSecretIsShownUntilThePageIsLeft();
    void noKeyStandsForTwoButtons_data();
    void noKeyStandsForTwoButtons();
    void buttonsAreCalledWhatTheySay();
    void autostartIsAFile();
    void switchesAreInForceAtOnce();
    void rulesAreInForceAtOnce();
    void theChannelOfTheEnvironmentIsHeeded();
    void aServerThatIsTakenOutStaysOut();
    void rulesAreShownAsTheyAre();
    void aRuleThatFitsAllIsToldOf_data();
    void aRuleThatFitsAllIsToldOf();

private:
    void makePage();
    template <typename T> T *named(const QString &name) const { return Fakes::named<T>(*m_page, name); }
    /// As a person does: the box says that it was activated.
    void choose(const QString &box, const QString &text) const
    {
        auto *found = named<QComboBox>(box);
        const int index = found->findText(text);
        QVERIFY2(index >= 0, qPrintable(text));
        found->setCurrentIndex(index);
        Q_EMIT found->activated(index);
    }
    bool says(const QString &part) const { return Fakes::says(*m_page, part); }

    std::unique_ptr<Ui::Appearance> m_appearance;
    std::unique_ptr<Fakes::SettingsDesk> m_desk;
    std::unique_ptr<Ui::SettingsPage> m_page;
};

void TestSettingsPage::init()
{
    if (!m_appearance)
        m_appearance = std::make_unique<Ui::Appearance>(*qApp);
    m_desk = std::make_unique<Fakes::SettingsDesk>();
    makePage();
}

void TestSettingsPage::makePage()
{
    m_page.reset(new Ui::SettingsPage(
        {m_desk->service, m_desk->settings, m_desk->store, m_desk->clock, *m_appearance, m_desk->autostart}));
    m_page->show();
}

void TestSettingsPage::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

void TestSettingsPage::theLinesNameThePortThatWasTaken()
{
    m_page->reveal(QStringLiteral("receiving"));
    m_desk->settings.state.inForce.address = QHostAddress(QHostAddress::LocalHost);
    m_desk->settings.state.inForce.port = 0;
    m_desk->settings.state.portTaken = 41234;
    Q_EMIT m_desk->settings.settingsChanged();
    auto *lines = named<QLabel>(QStringLiteral("Lines for Drone's configuration"));
    QVERIFY(lines);
    QVERIFY2(lines->text().contains(QStringLiteral("http://127.0.0.1:41234/")), qPrintable(lines->text()));
}

void TestSettingsPage::aFieldIsCheckedAsItIsTyped()
{
    m_page->reveal(QStringLiteral("receiving"));
    auto *port = named<QLineEdit>(QStringLiteral("Port"));
    QVERIFY(port);
    port->selectAll();
    QTest::keyClicks(port, QStringLiteral("70000"));
    QVERIFY(says(QStringLiteral("whole number")));
    QTest::keyClick(port, Qt::Key_Return);
    QCOMPARE(m_desk->settings.applied, 0);
    port->selectAll();
    QTest::keyClicks(port, QStringLiteral("5001"));
    QTest::keyClick(port, Qt::Key_Return);
    QCOMPARE(m_desk->settings.state.inForce.port, 5001);
    m_desk->settings.failure = QStringLiteral("The disk is full");
    port->selectAll();
    QTest::keyClicks(port, QStringLiteral("5002"));
    QTest::keyClick(port, Qt::Key_Return);
    QVERIFY(says(QStringLiteral("The disk is full")));
}

void TestSettingsPage::theFirstRunNeedsOnlyTheToken()
{
    QVERIFY(m_page->needsSetup());
    m_page->reveal(QStringLiteral("setup"));
    QTRY_COMPARE(m_desk->settings.state.secrets.webhookSecret.size(), 64);
    auto *token = named<Ui::SecretField>(QStringLiteral("Discord bot token"));
    QVERIFY(token);
    QTest::keyClicks(token, QStringLiteral("Bot ") + m_desk->discord.token);
    QTRY_COMPARE(m_desk->store.secrets.value(Name::DiscordToken), m_desk->discord.token.toUtf8());
    QTRY_COMPARE(m_desk->settings.state.secrets.discordToken, m_desk->discord.token.toUtf8());
    QCOMPARE(m_desk->settings.state.values.channelId, QStringLiteral("222222222222222222")); // the only one
    QTRY_VERIFY(!m_page->needsSetup());
    QVERIFY(!m_page->assistant()->waiting().hasArrived());
    Q_EMIT m_desk->service.deliveryKept(m_desk->delivery(Model::Refusal::None));
    QVERIFY(m_page->assistant()->waiting().hasArrived());
    QCOMPARE(m_desk->discord.violations, QStringList());
}

void TestSettingsPage::aWrongTokenIsToldInWords()
{
    m_page->reveal(QStringLiteral("setup"));
    auto *token = named<Ui::SecretField>(QStringLiteral("Discord bot token"));
    QTest::keyClicks(token, QStringLiteral("short"));
    QVERIFY(says(QStringLiteral("This is no bot token")));
    token->clear();
    QTest::keyClicks(token, QString(m_desk->discord.token).replace(QLatin1Char('G'), QLatin1Char('H')));
    QTRY_VERIFY(says(QStringLiteral("does not accept this token")));
    QVERIFY(!m_desk->store.secrets.contains(Name::DiscordToken));
    QVERIFY(m_desk->settings.state.secrets.discordToken.isEmpty());
}

void TestSettingsPage::anEmptiedTokenGivesWayToTheKeptOne()
{
    m_desk->setUp();
    Q_EMIT m_desk->settings.settingsChanged();
    m_page->reveal(QStringLiteral("discord"));
    auto *token = named<Ui::SecretField>(QStringLiteral("Token"));
    QVERIFY(token);
    QTest::keyClicks(token, QString(m_desk->discord.token).replace(QLatin1Char('G'), QLatin1Char('H')));
    QTRY_VERIFY(says(QStringLiteral("does not accept this token")));
    token->selectAll();
    QTest::keyClick(token, Qt::Key_Delete);
    QTRY_VERIFY(!says(QStringLiteral("does not accept this token")));
    QTRY_VERIFY(says(QStringLiteral("may see, send, embed, attach")));
    QCOMPARE(m_desk->settings.state.secrets.discordToken, m_desk->discord.token.toUtf8());
    QVERIFY(m_desk->store.asked.isEmpty());
}

void TestSettingsPage::noSecretIsMadeBeforeTheKeychainAnswers()
{
    m_desk->settings.state.keychainAwaited = true;
    m_page->reveal(QStringLiteral("setup"));
    QVERIFY(m_desk->store.asked.isEmpty());
    Secrets::Contents contents;
    contents.bundle.webhookSecret = "the one that Drone signs with";
    m_desk->settings.takeKeychain(contents);
    QVERIFY(m_desk->store.asked.isEmpty());
    QCOMPARE(m_desk->settings.state.secrets.webhookSecret, contents.bundle.webhookSecret);

    cleanup();
    init();
    m_desk->settings.state.keychainAwaited = true;
    m_page->reveal(QStringLiteral("setup"));
    m_desk->settings.takeKeychain({}); // there is none in it
    QTRY_COMPARE(m_desk->settings.state.secrets.webhookSecret.size(), 64);
}

void TestSettingsPage::aLockedKeychainIsToldAndSessionOffered()
{
    m_desk->store.trouble = Secrets::StoreErrorKind::Locked;
    m_page->reveal(QStringLiteral("setup"));
    QTRY_VERIFY(says(QStringLiteral("is locked")));
    QVERIFY(m_desk->settings.state.secrets.webhookSecret.isEmpty()); // not before the person says so
    auto *session = Fakes::buttonIn(*m_page, QStringLiteral("Keep for this session"));
    QVERIFY(session);
    QTest::mouseClick(session, Qt::LeftButton);
    QCOMPARE(m_desk->settings.state.secrets.webhookSecret.size(), 64);
    QVERIFY(m_desk->store.secrets.isEmpty());
    m_page->reveal(QStringLiteral("receiving"));
    QVERIFY(says(QStringLiteral("for this session only")));
}

void TestSettingsPage::aRefusedDeliverySaysWhy()
{
    m_page->reveal(QStringLiteral("setup"));
    Q_EMIT m_desk->service.deliveryKept(m_desk->delivery(Model::Refusal::SignatureMismatch));
    QVERIFY(says(QStringLiteral("its secret is not this one")));
    QVERIFY(!m_page->assistant()->waiting().hasArrived());
}

void TestSettingsPage::settingsTravelWithoutSecrets()
{
    m_desk->setUp();
    m_desk->settings.state.values.retentionDays = 12;
    auto *section = m_page->findChild<Ui::DataSection *>();
    const QString file = m_desk->folder.filePath(QStringLiteral("export.ini"));
    QVERIFY(section->exportTo(file).ok);
    QFile exported(file);
    QVERIFY(exported.open(QIODevice::ReadOnly));
    const QByteArray text = exported.readAll();
    QVERIFY(!text.contains(m_desk->discord.token.toUtf8()));
    QVERIFY(!text.contains(m_desk->settings.state.secrets.webhookSecret));
    m_desk->settings.state.values.retentionDays = 30;
    QVERIFY(section->importFrom(file).ok);
    QCOMPARE(m_desk->settings.state.values.retentionDays, 12);
    QCOMPARE(m_desk->settings.state.secrets.discordToken, m_desk->discord.token.toUtf8());
}

void TestSettingsPage::aBackUpSaysHowItWent()
{
    auto *section = m_page->findChild<Ui::DataSection *>();
    QSignalSpy told(m_page.get(), &Ui::Page::told);
    section->backUpTo(QStringLiteral("/mnt/stick/copy.db"));
    QCOMPARE(m_desk->settings.backedUp, QStringLiteral("/mnt/stick/copy.db"));
    const auto buttons = section->findChildren<QPushButton *>();
    const auto button = std::find_if(buttons.begin(), buttons.end(),
        [](const QPushButton *candidate) { return candidate->text() == QStringLiteral("Backing up…"); });
    QVERIFY(button != buttons.end());
    QVERIFY(!(*button)->isEnabled());
    m_desk->settings.endBackUp({false, QStringLiteral("No space is left")});
    QVERIFY((*button)->isEnabled());
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first(), (QVariantList{QStringLiteral("No space is left"), false}));
}

void TestSettingsPage::theLanAddressIsTheLikelyOne()
{
    const auto at = [](const char *interface, const char *address) {
        return Ui::LocalAddress{QString::fromLatin1(interface), QHostAddress(QString::fromLatin1(address))};
    };
    const QHostAddress lan(QStringLiteral("192.168.1.20"));
    QCOMPARE(Ui::lanAddress({at("lo", "127.0.0.1"), at("docker0", "172.17.0.1"), at("eth0", "fd00::1"),
                 at("eth0", "192.168.1.20")}),
        lan);
    QVERIFY(Ui::lanAddress({at("lo", "127.0.0.1")}).isNull());
    QCOMPARE(Ui::droneLines(lan, 5000, "abcdefgh", true),
        QStringLiteral("DRONE_WEBHOOK_ENDPOINT=http://192.168.1.20:5000/\nDRONE_WEBHOOK_SECRET=abcdefgh\n"
                       "DRONE_WEBHOOK_EVENTS=build:*,repo:*,user:*\n"));
    QVERIFY(!Ui::droneLines(lan, 5000, "abcdefgh", false).contains(QStringLiteral("efgh")));
}

void TestSettingsPage::aShortSecretIsNotHintedAt()
{
    const auto shown = [](const QByteArray &secret) {
        return Ui::droneLines(QHostAddress(QHostAddress::LocalHost), 5000, secret, false)
            .section(u'\n', 1, 1)
            .section(u'=', 1);
    };
    QCOMPARE(shown("abc"), QString(8, QChar(0x2022)));
    QCOMPARE(shown("0123456789abcde"), QString(8, QChar(0x2022)));
    QCOMPARE(shown("0123456789abcdef"), QStringLiteral("0123…"));
    QCOMPARE(shown({}), QStringLiteral("…"));
}

void TestSettingsPage::aSecretIsShownUntilThePageIsLeft()
{
    m_desk->setUp();
    makePage();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->reveal(QStringLiteral("receiving"));
    const QString secret = QString::fromUtf8(m_desk->settings.state.secrets.webhookSecret);
    auto *field = named<Ui::SecretField>(QStringLiteral("Webhook secret"));
    auto *show = Fakes::buttonIn(*m_page, QStringLiteral("Show"));
    QVERIFY(field && show);
    const auto isShown = [&] {
        return field->placeholderText() == secret && show->text().remove(u'&') == QLatin1String("Hide");
    };
    QVERIFY(!isShown());
    show->click();
    QVERIFY(isShown());
    m_page->reveal(QStringLiteral("data"));
    QVERIFY(!isShown());
    m_page->reveal(QStringLiteral("receiving"));
    QVERIFY(!isShown());
    show->click();
    QVERIFY(isShown());
    QWidget other; // another window comes before it
    other.show();
    other.activateWindow();
    QTRY_VERIFY(!isShown());
}

void TestSettingsPage::noKeyStandsForTwoButtons_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void TestSettingsPage::noKeyStandsForTwoButtons()
{
    QFETCH(QString, language);
    const Ui::Translations translations{QLocale(language)};
    m_desk->setUp();
    makePage();
    const auto *notice = m_page->findChild<Ui::KeychainNotice *>();
    for (const char *section : {"receiving", "discord", "rules", "drone", "desktop", "data"}) {
        m_page->reveal(QLatin1String(section));
        QHash<QKeySequence, QString> keys;
        for (const QAbstractButton *button : m_page->findChildren<QAbstractButton *>()) {
            // The notice about the keychain may stand above any of them.
            const bool mayShow = button->isVisible() || notice->isAncestorOf(button);
            const QKeySequence key = QKeySequence::mnemonic(button->text());
            if (key.isEmpty() || !mayShow)
                continue;
            QVERIFY2(!keys.contains(key), qPrintable(keys.value(key) + QStringLiteral(" / ") + button->text()));
            keys.insert(key, button->text());
        }
        QVERIFY(!keys.isEmpty());
    }
}

void TestSettingsPage::buttonsAreCalledWhatTheySay()
{
    m_desk->setUp();
    makePage();
    for (const char *section : {"receiving", "discord", "rules", "drone", "desktop", "data"}) {
        m_page->reveal(QLatin1String(section));
        for (QAbstractButton *button : m_page->findChildren<QAbstractButton *>()) {
            const QString words = button->text().remove(u'&');
            if (!button->isVisible() || words.isEmpty())
                continue;
            const QString name = QAccessible::queryAccessibleInterface(button)->text(QAccessible::Name);
            QVERIFY2(name.startsWith(words), qPrintable(words + QStringLiteral(" / ") + name));
        }
    }
}

void TestSettingsPage::autostartIsAFile()
{
    QVERIFY(!m_desk->autostart.isOn());
    QVERIFY(m_desk->autostart.set(true).ok);
    QVERIFY(m_desk->autostart.isOn());
    QFile entry(m_desk->folder.filePath(QStringLiteral(DRONE_DISCORD_APP_ID ".desktop")));
    QVERIFY(entry.open(QIODevice::ReadOnly));
    const QByteArray text = entry.readAll();
    QVERIFY(text.contains("\nExec=\"" + m_desk->program().toUtf8() + "\" --minimized\n"));
    QVERIFY(text.contains("\nTryExec=" + m_desk->program().toUtf8() + '\n'));
    entry.close();
    for (const QByteArray &off : {QByteArray("Hidden=true"), QByteArray("X-GNOME-Autostart-enabled=false")}) {
        QVERIFY(entry.open(QIODevice::WriteOnly));
        entry.write(QByteArray(text).replace("X-GNOME-Autostart-enabled=true", off)); // by the desktop's own settings
        entry.close();
        QVERIFY2(!m_desk->autostart.isOn(), off.constData());
        QVERIFY(m_desk->autostart.set(true).ok);
        QVERIFY2(m_desk->autostart.isOn(), off.constData());
    }
    QVERIFY(QFile::remove(m_desk->program()));
    QVERIFY2(!m_desk->autostart.isOn(), "it starts nothing");
    const Ui::Autostart other(m_desk->folder.path(), QCoreApplication::applicationFilePath(),
        {QStringLiteral("--config"), QStringLiteral("/etc/my $ettings.ini")});
    other.repair();
    QVERIFY(other.isOn());
    QVERIFY(entry.open(QIODevice::ReadOnly));
    QVERIFY(entry.readAll().contains(" --minimized \"--config\" \"/etc/my \\\\$ettings.ini\"\n"));
    entry.close();
    QVERIFY(m_desk->autostart.set(false).ok);
    QVERIFY(!m_desk->autostart.isOn());
    other.repair();
    QVERIFY(!other.isOn()); // nobody asked for it
}

void TestSettingsPage::switchesAreInForceAtOnce()
{
    m_page->reveal(QStringLiteral("desktop"));
    const auto box = [this](const char *start) {
        const auto boxes = m_page->findChildren<QCheckBox *>();
        const auto found = std::find_if(boxes.begin(), boxes.end(), [start](QCheckBox *candidate) {
            return candidate->text().remove(QLatin1Char('&')).startsWith(QLatin1String(start));
        });
        return found == boxes.end() ? nullptr : *found;
    };
    Settings::Values &values = m_desk->settings.state.inForce;
    QVERIFY(box("Keep running")->isChecked());
    box("Keep running")->click();
    QVERIFY(!values.closeToTray);
    box("Builds that fail")->click();
    QVERIFY(!values.notifyFailed && values.notifyFixed);
    box("Builds that fix")->click();
    QVERIFY(!values.notifyFixed);
    m_desk->settings.failure = QStringLiteral("The disk is full");
    box("Builds that fail")->click();
    QVERIFY(says(QStringLiteral("The disk is full")));
    QVERIFY(!box("Builds that fail")->isChecked()); // it shows what is in force
    m_desk->settings.failure.clear();
    for (const auto &[start, value] : {std::pair("Attach the whole log", &Settings::Values::logFile),
             std::pair("Show logs of private", &Settings::Values::logPrivate),
             std::pair("Listen to Drone's event", &Settings::Values::eventStream)}) {
        QVERIFY2(!(values.*value), start);
        box(start)->click();
        QVERIFY2(values.*value, start);
    }
}

void TestSettingsPage::rulesAreInForceAtOnce()
{
    m_desk->setUp();
    Q_EMIT m_desk->settings.settingsChanged();
    m_page->reveal(QStringLiteral("rules"));
    const auto &routes = m_desk->settings.state.inForce.routes;
    const Model::Channel builds{QStringLiteral("discord"), QStringLiteral("222222222222222222")};
    QVERIFY(says(QStringLiteral("Without a rule everything goes to")));
    auto *add = Fakes::buttonIn(*m_page, QStringLiteral("Add a rule"));
    add->click();
    QCOMPARE(routes, (QList<Announce::Rule>{{{}, {}, {}, builds}}));
    QCOMPARE(m_page->focusWidget(), named<QLineEdit>(QStringLiteral("Repository, rule 1")));
    QTest::keyClicks(named<QLineEdit>(QStringLiteral("Repository, rule 1")), QStringLiteral(" acme/sandbox-* "));
    QTest::keyClick(named<QLineEdit>(QStringLiteral("Repository, rule 1")), Qt::Key_Return);
    QCOMPARE(routes.constFirst().repository, QStringLiteral("acme/sandbox-*"));
    choose(QStringLiteral("Channel, rule 1"), QStringLiteral("say nothing"));
    QVERIFY(routes.constFirst().channel.isNull());

    add->click();
    choose(QStringLiteral("Event, rule 2"), QStringLiteral("tag"));
    QTest::keyClicks(named<QLineEdit>(QStringLiteral("Branch, rule 2")), QStringLiteral("main"));
    QTest::keyClick(named<QLineEdit>(QStringLiteral("Branch, rule 2")), Qt::Key_Return);
    const Announce::Rule silent{QStringLiteral("acme/sandbox-*"), {}, {}, {}};
    const Announce::Rule tags{{}, QStringLiteral("main"), QStringLiteral("tag"), builds};
    QCOMPARE(routes, (QList{silent, tags}));
    named<QToolButton>(QStringLiteral("Earlier, rule 2"))->click();
    QCOMPARE(routes, (QList{tags, silent}));
    QCOMPARE(m_page->focusWidget(), named<QToolButton>(QStringLiteral("Later, rule 1"))); // it cannot go further up
    QVERIFY(!named<QToolButton>(QStringLiteral("Earlier, rule 1"))->isEnabled());

    m_desk->settings.failure = QStringLiteral("The disk is full");
    named<QToolButton>(QStringLiteral("Remove, rule 1"))->click();
    QVERIFY(says(QStringLiteral("The disk is full")));
    m_desk->settings.failure.clear();
    named<QToolButton>(QStringLiteral("Remove, rule 1"))->click();
    QCOMPARE(routes, QList<Announce::Rule>());
}

void TestSettingsPage::theChannelOfTheEnvironmentIsHeeded()
{
    const auto there = QStringLiteral("222222222222222222");
    m_desk->settings.environment = [there](Settings::Values &values) { values.channelId = there; };
    m_desk->settings.state.inForce.channelId = there; // the file says nothing
    Q_EMIT m_desk->settings.settingsChanged();
    m_page->reveal(QStringLiteral("discord"));
    QVERIFY(says(QStringLiteral("DISCORD_CHANNEL_ID")));
    m_page->reveal(QStringLiteral("rules"));
    Fakes::buttonIn(*m_page, QStringLiteral("Add a rule"))->click();
    QCOMPARE(m_desk->settings.state.values.routes.constFirst().channel.id, there);
    QVERIFY(m_desk->settings.state.values.channelId.isEmpty());
}

void TestSettingsPage::aServerThatIsTakenOutStaysOut()
{
    const Store::BuildRecord record =
        Fakes::sampleBuild(1, QStringLiteral("acme/website"), 412, Model::Status::Running, m_desk->now());
    Q_EMIT m_desk->service.buildChanged(record);
    QCOMPARE(m_desk->settings.state.values.droneServer, QUrl(record.build.key().systemLink));
    m_page->reveal(QStringLiteral("drone"));
    auto *server = named<QLineEdit>(QStringLiteral("Server"));
    QVERIFY(server);
    server->selectAll();
    QTest::keyClick(server, Qt::Key_Delete);
    QTest::keyClick(server, Qt::Key_Return);
    QVERIFY(m_desk->settings.state.values.droneServer.isEmpty());
    Q_EMIT m_desk->service.buildChanged(record);
    QVERIFY(m_desk->settings.state.values.droneServer.isEmpty());
}

void TestSettingsPage::rulesAreShownAsTheyAre()
{
    m_desk->setUp();
    const QList<Announce::Rule> written{{QStringLiteral("acme/*"), QStringLiteral("release-?"),
                                            QStringLiteral("p*"), // a pattern that the list does not offer
                                            {QStringLiteral("discord"), QStringLiteral("999999999999999999")}},
        {{}, {}, QStringLiteral("user"), {}}};
    m_desk->settings.state.values.routes = written;
    makePage();
    m_page->reveal(QStringLiteral("rules"));
    m_page->enter(); // the channels are asked for
    QTRY_VERIFY(named<QComboBox>(QStringLiteral("Channel, rule 1"))->count() > 2);
    QCOMPARE(named<QComboBox>(QStringLiteral("Event, rule 1"))->currentText(), QStringLiteral("p*"));
    QVERIFY(named<QComboBox>(QStringLiteral("Channel, rule 1"))
                ->currentText()
                .contains(QStringLiteral("999999999999999999")));
    QCOMPARE(named<QComboBox>(QStringLiteral("Channel, rule 2"))->currentText(), QStringLiteral("say nothing"));
    choose(QStringLiteral("Channel, rule 2"), QStringLiteral("say nothing"));
    QCOMPARE(m_desk->settings.state.values.routes, written);
}

void TestSettingsPage::aRuleThatFitsAllIsToldOf_data()
{
    QTest::addColumn<QList<Announce::Rule>>("rules");
    QTest::addColumn<QString>("words");
    const Announce::Rule all;
    const Announce::Rule stars{QStringLiteral("*"), QStringLiteral("*"), QStringLiteral("*"), {}};
    const Announce::Rule one{QStringLiteral("acme/api"), {}, {}, {}};
    QTest::newRow("none") << QList<Announce::Rule>() << QString();
    QTest::newRow("at the end") << QList{one, all} << QString();
    QTest::newRow("alone") << QList{all} << QString();
    QTest::newRow("first") << QList{all, one} << QStringLiteral("Rule 1 fits everything");
    QTest::newRow("as stars") << QList{one, stars, one} << QStringLiteral("Rule 2 fits everything");
}

void TestSettingsPage::aRuleThatFitsAllIsToldOf()
{
    QFETCH(QList<Announce::Rule>, rules);
    QFETCH(QString, words);
    m_desk->settings.state.values.routes = rules;
    Q_EMIT m_desk->settings.settingsChanged();
    m_page->reveal(QStringLiteral("rules"));
    QCOMPARE(says(QStringLiteral("fits everything")), !words.isEmpty());
    QVERIFY(says(words));
}

REGISTER_WINDOW_TEST(TestSettingsPage)
#include "tst_settingspage.moc"
