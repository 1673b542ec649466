// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "health/healthmonitor.h"

#include <QSignalSpy>
#include <QTest>

using namespace Health;
using namespace std::chrono_literals;

class TestHealthMonitor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sinceIsWhenTheStatusChanged();
    void equalComponentsAreNoNews();
    void removedComponentsAreGone();

private:
    static Component component(const char *name, Status status)
    {
        return {QString::fromLatin1(name), status, {}, QStringLiteral("why"), {}, {}};
    }
};

void TestHealthMonitor::sinceIsWhenTheStatusChanged()
{
    Fakes::FakeClock clock;
    HealthMonitor monitor(clock);
    const auto start = clock.wall();
    monitor.update({component("store", Status::Pass)});
    clock.advance(10s);
    Component worse = component("store", Status::Pass);
    worse.why = QStringLiteral("another reason");
    monitor.update({worse});
    QCOMPARE(monitor.report().find(u"store")->since, start);
    clock.advance(5s);
    monitor.update({component("store", Status::Fail)});
    QCOMPARE(monitor.report().find(u"store")->since, start + 15s);
}

void TestHealthMonitor::equalComponentsAreNoNews()
{
    Fakes::FakeClock clock;
    HealthMonitor monitor(clock);
    QSignalSpy changed(&monitor, &HealthMonitor::changed);
    monitor.update({component("store", Status::Pass), component("discord", Status::Warn)});
    QCOMPARE(changed.size(), 1);
    clock.advance(1s);
    monitor.update({component("store", Status::Pass), component("discord", Status::Warn)});
    QCOMPARE(changed.size(), 1);
    Component figures = component("store", Status::Pass);
    figures.figures.insert(QStringLiteral("size_bytes"), 5);
    monitor.update({figures});
    QCOMPARE(changed.size(), 2);
}

void TestHealthMonitor::removedComponentsAreGone()
{
    Fakes::FakeClock clock;
    HealthMonitor monitor(clock);
    monitor.update({component("drone", Status::Fail)});
    monitor.remove(QStringLiteral("drone"));
    QVERIFY(!monitor.report().find(u"drone"));
    QCOMPARE(monitor.report().status(), Status::Pass);
}

REGISTER_GUILESS_TEST(TestHealthMonitor)
#include "tst_healthmonitor.moc"
