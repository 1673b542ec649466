// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "fakeservicelink.h"
#include "listedbuilds.h"
#include "samplebuilds.h"
#include "ui/tray/trayicon.h"

#include <QAction>
#include <QTest>

using Ui::TrayState;

/// Without a host: what the icon would tell. Real hosts are in tst_trayhosts.
class TestTrayIcon final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itFollowsTheService();
    void storedBuildsSayHowBranchesDo();
    void whatCouldNotBeReadIsReadOnceItCan();
    void theMenuPauses();
    void newBuildsComeIntoTheMenu();
};

namespace {

/// What a test of the icon needs, in the order in which it is made.
struct IconDesk
{
    Fakes::FakeServiceLink link;
    Fakes::ListedBuilds builds;
    Fakes::FakeClock clock;
    Ui::TrayHost host{clock, Ui::TrayHost::Platform::Other};
    std::unique_ptr<Ui::TrayIcon> icon;

    void make() { icon = std::make_unique<Ui::TrayIcon>(link, builds, clock, host); }
    TrayState state() const { return Ui::trayStateOf(icon->facts()); }
    bool lists(const QString &entry) const
    {
        for (QAction *action : icon->menu().actions()) {
            if (action->isVisible() && action->text() == entry)
                return true;
        }
        return false;
    }
};

Store::BuildRecord build(qint64 number, Model::Status status, const Core::Clock &clock)
{
    const qint64 now = Core::toMSecs(clock.wall()) / 1000;
    Store::BuildRecord record = Fakes::sampleBuild(number, QStringLiteral("acme/api"), number, status, now);
    record.lastObserved = clock.wall();
    record.build.event = QStringLiteral("push");
    record.build.target = record.build.repository.defaultBranch = QStringLiteral("main");
    return record;
}

} // namespace

void TestTrayIcon::itFollowsTheService()
{
    IconDesk desk;
    desk.make();
    QVERIFY(!desk.icon->icon());
    QCOMPARE(desk.state(), TrayState::Idle);
    desk.icon->setBuilding(2);
    QCOMPARE(desk.state(), TrayState::Building);
    desk.link.paused = Core::WallTime::max();
    Q_EMIT desk.link.pauseChanged(desk.link.paused);
    QCOMPARE(desk.state(), TrayState::Paused);
    desk.link.report.components = {{QStringLiteral("store"), Health::Status::Fail, {}, QStringLiteral("Full"), {}, {}}};
    Q_EMIT desk.link.healthChanged(desk.link.report);
    QCOMPARE(desk.state(), TrayState::Degraded);
}

void TestTrayIcon::storedBuildsSayHowBranchesDo()
{
    IconDesk desk;
    desk.builds.records = {build(4, Model::Status::Failure, desk.clock), build(3, Model::Status::Success, desk.clock)};
    desk.make();
    QCOMPARE(desk.state(), TrayState::Failed);
    Q_EMIT desk.link.buildChanged(build(5, Model::Status::Success, desk.clock));
    QTRY_COMPARE(desk.state(), TrayState::Idle);
}

void TestTrayIcon::whatCouldNotBeReadIsReadOnceItCan()
{
    IconDesk desk;
    desk.builds.records = {build(4, Model::Status::Failure, desk.clock)};
    desk.builds.error = Store::StoreError{Store::StoreErrorKind::CannotOpen, QStringLiteral("It is not ready yet"), {}};
    desk.make();
    QCOMPARE(desk.state(), TrayState::Idle);
    Q_EMIT desk.link.healthChanged({});
    QCOMPARE(desk.state(), TrayState::Idle);
    desk.builds.error.reset(); // the service has brought the database up to date
    Q_EMIT desk.link.healthChanged({});
    QCOMPARE(desk.state(), TrayState::Failed);
    QVERIFY(desk.lists(QStringLiteral("acme/api #4: failed")));
    const int read = desk.builds.pagesRead;
    Q_EMIT desk.link.healthChanged({});
    QCOMPARE(desk.builds.pagesRead, read);
}

void TestTrayIcon::theMenuPauses()
{
    IconDesk desk;
    desk.make();
    Q_EMIT desk.icon->menu().pauseRequested(Core::WallTime::max());
    QCOMPARE(desk.link.asked.size(), 1);
    QVERIFY(desk.link.asked.first().startsWith(QLatin1String("pause")));
}

void TestTrayIcon::newBuildsComeIntoTheMenu()
{
    IconDesk desk;
    desk.make();
    const Store::BuildRecord record = build(8, Model::Status::Running, desk.clock);
    desk.builds.records = {record};
    Q_EMIT desk.link.buildChanged(record);
    QTRY_VERIFY(desk.lists(QStringLiteral("acme/api #8: running")));
}

REGISTER_WINDOW_TEST(TestTrayIcon)
#include "tst_trayicon.moc"
