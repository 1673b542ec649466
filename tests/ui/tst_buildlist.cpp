// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "samplebuilds.h"
#include "store/database.h"
#include "ui/builds/buildlistmodel.h"
#include "ui/builds/buildlistpane.h"
#include "ui/builds/storedbuilds.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/newestontop.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/ticker.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using Model::Status;
using Ui::BuildListModel;

class TestBuildList final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPageByPage();
    void groupsByDay();
    void aNewBuildComesFirst();
    void aNewDayTakesTheHeading();
    void aKnownBuildIsReplaced();
    void aBuildThatNoLongerMatchesGoes();
    void aBuildOfAPageToComeIsLeftToThatPage();
    void filters_data();
    void filters();
    void aFailedReadIsTold();
    void theDatabaseFiltersAlike_data();
    void theDatabaseFiltersAlike();
    void noDatabaseIsEmpty();
    void theChosenBuildStaysChosen();
    void theNewestIsChosenUntilAPersonChooses();
    void whatIsReadStaysInItsPlace();
    void whatNoLongerMatchesLeavesTheChoiceEmpty();
    void filteringKeepsWhatIsRead();
    void whatIsReadIsChosenOnceItIsListed();
    void searchAndChipsFilter();
    void countsStandOnTheChips();
    void rowsSpeak();
    void whatNobodySeesIsReadAgain();
    void manyBuildsScroll();

private:
    Fakes::FakeClock m_clock;
    qint64 m_now = Core::toMSecs(m_clock.wall()) / 1000;
};

void TestBuildList::readsPageByPage()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithMany(source, 250, m_now);
    BuildListModel model(source, m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.reload();
    QCOMPARE(model.rowCount(), 100);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({});
    QCOMPARE(model.rowCount(), 250);
    QVERIFY(!model.canFetchMore({}));
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.record(row).row < model.record(row - 1).row);
}

void TestBuildList::groupsByDay()
{
    Fakes::ListedBuilds source;
    const qint64 noon = QDateTime(QDate(2026, 11, 23), QTime(12, 0)).toSecsSinceEpoch();
    const qint64 day = 24 * 3600;
    const qint64 times[] = {noon, noon - 3600, noon - day, noon - day - 60, noon - 3 * day};
    qint64 row = 10;
    for (const qint64 time : times) {
        source.records.append(Fakes::sampleBuild(row, QStringLiteral("a/b"), row, Status::Success, time));
        --row;
    }
    BuildListModel model(source, m_clock);
    model.reload();
    QList<QDate> days;
    for (int i = 0; i < model.rowCount(); ++i)
        days.append(model.index(i).data(BuildListModel::DayRole).toDate());
    QCOMPARE(days, QList<QDate>({QDate(2026, 11, 23), QDate(), QDate(2026, 11, 22), QDate(), QDate(2026, 11, 20)}));
}

void TestBuildList::aNewBuildComesFirst()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithMany(source, 5, m_now);
    BuildListModel model(source, m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.reload();
    const auto fresh = Fakes::sampleBuild(6, QStringLiteral("acme/new"), 1, Status::Pending, m_now);
    model.buildChanged(fresh);
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.record(0), fresh);
    QVERIFY(model.index(0).data(BuildListModel::DayRole).toDate().isValid());
    QVERIFY(!model.index(1).data(BuildListModel::DayRole).toDate().isValid());
    model.buildChanged(fresh);
    QCOMPARE(model.rowCount(), 6);
}

void TestBuildList::aNewDayTakesTheHeading()
{
    Fakes::ListedBuilds source;
    source.records = {Fakes::sampleBuild(1, QStringLiteral("a/b"), 1, Status::Success, m_now - 48 * 3600)};
    BuildListModel model(source, m_clock);
    model.reload();
    model.buildChanged(Fakes::sampleBuild(2, QStringLiteral("a/b"), 2, Status::Running, m_now));
    QVERIFY(model.index(0).data(BuildListModel::DayRole).toDate().isValid());
    QVERIFY(model.index(1).data(BuildListModel::DayRole).toDate().isValid());
}

void TestBuildList::aKnownBuildIsReplaced()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithMany(source, 5, m_now);
    BuildListModel model(source, m_clock);
    model.reload();
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    auto third = model.record(2);
    third.build.status = Status::Error;
    model.buildChanged(third);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 2);
    QCOMPARE(model.record(2).build.status, Status::Error);
    QCOMPARE(model.rowCount(), 5);
}

void TestBuildList::aBuildThatNoLongerMatchesGoes()
{
    Fakes::ListedBuilds source;
    source.records = {Fakes::sampleBuild(2, QStringLiteral("a/b"), 2, Status::Running, m_now),
        Fakes::sampleBuild(1, QStringLiteral("a/b"), 1, Status::Running, m_now - 60)};
    BuildListModel model(source, m_clock);
    model.setFilter({{}, {Status::Running}});
    QCOMPARE(model.rowCount(), 2);
    auto done = model.record(0);
    done.build.status = Status::Success;
    model.buildChanged(done);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0).data(BuildListModel::DayRole).toDate().isValid()); // the heading moved on
    done.build.status = Status::Running;
    model.buildChanged(done);
    QCOMPARE(model.rowCount(), 2);
}

void TestBuildList::aBuildOfAPageToComeIsLeftToThatPage()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithMany(source, 250, m_now);
    BuildListModel model(source, m_clock);
    model.reload();
    auto last = source.records.last();
    last.build.message = QStringLiteral("changed");
    source.records.last() = last;
    model.buildChanged(last);
    QCOMPARE(model.rowCount(), 100);
    while (model.canFetchMore({}))
        model.fetchMore({});
    QCOMPARE(model.rowCount(), 250);
    QCOMPARE(model.record(249).build.message, QStringLiteral("changed"));
}

void TestBuildList::filters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("statuses");
    QTest::addColumn<bool>("through");
    const QList<int> all;
    QTest::newRow("nothing") << QString() << all << true;
    QTest::newRow("slug") << QStringLiteral("HELLO") << all << true;
    QTest::newRow("number") << QStringLiteral("128") << all << true;
    QTest::newRow("branch") << QStringLiteral("mai") << all << true;
    QTest::newRow("commit") << QStringLiteral("decimals") << all << true;
    QTest::newRow("author") << QStringLiteral("ada l") << all << true;
    QTest::newRow("name and number") << QStringLiteral("world #128") << all << true;
    QTest::newRow("something else") << QStringLiteral("nowhere") << all << false;
    QTest::newRow("its state") << QString() << QList<int>{int(Status::Failure), int(Status::Error)} << true;
    QTest::newRow("another state") << QString() << QList<int>{int(Status::Running)} << false;
    QTest::newRow("text and another state") << QStringLiteral("hello") << QList<int>{int(Status::Running)} << false;
}

void TestBuildList::filters()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, statuses);
    auto record = Fakes::sampleBuild(1, QStringLiteral("acme/hello-world"), 128, Status::Failure, m_now);
    record.build.message = QStringLiteral("Compare totals as decimals");
    Store::BuildFilter filter{text, {}};
    for (const int status : statuses)
        filter.statuses.append(static_cast<Status>(status));
    QTEST(Ui::matches(filter, record.build), "through");
}

void TestBuildList::aFailedReadIsTold()
{
    Fakes::ListedBuilds source;
    source.error = Store::StoreError{Store::StoreErrorKind::Corrupt, QStringLiteral("The database is damaged"), {}};
    BuildListModel model(source, m_clock);
    model.reload();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.failure(), QStringLiteral("The database is damaged"));
    QVERIFY(!model.canFetchMore({})); // not asked again and again
    source.error.reset();
    Fakes::fillWithMany(source, 3, m_now);
    model.reload();
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.failure().isEmpty());
}

void TestBuildList::theDatabaseFiltersAlike_data()
{
    filters_data();
}

void TestBuildList::theDatabaseFiltersAlike()
{
    // What is read page by page and what arrives live must be filtered by one rule.
    QFETCH(QString, text);
    QFETCH(QList<int>, statuses);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("builds.sqlite"));
    auto record = Fakes::sampleBuild(1, QStringLiteral("acme/hello-world"), 128, Status::Failure, m_now);
    record.build.message = QStringLiteral("Compare totals as decimals");
    auto writing = Store::Database::open(path, Store::Database::Mode::ReadWrite);
    QVERIFY(writing.ok());
    QVERIFY(Store::BuildStore(*writing.value()).save(record).ok());
    Store::BuildFilter filter{text, {}};
    for (const int status : statuses)
        filter.statuses.append(static_cast<Status>(status));

    Ui::StoredBuilds source(path);
    const auto page = source.page(filter, 0, 10);
    QVERIFY(page.ok());
    QTEST(!page.value().isEmpty(), "through");
    QCOMPARE(source.count(filter).value(), page.value().size());
    QCOMPARE(source.find(record.build.key()).value()->build, record.build);
}

void TestBuildList::noDatabaseIsEmpty()
{
    QTemporaryDir folder;
    Ui::StoredBuilds source(folder.filePath(QStringLiteral("none.sqlite")));
    const auto page = source.page({}, 0, 10);
    QVERIFY(page.ok());
    QVERIFY(page.value().isEmpty());
    QCOMPARE(source.count({}).value(), 0);
    QVERIFY(!source.find({QStringLiteral("https://x"), 1}).value());
    QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("none.sqlite"))));
}

void TestBuildList::theChosenBuildStaysChosen()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithMany(source, 20, m_now);
    QWidget page;
    Ui::Ticker ticker(&page);
    Ui::BuildListPane pane(source, m_clock, ticker);
    QSignalSpy chosen(&pane, &Ui::BuildListPane::chosen);
    pane.reload();
    QCOMPARE(chosen.size(), 1); // the newest, without a click
    auto *view = pane.findChild<QListView *>();
    const Model::BuildKey fifth = source.records[4].build.key();
    pane.choose(fifth);
    QCOMPARE(view->currentIndex().row(), 4);
    pane.buildChanged(Fakes::sampleBuild(21, QStringLiteral("acme/new"), 1, Status::Pending, m_now));
    QCOMPARE(view->currentIndex().row(), 5);
    QCOMPARE(view->currentIndex().data(BuildListModel::KeyRole).value<Model::BuildKey>(), fifth);
}

void TestBuildList::theNewestIsChosenUntilAPersonChooses()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithMany(source, 20, m_now);
    QWidget page;
    Ui::Ticker ticker(&page);
    Ui::BuildListPane pane(source, m_clock, ticker);
    pane.resize(372, 600);
    pane.reload();
    auto *view = pane.findChild<QListView *>();
    const auto come = [&](qint64 row) {
        pane.buildChanged(Fakes::sampleBuild(row, QStringLiteral("acme/new"), row, Status::Pending, m_now));
    };
    // Elsewhere meanwhile.
    for (qint64 row = 21; row < 60; ++row)
        come(row);
    pane.show();
    QCOMPARE(view->currentIndex().row(), 0);
    QCOMPARE(view->verticalScrollBar()->value(), 0);
    come(60);
    QTRY_COMPARE(view->currentIndex().row(), 0);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->currentIndex()).center());
    come(61);
    QCOMPARE(view->currentIndex().row(), 1);
    pane.hide();
    come(62);
    pane.show();
    QCOMPARE(view->currentIndex().row(), 2);
}

void TestBuildList::whatIsReadStaysInItsPlace()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithMany(source, 400, m_now);
    QWidget page;
    Ui::Ticker ticker(&page);
    Ui::BuildListPane pane(source, m_clock, ticker);
    pane.resize(372, 600);
    pane.show();
    pane.reload();
    auto *view = pane.findChild<QListView *>();
    while (pane.model()->canFetchMore({}))
        pane.model()->fetchMore({});
    QTRY_COMPARE(view->visualRect(pane.model()->index(399)).height() > 0, true);
    for (const int row : {1, 20, 350}) {
        view->scrollTo(pane.model()->index(row), QAbstractItemView::PositionAtTop);
        const QPersistentModelIndex read = view->indexAt(QPoint(100, 300));
        const QRect before = view->visualRect(read);
        const qint64 fresh = pane.model()->record(0).row + 1;
        pane.buildChanged(Fakes::sampleBuild(fresh, QStringLiteral("acme/new"), fresh, Status::Pending, m_now));
        pane.buildChanged(
            Fakes::sampleBuild(fresh, QStringLiteral("acme/new"), fresh, Status::Running, m_now + 48 * 3600));
        view->grab(); // lays it out
        QTRY_COMPARE(view->visualRect(read), before);
        auto known = pane.model()->record(2);
        known.build.status = Status::Failure;
        pane.buildChanged(known);
        view->grab();
        QTRY_COMPARE(view->visualRect(read), before);
    }
    view->scrollToTop();
    const qint64 fresh = pane.model()->record(0).row + 1;
    pane.buildChanged(Fakes::sampleBuild(fresh, QStringLiteral("acme/new"), fresh, Status::Pending, m_now));
    view->grab();
    QCOMPARE(view->verticalScrollBar()->value(), 0); // what is new comes into sight
}

void TestBuildList::whatNoLongerMatchesLeavesTheChoiceEmpty()
{
    Fakes::ListedBuilds source;
    for (qint64 row = 5; row > 0; --row)
        source.records.append(
            Fakes::sampleBuild(row, QStringLiteral("a/b"), row, Status::Running, m_now - 60 * (5 - row)));
    QWidget page;
    Ui::Ticker ticker(&page);
    Ui::BuildListPane pane(source, m_clock, ticker);
    pane.show();
    pane.reload();
    auto *view = pane.findChild<QListView *>();
    auto *chips = pane.findChild<Ui::FilterChips *>();
    chips->choose(1);
    const auto end = [&](int index) {
        source.records[index].build.status = Status::Success;
        pane.buildChanged(source.records[index]);
    };
    const Model::BuildKey watched = source.records[2].build.key();
    pane.choose(watched);
    QSignalSpy chosen(&pane, &Ui::BuildListPane::chosen);
    end(2);
    QCOMPARE(pane.model()->rowCount(), 4);
    QCOMPARE(chosen.size(), 0); // what is read about it stays
    QVERIFY(!view->currentIndex().isValid());
    QVERIFY(view->selectionModel()->selectedIndexes().isEmpty());
}

void TestBuildList::whatIsReadIsChosenOnceItIsListed()
{
    Fakes::ListedBuilds source;
    source.records = {Fakes::sampleBuild(1, QStringLiteral("a/b"), 1, Status::Running, m_now)};
    QWidget page;
    Ui::Ticker ticker(&page);
    Ui::BuildListPane pane(source, m_clock, ticker);
    pane.show();
    pane.reload();
    auto *view = pane.findChild<QListView *>();
    auto *chips = pane.findChild<Ui::FilterChips *>();
    chips->choose(1);
    const Model::BuildKey watched = source.records[0].build.key();
    pane.choose(watched);
    source.records[0].build.status = Status::Success;
    pane.buildChanged(source.records[0]);
    QCOMPARE(pane.model()->rowCount(), 0);
    QSignalSpy chosen(&pane, &Ui::BuildListPane::chosen);
    source.records.prepend(Fakes::sampleBuild(2, QStringLiteral("a/b"), 2, Status::Running, m_now));
    pane.buildChanged(source.records[0]); // another one runs
    QCOMPARE(pane.model()->rowCount(), 1);
    QCOMPARE(chosen.size(), 0);
    chips->choose(0);
    QCOMPARE(view->currentIndex().data(BuildListModel::KeyRole).value<Model::BuildKey>(), watched);
    QCOMPARE(chosen.size(), 1);
}

void TestBuildList::filteringKeepsWhatIsRead()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithMany(source, 20, m_now);
    QWidget page;
    Ui::Ticker ticker(&page);
    Ui::BuildListPane pane(source, m_clock, ticker);
    pane.reload();
    auto *view = pane.findChild<QListView *>();
    auto *search = pane.findChild<Ui::SearchField *>();
    auto *chips = pane.findChild<Ui::FilterChips *>();
    const Model::BuildKey read = source.records[7].build.key();
    pane.choose(read);
    QList<Model::BuildKey> chosen;
    connect(&pane, &Ui::BuildListPane::chosen, this,
        [&chosen](const Store::BuildRecord &record) { chosen.append(record.build.key()); });
    chips->choose(2); // it is among the failed ones, not the newest of them
    QVERIFY(pane.model()->rowOf(read) > 0);
    QCOMPARE(view->currentIndex().row(), pane.model()->rowOf(read));
    chips->choose(0);
    QTest::keyClicks(search, source.records[3].build.repository.slug);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(pane.model()->rowCount(), 1);
    QVERIFY(!view->currentIndex().isValid());
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(view->currentIndex().row(), 7);
    QCOMPARE(chosen, QList<Model::BuildKey>({read, read, read})); // no other in between
}

void TestBuildList::searchAndChipsFilter()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithADay(source, m_now);
    QWidget page;
    Ui::Ticker ticker(&page);
    Ui::BuildListPane pane(source, m_clock, ticker);
    pane.reload();
    const int all = pane.model()->rowCount();
    auto *search = pane.findChild<Ui::SearchField *>();
    auto *chips = pane.findChild<Ui::FilterChips *>();
    QTest::keyClicks(search, QStringLiteral("infra"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(pane.model()->rowCount(), 1);
    chips->choose(2);
    QCOMPARE(pane.model()->rowCount(), 0);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(pane.model()->rowCount(), 2);
    chips->choose(0);
    QCOMPARE(pane.model()->rowCount(), all);
}

void TestBuildList::countsStandOnTheChips()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithADay(source, m_now);
    QWidget page;
    Ui::Ticker ticker(&page);
    Ui::BuildListPane pane(source, m_clock, ticker);
    QSignalSpy running(&pane, &Ui::BuildListPane::runningChanged);
    pane.reload();
    QCOMPARE(pane.running(), 2);
    QCOMPARE(running.size(), 1);
    source.records[0].build.status = Status::Success;
    pane.buildChanged(source.records[0]);
    QTRY_COMPARE(pane.running(), 1);
}

void TestBuildList::rowsSpeak()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithADay(source, m_now);
    BuildListModel model(source, m_clock);
    model.reload();
    const QString words = model.index(2).data(Qt::AccessibleTextRole).toString();
    for (const auto part : {"acme/hello-world", "128", "failed", "Compare totals", "main", "Ada L."})
        QVERIFY2(words.contains(QLatin1String(part)), qPrintable(words));
}

void TestBuildList::whatNobodySeesIsReadAgain()
{
    using Ui::NewestOnTop;
    Fakes::ListedBuilds source;
    Fakes::fillWithMany(source, NewestOnTop::MostRows, m_now);
    QWidget page;
    Ui::Ticker ticker(&page);
    Ui::BuildListPane pane(source, m_clock, ticker);
    pane.reload();
    const auto readAll = [&pane] {
        while (pane.model()->canFetchMore({}))
            pane.model()->fetchMore({});
        return pane.model()->rowCount();
    };
    QCOMPARE(readAll(), int(NewestOnTop::MostRows));
    const Model::BuildKey read = source.records[NewestOnTop::MostRows - 10].build.key();
    pane.choose(read);
    QAbstractItemModelTester tester(pane.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    QSignalSpy chosen(&pane, &Ui::BuildListPane::chosen);
    source.records.prepend(
        Fakes::sampleBuild(source.records[0].row + 1, QStringLiteral("acme/new"), 1, Status::Pending, m_now));
    pane.buildChanged(source.records[0]);
    QTRY_COMPARE(pane.model()->rowCount(), int(NewestOnTop::KeptRows));
    QCOMPARE(chosen.size(), 0); // what is read stays, though it is no row any more
    QCOMPARE(readAll(), int(source.records.size()));
    for (int row = 0; row < pane.model()->rowCount(); ++row)
        QCOMPARE(pane.model()->record(row).row, source.records[row].row);
}

void TestBuildList::manyBuildsScroll()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithMany(source, 100'000, m_now);
    QWidget page;
    Ui::Ticker ticker(&page);
    Ui::BuildListPane pane(source, m_clock, ticker);
    pane.resize(372, 800);
    QElapsedTimer timer;
    timer.start();
    pane.reload();
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    pane.grab();
    QVERIFY(pane.model()->rowCount() <= 2 * BuildListModel::PageSize); // the first page, not all of them
    const qint64 shown = timer.restart();
    while (pane.model()->canFetchMore({}))
        pane.model()->fetchMore({});
    auto *view = pane.findChild<QListView *>();
    QTRY_VERIFY_WITH_TIMEOUT(view->verticalScrollBar()->maximum() > 100'000 * 80, 60'000);
    const qint64 all = timer.restart();
    constexpr int Frames = 50;
    for (int i = 0; i < Frames; ++i) {
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() * i / Frames);
        QVERIFY(!view->viewport()->grab().isNull());
    }
    const qint64 frames = timer.restart();
    pane.buildChanged(Fakes::sampleBuild(100'001, QStringLiteral("acme/new"), 1, Status::Running, m_now));
    view->viewport()->grab();
    const qint64 inserted = timer.elapsed();
    qInfo("first page %lld ms, all pages %lld ms, a frame %.1f ms, a new build on top of all %lld ms", shown, all,
        double(frames) / Frames, inserted);
    QCOMPARE(pane.model()->rowCount(), 100'001);
    QVERIFY2(frames < Frames * 200, "scrolling stutters"); // generous: sanitizers and busy machines
}

REGISTER_WINDOW_TEST(TestBuildList)
#include "tst_buildlist.moc"
