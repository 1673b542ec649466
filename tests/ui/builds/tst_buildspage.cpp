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

    void theTimelineKeepsItsRow()
    {
        Ui::TimelineView view;
        QList<Ui::TimelineEntry> entries;
        for (int i = 0; i < 100; ++i)
            entries.append({Core::toWallTime(i * 1000), Ui::TimelineEntry::Kind::Arrived, Status::Running,
                QStringLiteral("entry %1").arg(i), i + 1});
        view.setEntries(entries);
        view.resize(400, 300);
        view.show();
        view.setCurrentIndex(view.model()->index(50, 0));
        view.grab();
        const QRect place = view.visualRect(view.currentIndex());
        entries.append(
            {Core::toWallTime(200'000), Ui::TimelineEntry::Kind::Ran, Status::Success, QStringLiteral("the end"), 0});
        view.setEntries(entries);
        view.grab();
        QCOMPARE(view.model()->rowCount(), 101);
        QCOMPARE(view.currentIndex().data().toString(), QStringLiteral("entry 50"));
        QCOMPARE(view.visualRect(view.currentIndex()), place);
        // Drone told late of what was before.
        entries.insert(3,
            {Core::toWallTime(2500), Ui::TimelineEntry::Kind::Ran, Status::Running, QStringLiteral("clone started"),
                0});
        view.setEntries(entries);
        QCOMPARE(view.currentIndex().data().toString(), QStringLiteral("entry 50"));
        for (int row = 0; row < entries.size(); ++row)
            QCOMPARE(view.model()->index(row, 0).data().toString(), entries[row].text);
        // Of very many only the newest are told.
        entries.removeFirst();
        entries.append({Core::toWallTime(300'000), Ui::TimelineEntry::Kind::Arrived, Status::Success,
            QStringLiteral("a late word"), 200});
        view.setEntries(entries);
        QCOMPARE(view.currentIndex().data().toString(), QStringLiteral("entry 50"));
        std::swap(entries[10], entries[11]);
        view.setEntries(entries);
        for (int row = 0; row < entries.size(); ++row)
            QCOMPARE(view.model()->index(row, 0).data().toString(), entries[row].text);
        QCOMPARE(view.model()->rowCount(), entries.size());
        view.setEntries({entries[7]});
        QCOMPARE(view.model()->rowCount(), 1);
        view.setEntries({});
        QCOMPARE(view.model()->rowCount(), 0);
    }

    void theDeliveriesKeepTheirRow()
    {
        Ui::BuildDeliveries view;
        QList<Model::Delivery> deliveries;
        for (qint64 id = 40; id > 0; --id) {
            Model::Delivery delivery;
            delivery.id = id;
            delivery.event = QStringLiteral("build");
            delivery.action = QStringLiteral("updated");
            delivery.buildStatus = Status::Running;
            delivery.remote = QStringLiteral("192.168.1.%1").arg(id);
            deliveries.append(delivery);
        }
        view.setDeliveries(deliveries);
        view.resize(600, 300);
        view.show();
        const auto current = [&view] { return view.currentIndex().siblingAtColumn(2).data().toString(); };
        view.setCurrentIndex(view.model()->index(20, 0));
        const QString chosen = current();
        view.setDeliveries(deliveries); // nothing changed
        QCOMPARE(current(), chosen);
        Model::Delivery newest = deliveries[0];
        newest.id = 41;
        deliveries.prepend(newest);
        deliveries.removeLast();
        deliveries[21].folded = true;
        view.setDeliveries(deliveries);
        QCOMPARE(view.model()->rowCount(), 40);
        QCOMPARE(current(), chosen);
        QCOMPARE(view.currentIndex().row(), 21);
        QVERIFY(view.selectionModel()->isRowSelected(21));
        QSignalSpy activated(&view, &Ui::BuildDeliveries::deliveryActivated);
        for (int row = 0; row < deliveries.size(); ++row) {
            Q_EMIT view.activated(view.model()->index(row, 1));
            QCOMPARE(activated.takeFirst()[0].toLongLong(), deliveries[row].id);
        }
        view.setDeliveries({});
        QCOMPARE(view.model()->rowCount(), 0);
    }
};

REGISTER_WINDOW_TEST(TestBuildsPage)
#include "tst_buildspage.moc"
