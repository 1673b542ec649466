// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/discord/rest/restserver.h"
#include "fakes/drone/droneserver.h"
#include "fakes/testprogram.h"
#include "ui/builds/builddetail.h"
#include "ui/builds/buildlistpane.h"
#include "ui/builds/buildspage.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/deliveries/deliverytable.h"
#include "ui/deliveries/deliverytablemodel.h"
#include "ui/deliveries/replaydialog.h"
#include "ui/log/logpane.h"
#include "ui/log/logview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/page.h"
#include "ui/mainwindow/shortcuts.h"
#include "windowbench.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

/// The program with its window, used by somebody who has no mouse. Keys go to the window as from a keyboard, never to a
/// widget that the test has looked up: what has the focus gets them.
class TestByKeys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aBuildAndItsLogAreRead();
    void buildsAreFiltered();
    void linksAreCopied();
    void deliveriesAreReplayed();
    void aSettingIsChanged();
    void theKeysAreLookedUp();
    void theProgramIsQuit();

private:
    static constexpr int Patience = 30'000; // ms

    WindowedRun &run() const { return *m_bench->run; }
    QString page() const { return run().window().currentPage()->name(); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(QGuiApplication::focusWindow(), static_cast<Qt::Key>(key), modifiers);
    }
    void type(const QString &text) const
    {
        for (const QChar c : text)
            QTest::keyClick(QGuiApplication::focusWindow(), c.toLatin1());
    }
    static QString focused();
    bool tabTo(const QString &name) const;

    std::unique_ptr<Fakes::DiscordRestServer> m_discord;
    std::unique_ptr<Fakes::DroneServer> m_drone;
    std::unique_ptr<WindowBench> m_bench;
};

/// Two builds: the failed #302 of a Drone that has the log of its failed step, and another one.
void TestByKeys::init()
{
    m_discord = std::make_unique<Fakes::DiscordRestServer>();
    m_discord->limit = 100'000;
    m_drone = std::make_unique<Fakes::DroneServer>();
    m_drone->set("GET /api/user", {.body = R"({"id":1,"login":"ada"})"});
    const QJsonObject failed = QJsonDocument::fromJson(recordedBody(QStringLiteral("push-failure/08"))).object();
    m_drone->set("GET /api/repos/harbor/tide-tables/builds/302",
        {.body = QJsonDocument(failed.value(QLatin1String("build")).toObject()).toJson(QJsonDocument::Compact)});
    m_drone->set("GET /api/repos/harbor/tide-tables/builds/302/logs/1/2",
        {.body = R"([{"pos":0,"out":"the tide is out","time":1}])"});
    m_bench = std::make_unique<WindowBench>();
    Startup startup = m_bench->completeStartup(m_discord->baseUrl(), m_discord->token);
    startup.configuration.settings.droneServer = m_drone->url();
    startup.configuration.secrets.droneToken = "drone-token-of-the-test";
    m_bench->start(std::move(startup));
    QVERIFY(QTest::qWaitForWindowActive(&run().window()));
    for (const char *build : {"push-failure", "push-success"}) {
        for (int i = 1; i <= 8; ++i)
            QCOMPARE(m_bench->deliver(recordedBody(QStringLiteral("%1/0%2").arg(QLatin1String(build)).arg(i))), 204);
    }
    QTRY_COMPARE_WITH_TIMEOUT(run().builds().list()->model()->rowCount(), 2, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_discord->messages.size(), 2, Patience);
}

void TestByKeys::cleanup()
{
    m_bench.reset();
    m_drone.reset();
    m_discord.reset();
}

/// What a screen reader would call the widget that gets the keys.
QString TestByKeys::focused()
{
    const QWidget *widget = QApplication::focusWidget();
    if (!widget)
        return {};
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button && widget->accessibleName().isEmpty() ? button->text().remove(QLatin1Char('&'))
                                                        : widget->accessibleName();
}

bool TestByKeys::tabTo(const QString &name) const
{
    QStringList passed;
    for (int i = 0; i < 60; ++i) {
        if (focused() == name)
            return true;
        passed.append(focused());
        press(Qt::Key_Tab);
    }
    qWarning().noquote() << name << "is not reached by Tab, but:" << passed;
    return false;
}

void TestByKeys::aBuildAndItsLogAreRead()
{
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("builds"));
    QCOMPARE(focused(), QStringLiteral("Builds, newest first")); // without having looked for it
    press(Qt::Key_Home);
    const qint64 first = run().builds().detail()->build().number;
    press(Qt::Key_Down);
    QVERIFY(run().builds().detail()->build().number != first);
    if (run().builds().detail()->build().number != 302)
        press(Qt::Key_Up);
    QCOMPARE(run().builds().detail()->build().number, 302);

    // The failed step's log opens by itself; another one's by choosing it.
    QVERIFY(tabTo(QStringLiteral("Stages and steps")));
    press(Qt::Key_Home);
    press(Qt::Key_Down);
    QVERIFY(tabTo(QStringLiteral("Log of lint")));
    QTRY_VERIFY_WITH_TIMEOUT(!run().builds().log()->view()->document().isEmpty(), Patience);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().trimmed(), QStringLiteral("the tide is out"));

    QVERIFY(tabTo(QStringLiteral("About this build")));
    press(Qt::Key_Right);
    QVERIFY(tabTo(QStringLiteral("Timeline")));
}

void TestByKeys::buildsAreFiltered()
{
    press(Qt::Key_1, Qt::ControlModifier);
    const QAbstractItemModel *list = run().builds().list()->model();
    press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(focused(), QStringLiteral("Search builds"));
    type(QStringLiteral("nothing is called so"));
    QTRY_COMPARE(list->rowCount(), 0);
    press(Qt::Key_Escape);
    QTRY_COMPARE(list->rowCount(), 2);
    press(Qt::Key_Tab); // to the chips: all, running, failed
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    QTRY_COMPARE(list->rowCount(), 1);
}

void TestByKeys::linksAreCopied()
{
    press(Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_Home);
    QGuiApplication::clipboard()->clear();
    QVERIFY(tabTo(QStringLiteral("More actions")));
    press(Qt::Key_Space);
    QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
    press(Qt::Key_C); // the letter that is underlined in "Copy link to Drone"
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), run().builds().detail()->build().page());
    QVERIFY(!QApplication::activePopupWidget());
}

void TestByKeys::deliveriesAreReplayed()
{
    press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("deliveries"));
    auto &deliveries = static_cast<Ui::DeliveriesPage &>(*run().window().currentPage());
    QTRY_COMPARE_WITH_TIMEOUT(deliveries.model()->rowCount(), 16, Patience);
    press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(focused(), QStringLiteral("Search deliveries"));
    type(QStringLiteral("repo:harbor/tide-tables"));
    press(Qt::Key_Return);
    QTRY_VERIFY(deliveries.model()->rowCount() > 0 && deliveries.model()->rowCount() <= 16);
    QVERIFY(tabTo(QStringLiteral("Deliveries, newest first")));
    press(Qt::Key_Home);
    press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(deliveries.table()->chosen().size(), 2);

    press(Qt::Key_R, Qt::AltModifier);
    QTRY_VERIFY(qobject_cast<Ui::ReplayDialog *>(QApplication::activeModalWidget()));
    QWidget *dialog = QApplication::activeModalWidget();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    // First it says what would happen; only then Return starts it.
    QTRY_COMPARE_WITH_TIMEOUT(focused(), QStringLiteral("Replay"), Patience);
    QSignalSpy finished(&run().link(), &Ui::ServiceLink::requestFinished);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
    QVERIFY(finished[0][1].value<Ui::Outcome>().ok);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QCOMPARE(m_discord->messages.size(), 2);
}

void TestByKeys::aSettingIsChanged()
{
    const QString file = m_bench->folder.filePath(QStringLiteral("drone-discord.ini"));
    QVERIFY(Settings::load(file).value().closeToTray);
    press(Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("settings"));
    QCOMPARE(focused(), QStringLiteral("Sections"));
    for (int i = 0; i < 4; ++i)
        press(Qt::Key_Right);
    QVERIFY(tabTo(QStringLiteral("Keep running when the window is closed")));
    press(Qt::Key_Space);
    QTRY_VERIFY(!Settings::load(file).value().closeToTray);
    press(Qt::Key_X, Qt::AltModifier); // underlined in "Builds that fix a failure"
    QTRY_VERIFY(!Settings::load(file).value().notifyFixed);
}

void TestByKeys::theKeysAreLookedUp()
{
    press(Qt::Key_F1);
    QTRY_VERIFY(qobject_cast<Ui::ShortcutsDialog *>(QApplication::activeModalWidget()));
    QVERIFY(QTest::qWaitForWindowActive(QApplication::activeModalWidget()));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    run().window().activateWindow(); // as a window manager does
    QVERIFY(QTest::qWaitForWindowActive(&run().window()));
    press(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("health"));
}

void TestByKeys::theProgramIsQuit()
{
    QTimer::singleShot(0, this, [this] { press(Qt::Key_Q, Qt::ControlModifier); });
    QCOMPARE(QApplication::exec(), int(Fine));
}

REGISTER_WINDOW_TEST(TestByKeys)
#include "tst_bykeys.moc"
