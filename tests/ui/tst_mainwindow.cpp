// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "fakeservicelink.h"
#include "finding.h"
#include "samplebuilds.h"
#include "ui/builds/actquestion.h"
#include "ui/builds/builddetail.h"
#include "ui/builds/buildlistpane.h"
#include "ui/builds/buildspage.h"
#include "ui/builds/messagepane.h"
#include "ui/log/logpane.h"
#include "ui/log/logview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/pausebutton.h"
#include "ui/mainwindow/shortcuts.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/tray/pausemenu.h"
#include "ui/tray/traystate.h"
#include "ui/widgets/elidedlabel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTimer>

using Model::Status;

class TestMainWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void itFitsASmallScreen();
    void theFirstPageIsShown();
    void shortcutsChoosePages();
    void aReportShowsInTheStrip();
    void aLongTroubleCutsNoOtherWords();
    void aLinkLeadsToHealth();
    void buildsArriveLive();
    void theDetailFollowsItsBuild();
    void aNarrowWindowFoldsTheMessageAway();
    void theKeyboardGoesFromTopToBottom();
    void revealShowsAnyBuild();
    void actionsAskTheService();
    void howARequestEndedIsTold();
    void aDeliveryLeadsToItsPage();
    void closingMayOnlyHide();
    void whatNobodySawIsStillSaid();
    void theKeysSayWhatThisIs();
    void announcementsArePausedAtTheEdge();
    void theEndOfThePauseKeepsItsDay();
    void everythingHasAName();
    void tabReachesEverything();
    void emptyPagesSaySo();
    void unreadableBuildsComeOnceTheyCanBeRead();

private:
    std::unique_ptr<Fakes::FakeClock> m_clock;
    std::unique_ptr<Fakes::FakeServiceLink> m_link;
    std::unique_ptr<Fakes::ListedBuilds> m_builds;
    std::unique_ptr<Ui::MainWindow> m_window;
    Ui::BuildsPage *m_page = nullptr;
    qint64 m_now = 0;
};

namespace {

/// A page that remembers what it was asked to reveal.
class OtherPage final : public Ui::Page
{
public:
    explicit OtherPage(const QString &name)
        : Page(name, name, QStringLiteral("activity"))
    {
    }
    void reveal(const QString &subject) override { revealed = subject; }

    QString revealed;
};

QList<QWidget *> interactive(QWidget *window)
{
    QList<QWidget *> found;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus))
            found.append(widget);
    }
    return found;
}

bool tells(const QWidget &window, const QString &sentence)
{
    const auto labels = window.findChildren<Ui::ElidedLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
        [&sentence](const Ui::ElidedLabel *label) { return label->isVisible() && label->text() == sentence; });
}

QString described(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->accessibleName();
}

} // namespace

void TestMainWindow::init()
{
    m_clock = std::make_unique<Fakes::FakeClock>();
    m_now = Core::toMSecs(m_clock->wall()) / 1000;
    m_link = std::make_unique<Fakes::FakeServiceLink>();
    m_link->report = Fakes::sampleHealth(m_now);
    m_link->url = QUrl(QStringLiteral("https://discord.com/channels/1/2/3"));
    m_builds = std::make_unique<Fakes::ListedBuilds>();
    Fakes::fillWithADay(*m_builds, m_now);
    m_window = std::make_unique<Ui::MainWindow>(*m_link);
    m_page = new Ui::BuildsPage(*m_link, *m_builds, *m_clock);
    m_window->strip()->addAct(new Ui::PauseButton(*m_link, *m_clock));
    m_window->addPage(m_page);
    m_window->addPage(new OtherPage(QStringLiteral("deliveries")));
    m_window->addPage(new OtherPage(QStringLiteral("health")));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_builds.reset();
    m_link.reset();
    m_clock.reset();
}

void TestMainWindow::itFitsASmallScreen()
{
    const QSize available = m_window->screen()->availableSize(); // of the platform "offscreen": 800 by 800
    QCOMPARE(m_window->size().boundedTo(available), m_window->size());
    QCOMPARE(m_window->minimumSize().boundedTo(available), m_window->minimumSize());

    Ui::MainWindow other(*m_link);
    other.resize(3000, 2000);
    const QByteArray large = other.saveGeometry();
    m_window->restoreGeometry(large);
    QCOMPARE(m_window->size().boundedTo(available), m_window->size());
}

void TestMainWindow::theFirstPageIsShown()
{
    QCOMPARE(m_window->currentPage(), m_page);
    QVERIFY(m_page->list()->findChild<QListView *>()->hasFocus()); // work starts here
}

void TestMainWindow::shortcutsChoosePages()
{
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage()->name(), QStringLiteral("deliveries"));
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), m_page);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_page->findChild<QLineEdit *>()->hasFocus());
}

void TestMainWindow::aReportShowsInTheStrip()
{
    const auto links = m_window->strip()->findChildren<QAbstractButton *>();
    QCOMPARE(links.size(), 5); // the four links and the pause
    const auto shows = [&links](const QString &text) {
        return std::any_of(
            links.cbegin(), links.cend(), [&text](QAbstractButton *link) { return link->text() == text; });
    };
    QVERIFY(shows(QStringLiteral("Receiving on 192.168.1.20:5000")));
    Health::Report report = m_link->report;
    report.components[0].status = Health::Status::Fail;
    report.components[0].why = QStringLiteral("Port 5000 is taken");
    Q_EMIT m_link->healthChanged(report);
    QVERIFY(shows(QStringLiteral("Port 5000 is taken")));
    Q_EMIT m_link->healthChanged({});
    QVERIFY(!shows(QStringLiteral("Port 5000 is taken")));
}

void TestMainWindow::aLongTroubleCutsNoOtherWords()
{
    m_window->resize(1280, 800);
    Health::Report report = m_link->report;
    report.components[2].why = QString(300, QLatin1Char('w'));
    Q_EMIT m_link->healthChanged(report);
    const auto links = m_window->strip()->findChildren<QAbstractButton *>();
    QTRY_COMPARE(std::count_if(links.cbegin(), links.cend(),
                     [](const QAbstractButton *link) { return link->width() < link->sizeHint().width(); }),
        1);
}

void TestMainWindow::aLinkLeadsToHealth()
{
    QTest::mouseClick(m_window->strip()->findChildren<QAbstractButton *>().first(), Qt::LeftButton);
    auto *page = dynamic_cast<OtherPage *>(m_window->currentPage());
    QVERIFY(page);
    QCOMPARE(page->name(), QStringLiteral("health"));
    QCOMPARE(page->revealed, QStringLiteral("listener"));
}

void TestMainWindow::buildsArriveLive()
{
    const int before = m_page->list()->model()->rowCount();
    const auto fresh = Fakes::sampleBuild(2000, QStringLiteral("acme/new"), 1, Status::Pending, m_now);
    Q_EMIT m_link->buildChanged(fresh);
    QCOMPARE(m_page->list()->model()->rowCount(), before + 1);
    QCOMPARE(m_page->list()->model()->record(0), fresh);
}

void TestMainWindow::theDetailFollowsItsBuild()
{
    auto running = m_builds->records[0];
    QCOMPARE(m_page->detail()->build().key(), running.build.key());
    running.build.status = Status::Failure;
    running.build.finished = m_now;
    m_builds->records[0] = running;
    Q_EMIT m_link->buildChanged(running);
    QTRY_COMPARE(m_page->detail()->build().status, Status::Failure);
}

void TestMainWindow::aNarrowWindowFoldsTheMessageAway()
{
    auto *tabs = m_page->detail()->findChild<QTabBar *>();
    const auto *message = m_page->detail()->findChild<Ui::MessagePane *>();
    m_window->setMinimumSize(920, 560); // the screen of the platform is smaller
    m_window->resize(1280, 800);
    QTRY_COMPARE(tabs->count(), 3);
    QTRY_VERIFY(message->isVisible());
    m_window->resize(920, 560);
    QTRY_COMPARE(tabs->count(), 4);
    QVERIFY(!message->isVisible());
    QTRY_VERIFY(m_page->log()->width() > 400);
    tabs->setCurrentIndex(3);
    QTRY_VERIFY(message->isVisible());
    const auto rightEnd = [](const QWidget *widget) {
        return widget->mapTo(widget->window(), QPoint()).x() + widget->width();
    };
    QTRY_VERIFY(rightEnd(message) <= 920);
    for (const QWidget *widget : interactive(m_window.get()))
        QVERIFY2(rightEnd(widget) <= 920, qPrintable(described(widget)));
    m_window->resize(1280, 800);
    QTRY_COMPARE(tabs->count(), 3);
    QCOMPARE(tabs->currentIndex(), 0);
    QTRY_VERIFY(message->isVisible());
}

void TestMainWindow::theKeyboardGoesFromTopToBottom()
{
    m_window->resize(1280, 800);
    const QWidget *detail = m_page->detail();
    QList<const QWidget *> order;
    for (QWidget *each = m_page->list(); order.isEmpty() || each != m_page->list(); each = each->nextInFocusChain()) {
        if (detail->isAncestorOf(each) || order.isEmpty())
            order.append(each);
    }
    const auto place = [&](const QString &name) {
        const auto found = std::find_if(order.cbegin(), order.cend(), [&name](const QWidget *each) {
            const QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(each));
            return seen && seen->text(QAccessible::Name) == name;
        });
        return found == order.cend() ? -1 : int(found - order.cbegin());
    };
    const int places[] = {place(QStringLiteral("Open in Drone")), place(QStringLiteral("More actions")),
        place(QStringLiteral("Stages and steps")), int(order.indexOf(detail->findChild<QTabBar *>())),
        int(order.indexOf(m_page->log()->findChild<Ui::LogView *>())),
        place(QStringLiteral("The message as Discord shows it"))};
    for (size_t i = 0; i < std::size(places); ++i) {
        QVERIFY2(places[i] > 0, qPrintable(QString::number(i)));
        QVERIFY2(i == 0 || places[i] > places[i - 1], qPrintable(QString::number(i)));
    }
}

void TestMainWindow::revealShowsAnyBuild()
{
    const auto &wanted = m_builds->records[5];
    m_window->showPage(QStringLiteral("builds"), Ui::BuildsPage::subjectFor(wanted.build.key()));
    QCOMPARE(m_page->detail()->build().key(), wanted.build.key());
    m_page->reveal(QStringLiteral("987654 https://nowhere"));
    QCOMPARE(m_page->detail()->build().key(), wanted.build.key());
}

void TestMainWindow::actionsAskTheService()
{
    const qint64 id = m_page->detail()->build().id;
    m_link->asked.clear(); // of the log that opened by itself
    Q_EMIT m_page->detail()->announceAgainRequested();
    Q_EMIT m_page->detail()->actRequested(Model::Act::Cancel);
    auto *question = m_window->findChild<Ui::ActQuestion *>();
    QVERIFY(question);
    Q_EMIT question->confirmed({Model::Act::Cancel, {}, {}, {}});
    delete question;
    QCOMPARE(m_link->asked, QStringList({QStringLiteral("announce %1").arg(id), QStringLiteral("act %1").arg(id)}));
}

void TestMainWindow::howARequestEndedIsTold()
{
    m_link->outcome = {false, QStringLiteral("Drone refused the token")};
    Q_EMIT m_page->detail()->announceAgainRequested();
    QVERIFY(!tells(*m_window, m_link->outcome.message));
    QTRY_VERIFY(tells(*m_window, m_link->outcome.message));
}

void TestMainWindow::aDeliveryLeadsToItsPage()
{
    Q_EMIT m_page->detail()->deliveryActivated(42);
    auto *page = dynamic_cast<OtherPage *>(m_window->currentPage());
    QVERIFY(page);
    QCOMPARE(page->revealed, QStringLiteral("42"));
}

void TestMainWindow::announcementsArePausedAtTheEdge()
{
    auto *button = m_window->strip()->findChild<Ui::PauseButton *>();
    QCOMPARE(button->accessibleName(), QStringLiteral("Pause announcements"));
    button->click();
    QVERIFY(button->menu()->isVisible());
    m_link->asked.clear();
    button->menu()->actions().last()->trigger();
    button->menu()->hide();
    QCOMPARE(m_link->asked.size(), 1);
    m_link->paused = Core::WallTime::max();
    Q_EMIT m_link->pauseChanged(m_link->paused);
    QCOMPARE(button->accessibleName(), QStringLiteral("Resume announcements"));
    button->click();
    QVERIFY(!button->menu()->isVisible());
    QCOMPARE(m_link->asked.last(), QStringLiteral("pause 0"));
}

void TestMainWindow::theEndOfThePauseKeepsItsDay()
{
    using namespace std::chrono_literals;
    auto *button = m_window->strip()->findChild<Ui::PauseButton *>();
    const auto ends = [this, button] {
        const QString words = Ui::pauseEnd(m_link->paused, Core::toMSecs(m_clock->wall()) / 1000);
        return button->toolTip().contains(words) && button->accessibleDescription() == button->toolTip();
    };
    m_link->paused = m_clock->wall() + 24h; // of tomorrow
    Q_EMIT m_link->pauseChanged(m_link->paused);
    QVERIFY(ends());
    m_clock->advance(24h - 1min); // of today, which midnight made it
    QHelpEvent asked(QEvent::ToolTip, {}, {});
    QCoreApplication::sendEvent(button, &asked);
    QVERIFY2(ends(), qPrintable(button->toolTip()));

    m_link->paused = m_clock->wall() + 24h;
    Q_EMIT m_link->pauseChanged(m_link->paused);
    m_clock->advance(24h - 1min);
    m_window->hide();
    m_window->show(); // what nobody asks for follows with the minutes, and at once where it was hidden
    QVERIFY2(ends(), qPrintable(button->toolTip()));
}

void TestMainWindow::closingMayOnlyHide()
{
    QSignalSpy hidden(m_window.get(), &Ui::MainWindow::hiddenByClosing);
    QSignalSpy closed(m_window.get(), &Ui::MainWindow::closed);
    m_window->setClosing(Ui::MainWindow::Closing::Hides);
    m_window->close();
    QCOMPARE(hidden.size(), 1);
    QVERIFY(!m_window->isVisible());
    m_window->bringUp();
    QVERIFY(m_window->isVisible());
    QSignalSpy asked(m_window.get(), &Ui::MainWindow::closeAsked);
    m_window->setClosing(Ui::MainWindow::Closing::Asks);
    m_window->close();
    QCOMPARE(asked.size(), 1);
    QVERIFY(m_window->isVisible());
    m_window->setClosing(Ui::MainWindow::Closing::Ends);
    m_window->close();
    QCOMPARE(closed.size(), 1);
}

void TestMainWindow::whatNobodySawIsStillSaid()
{
    const auto ends = [this] {
        for (const QTimer *timer : m_window->findChildren<QTimer *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (timer->isSingleShot() && timer->isActive())
                return true;
        }
        return false;
    };
    m_window->hide();
    m_window->tell(QStringLiteral("The keychain is locked"), false);
    QVERIFY(!ends());
    m_window->bringUp();
    QVERIFY(ends());
    QVERIFY(tells(*m_window, QStringLiteral("The keychain is locked")));
    m_window->hide();
    QVERIFY(!ends());
    m_window->showMinimized();
    QVERIFY(!ends());
    m_window->showNormal();
    QTRY_VERIFY(ends());
}

void TestMainWindow::theKeysSayWhatThisIs()
{
    m_window->showShortcuts();
    const auto *dialog = m_window->findChild<Ui::ShortcutsDialog *>();
    QVERIFY(Fakes::says(*dialog, QStringLiteral("Drone Discord ") + QCoreApplication::applicationVersion()));
    QVERIFY(Fakes::says(*dialog, QStringLiteral("GNU GPL, version 3")));
    // A key stands for one thing on each page, or says where.
    QSet<std::pair<QString, QString>> known;
    for (const Ui::Shortcut &shortcut : m_window->shortcuts()) {
        const std::pair words(shortcut.page, shortcut.words);
        QVERIFY2(!known.contains(words), qPrintable(shortcut.words));
        known.insert(words);
    }
}

void TestMainWindow::everythingHasAName()
{
    auto *tabs = m_page->detail()->findChild<QTabBar *>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        for (QWidget *widget : interactive(m_window.get())) {
            QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(seen && !seen->text(QAccessible::Name).isEmpty(), qPrintable(described(widget)));
        }
    }
}

void TestMainWindow::tabReachesEverything()
{
    const QList<QWidget *> all = interactive(m_window.get());
    QVERIFY(all.size() > 10);
    QSet<QWidget *> reached;
    for (int i = 0; i < all.size() * 3; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (QWidget *widget : all) {
        // Of a group of exclusive buttons Tab reaches the chosen one, arrows the others.
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        if (button && button->group() && !button->isChecked())
            continue;
        QVERIFY2(reached.contains(widget), qPrintable(described(widget)));
    }
}

void TestMainWindow::emptyPagesSaySo()
{
    Fakes::ListedBuilds none;
    Ui::BuildsPage page(*m_link, none, *m_clock);
    page.resize(1000, 700);
    page.show();
    QCOMPARE(page.list()->model()->rowCount(), 0);
    QVERIFY(!page.list()->findChild<QListView *>()->isVisible());
    const auto titleTop = [&page](const QString &text) {
        for (const QLabel *label : page.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == text)
                return label->mapTo(&page, QPoint()).y();
        }
        return -1;
    };
    QVERIFY(titleTop(QStringLiteral("No builds yet")) > 0);
    QCOMPARE(titleTop(QStringLiteral("Builds show here")), titleTop(QStringLiteral("No builds yet")));
    const auto fresh = Fakes::sampleBuild(1, QStringLiteral("acme/new"), 1, Status::Pending, m_now);
    none.records = {fresh};
    Q_EMIT m_link->buildChanged(fresh);
    QVERIFY(page.list()->findChild<QListView *>()->isVisible());
    QCOMPARE(page.detail()->build(), fresh.build);
}

void TestMainWindow::unreadableBuildsComeOnceTheyCanBeRead()
{
    m_builds->error = Store::StoreError{Store::StoreErrorKind::CannotOpen, QStringLiteral("It is not ready yet"), {}};
    Ui::BuildsPage page(*m_link, *m_builds, *m_clock);
    QCOMPARE(page.list()->model()->rowCount(), 0);
    QCOMPARE(page.list()->model()->failure(), QStringLiteral("It is not ready yet"));
    m_builds->error.reset();
    Q_EMIT m_link->healthChanged({});
    QVERIFY(page.list()->model()->rowCount() > 0);
}

REGISTER_WINDOW_TEST(TestMainWindow)
#include "tst_mainwindow.moc"
