// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "health/healthreport.h"

#include <QJsonArray>
#include <QTest>

using namespace Health;

class TestHealthReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWorstComponentDecides_data();
    void theWorstComponentDecides();
    void whatToldNothingFails();
    void jsonIsHealthJson();
};

void TestHealthReport::theWorstComponentDecides_data()
{
    QTest::addColumn<QList<int>>("parts");
    QTest::addColumn<int>("whole");
    QTest::newRow("nothing known") << QList<int>{} << int(Status::Pass);
    QTest::newRow("all pass") << QList<int>{0, 0} << int(Status::Pass);
    QTest::newRow("one warns") << QList<int>{0, 1, 0} << int(Status::Warn);
    QTest::newRow("one fails") << QList<int>{1, 2, 0} << int(Status::Fail);
}

void TestHealthReport::theWorstComponentDecides()
{
    QFETCH(QList<int>, parts);
    QFETCH(int, whole);
    Report report;
    for (const int part : std::as_const(parts))
        report.components.append({QStringLiteral("x"), Status(part), {}, QStringLiteral("why"), {}, {}});
    QCOMPARE(int(report.status()), whole);
}

void TestHealthReport::whatToldNothingFails()
{
    const QStringList names{QStringLiteral("listener"), QStringLiteral("store")};
    const Core::WallTime now = Core::toWallTime(1'795'450'982'000);
    Report report;
    report.components.append({QStringLiteral("store"), Status::Warn, {}, QStringLiteral("why"), {}, {}});
    const Report whole = withSilent(report, names, std::chrono::seconds(8), now);
    QCOMPARE(whole.components.size(), 2);
    QCOMPARE(*whole.find(u"store"), report.components[0]);
    const Component *listener = whole.find(u"listener");
    QVERIFY(listener);
    QCOMPARE(listener->status, Status::Fail);
    QCOMPARE(listener->since, now);
    QVERIFY(listener->why.contains(QLatin1String("8 s")));
    QVERIFY(!listener->remedy.isEmpty());
    QCOMPARE(withSilent(whole, names, std::chrono::seconds(8), now), whole);
}

void TestHealthReport::jsonIsHealthJson()
{
    Report report{QStringLiteral("1.2.3"), Core::toWallTime(1'795'450'982'000),
        {{QStringLiteral("store"), Status::Fail, {}, QStringLiteral("why"), {}, {}}}};
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

REGISTER_GUILESS_TEST(TestHealthReport)
#include "tst_healthreport.moc"
