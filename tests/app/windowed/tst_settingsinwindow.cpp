// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/discord/rest/restserver.h"
#include "fakes/testprogram.h"
#include "finding.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/page.h"
#include "ui/settings/secretfield.h"
#include "windowbench.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTest>

using Secrets::Name;
using Secrets::StoreErrorKind;

namespace {

const QString AnyDelivery = QStringLiteral("push-success/01");
const QString WrongToken = QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.HHHHHH.abcdefghijklmnopqrstuvwxyz0123456789ab");

} // namespace

/// The settings page of the program's window: what is typed there reaches the real service, and what goes wrong, in
/// Discord or in the keychain, is said in words beside the field.
class TestSettingsInWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aNewPortIsInForceAtOnce();
    void aTakenPortIsSaidBesideIt();
    void aSwitchReachesTheService();
    void aWrongTokenIsSaidBesideIt();
    void aWrongChannelIsSaidBesideIt();
    void aMissingPermissionIsNamed();
    void eachKeychainTroubleHasItsWords_data();
    void eachKeychainTroubleHasItsWords();
    void anUnlockedKeychainIsReadWithoutARestart_data();
    void anUnlockedKeychainIsReadWithoutARestart();
    void aSecretMadeMeanwhileGivesWay();

private:
    Startup complete() const { return m_bench->completeStartup(m_discord->baseUrl(), m_discord->token); }
    void show(const char *section) const
    {
        m_bench->run->window().showPage(QStringLiteral("settings"), QLatin1String(section));
    }
    QWidget &page() const { return *m_bench->run->window().currentPage(); }
    bool says(const QString &part) const { return Fakes::says(page(), part); }
    template <typename Field> void type(const char *name, const QString &text) const
    {
        auto *field = Fakes::named<Field>(page(), QLatin1String(name));
        QVERIFY(field && field->isVisible());
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    static quint16 freePort()
    {
        QTcpServer server;
        return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
    }

    std::unique_ptr<Fakes::DiscordRestServer> m_discord;
    std::unique_ptr<WindowBench> m_bench;
};

void TestSettingsInWindow::init()
{
    m_bench = std::make_unique<WindowBench>();
    m_discord = std::make_unique<Fakes::DiscordRestServer>();
    m_discord->token = QString(WrongToken).replace(QLatin1Char('H'), QLatin1Char('G'));
    m_discord->limit = 100'000;
}

void TestSettingsInWindow::cleanup()
{
    m_bench.reset();
    m_discord.reset();
}

void TestSettingsInWindow::aNewPortIsInForceAtOnce()
{
    m_bench->start(m_bench->startup());
    const quint16 old = m_bench->run->port();
    QCOMPARE(m_bench->deliver(recordedBody(AnyDelivery)), 204);
    const quint16 wanted = freePort();
    show("receiving");
    type<QLineEdit>("Port", QString::number(wanted));
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(wanted, recordedBody(QStringLiteral("push-success/02"))), 204, 10'000);
    QCOMPARE(statusOf(old, recordedBody(QStringLiteral("push-success/03"))), 0); // refused: nobody listens there
    QTRY_VERIFY(says(QString::number(wanted))); // the endpoint's state on the same page
    QCOMPARE(Settings::load(m_bench->folder.filePath(QStringLiteral("drone-discord.ini"))).value().port, wanted);
}

void TestSettingsInWindow::aTakenPortIsSaidBesideIt()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    m_bench->start(m_bench->startup());
    show("receiving");
    type<QLineEdit>("Port", QString::number(other.serverPort()));
    QTRY_VERIFY_WITH_TIMEOUT(
        says(QStringLiteral("Cannot receive on 127.0.0.1, port %1. Choose another port").arg(other.serverPort())),
        10'000);
    const quint16 next = freePort();
    type<QLineEdit>("Port", QString::number(next));
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(next, recordedBody(AnyDelivery)), 204, 10'000);
    QTRY_VERIFY(says(QString::number(next)));
}

void TestSettingsInWindow::aSwitchReachesTheService()
{
    m_bench->start(complete());
    QCOMPARE(m_bench->deliver(recordedBody(AnyDelivery)), 204);
    QTRY_COMPARE(m_discord->messages.size(), 1);
    show("discord");
    QTRY_VERIFY(says(QStringLiteral("may see, send")));
    m_discord->channels.append(QStringLiteral("555555555555555555"));
    Ui::SettingsState state = m_bench->run->settings().settings();
    state.values.channelId = QStringLiteral("555555555555555555"); // as the list of channels does
    QVERIFY(m_bench->run->settings().apply(state.values, state.secrets).ok);
    QCOMPARE(m_bench->deliver(recordedBody(QStringLiteral("push-failure/01"))), 204);
    QTRY_COMPARE(m_discord->messages.size(), 2);
    QCOMPARE(m_discord->messages.last().value(QLatin1String("channel_id")).toString(), state.values.channelId);
}

void TestSettingsInWindow::aWrongTokenIsSaidBesideIt()
{
    m_bench->start(m_bench->completeStartup(m_discord->baseUrl(), {}));
    show("discord");
    type<Ui::SecretField>("Token", WrongToken);
    QTRY_VERIFY(says(QStringLiteral("Discord does not accept this token")));
    QVERIFY(m_bench->keychain.asked.filter(QStringLiteral("write")).isEmpty());
    QVERIFY(m_bench->run->settings().settings().secrets.discordToken.isEmpty());
    type<Ui::SecretField>("Token", m_discord->token);
    QTRY_VERIFY(says(QStringLiteral("may see, send")));
    QTRY_COMPARE(m_bench->keychain.secrets.value(Name::DiscordToken), m_discord->token.toUtf8());
    QCOMPARE(m_bench->deliver(recordedBody(AnyDelivery)), 204);
    QTRY_COMPARE(m_discord->messages.size(), 1); // the running service has it, too
}

void TestSettingsInWindow::aWrongChannelIsSaidBesideIt()
{
    Startup wrong = complete();
    wrong.configuration.settings.channelId = QStringLiteral("444444444444444444");
    m_bench->start(std::move(wrong));
    show("discord");
    QTRY_VERIFY(says(QStringLiteral("The bot does not reach this channel")));
    Fakes::buttonIn(page(), QStringLiteral("Send a test message"))->click();
    QTRY_VERIFY(says(QStringLiteral("This channel does not exist, or the bot cannot see it")));
    // What the service met itself is named in its health, and so in the strip.
    QCOMPARE(m_bench->deliver(recordedBody(AnyDelivery)), 204);
    const auto why = [this] {
        const Health::Report report = m_bench->run->link().health();
        const Health::Component *discord = report.find(u"discord");
        return discord && discord->status != Health::Status::Pass ? discord->why + discord->remedy : QString();
    };
    QTRY_VERIFY2(why().contains(QStringLiteral("channel"), Qt::CaseInsensitive), qPrintable(why()));
}

void TestSettingsInWindow::aMissingPermissionIsNamed()
{
    // Everything but Embed Links and Read Message History (permissions are a sum of bits).
    m_discord->guilds = R"([{"id":"111111111111111111","name":"workshop","permissions":"35840"}])";
    m_bench->start(complete());
    show("discord");
    QTRY_VERIFY(says(QStringLiteral("Embed Links")) && says(QStringLiteral("Read Message History")));
    QVERIFY(!says(QStringLiteral("Send Messages")));
    show("setup");
    QTRY_VERIFY(says(QStringLiteral("Embed Links")));
}

void TestSettingsInWindow::eachKeychainTroubleHasItsWords_data()
{
    QTest::addColumn<StoreErrorKind>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("absent") << StoreErrorKind::Unavailable << QStringLiteral("No system keychain answers");
    QTest::newRow("refused") << StoreErrorKind::Refused << QStringLiteral("keychain refused; allow");
    QTest::newRow("hung") << StoreErrorKind::TimedOut << QStringLiteral("does not answer");
    QTest::newRow("locked") << StoreErrorKind::Locked << QStringLiteral("is locked; unlock it");
}

void TestSettingsInWindow::eachKeychainTroubleHasItsWords()
{
    QFETCH(StoreErrorKind, kind);
    QFETCH(QString, words);
    m_bench->keychain.trouble = kind;
    m_bench->start(m_bench->completeStartup(m_discord->baseUrl(), {}));
    show("discord");
    QTRY_VERIFY(says(words)); // when it was to be read
    QVERIFY(!Fakes::buttonIn(page(), QStringLiteral("Keep for this session")));
    type<Ui::SecretField>("Token", m_discord->token);
    QTRY_VERIFY(says(words) && says(QStringLiteral("Nothing is ever written to a file"))); // when it was to keep
    QVERIFY(m_bench->run->settings().settings().secrets.discordToken.isEmpty());
    auto *session = Fakes::buttonIn(page(), QStringLiteral("Keep for this session"));
    QVERIFY(session);
    session->click();
    QVERIFY(says(QStringLiteral("Kept for this session only")));
    QCOMPARE(m_bench->deliver(recordedBody(AnyDelivery)), 204);
    QTRY_COMPARE(m_discord->messages.size(), 1); // in force all the same
}

void TestSettingsInWindow::anUnlockedKeychainIsReadWithoutARestart_data()
{
    QTest::addColumn<bool>("saysSo");
    QTest::newRow("it says so") << true;
    QTest::newRow("Try again") << false;
}

void TestSettingsInWindow::anUnlockedKeychainIsReadWithoutARestart()
{
    QFETCH(bool, saysSo);
    m_bench->keychain.secrets = {
        {Name::WebhookSecret, WindowBench::Secret}, {Name::DiscordToken, m_discord->token.toUtf8()}};
    m_bench->keychain.trouble = StoreErrorKind::Locked;
    Startup locked = m_bench->completeStartup(m_discord->baseUrl(), {});
    locked.configuration.secrets = {};
    m_bench->start(std::move(locked));
    show("discord");
    auto *again = Fakes::buttonIn(page(), QStringLiteral("Try again"));
    QVERIFY(again);
    QCOMPARE(m_bench->deliver(recordedBody(AnyDelivery)), 503);
    again->click(); // too early
    QTRY_VERIFY(again->isEnabled());
    QVERIFY(says(QStringLiteral("is locked")));
    if (saysSo) {
        m_bench->keychain.open();
    } else {
        m_bench->keychain.trouble.reset();
        again->click();
    }
    QTRY_VERIFY(!again->isVisible());
    QTRY_COMPARE(m_bench->deliver(recordedBody(AnyDelivery)), 204);
    QTRY_COMPARE(m_discord->messages.size(), 1);
    QTRY_VERIFY(says(QStringLiteral("may see, send"))); // the page has looked at the token, too
}

void TestSettingsInWindow::aSecretMadeMeanwhileGivesWay()
{
    m_bench->keychain.secrets = {{Name::WebhookSecret, WindowBench::Secret}};
    m_bench->keychain.trouble = StoreErrorKind::Locked;
    Startup fresh = m_bench->startup();
    fresh.configuration.secrets = {};
    m_bench->start(std::move(fresh)); // no channel: a first run, as far as can be seen, and it makes a secret
    QTRY_VERIFY(says(QStringLiteral("Nothing is ever written to a file")));
    m_bench->keychain.open();
    QTRY_COMPARE(m_bench->run->settings().settings().secrets.webhookSecret, WindowBench::Secret);
    QTRY_VERIFY(!says(QStringLiteral("is locked")));
    QCOMPARE(m_bench->keychain.secrets.value(Name::WebhookSecret), WindowBench::Secret);
}

REGISTER_WINDOW_TEST(TestSettingsInWindow)
#include "tst_settingsinwindow.moc"
