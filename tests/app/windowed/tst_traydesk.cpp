// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/desktop/notificationservice.h"
#include "fakes/desktop/privatesession.h"
#include "fakes/desktop/statusnotifierwatcher.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "fakeservicelink.h"
#include "listedbuilds.h"
#include "samplebuilds.h"
#include "traydesk.h"
#include "ui/builds/builddetail.h"
#include "ui/builds/buildspage.h"
#include "ui/mainwindow/mainwindow.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QSignalSpy>
#include <QTest>

using Ui::TrayHost;

/// The real window and a panel that is played: what closing means, and that the program is never without both.
class TestTrayDesk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theFirstCloseExplains();
    void withoutAPanelItIsAsked();
    void theAnswerIsKept();
    void quittingIsAnAnswer();
    void whoDoesNotWantItQuits();
    void aLostPanelBringsTheWindowBack();
    void aRestartedPanelDoesNot();
    void startedHiddenItStaysSo();
    void startedHiddenWithoutAPanelItIsMinimised();
    void theIconOpensWhatIsAskedFor();
    void aNotificationOpensItsBuild();
    void nothingComesBackWhileLeaving();
    void theSessionsEndIsNotHeldUp();

private:
    Fakes::PrivateBus m_bus;
};

namespace {

/// One start of the program; the state file outlives it when the folder is lent.
struct Desk
{
    std::unique_ptr<QTemporaryDir> own = std::make_unique<QTemporaryDir>();
    Fakes::FakeClock clock;
    Fakes::FakeServiceLink link;
    Fakes::ListedBuilds builds;
    Fakes::StatusNotifierWatcher panel;
    Ui::MainWindow window{link};
    std::unique_ptr<TrayDesk> desk;

    explicit Desk(bool withPanel, const QString &folder = {})
    {
        if (withPanel)
            panel.appear(true);
        builds.records = {Fakes::sampleBuild(2, QStringLiteral("acme/api"), 2, Model::Status::Failure, 2000),
            Fakes::sampleBuild(1, QStringLiteral("acme/api"), 1, Model::Status::Success, 1000)};
        window.addPage(new Ui::BuildsPage(link, builds, clock));
        desk = std::make_unique<TrayDesk>(window, link, builds, clock,
            (folder.isEmpty() ? own->path() : folder) + QStringLiteral("/window.ini"), TrayHost::Platform::Wayland);
        if (withPanel && !QTest::qWaitFor([this] { return desk->icon().icon() != nullptr; }))
            qFatal("The panel was not found");
    }
    Ui::CloseQuestion *question() const { return window.findChild<Ui::CloseQuestion *>(); }
    void answer(const QString &button)
    {
        for (QAbstractButton *candidate : question()->buttons()) {
            if (candidate->text().remove(QLatin1Char('&')) == button)
                candidate->click();
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

const auto Keep = QStringLiteral("Keep running");
const auto Minimise = QStringLiteral("Minimise");
const auto Quit = QStringLiteral("Quit");

} // namespace

void TestTrayDesk::initTestCase()
{
    if (!m_bus.start(Fakes::PrivateBus::Services::None))
        QSKIP("dbus-daemon is not installed");
}

void TestTrayDesk::theFirstCloseExplains()
{
    const QTemporaryDir folder;
    {
        Desk desk(true, folder.path());
        desk.window.show();
        desk.window.close();
        QVERIFY(desk.question());
        QVERIFY(desk.window.isVisible());
        desk.answer(Keep);
        QVERIFY(!desk.window.isVisible());
    }
    Desk later(true, folder.path());
    later.window.show();
    later.window.close();
    QVERIFY(!later.question());
    QVERIFY(!later.window.isVisible());
}

void TestTrayDesk::withoutAPanelItIsAsked()
{
    Desk desk(false);
    desk.window.show();
    for (int i = 0; i < 2; ++i) {
        desk.window.close();
        QVERIFY(desk.question());
        desk.window.close(); // once is enough
        QCOMPARE(desk.window.findChildren<Ui::CloseQuestion *>().size(), 1);
        desk.answer(Minimise);
        QVERIFY(desk.window.isVisible() && desk.window.isMinimized());
        desk.window.bringUp();
    }
}

void TestTrayDesk::theAnswerIsKept()
{
    const QTemporaryDir folder;
    {
        Desk desk(false, folder.path());
        desk.window.show();
        desk.window.close();
        desk.question()->checkBox()->setChecked(true);
        desk.answer(Minimise);
    }
    Desk later(false, folder.path());
    later.window.show();
    later.window.close();
    QVERIFY(!later.question());
    QVERIFY(later.window.isMinimized());
}

void TestTrayDesk::quittingIsAnAnswer()
{
    Desk desk(false);
    QSignalSpy quit(desk.desk.get(), &TrayDesk::quitRequested);
    QSignalSpy closed(&desk.window, &Ui::MainWindow::closed);
    desk.window.show();
    desk.window.close();
    desk.question()->checkBox()->setChecked(true);
    desk.answer(Quit);
    QCOMPARE(quit.size(), 1);
    desk.window.close();
    QCOMPARE(closed.size(), 1);
}

void TestTrayDesk::whoDoesNotWantItQuits()
{
    Desk desk(true);
    Settings::Values settings;
    settings.closeToTray = false;
    desk.desk->configure(settings);
    QSignalSpy closed(&desk.window, &Ui::MainWindow::closed);
    desk.window.show();
    desk.window.close();
    QCOMPARE(closed.size(), 1);
}

void TestTrayDesk::aLostPanelBringsTheWindowBack()
{
    Desk desk(true);
    desk.panel.vanish();
    QTRY_VERIFY(!desk.desk->icon().icon());
    QVERIFY(!desk.window.isVisible());
    desk.clock.advance(TrayDesk::HostMayBeAway);
    QVERIFY(desk.window.isVisible() && desk.window.isMinimized());
}

void TestTrayDesk::aRestartedPanelDoesNot()
{
    Desk desk(true);
    desk.panel.vanish();
    QTRY_VERIFY(!desk.desk->icon().icon());
    desk.clock.advance(TrayDesk::HostMayBeAway / 2);
    QVERIFY(desk.panel.appear(true));
    QTRY_VERIFY(desk.desk->icon().icon());
    desk.clock.advance(TrayDesk::HostMayBeAway);
    QVERIFY(!desk.window.isVisible());
}

void TestTrayDesk::startedHiddenItStaysSo()
{
    Desk desk(true);
    desk.desk->startHidden();
    desk.clock.advance(TrayHost::Patience);
    QVERIFY(!desk.window.isVisible());
}

void TestTrayDesk::startedHiddenWithoutAPanelItIsMinimised()
{
    Desk desk(false);
    desk.desk->startHidden();
    QVERIFY(!desk.window.isVisible()); // a panel may still come
    desk.clock.advance(TrayHost::Patience);
    QVERIFY(desk.window.isVisible() && desk.window.isMinimized());
}

void TestTrayDesk::theIconOpensWhatIsAskedFor()
{
    Desk desk(true);
    Ui::TrayIcon &icon = desk.desk->icon();
    Q_EMIT icon.toggleRequested();
    QTRY_VERIFY(desk.window.isActiveWindow());
    Q_EMIT icon.toggleRequested();
    QVERIFY(!desk.window.isVisible());
    Q_EMIT icon.openRequested();
    QVERIFY(desk.window.isVisible());
    desk.window.hide();
    Q_EMIT icon.buildChosen(desk.builds.records[1].build.key());
    QVERIFY(desk.window.isVisible());
    auto *page = dynamic_cast<Ui::BuildsPage *>(desk.window.currentPage());
    QVERIFY(page);
    QCOMPARE(page->detail()->build().number, 1);
    QSignalSpy quit(desk.desk.get(), &TrayDesk::quitRequested);
    Q_EMIT icon.quitRequested();
    QCOMPARE(quit.size(), 1);
}

void TestTrayDesk::aNotificationOpensItsBuild()
{
    Fakes::NotificationService service;
    QVERIFY(service.appear());
    Desk desk(true);
    Store::BuildRecord failed = desk.builds.records[0];
    failed.build.finished = 0;
    failed.lastObserved = desk.clock.wall();
    failed.lastSource = Model::Source::Webhook;
    Q_EMIT desk.link.buildChanged(failed);
    desk.clock.advance(Ui::BuildNews::Joining);
    QTRY_COMPARE(service.shown.size(), 1);
    // Again and again, because the number of what is shown arrives when it likes.
    QVERIFY(QTest::qWaitFor([&] {
        Q_EMIT service.ActivationToken(41, QStringLiteral("token-of-the-click"));
        Q_EMIT service.ActionInvoked(41, QStringLiteral("default"));
        return desk.window.isVisible();
    }));
    // Where Qt looks for it when the window asks to come forward on Wayland.
    QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), QByteArray("token-of-the-click"));
    auto *page = dynamic_cast<Ui::BuildsPage *>(desk.window.currentPage());
    QVERIFY(page);
    QCOMPARE(page->detail()->build().number, 2);
}

void TestTrayDesk::nothingComesBackWhileLeaving()
{
    Desk desk(true);
    desk.window.show();
    desk.window.close();
    QVERIFY(desk.question());
    desk.desk->leave();
    desk.window.hide();
    desk.panel.vanish();
    QTRY_VERIFY(!desk.desk->icon().icon());
    desk.clock.advance(TrayDesk::HostMayBeAway);
    QVERIFY(!desk.window.isVisible());
}

void TestTrayDesk::theSessionsEndIsNotHeldUp()
{
    Desk desk(false); // closing asks
    QSignalSpy closed(&desk.window, &Ui::MainWindow::closed);
    desk.window.show();
    desk.window.close();
    QVERIFY(desk.question());
    desk.desk->expectEnd();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!desk.question()); // it would stand in the way
    desk.window.close();
    QCOMPARE(closed.size(), 1);
    QVERIFY(!desk.question());
    // Called off: closing means what it meant before.
    desk.window.show();
    desk.clock.advance(TrayDesk::SessionMayTake);
    desk.window.close();
    QCOMPARE(closed.size(), 1);
    QVERIFY(desk.question());
}

REGISTER_WINDOW_TEST(TestTrayDesk)
#include "tst_traydesk.moc"
