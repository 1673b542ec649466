// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "fakeservicelink.h"
#include "samplebuilds.h"
#include "ui/builds/builddeliveries.h"
#include "ui/builds/builddetail.h"
#include "ui/builds/buildlistpane.h"
#include "ui/builds/buildspage.h"
#include "ui/builds/timelineview.h"
#include "ui/widgets/elidedlabel.h"

#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using Model::Status;

namespace {

/// The Builds page with what the test puts into `builds` before it opens it.
struct OpenedPage
{
    Fakes::FakeClock clock;
    Fakes::FakeServiceLink link;
    Fakes::ListedBuilds builds;
    std::unique_ptr<Ui::BuildsPage> page;

    qint64 now() const { return Core::toMSecs(clock.wall()) / 1000; }
    void open()
    {
        page = std::make_unique<Ui::BuildsPage>(link, builds, clock);
        page->resize(1100, 700);
        page->show();
    }
    QListView *list() const { return page->list()->findChild<QListView *>(); }
    Model::BuildKey shown() const { return page->detail()->build().key(); }
};

} // namespace

class TestBuildsPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasRevealedStays()
    {
        OpenedPage opened;
        Fakes::fillWithMany(opened.builds, 250, opened.now());
        opened.open();
        QVERIFY(QTest::qWaitForWindowActive(opened.page.get()));
        const Model::BuildKey wanted = opened.builds.records[240].build.key(); // on no page that was read
        opened.page->reveal(Ui::BuildsPage::subjectFor(wanted));
        opened.page->enter();
        Q_EMIT opened.link.buildChanged(
            Fakes::sampleBuild(251, QStringLiteral("acme/new"), 1, Status::Pending, opened.now()));
        opened.page->hide(); // a page that shows up again follows the newest at once
        opened.page->show();
        QCOMPARE(opened.shown(), wanted);
        QVERIFY(!opened.list()->currentIndex().isValid());
        QVERIFY(opened.list()->selectionModel()->selectedIndexes().isEmpty());

        // The row that was chosen before can be chosen again.
        const QModelIndex before = opened.list()->model()->index(1, 0);
        QTest::mouseClick(opened.list()->viewport(), Qt::LeftButton, {}, opened.list()->visualRect(before).center());
        QCOMPARE(opened.shown(), opened.builds.records[0].build.key());
    }

    void whatIsNowhereChangesNothing()
    {
        OpenedPage opened;
        Fakes::fillWithMany(opened.builds, 20, opened.now());
        opened.open();
        opened.page->reveal(Ui::BuildsPage::subjectFor({QStringLiteral("https://nowhere"), 9}));
        QCOMPARE(opened.shown(), opened.builds.records[0].build.key());
        QCOMPARE(opened.list()->currentIndex().row(), 0);
    }

    void aLongerNameHidesNoStory()
    {
        OpenedPage opened;
        qint64 row = 1;
        for (qint64 number = 1; number <= 5; ++number, ++row)
            opened.builds.records.prepend(Fakes::sampleBuild(
                row, QStringLiteral("acme/app"), number, Status::Success, opened.now() - 9000 + row));
        for (qint64 number = 1; number <= 100; ++number, ++row)
            opened.builds.records.prepend(Fakes::sampleBuild(
                row, QStringLiteral("acme/app-web"), number, Status::Success, opened.now() - 9000 + row));
        auto failed = Fakes::sampleBuild(row, QStringLiteral("acme/app"), 6, Status::Failure, opened.now());
        Model::Stage stage;
        stage.number = 1;
        stage.status = Status::Failure;
        failed.build.stages = {stage};
        opened.builds.records.prepend(failed);
        opened.open();
        QCOMPARE(opened.shown(), failed.build.key());
        const auto labels = opened.page->detail()->findChildren<Ui::ElidedLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const Ui::ElidedLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("after 5 passing builds"));
        }));
    }

};

REGISTER_WINDOW_TEST(TestBuildsPage)
#include "tst_buildspage.moc"
