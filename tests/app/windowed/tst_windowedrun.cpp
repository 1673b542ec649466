// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "traydesk.h"
#include "ui/builds/buildlistmodel.h"
#include "ui/builds/buildlistpane.h"
#include "ui/builds/buildspage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/page.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/settings/settingspage.h"
#include "ui/setup/assistant.h"
#include "ui/widgets/elidedlabel.h"
#include "windowbench.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QMessageBox>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QTimer>

#include <algorithm>

namespace {

const QString Delivery = QStringLiteral("push-success/01");

}

class TestWindowedRun final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aDeliveryAppearsAtOnce();
    void whatRunsAtTheStartIsCounted();
    void closingEndsTheProgram();
    void nothingBringsBackAWindowThatEnds();
    void theSessionsEndEndsTheProgram();
    void quittingLeavesTheDatabaseInOneFile();
    void aTakenPortShowsInTheWindow();
    void unusableDataEndsWithWords();
    void aPauseOutlivesTheProgram();
    void theWindowComesBackAsItWas();
    void secretsComeFromTheKeychain();
    void aLockedKeychainIsNoFirstRun();
    void healthNamesALockedKeychain();
    void aConfiguredProgramOffersItsSections();
    void settingsApplyWithoutARestart();

private:
    Startup startup(quint16 port = 0) const;

    std::unique_ptr<WindowBench> m_bench;
};

void TestWindowedRun::init()
{
    m_bench = std::make_unique<WindowBench>();
}

Startup TestWindowedRun::startup(quint16 port) const
{
    Startup startup = m_bench->startup();
    startup.configuration.previewOnly = true;
    startup.configuration.settings.port = port;
    return startup;
}

void TestWindowedRun::aDeliveryAppearsAtOnce()
{
    WindowedRun run(*qApp, {}, startup(), m_bench->keychain);
    QSignalSpy listening(&run, &WindowedRun::listening);
    run.start();
    QTRY_COMPARE(listening.size(), 1);
    auto *list = run.builds().list()->model();
    QCOMPARE(list->rowCount(), 0);

    QNetworkAccessManager network;
    QNetworkReply *reply = nullptr;
    QElapsedTimer sinceAnswer;
    qint64 shown = -1;
    const auto lookForBuild = [&] {
        if (list->rowCount() > 0 && shown < 0)
            shown = sinceAnswer.isValid() ? sinceAnswer.elapsed() : 0;
    };
    connect(list, &QAbstractItemModel::rowsInserted, this, lookForBuild);
    connect(list, &QAbstractItemModel::modelReset, this, lookForBuild);
    const QByteArray body = recordedBody(Delivery);
    reply = network.post(signedRequest(run.port(), body), body);
    connect(reply, &QNetworkReply::finished, this, [&] { sinceAnswer.start(); });
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 204);
    QTRY_VERIFY(shown >= 0);
    QVERIFY2(shown < 100, qPrintable(QStringLiteral("shown %1 ms after the answer").arg(shown)));
    QCOMPARE(list->rowCount(), 1);
    delete reply;
}

void TestWindowedRun::whatRunsAtTheStartIsCounted()
{
    m_bench->start(startup());
    QCOMPARE(m_bench->deliver(recordedBody(QStringLiteral("push-success/02"))), 204);
    QTRY_COMPARE(m_bench->run->builds().list()->running(), 1);

    m_bench->start(startup());

    QCOMPARE(m_bench->run->builds().list()->running(), 1);
    QCOMPARE(m_bench->run->tray().icon().facts().building, 1);
    const auto labels = m_bench->run->window().strip()->findChildren<Ui::ElidedLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
        [](const Ui::ElidedLabel *label) { return label->text().startsWith(QLatin1String("1 building")); }));
}

void TestWindowedRun::closingEndsTheProgram()
{
    Startup quits = startup();
    quits.configuration.settings.closeToTray = false;
    WindowedRun run(*qApp, {}, std::move(quits), m_bench->keychain);
    connect(&run, &WindowedRun::listening, &run, [&run] { run.window().close(); });
    run.start();
    QCOMPARE(QApplication::exec(), int(Fine));
}

void TestWindowedRun::nothingBringsBackAWindowThatEnds()
{
    m_bench->start(startup());
    QSignalSpy stopping(m_bench->run.get(), &WindowedRun::stopping);
    m_bench->run->stop(Fine);
    m_bench->run->raise({}); // by a start that came just then
    QVERIFY(!m_bench->run->window().isVisible());
    QCOMPARE(stopping.size(), 1);
}

void TestWindowedRun::theSessionsEndEndsTheProgram()
{
    WindowedRun run(*qApp, {}, startup(), m_bench->keychain);
    run.window().setClosing(Ui::MainWindow::Closing::Hides); // hiding into the tray must not hold up the session
    connect(&run, &WindowedRun::listening, &run, [] { QCoreApplication::quit(); });
    run.start();
    QCOMPARE(QApplication::exec(), int(Fine));
    QVERIFY(!run.window().isVisible());
}

void TestWindowedRun::quittingLeavesTheDatabaseInOneFile()
{
    m_bench->start(startup());
    WindowedRun &run = *m_bench->run;
    const auto beside = [this] { return QDir(m_bench->folder.path()).entryList({QStringLiteral("*.db-*")}); };
    QCOMPARE(m_bench->deliver(recordedBody(Delivery)), 204);
    // All that reads the database has it open now.
    run.window().showPage(QStringLiteral("builds"));
    QTRY_COMPARE(run.builds().list()->model()->rowCount(), 1);
    run.window().showPage(QStringLiteral("deliveries"));
    QCOMPARE(beside(), QStringList({QStringLiteral("drone-discord.db-shm"), QStringLiteral("drone-discord.db-wal")}));
    // And one more arrives on the way out.
    QCOMPARE(m_bench->deliver(recordedBody(QStringLiteral("push-success/02"))), 204);
    QTimer::singleShot(0, &run, [&run] { run.stop(Fine); });
    QCOMPARE(QApplication::exec(), int(Fine));
    m_bench->run.reset();
    QCOMPARE(beside(), QStringList());
}

void TestWindowedRun::aTakenPortShowsInTheWindow()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    WindowedRun run(*qApp, {}, startup(other.serverPort()), m_bench->keychain);
    QSignalSpy trouble(&run, &WindowedRun::troubleShown);
    run.start();
    QTRY_COMPARE(trouble.size(), 1);
    QVERIFY(trouble.first().first().toString().contains(QString::number(other.serverPort())));
    QVERIFY(run.window().isVisible());
    QVERIFY(!QApplication::activeModalWidget());
}

void TestWindowedRun::unusableDataEndsWithWords()
{
    QFile database(m_bench->folder.filePath(QStringLiteral("drone-discord.db")));
    QVERIFY(database.open(QIODevice::WriteOnly));
    database.write(QByteArray(8192, 'x'));
    database.close();
    WindowedRun run(*qApp, {}, startup(), m_bench->keychain);
    QString words;
    connect(&run, &WindowedRun::troubleShown, &run, [&](const QString &why) {
        words = why;
        QTimer::singleShot(0, &run, [] { QApplication::activeModalWidget()->close(); });
    });
    run.start();
    QCOMPARE(QApplication::exec(), int(CannotStart));
    QVERIFY(words.contains(QStringLiteral("database")));
}

void TestWindowedRun::aPauseOutlivesTheProgram()
{
    {
        WindowedRun run(*qApp, {}, startup(), m_bench->keychain);
        auto &link = run.link();
        connect(&run, &WindowedRun::listening, &run, [&link] { link.pauseAnnouncements(Core::WallTime::max()); });
        connect(&link, &Ui::ServiceLink::pauseChanged, &run, [&run] { run.stop(Fine); });
        run.start();
        QCOMPARE(QApplication::exec(), int(Fine));
        QCOMPARE(link.pausedUntil(), Core::WallTime::max());
    }
    WindowedRun run(*qApp, {}, startup(), m_bench->keychain);
    run.start();
    QTRY_COMPARE(run.link().pausedUntil(), Core::WallTime::max());
    QTRY_COMPARE(Ui::trayStateOf(run.tray().icon().facts()), Ui::TrayState::Paused);
    const auto why = [&run] {
        const Health::Report report = run.link().health();
        const Health::Component *discord = report.find(u"discord");
        return discord ? discord->why : QString();
    };
    QTRY_COMPARE(why(), QStringLiteral("Announcements are paused; 0 wait"));
    run.link().pauseAnnouncements({});
    QTRY_COMPARE(run.link().pausedUntil(), Core::WallTime{});
    QTRY_VERIFY(why() != QStringLiteral("Announcements are paused; 0 wait"));
}

void TestWindowedRun::theWindowComesBackAsItWas()
{
    QSize size;
    {
        WindowedRun run(*qApp, {}, startup(), m_bench->keychain);
        connect(&run, &WindowedRun::listening, &run, [&run, &size] {
            // No wider than it must be: from 6.8 on Qt does not restore what is wider than the screen.
            size = run.window().minimumSize();
            size.rheight() += 20;
            QVERIFY(size != run.window().size());
            run.window().setGeometry(QRect(QPoint(0, 30), size));
            run.window().hide(); // as behind the icon in the panel
            run.stop(Fine);
        });
        run.start();
        QCOMPARE(QApplication::exec(), int(Fine));
    }
    WindowedRun run(*qApp, {}, startup(), m_bench->keychain);
    run.start();
    QCOMPARE(run.window().size(), size);
}

void TestWindowedRun::secretsComeFromTheKeychain()
{
    m_bench->keychain.secrets = {{Secrets::Name::WebhookSecret, WindowBench::Secret}};
    Startup fresh = startup();
    fresh.configuration.previewOnly = false; // no token: cards are previewed all the same
    fresh.configuration.secrets = {};
    WindowedRun run(*qApp, {}, std::move(fresh), m_bench->keychain);
    QSignalSpy listening(&run, &WindowedRun::listening);
    run.start();
    QTRY_COMPARE(listening.size(), 1);
    QCOMPARE(run.settings().settings().secrets.webhookSecret, WindowBench::Secret);
    QCOMPARE(run.window().currentPage()->name(), QStringLiteral("settings")); // there is still something to set up
    QVERIFY(qobject_cast<Ui::SettingsPage *>(run.window().currentPage())->assistant()->isVisible());
    QCOMPARE(statusOf(run.port(), recordedBody(Delivery), WindowBench::Secret), 204);
}

void TestWindowedRun::aLockedKeychainIsNoFirstRun()
{
    m_bench->keychain.trouble = Secrets::StoreErrorKind::Locked;
    Startup known = startup();
    known.configuration.previewOnly = false;
    known.configuration.secrets = {};
    known.configuration.settings.channelId = QStringLiteral("222222222222222222");
    known.configuration.settings.discordApi = QUrl(QStringLiteral("http://127.0.0.1:9"));
    WindowedRun run(*qApp, {}, std::move(known), m_bench->keychain);
    QSignalSpy listening(&run, &WindowedRun::listening);
    run.start();
    QTRY_COMPARE(listening.size(), 1);
    QCOMPARE(run.window().currentPage()->name(), QStringLiteral("settings"));
    auto *page = qobject_cast<Ui::SettingsPage *>(run.window().currentPage());
    QVERIFY(page && !page->needsSetup() && !page->assistant()->isVisible());
    page->reveal(QStringLiteral("setup")); // the person asks for it all the same
    QVERIFY(page->assistant()->isVisible());
    QCoreApplication::processEvents();
    QVERIFY(m_bench->keychain.asked.filter(QStringLiteral("write")).isEmpty()); // no new secret over the one in there
    QVERIFY(run.settings().settings().secrets.webhookSecret.isEmpty());
}

void TestWindowedRun::healthNamesALockedKeychain()
{
    m_bench->keychain.secrets = {{Secrets::Name::WebhookSecret, WindowBench::Secret}};
    m_bench->keychain.trouble = Secrets::StoreErrorKind::Locked;
    Startup known = startup();
    known.configuration.previewOnly = false;
    known.configuration.secrets = {};
    WindowedRun run(*qApp, {}, std::move(known), m_bench->keychain);
    run.start();
    const auto why = [&run](QStringView component) {
        const Health::Report report = run.link().health();
        const Health::Component *found = report.find(component);
        return found ? found->why : QString();
    };
    QTRY_VERIFY(!why(u"signatures").isEmpty());
    QVERIFY2(why(u"signatures").contains(QStringLiteral("keychain")), qPrintable(why(u"signatures")));
    QVERIFY2(why(u"discord").contains(QStringLiteral("keychain")), qPrintable(why(u"discord")));
    m_bench->keychain.open();
    QTRY_VERIFY2(!why(u"signatures").contains(QStringLiteral("keychain")), qPrintable(why(u"signatures")));
    QVERIFY2(why(u"discord").contains(QStringLiteral("No Discord token is set")), qPrintable(why(u"discord")));
}

void TestWindowedRun::aConfiguredProgramOffersItsSections()
{
    m_bench->keychain.secrets = {
        {Secrets::Name::WebhookSecret, WindowBench::Secret}, {Secrets::Name::DiscordToken, "token"}};
    Startup known = startup();
    known.configuration.previewOnly = false;
    known.configuration.secrets = {};
    known.configuration.settings.channelId = QStringLiteral("222222222222222222");
    known.configuration.settings.discordApi = QUrl(QStringLiteral("http://127.0.0.1:9"));
    WindowedRun run(*qApp, {}, std::move(known), m_bench->keychain);
    QSignalSpy listening(&run, &WindowedRun::listening);
    run.start();
    QTRY_COMPARE(listening.size(), 1);
    QVERIFY(run.window().currentPage()->name() != QStringLiteral("settings"));
    run.window().showPage(QStringLiteral("settings"));
    auto *page = qobject_cast<Ui::SettingsPage *>(run.window().currentPage());
    QVERIFY(page && !page->assistant()->isVisible());
}

void TestWindowedRun::settingsApplyWithoutARestart()
{
    Startup start = startup();
    QVERIFY(Settings::save(start.configuration.settings, start.settingsFile));
    WindowedRun run(*qApp, {}, std::move(start), m_bench->keychain);
    QSignalSpy listening(&run, &WindowedRun::listening);
    QSignalSpy closed(&run.window(), &Ui::MainWindow::closed);
    run.start();
    QTRY_COMPARE(listening.size(), 1);
    QCOMPARE(statusOf(run.port(), recordedBody(Delivery), "the-next-secret"), 401);
    Ui::SettingsState state = run.settings().settings();
    state.secrets.webhookSecret = "the-next-secret";
    state.values.closeToTray = false;
    QVERIFY(run.settings().apply(state.values, state.secrets).ok);
    QTRY_COMPARE(statusOf(run.port(), recordedBody(Delivery), "the-next-secret"), 204);
    run.window().close();
    QCOMPARE(closed.size(), 1);
}

REGISTER_WINDOW_TEST(TestWindowedRun)
#include "tst_windowedrun.moc"
