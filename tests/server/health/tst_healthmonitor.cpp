// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "health/healthmonitor.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Health;
using namespace std::chrono_literals;

class TestHealthMonitor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWorstComponentDecides_data();
    void theWorstComponentDecides();
    void sinceIsWhenTheStatusChanged();
    void equalComponentsAreNoNews();
    void removedComponentsAreGone();
    void jsonIsHealthJson();

private:
    static Component component(const char *name, Status status)
    {
        return {QString::fromLatin1(name), status, {}, QStringLiteral("why"), {}, {}};
    }
};

void TestHealthMonitor::theWorstComponentDecides_data()
{
    QTest::addColumn<QList<int>>("parts");
    QTest::addColumn<int>("whole");
    QTest::newRow("nothing known") << QList<int>{} << int(Status::Pass);
    QTest::newRow("all pass") << QList<int>{0, 0} << int(Status::Pass);
    QTest::newRow("one warns") << QList<int>{0, 1, 0} << int(Status::Warn);
    QTest::newRow("one fails") << QList<int>{1, 2, 0} << int(Status::Fail);
}

void TestHealthMonitor::theWorstComponentDecides()
{
    QFETCH(QList<int>, parts);
    QFETCH(int, whole);
    Report report;
    for (const int part : std::as_const(parts))
        report.components.append(component("x", Status(part)));
    QCOMPARE(int(report.status()), whole);
}

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

void TestHealthMonitor::jsonIsHealthJson()
{
    Report report{QStringLiteral("1.2.3"), Core::toWallTime(1'795'450'982'000), {component("store", Status::Fail)}};
    report.components[0].remedy = QStringLiteral("Free some space.");
    report.components[0].figures.insert(QStringLiteral("free_bytes"), 12);
    const QJsonObject json = toJson(report);
    QCOMPARE(json.value(QStringLiteral("status")).toString(), QStringLiteral("fail"));
    QCOMPARE(json.value(QStringLiteral("version")).toString(), QStringLiteral("1.2.3"));
    const QJsonObject check =
        json.value(QStringLiteral("checks")).toObject().value(QStringLiteral("store")).toArray().at(0).toObject();
    QCOMPARE(check.value(QStringLiteral("status")).toString(), QStringLiteral("fail"));
    QCOMPARE(check.value(QStringLiteral("output")).toString(), QStringLiteral("why"));
    QCOMPARE(check.value(QStringLiteral("remedy")).toString(), QStringLiteral("Free some space."));
    QCOMPARE(check.value(QStringLiteral("free_bytes")).toInt(), 12);
    QCOMPARE(toPublicJson(report), (QJsonObject{{QStringLiteral("status"), QStringLiteral("fail")}}));
}

REGISTER_GUILESS_TEST(TestHealthMonitor)
#include "tst_healthmonitor.moc"
