// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "fakes/desktop/privatesession.h"
#include "fakes/testprogram.h"
#include "fakeservicelink.h"
#include "listedbuilds.h"
#include "samplebuilds.h"
#include "ui/tray/trayicon.h"

#include <QApplication>
#include <QProcess>
#include <QScreen>
#include <QStandardPaths>
#include <QTest>

using Ui::TrayState;

/// The icon in real panels on an X server without a screen: trayer takes it in by XEmbed; xfce4-panel, chosen by
/// TRAY_HOST, shows it as a StatusNotifierItem. Whether it is there is read from the screen's pixels. With
/// TRAY_PICTURES=FOLDER the screens are kept to be looked at.
class TestTrayHosts final : public QObject
{
    Q_OBJECT

public:
    explicit TestTrayHosts(QString whyNot)
        : m_whyNot(std::move(whyNot))
    {
    }

private Q_SLOTS:
    void initTestCase();
    void withoutAPanelThereIsNone();
    void aPanelThatComesLateShowsIt();
    void everyStateIsSeen_data();
    void everyStateIsSeen();
    void aKilledPanelIsNoticed();
    void aRestartedPanelShowsItAgain();
    void cleanupTestCase();

private:
    void startPanel();
    bool isSeen(TrayState state) const;
    void keepPicture(const QString &name) const;

    static constexpr int PanelMayTakeMs = 30'000;

    const QString m_whyNot;
    Core::SystemClock m_clock;
    Fakes::FakeServiceLink m_link;
    Fakes::ListedBuilds m_builds;
    std::unique_ptr<Ui::TrayHost> m_host;
    std::unique_ptr<Ui::TrayIcon> m_icon;
    QProcess m_panel;
};

namespace {

QString panelName()
{
    return qEnvironmentVariable("TRAY_HOST", QStringLiteral("trayer"));
}

} // namespace

void TestTrayHosts::initTestCase()
{
    if (!m_whyNot.isEmpty())
        QSKIP(qPrintable(m_whyNot));
    m_host = std::make_unique<Ui::TrayHost>(m_clock);
    m_icon = std::make_unique<Ui::TrayIcon>(m_link, m_builds, m_clock, *m_host);
}

void TestTrayHosts::startPanel()
{
    const bool isTrayer = panelName() == QLatin1String("trayer");
    m_panel.start(panelName(),
        isTrayer ? QStringList{QStringLiteral("--edge"), QStringLiteral("top"), QStringLiteral("--height"),
            QStringLiteral("30")}
                 : QStringList{QStringLiteral("--disable-wm-check")});
    QVERIFY(m_panel.waitForStarted());
}

bool TestTrayHosts::isSeen(TrayState state) const
{
    const QImage screen = QGuiApplication::primaryScreen()->grabWindow(0).toImage();
    const QColor wanted = Ui::trayColour(state);
    int found = 0;
    for (int y = 0; y < 48; ++y) {
        for (int x = 0; x < screen.width(); ++x) {
            const QColor pixel = screen.pixelColor(x, y);
            found += qAbs(pixel.red() - wanted.red()) < 6 && qAbs(pixel.green() - wanted.green()) < 6
                    && qAbs(pixel.blue() - wanted.blue()) < 6
                ? 1
                : 0;
        }
    }
    return found > 25;
}

void TestTrayHosts::keepPicture(const QString &name) const
{
    const QString folder = qEnvironmentVariable("TRAY_PICTURES");
    if (!folder.isEmpty())
        QGuiApplication::primaryScreen()->grabWindow(0).save(
            QStringLiteral("%1/%2-%3.png").arg(folder, panelName(), name));
}

void TestTrayHosts::withoutAPanelThereIsNone()
{
    QVERIFY(!m_host->isPresent());
    QVERIFY(!m_icon->icon());
    QVERIFY(!isSeen(TrayState::Idle));
}

void TestTrayHosts::aPanelThatComesLateShowsIt()
{
    startPanel();
    QTRY_VERIFY_WITH_TIMEOUT(m_host->isPresent(), PanelMayTakeMs);
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(TrayState::Idle), PanelMayTakeMs);
}

void TestTrayHosts::everyStateIsSeen_data()
{
    QTest::addColumn<TrayState>("state");
    QTest::newRow("building") << TrayState::Building;
    QTest::newRow("paused") << TrayState::Paused;
    QTest::newRow("degraded") << TrayState::Degraded;
    QTest::newRow("failed") << TrayState::Failed;
    QTest::newRow("idle") << TrayState::Idle;
}

void TestTrayHosts::everyStateIsSeen()
{
    QFETCH(TrayState, state);
    auto build = Fakes::sampleBuild(1, QStringLiteral("acme/api"), 1,
        state == TrayState::Failed ? Model::Status::Failure : Model::Status::Success,
        Core::toMSecs(m_clock.wall()) / 1000);
    build.build.event = QStringLiteral("push");
    build.build.target = build.build.repository.defaultBranch = QStringLiteral("main");
    build.lastObserved = m_clock.wall();
    m_builds.records = {build};
    m_link.paused = state == TrayState::Paused ? Core::WallTime::max() : Core::WallTime{};
    m_link.report.components.clear();
    if (state == TrayState::Degraded)
        m_link.report.components = {
            {QStringLiteral("store"), Health::Status::Fail, {}, QStringLiteral("The disk is full"), {}, {}}};
    m_icon->setBuilding(state == TrayState::Building ? 1 : 0);
    Q_EMIT m_link.buildChanged(build);
    QTRY_COMPARE(Ui::trayStateOf(m_icon->facts()), state);
    QTRY_VERIFY(isSeen(state));
    keepPicture(QString::fromLatin1(QTest::currentDataTag()));
}

void TestTrayHosts::aKilledPanelIsNoticed()
{
    m_panel.kill();
    QVERIFY(m_panel.waitForFinished());
    QTRY_VERIFY_WITH_TIMEOUT(!m_host->isPresent(), PanelMayTakeMs);
    QVERIFY(!m_icon->icon());
}

void TestTrayHosts::aRestartedPanelShowsItAgain()
{
    startPanel();
    QTRY_VERIFY_WITH_TIMEOUT(m_host->isPresent(), PanelMayTakeMs);
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(TrayState::Idle), PanelMayTakeMs);
}

void TestTrayHosts::cleanupTestCase()
{
    m_icon.reset();
    m_host.reset();
    m_panel.kill();
    m_panel.waitForFinished();
}

static int runTrayHosts(int argc, char **argv)
{
    QString whyNot;
    for (const QString &program : {QStringLiteral("Xvfb"), QStringLiteral("dbus-daemon"), panelName()}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            whyNot = QStringLiteral("%1 is not installed").arg(program);
    }
    Fakes::PrivateBus bus;
    Fakes::PrivateDisplay display;
    if (whyNot.isEmpty()) {
        if (bus.start(Fakes::PrivateBus::Services::Installed) && display.start())
            qputenv("QT_QPA_PLATFORM", "xcb");
        else
            whyNot = QStringLiteral("The X server or the session bus does not start");
    }
    const QApplication application(argc, argv);
    TestTrayHosts test(whyNot);
    return QTest::qExec(&test, argc, argv);
}
REGISTER_TEST(TestTrayHosts, runTrayHosts)

#include "tst_trayhosts.moc"
