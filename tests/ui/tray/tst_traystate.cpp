// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "ui/tray/traystate.h"

#include <QTest>

using Ui::TrayState;

class TestTrayState final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theMostPressingWins_data();
    void theMostPressingWins();
    void lines_data();
    void lines();
    void theToolTipIsOneLine();
    void tomorrowIsTheNextMorning();
};

namespace {

const qint64 NowSeconds = QDateTime(QDate(2026, 11, 26), QTime(14, 0)).toSecsSinceEpoch();

Core::WallTime at(const QDate &day, const QTime &time)
{
    return Core::toWallTime(QDateTime(day, time).toMSecsSinceEpoch());
}

Health::Report report(const QList<QPair<QString, Health::Status>> &components)
{
    Health::Report report;
    for (const auto &[name, status] : components)
        report.components.append({name, status, {}, name + QStringLiteral(" says why"), {}, {}});
    return report;
}

Model::Build failedBuild(qint64 number)
{
    Model::Build build;
    build.repository.slug = QStringLiteral("acme/api");
    build.number = number;
    build.status = Model::Status::Failure;
    build.event = QStringLiteral("push");
    build.target = QStringLiteral("main");
    return build;
}

} // namespace

void TestTrayState::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestTrayState::theMostPressingWins_data()
{
    using Health::Status;
    const auto discord = QStringLiteral("discord");
    const auto store = QStringLiteral("store");
    const Core::WallTime forEver = Core::WallTime::max();
    QTest::addColumn<Ui::TrayFacts>("facts");
    QTest::addColumn<TrayState>("state");
    const auto row = [](const char *name, const Health::Report &report, Core::WallTime paused, qint64 building,
                         int failed, TrayState state) {
        QList<Model::Build> builds;
        for (int i = 0; i < failed; ++i)
            builds.append(failedBuild(i));
        QTest::newRow(name) << Ui::TrayFacts{report, paused, building, builds} << state;
    };
    row("before the first report", {}, {}, 0, 0, TrayState::Idle);
    row("all is well", report({{discord, Status::Pass}}), {}, 0, 0, TrayState::Idle);
    row("a build runs", report({{discord, Status::Pass}}), {}, 1, 0, TrayState::Building);
    row("a branch fails", {}, {}, 0, 1, TrayState::Failed);
    row("a new build of a failed branch", {}, {}, 1, 1, TrayState::Building);
    row("paused", {}, forEver, 0, 0, TrayState::Paused);
    row("paused while building", {}, forEver, 3, 1, TrayState::Paused);
    row("the pause is no fault", report({{discord, Status::Warn}}), forEver, 0, 0, TrayState::Paused);
    row("a warning", report({{discord, Status::Warn}}), {}, 2, 1, TrayState::Degraded);
    row("another part warns while paused", report({{discord, Status::Warn}, {store, Status::Warn}}), forEver, 0, 0,
        TrayState::Degraded);
    row("refused while paused", report({{discord, Status::Fail}}), forEver, 0, 0, TrayState::Degraded);
}

void TestTrayState::theMostPressingWins()
{
    QFETCH(Ui::TrayFacts, facts);
    QTEST(Ui::trayStateOf(facts), "state");
    QVERIFY(!Ui::trayLine(facts, NowSeconds).isEmpty());
}

void TestTrayState::lines_data()
{
    using Health::Status;
    QTest::addColumn<Ui::TrayFacts>("facts");
    QTest::addColumn<QString>("line");
    const QDate today(2026, 11, 26);
    const auto row = [](const char *name, const Ui::TrayFacts &facts, const char *line) {
        QTest::newRow(name) << facts << QString::fromLatin1(line);
    };
    row("idle", {}, "All is well, nothing is building");
    row("the worst part speaks",
        {report({{QStringLiteral("drone"), Status::Warn}, {QStringLiteral("store"), Status::Fail}}), {}, 0, {}},
        "store says why");
    row("failed", {{}, {}, 0, {failedBuild(12)}}, "acme/api #12 failed on main");
    row("an hour's pause", {{}, at(today, QTime(15, 0)), 0, {}}, "Announcements are paused until 15:00");
    row("until tomorrow", {{}, at(today.addDays(1), QTime(8, 0)), 0, {}},
        "Announcements are paused until tomorrow at 08:00");
    row("until resumed", {{}, Core::WallTime::max(), 0, {}}, "Announcements are paused until you resume them");
}

void TestTrayState::lines()
{
    QFETCH(Ui::TrayFacts, facts);
    QTEST(Ui::trayLine(facts, NowSeconds), "line");
}

void TestTrayState::theToolTipIsOneLine()
{
    Ui::TrayFacts facts;
    facts.report = report({{QStringLiteral("store"), Health::Status::Fail}});
    facts.report.components[0].why = QStringLiteral("The disk\nis full");
    QCOMPARE(Ui::trayToolTip(facts, NowSeconds), QStringLiteral("Drone Discord: The disk is full"));
}

void TestTrayState::tomorrowIsTheNextMorning()
{
    const QDate today(2026, 11, 26);
    QCOMPARE(Ui::tomorrowMorning(at(today, QTime(14, 0))), at(today.addDays(1), QTime(8, 0)));
    QCOMPARE(Ui::tomorrowMorning(at(today, QTime(0, 1))), at(today.addDays(1), QTime(8, 0)));
}

REGISTER_GUILESS_TEST(TestTrayState)
#include "tst_traystate.moc"
