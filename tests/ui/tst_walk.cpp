// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deliveries/storedsamples.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "samplebuilds.h"
#include "samplelog.h"
#include "settings/settingsdesk.h"
#include "ui/builds/actquestion.h"
#include "ui/builds/builddetail.h"
#include "ui/builds/buildspage.h"
#include "ui/deliveries/curldialog.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/deliveries/deliveryinspector.h"
#include "ui/deliveries/replaydialog.h"
#include "ui/deliveries/storeddeliveries.h"
#include "ui/health/healthpage.h"
#include "ui/health/proofdialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/pausebutton.h"
#include "ui/mainwindow/shortcuts.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/settings/settingspage.h"
#include "ui/text/translations.h"
#include "ui/theme/appearance.h"
#include "ui/tray/closequestion.h"
#include "walkchecks.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTabBar>
#include <QTest>

namespace {

Settings::Look lookOfPictures()
{
    return qEnvironmentVariableIsSet("WALK_DARK") ? Settings::Look::Dark : Settings::Look::Light;
}

/// Everything that the window is built on, filled with samples.
struct Desk
{
    /// `deliveries` is borrowed: to fill it takes a moment.
    Desk(bool filled, Core::WallTime wall, Fakes::StoredSamples &deliveries)
        : stored(deliveries)
    {
        clock.setWall(wall);
        const qint64 now = Core::toMSecs(clock.wall()) / 1000;
        settings.service.url = QUrl(QStringLiteral("https://discord.com/channels/1/2/3"));
        settings.service.log = Fakes::sampleLog();
        settings.service.plan = {34, 5, 2};
        settings.discord.token.clear(); // nothing here asks a chat
        settings.settings.state.values.look = lookOfPictures();
        settings.settings.state.inForce.look = lookOfPictures();
        if (!filled) {
            settings.service.report = {};
            return;
        }
        settings.setUp();
        settings.settings.state.values.routes = {{QStringLiteral("acme/*"), {}, QStringLiteral("tag"), {}}, {}};
        Fakes::fillWithADay(builds, now);
    }

    Fakes::FakeClock clock;
    Fakes::SettingsDesk settings;
    Fakes::ListedBuilds builds;
    Fakes::StoredSamples &stored;
};

/// A main window with every page, of which one is shown.
struct Window
{
    explicit Window(Desk &desk, Ui::Appearance &appearance)
        : deliveries(desk.stored.path())
        , window(desk.settings.service)
        , builds(new Ui::BuildsPage(desk.settings.service, desk.builds, desk.clock))
        , arrived(new Ui::DeliveriesPage(desk.settings.service, deliveries, desk.clock))
    {
        window.addPage(builds);
        window.addPage(arrived);
        window.addPage(new Ui::HealthPage(desk.settings.service, desk.clock, desk.settings.folder.path()));
        window.addPage(new Ui::SettingsPage({desk.settings.service, desk.settings.settings, desk.settings.store,
            desk.settings.clock, appearance, desk.settings.autostart}));
        window.strip()->addAct(new Ui::PauseButton(desk.settings.service, desk.clock));
        window.strip()->setBuilding(2);
        if (!desk.builds.records.isEmpty())
            builds->reveal(Ui::BuildsPage::subjectFor(desk.builds.records[2].build.key()));
    }

    Ui::StoredDeliveries deliveries;
    Ui::MainWindow window;
    Ui::BuildsPage *builds;
    Ui::DeliveriesPage *arrived;
};

using Dialog = std::function<QWidget *(Desk &)>;

} // namespace

/// Walks through every page and dialog, in both languages, at 100 % and 200 %: each interactive widget has a name for
/// screen readers, is reached by Tab, and nothing is cut off. WALK_PICTURES names a folder for pictures of all of it,
/// WALK_DARK makes them dark (pictures.sh).
class TestWalk final : public QObject
{
    Q_OBJECT

public:
    TestWalk()
        : m_font(QApplication::font())
        , m_appearance(*qApp)
    {
        m_arrived.fillWithAMorning(m_wall);
        m_appearance.setMode(static_cast<Ui::Appearance::Mode>(lookOfPictures()));
    }

private Q_SLOTS:
    void cleanup();
    void seesWhatIsWrong();
    void everyShortcutIsListed();
    void pages_data();
    void pages();
    void dialogs_data();
    void dialogs();

private:
    void dress(const QString &locale, int percent);
    void check(QWidget &window);

    QFont m_font;
    Ui::Appearance m_appearance;
    const Core::WallTime m_wall = Core::SystemClock().wall();
    Fakes::StoredSamples m_arrived;
    Fakes::StoredSamples m_nothing;
    std::unique_ptr<Ui::Translations> m_translations;
};

void TestWalk::dress(const QString &locale, int percent)
{
    QLocale::setDefault(QLocale(locale));
    m_translations = std::make_unique<Ui::Translations>(QLocale());
    QFont font = m_font;
    // The type scale is drawn for 10 pt at 96 dpi; what follows the text is then as large as on a screen at `percent`.
    font.setPixelSize(qRound(13.34 * percent / 100));
    QApplication::setFont(font);
}

void TestWalk::cleanup()
{
    m_translations.reset();
    QApplication::setFont(m_font);
    QLocale::setDefault(QLocale::c());
}

void TestWalk::check(QWidget &window)
{
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QCoreApplication::processEvents();
    if (const QString folder = qEnvironmentVariable("WALK_PICTURES"); !folder.isEmpty()) {
        QString name = QLatin1String(QTest::currentDataTag());
        window.grab().save(QDir(folder).filePath(name.replace(u' ', u'-') + QLatin1String(".png")));
    }
    QStringList breaches = Fakes::namelessIn(window);
    breaches += Fakes::cutOffIn(window);
    breaches += Fakes::unreachableIn(window);
    // What the strip and the head of a page cannot show, they shorten and show under the pointer.
    if (window.width() < 1280)
        breaches.removeIf([](const QString &breach) {
            return breach.endsWith(QLatin1String("/StatusStrip")) || breach.endsWith(QLatin1String("/PageHeader"));
        });
    breaches.removeDuplicates();
    QVERIFY2(breaches.isEmpty(), qPrintable(QStringLiteral("\n    ") + breaches.join(QStringLiteral("\n    "))));
}

void TestWalk::seesWhatIsWrong()
{
    QWidget window;
    window.resize(300, 200);
    auto *good = new QPushButton(QStringLiteral("Good"), &window);
    good->setGeometry({{10, 10}, good->sizeHint()});
    auto *nameless = new QLineEdit(&window);
    nameless->setGeometry({{10, 60}, nameless->sizeHint()});
    auto *unreachable = new QPushButton(QStringLiteral("By mouse alone"), &window);
    unreachable->setFocusPolicy(Qt::ClickFocus);
    unreachable->setGeometry({{10, 100}, unreachable->sizeHint()});
    auto *narrow = new QLabel(QStringLiteral("More words than there is room for"), &window);
    narrow->setGeometry(10, 140, 50, 20);
    auto *outside = new QPushButton(QStringLiteral("Half outside"), &window);
    outside->setGeometry({{250, 160}, outside->sizeHint()});
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));

    QCOMPARE(Fakes::namelessIn(window), QStringList{QStringLiteral("has no name: QLineEdit “” in ")});
    QCOMPARE(Fakes::unreachableIn(window),
        QStringList{QStringLiteral("is not reached by Tab: QPushButton “By mouse alone” in ")});
    const QStringList cut = Fakes::cutOffIn(window);
    QCOMPARE(cut.size(), 2);
    QVERIFY(cut[0].startsWith(QLatin1String("needs ")));
    QVERIFY(cut[0].contains(QLatin1String("More words")));
    QCOMPARE(cut[1], QStringLiteral("reaches over the edge: QPushButton “Half outside” in "));
}

void TestWalk::everyShortcutIsListed()
{
    Desk desk(true, m_wall, m_arrived);
    Window window(desk, m_appearance);
    window.window.show();
    window.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window.window));
    const QList<Ui::Shortcut> listed = window.window.shortcuts();
    const auto isListed = [&listed](const QKeySequence &keys) {
        return std::any_of(listed.cbegin(), listed.cend(), [&keys](const Ui::Shortcut &shortcut) {
            return shortcut.keys == keys.toString(QKeySequence::NativeText) && !shortcut.words.isEmpty();
        });
    };
    for (const QShortcut *shortcut : window.window.findChildren<QShortcut *>())
        QVERIFY2(isListed(shortcut->key()), qPrintable(shortcut->key().toString()));
    for (const auto keys : {QKeySequence::Find, QKeySequence::Copy, QKeySequence::SelectAll, QKeySequence::FindNext,
             QKeySequence::Save, QKeySequence::HelpContents})
        QVERIFY2(isListed(QKeySequence(keys)), qPrintable(QKeySequence(keys).toString()));
    QCOMPARE(listed.first().page, QString());
    QCOMPARE(listed.last().page, window.arrived->word()); // in the order of the pages

    QTest::keyClick(&window.window, Qt::Key_F1);
    auto *dialog = window.window.findChild<Ui::ShortcutsDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    window.window.showShortcuts();
    QCOMPARE(window.window.findChildren<Ui::ShortcutsDialog *>().size(), 1);
    dialog->close();
}

void TestWalk::pages_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<int>("tab");
    QTest::addColumn<bool>("filled");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");

    struct Place
    {
        const char *page;
        const char *subject;
        int tab;
        bool filled;
    };
    const Place places[] = {{"builds", "", 0, true}, {"builds", "", 1, true}, {"builds", "", 2, true},
        {"builds", "", 0, false}, {"deliveries", "", 0, true}, {"deliveries", "", 1, true}, {"deliveries", "", 2, true},
        {"deliveries", "", 0, false}, {"health", "", 0, true}, {"health", "", 0, false},
        {"settings", "setup", 0, false}, {"settings", "setup", 0, true}, {"settings", "receiving", 0, true},
        {"settings", "discord", 0, true}, {"settings", "rules", 0, true}, {"settings", "drone", 0, true},
        {"settings", "desktop", 0, true}, {"settings", "data", 0, true}};
    const QSize drawn(1280, 800);
    const QSize smallest(920, 560);
    for (const char *locale : {"en_GB", "de_DE"}) {
        for (const auto &[percent, size] : {std::pair(100, drawn), std::pair(200, drawn), std::pair(100, smallest)}) {
            for (const Place &place : places)
                QTest::addRow("%s %s %d %s %s %d %d", place.page, place.subject, place.tab,
                    place.filled ? "filled" : "empty", locale, percent, size.width())
                    << QString::fromLatin1(place.page) << QString::fromLatin1(place.subject) << place.tab
                    << place.filled << QString::fromLatin1(locale) << percent << size;
        }
    }
}

void TestWalk::pages()
{
    QFETCH(QString, page);
    QFETCH(QString, subject);
    QFETCH(int, tab);
    QFETCH(bool, filled);
    QFETCH(QString, locale);
    QFETCH(int, percent);
    QFETCH(QSize, size);

    dress(locale, percent);
    Desk desk(filled, m_wall, filled ? m_arrived : m_nothing);
    Window main(desk, m_appearance);
    main.window.resize(size * percent / 100);
    main.window.showPage(page, subject);
    if (tab > 0) {
        QWidget *place =
            page == QLatin1String("builds") ? static_cast<QWidget *>(main.builds->detail()) : main.arrived->inspector();
        place->findChild<QTabBar *>()->setCurrentIndex(tab);
    }
    check(main.window);
}

void TestWalk::dialogs_data()
{
    QTest::addColumn<Dialog>("make");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<int>("percent");

    QList<std::pair<QByteArray, Dialog>> all{
        {"replay", [](Desk &desk) { return new Ui::ReplayDialog(desk.settings.service, Store::DeliveryFilter()); }},
        {"proof",
            [](Desk &desk) {
                auto *dialog = new Ui::ProofDialog(desk.settings.service);
                Service::ProofReport report;
                report.reached = {{Service::Hop::Stored, std::chrono::milliseconds(3)}};
                report.failed = Service::Hop::Acknowledged;
                Q_EMIT desk.settings.service.proofProgressed(1, report);
                Q_EMIT desk.settings.service.requestFinished(1,
                    {false,
                        QStringLiteral("The endpoint at http://192.168.1.20:5000/webhook did not answer. Look at "
                                       "the address and the port in the settings, and at the firewall.")});
                return dialog;
            }},
        {"shortcuts",
            [appearance = &m_appearance](Desk &desk) {
                const Window window(desk, *appearance);
                return new Ui::ShortcutsDialog(window.window.shortcuts());
            }},
        {"curl", [](Desk &desk) { return new Ui::CurlDialog(Model::Delivery(), desk.clock); }},
        {"close with icon", [](Desk &) { return new Ui::CloseQuestion(true, nullptr); }},
        {"close without icon", [](Desk &) { return new Ui::CloseQuestion(false, nullptr); }},
    };
    for (const auto &[name, act] : {std::pair("restart", Model::Act::Restart), std::pair("cancel", Model::Act::Cancel),
             std::pair("approve", Model::Act::Approve), std::pair("decline", Model::Act::Decline),
             std::pair("promote", Model::Act::Promote)})
        all.append({name,
            [act = act](Desk &desk) { return new Ui::ActQuestion(act, desk.builds.records[2].build, nullptr); }});
    for (const char *locale : {"en_GB", "de_DE"}) {
        for (const int percent : {100, 200}) {
            for (const auto &[name, make] : all)
                QTest::addRow("%s %s %d", name.constData(), locale, percent)
                    << make << QString::fromLatin1(locale) << percent;
        }
    }
}

void TestWalk::dialogs()
{
    QFETCH(Dialog, make);
    QFETCH(QString, locale);
    QFETCH(int, percent);

    dress(locale, percent);
    Desk desk(true, m_wall, m_arrived);
    const std::unique_ptr<QWidget> dialog(make(desk));
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    QCoreApplication::processEvents(); // a replay is planned
    // Not adjustSize(): that stays within a part of the screen, and the offscreen one is small.
    const int width = dialog->sizeHint().expandedTo(dialog->minimumSize()).width();
    dialog->resize(width, std::max(dialog->sizeHint().height(), dialog->layout()->totalHeightForWidth(width)));
    check(*dialog);
}

REGISTER_WINDOW_TEST(TestWalk)
#include "tst_walk.moc"
