// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/desktop/privatesession.h"
#include "fakes/desktop/statusnotifierwatcher.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "ui/tray/trayhost.h"

#include <QSignalSpy>
#include <QTest>

using Ui::TrayHost;

/// Panels on the bus; real ones, on X11 too, are in tst_trayhosts.
class TestTrayHost final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aHostThatIsThereIsFound();
    void aHostThatComesLateIsFound();
    void aWatcherWithoutHostIsNone();
    void aRestartedPanelIsNoticed();
    void noneComes();
    void withoutAScreenNobodyIsAsked();

private:
    Fakes::PrivateBus m_bus;
};

void TestTrayHost::initTestCase()
{
    if (!m_bus.start(Fakes::PrivateBus::Services::None))
        QSKIP("dbus-daemon is not installed");
}

void TestTrayHost::aHostThatIsThereIsFound()
{
    Fakes::FakeClock clock;
    Fakes::StatusNotifierWatcher panel;
    QVERIFY(panel.appear(true));
    TrayHost host(clock, TrayHost::Platform::Wayland);
    QSignalSpy settled(&host, &TrayHost::settled);
    QVERIFY(!host.isSettled());
    QTRY_VERIFY(host.isPresent());
    QVERIFY(host.isSettled());
    clock.advance(TrayHost::Patience);
    QCOMPARE(settled.size(), 1);
}

void TestTrayHost::aHostThatComesLateIsFound()
{
    Fakes::FakeClock clock;
    TrayHost host(clock, TrayHost::Platform::Wayland);
    clock.advance(TrayHost::Patience);
    QVERIFY(host.isSettled() && !host.isPresent());
    Fakes::StatusNotifierWatcher panel;
    QVERIFY(panel.appear(true));
    QTRY_VERIFY(host.isPresent());
}

void TestTrayHost::aWatcherWithoutHostIsNone()
{
    // KDE's watcher is a daemon: it is there before, and without, any panel.
    Fakes::FakeClock clock;
    Fakes::StatusNotifierWatcher panel;
    QVERIFY(panel.appear(false));
    TrayHost host(clock, TrayHost::Platform::Wayland);
    QSignalSpy changed(&host, &TrayHost::changed);
    const auto hostComes = [&] {
        panel.setHost(true);
        return QTest::qWaitFor([&host] { return host.isPresent(); });
    };
    QVERIFY(!host.isPresent());
    QVERIFY(hostComes());
    panel.setHost(false);
    QTRY_VERIFY(!host.isPresent());
    QCOMPARE(changed.size(), 2);
}

void TestTrayHost::aRestartedPanelIsNoticed()
{
    Fakes::FakeClock clock;
    Fakes::StatusNotifierWatcher panel;
    QVERIFY(panel.appear(true));
    TrayHost host(clock, TrayHost::Platform::Wayland);
    for (int i = 0; i < 3; ++i) {
        QTRY_VERIFY(host.isPresent());
        panel.vanish();
        QTRY_VERIFY(!host.isPresent());
        QVERIFY(panel.appear(true));
    }
    QTRY_VERIFY(host.isPresent());
}

void TestTrayHost::noneComes()
{
    Fakes::FakeClock clock;
    TrayHost host(clock, TrayHost::Platform::Wayland);
    QSignalSpy settled(&host, &TrayHost::settled);
    clock.advance(TrayHost::Patience - std::chrono::milliseconds(1));
    QCOMPARE(settled.size(), 0);
    clock.advance(std::chrono::milliseconds(1));
    QCOMPARE(settled.size(), 1);
    QVERIFY(!host.isPresent());
}

void TestTrayHost::withoutAScreenNobodyIsAsked()
{
    Fakes::FakeClock clock;
    Fakes::StatusNotifierWatcher panel;
    QVERIFY(panel.appear(true));
    TrayHost host(clock, TrayHost::Platform::Other);
    clock.advance(std::chrono::milliseconds(1));
    QVERIFY(host.isSettled() && !host.isPresent());
}

REGISTER_WINDOW_TEST(TestTrayHost)
#include "tst_trayhost.moc"
