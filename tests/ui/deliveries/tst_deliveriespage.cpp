// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../fakeservicelink.h"
#include "../finding.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "model/deliveryjson.h"
#include "store/database.h"
#include "store/migrations.h"
#include "storedsamples.h"
#include "ui/deliveries/curldialog.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/deliveries/deliveryfilterbar.h"
#include "ui/deliveries/deliveryinspector.h"
#include "ui/deliveries/deliverytable.h"
#include "ui/deliveries/deliverytablemodel.h"
#include "ui/deliveries/factlist.h"
#include "ui/deliveries/replaydialog.h"
#include "ui/deliveries/storeddeliveries.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/newestontop.h"
#include "ui/widgets/searchfield.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using Model::Verdict;
using Column = Ui::DeliveryTableModel::Column;

class TestDeliveriesPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theNewestIsShown();
    void rowsComeLive();
    void theNewestStaysChosen();
    void whatIsReadStaysInItsPlace();
    void foldingDoesNotScroll();
    void rowsAreCopied();
    void theRefusedAreNotReplayed();
    void aUserIsNamed();
    void readsPageByPage();
    void whatWaitedIsFolded();
    void filters();
    void whatWasSaidKeepsRoom();
    void revealShowsAnyDelivery();
    void whatWasRevealedStays();
    void whatIsNotKeptIsNotShown();
    void theInspectorFollows();
    void textIsLaidOut();
    void actionsFollowTheChoice();
    void aReplayAsksFirst();
    void closingAReplayCancelsIt();
    void aFailedReplaySaysWhy();
    void allThatMatchesIsReplayed();
    void announcesAgain();
    void theCommandNeedsTheSecret();
    void exportsTheChosen();
    void exportsWhatWasChosenWhenAsked();
    void everythingHasAName();
    void tabReachesEverything();
    void emptyPagesSaySo();
    void anOldDatabaseIsReadOnceItIsMigrated();
    void whatNobodySeesIsReadAgain();
    void manyDeliveriesScroll();

private:
    QPushButton *button(const QString &text) const;
    /// As the service tells of it: not folded yet.
    Model::Delivery come();
    void fold(const Model::Delivery &delivery);
    /// The build of the delivery that the inspector shows.
    QString buildShown() const;

    Fakes::FakeClock m_clock;
    std::unique_ptr<Fakes::StoredSamples> m_samples;
    std::unique_ptr<Fakes::FakeServiceLink> m_link;
    std::unique_ptr<Ui::StoredDeliveries> m_source;
    std::unique_ptr<Ui::DeliveriesPage> m_page;
};

namespace {

QList<QWidget *> interactive(QWidget *window)
{
    QList<QWidget *> found;
    const auto widgets = window->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus))
            found.append(widget);
    }
    return found;
}

QString described(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->accessibleName();
}

} // namespace

void TestDeliveriesPage::init()
{
    m_samples = std::make_unique<Fakes::StoredSamples>();
    m_samples->fillWithAMorning(m_clock.wall());
    m_link = std::make_unique<Fakes::FakeServiceLink>();
    m_link->url = QUrl(QStringLiteral("https://discord.com/channels/1/2/3"));
    m_source = std::make_unique<Ui::StoredDeliveries>(m_samples->path());
    m_page = std::make_unique<Ui::DeliveriesPage>(*m_link, *m_source, m_clock);
    m_page->resize(1200, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestDeliveriesPage::cleanup()
{
    m_page.reset();
    m_source.reset();
    m_link.reset();
    m_samples.reset();
}

QPushButton *TestDeliveriesPage::button(const QString &text) const
{
    const auto buttons = m_page->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (QString(button->text()).remove(QLatin1Char('&')).startsWith(text) && button->isVisibleTo(m_page.get()))
            return button;
    }
    return nullptr;
}

Model::Delivery TestDeliveriesPage::come()
{
    auto fresh = m_samples->store(m_samples->recorded(QStringLiteral("tag/01"), m_clock.wall()));
    fresh.folded = false;
    Q_EMIT m_link->deliveryKept(fresh);
    return fresh;
}

void TestDeliveriesPage::fold(const Model::Delivery &delivery)
{
    Model::BuildRecord record;
    record.build.system.link = delivery.build.systemLink;
    record.build.id = delivery.build.id;
    Q_EMIT m_link->buildChanged(record);
}

QString TestDeliveriesPage::buildShown() const
{
    QSignalSpy jump(m_page.get(), &Ui::Page::jumpRequested);
    Q_EMIT m_page->inspector()->showBuildRequested();
    return jump.isEmpty() ? QString() : jump[0][1].toString().section(QLatin1Char(' '), 0, 0);
}

void TestDeliveriesPage::theNewestIsShown()
{
    QCOMPARE(m_page->table()->currentRow(), 0);
    const QModelIndex newest = m_page->model()->index(0, Column::Said);
    QVERIFY(newest.data(Qt::DisplayRole).toString().contains(QLatin1String("failed")));
    const auto lists = m_page->findChildren<Ui::FactList *>();
    QCOMPARE(lists.size(), 3);
    for (const Ui::FactList *list : lists)
        QVERIFY(!list->facts().isEmpty());
    m_page->enter();
    QVERIFY(m_page->table()->hasFocus());
}

void TestDeliveriesPage::rowsComeLive()
{
    QAbstractItemModelTester tester(m_page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    const int before = m_page->model()->rowCount();
    auto fresh = m_samples->store(m_samples->recorded(QStringLiteral("tag/01"), m_clock.wall()));
    fresh.folded = false;
    const qint64 shown = m_page->model()->delivery(0).id;
    m_page->table()->choose(0);
    Q_EMIT m_link->deliveryKept(fresh);
    Q_EMIT m_link->deliveryKept(fresh);
    QCOMPARE(m_page->model()->rowCount(), before + 1);
    QCOMPARE(m_page->model()->delivery(0).id, fresh.id);
    QVERIFY(m_page->model()->delivery(0).body.isEmpty()); // rows keep no bodies
    QCOMPARE(m_page->model()->delivery(m_page->table()->currentRow()).id, shown); // what is chosen stays chosen
}

void TestDeliveriesPage::theNewestStaysChosen()
{
    m_page->hide();
    auto fresh = m_samples->store(m_samples->recorded(QStringLiteral("tag/01"), m_clock.wall()));
    Q_EMIT m_link->deliveryKept(fresh);
    m_page->show();
    QCOMPARE(m_page->table()->currentRow(), 0);
    QCOMPARE(m_page->table()->chosen(), QList<qint64>{fresh.id});
    fresh = m_samples->store(m_samples->recorded(QStringLiteral("tag/01"), m_clock.wall()));
    Q_EMIT m_link->deliveryKept(fresh);
    QTRY_COMPARE(m_page->table()->currentRow(), 0);
    QCOMPARE(m_page->table()->chosen(), QList<qint64>{fresh.id});

    // Who does something below reads about this one.
    QTest::mouseClick(m_page->findChildren<Ui::FactList *>().first()->viewport(), Qt::LeftButton);
    const auto newer = m_samples->store(m_samples->recorded(QStringLiteral("tag/01"), m_clock.wall()));
    m_page->hide();
    Q_EMIT m_link->deliveryKept(newer);
    m_page->show();
    QCOMPARE(m_page->table()->chosen(), QList<qint64>{fresh.id});
}

void TestDeliveriesPage::whatIsReadStaysInItsPlace()
{
    m_samples->fillWithMany(150, m_clock.wall());
    m_page->model()->reload();
    Ui::DeliveryTable *table = m_page->table();
    table->scrollTo(m_page->model()->index(40, 0), QAbstractItemView::PositionAtTop);
    const QPersistentModelIndex read = table->indexAt(QPoint(50, 60));
    const QRect before = table->visualRect(read);
    Q_EMIT m_link->deliveryKept(m_samples->store(m_samples->recorded(QStringLiteral("tag/01"), m_clock.wall())));
    QCOMPARE(table->visualRect(read), before);
    table->scrollToTop();
    Q_EMIT m_link->deliveryKept(m_samples->store(m_samples->recorded(QStringLiteral("tag/01"), m_clock.wall())));
    table->grab();
    QCOMPARE(table->verticalScrollBar()->value(), 0);
}

void TestDeliveriesPage::foldingDoesNotScroll()
{
    m_samples->fillWithMany(150, m_clock.wall());
    m_page->model()->reload();
    Ui::DeliveryTable *table = m_page->table();
    QScrollBar *bar = table->verticalScrollBar();
    table->scrollTo(m_page->model()->index(40, 0), QAbstractItemView::PositionAtTop);
    // What the reader scrolls after it stays scrolled at the next arrival.
    const auto first = come();
    table->grab();
    fold(first);
    bar->setValue(bar->value() + 10 * table->visualRect(m_page->model()->index(0, 0)).height());
    const QPersistentModelIndex read = table->indexAt(QPoint(50, 60));
    const QRect before = table->visualRect(read);
    const auto second = come();
    table->grab();
    QCOMPARE(table->visualRect(read), before);
    fold(second);
    table->scrollToTop();
    come();
    table->grab();
    QCOMPARE(bar->value(), 0);
}

void TestDeliveriesPage::rowsAreCopied()
{
    QTest::keyClick(m_page->table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_page->table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), m_page->model()->rowCount());
    for (int row = 0; row < lines.size(); ++row) {
        const QStringList cells = lines[row].split(QLatin1Char('\t'));
        QCOMPARE(cells.size(), int(Column::ColumnCount));
        QCOMPARE(cells[Column::Said], m_page->model()->index(row, Column::Said).data().toString());
    }
}

void TestDeliveriesPage::theRefusedAreNotReplayed()
{
    int refused = 0;
    while (m_page->model()->delivery(refused).verdict != Verdict::Refused)
        ++refused;
    m_page->table()->choose(refused);
    const QPushButton *replay = button(QStringLiteral("Replay…"));
    QVERIFY(!replay->isEnabled());
    QVERIFY(!replay->toolTip().isEmpty());
    m_page->table()->selectAll();
    const QPushButton *all = button(QStringLiteral("Replay %1 selected").arg(m_page->model()->rowCount()));
    QVERIFY(all && all->isEnabled());
    QVERIFY(all->toolTip().isEmpty());
}

void TestDeliveriesPage::aUserIsNamed()
{
    const auto said = [this] { return m_page->model()->index(0, Column::Said).data().toString(); };
    const auto fresh = m_samples->store(m_samples->recorded(QStringLiteral("user-deleted/01"), m_clock.wall()));
    Q_EMIT m_link->deliveryKept(fresh);
    const QJsonObject user = QJsonDocument::fromJson(fresh.body).object().value(QStringLiteral("user")).toObject();
    QCOMPARE(said(), user.value(QStringLiteral("login")).toString());
    m_page->model()->reload(); // from the database, with the page
    QCOMPARE(said(), user.value(QStringLiteral("login")).toString());
}

void TestDeliveriesPage::readsPageByPage()
{
    m_samples->fillWithMany(450, m_clock.wall());
    m_page->model()->reload();
    // The view may have asked for the next page already; what nobody looks at is not read.
    QVERIFY(m_page->model()->rowCount() >= Ui::DeliveryTableModel::PageSize);
    QVERIFY(m_page->model()->rowCount() < 450);
    while (m_page->model()->canFetchMore({}))
        m_page->model()->fetchMore({});
    QVERIFY(m_page->model()->rowCount() > 450);
    for (int row = 1; row < m_page->model()->rowCount(); ++row)
        QVERIFY(m_page->model()->delivery(row).id < m_page->model()->delivery(row - 1).id);
    QCOMPARE(m_page->model()->rowOf(m_page->model()->delivery(321).id), 321);
}

void TestDeliveriesPage::whatWaitedIsFolded()
{
    const auto state = [this] { return m_page->model()->index(0, Column::State).data(Qt::DisplayRole).toString(); };
    auto fresh = m_samples->store(m_samples->recorded(QStringLiteral("tag/01"), m_clock.wall()));
    fresh.folded = false;
    Q_EMIT m_link->deliveryKept(fresh);
    QCOMPARE(state(), QStringLiteral("Waiting"));
    Model::BuildRecord record;
    record.build.system.link = fresh.build.systemLink;
    record.build.id = fresh.build.id;
    Q_EMIT m_link->buildChanged(record);
    QCOMPARE(state(), QStringLiteral("Folded"));

    fresh = m_samples->store(m_samples->recorded(QStringLiteral("user-deleted/01"), m_clock.wall()));
    fresh.folded = false;
    Q_EMIT m_link->deliveryKept(fresh);
    QCOMPARE(state(), QStringLiteral("Waiting"));
    Model::Announcement announcement;
    announcement.subject = Ui::subjectOf(fresh);
    Q_EMIT m_link->announcementChanged(announcement);
    QCOMPARE(state(), QStringLiteral("Announced"));
}

void TestDeliveriesPage::filters()
{
    const int all = m_page->model()->rowCount();
    auto *search = m_page->findChild<Ui::SearchField *>();
    auto *chips = m_page->findChild<Ui::FilterChips *>();
    chips->choose(3);
    QCOMPARE(m_page->model()->rowCount(), 2);
    for (int row = 0; row < 2; ++row)
        QCOMPARE(m_page->model()->delivery(row).verdict, Verdict::Refused);
    QTest::keyClicks(search, QStringLiteral("nothing like it"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(m_page->model()->rowCount(), 0);
    const auto *replayAll = Fakes::named<QPushButton>(*m_page, QStringLiteral("Replay all of these"));
    QVERIFY(replayAll && !replayAll->isEnabled());
    QPushButton *clear = button(QStringLiteral("Show all"));
    QVERIFY(clear);
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(m_page->model()->rowCount(), all);
    QVERIFY(replayAll->isEnabled());
    const auto boxes = m_page->findChildren<QComboBox *>();
    boxes[0]->setCurrentIndex(2);
    QCOMPARE(m_page->model()->rowCount(), 1);
    boxes[0]->setCurrentIndex(0);
    boxes[1]->setCurrentIndex(1);
    QCOMPARE(m_page->model()->rowCount(), all);
    QTest::keyClicks(search, QStringLiteral("repo:harbor/tide-tables"));
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(m_page->model()->rowCount() > 5);
    QVERIFY(m_page->model()->rowCount() < all);
    Q_EMIT m_link->deliveryKept(m_samples->recorded(QStringLiteral("user-created/01"), m_clock.wall()));
    QCOMPARE(m_page->model()->delivery(0).slug, QStringLiteral("harbor/tide-tables")); // not what does not match
}

void TestDeliveriesPage::whatWasSaidKeepsRoom()
{
    QWidget place; // a window of its own would be held to what its layout wants
    place.resize(1200, 760);
    Ui::DeliveriesPage page(*m_link, *m_source, m_clock, &place);
    const auto *table = page.table();
    page.resize(750, 460); // as in the smallest window
    place.show();
    QTRY_VERIFY(table->isColumnHidden(Column::Answered));
    QVERIFY(table->columnWidth(Column::Said) >= 220);
    QCOMPARE(table->header()->length(), table->viewport()->width());
    page.resize(1200, 760);
    QTRY_VERIFY(!table->isColumnHidden(Column::Answered));
    QCOMPARE(table->header()->length(), table->viewport()->width());
}

void TestDeliveriesPage::revealShowsAnyDelivery()
{
    const qint64 last = m_page->model()->delivery(m_page->model()->rowCount() - 1).id;
    m_page->findChild<Ui::FilterChips *>()->choose(3); // it does not match that
    m_page->reveal(QString::number(last));
    QCOMPARE(m_page->model()->delivery(m_page->table()->currentRow()).id, last);
    m_samples->fillWithMany(300, m_clock.wall());
    m_page->model()->reload(); // now it is on no page that was read
    m_page->reveal(QString::number(last));
    auto *verification = m_page->findChildren<Ui::FactList *>().first();
    QVERIFY(!verification->facts().isEmpty());
    QSignalSpy told(m_page.get(), &Ui::Page::told);
    m_page->reveal(QStringLiteral("987654"));
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][1].toBool(), false);
}

void TestDeliveriesPage::whatWasRevealedStays()
{
    const Model::Delivery wanted = m_page->model()->delivery(m_page->model()->rowCount() - 1);
    m_samples->fillWithMany(900, m_clock.wall());
    m_page->model()->reload();
    QVERIFY(m_page->model()->rowOf(wanted.id) < 0); // on no page that was read
    m_page->reveal(QString::number(wanted.id));
    m_page->enter();
    come();
    m_page->hide(); // a page that shows up again follows the newest at once
    m_page->show();
    QCOMPARE(m_page->table()->currentRow(), -1);
    QVERIFY(m_page->table()->chosen().isEmpty());
    QCOMPARE(buildShown(), QString::number(wanted.build.id));

    // The row that was chosen before can be chosen again.
    const QModelIndex before = m_page->model()->index(1, 0);
    QTest::mouseClick(m_page->table()->viewport(), Qt::LeftButton, {}, m_page->table()->visualRect(before).center());
    QCOMPARE(buildShown(), QString::number(m_page->model()->delivery(1).build.id));
}

void TestDeliveriesPage::whatIsNotKeptIsNotShown()
{
    const auto lists = m_page->findChildren<Ui::FactList *>();
    int row = 1;
    while (m_page->model()->delivery(row).verdict != Verdict::Accepted)
        ++row;
    QVERIFY(m_samples->database().execute(
        QStringLiteral("DELETE FROM deliveries WHERE id = %1").arg(m_page->model()->delivery(row).id)));
    QVERIFY(button(QStringLiteral("Announce")));
    QSignalSpy told(m_page.get(), &Ui::Page::told);
    m_page->table()->choose(row);
    QCOMPARE(told.size(), 1);
    // Nothing here is about the one before.
    for (const Ui::FactList *list : lists)
        QVERIFY(list->facts().isEmpty());
    QCOMPARE(buildShown(), QString());
    QVERIFY(!button(QStringLiteral("Copy as cURL"))->isEnabled());
    for (const auto *act : {"Announce", "Show build", "Open message"})
        QVERIFY2(!button(QLatin1String(act)), act);
    Q_EMIT m_page->inspector()->announceAgainRequested();
    QVERIFY(m_link->asked.isEmpty());
    m_page->table()->choose(0);
    QCOMPARE(buildShown(), QString::number(m_page->model()->delivery(0).build.id));
}

void TestDeliveriesPage::theInspectorFollows()
{
    const auto lists = m_page->findChildren<Ui::FactList *>();
    const auto before = lists[2]->facts();
    Model::Delivery shown = m_page->model()->delivery(0);
    Model::Announcement failed;
    failed.subject = Ui::subjectOf(shown);
    failed.channel = {QStringLiteral("discord"), QStringLiteral("1309841220187")};
    failed.failed = true;
    failed.failure = QStringLiteral("Missing Access");
    m_samples->announce(failed);
    Q_EMIT m_link->announcementChanged(failed);
    QTRY_VERIFY(lists[2]->facts() != before);
    QTest::keyClick(m_page->table(), Qt::Key_Down);
    QTest::keyClick(m_page->table(), Qt::Key_Down);
    QVERIFY(Ui::spoken(lists[1]->facts().first()).contains(QLatin1String("never folded")));
    QVERIFY(!button(QStringLiteral("Announce")));
    QVERIFY(!button(QStringLiteral("Show build")));
}

void TestDeliveriesPage::textIsLaidOut()
{
    auto *tabs = m_page->inspector()->findChild<QTabBar *>();
    tabs->setCurrentIndex(1);
    const auto textNamed = [this](const QString &name) {
        const auto all = m_page->inspector()->findChildren<QPlainTextEdit *>();
        return *std::find_if(
            all.cbegin(), all.cend(), [&name](const QPlainTextEdit *text) { return text->accessibleName() == name; });
    };
    QPlainTextEdit *const texts[]{
        textNamed(QStringLiteral("Headers as received")), textNamed(QStringLiteral("Body, laid out for reading"))};
    QVERIFY(texts[0]->toPlainText().contains(QLatin1String("Digest: SHA-256=")));
    tabs->setCurrentIndex(2);
    QVERIFY(texts[1]->toPlainText().startsWith(QLatin1String("{\n    \"action\"")));
    const QString before = texts[1]->toPlainText();
    QTest::keyClick(m_page->table(), Qt::Key_Down);
    QVERIFY(texts[1]->toPlainText() != before);
}

void TestDeliveriesPage::actionsFollowTheChoice()
{
    QVERIFY(button(QStringLiteral("Replay…")));
    QTest::keyClick(m_page->table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_page->table(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_page->table()->chosen().size(), 3);
    QVERIFY(button(QStringLiteral("Replay 3 selected")));
    m_page->table()->clearSelection();
    QVERIFY(!button(QStringLiteral("Replay…"))->isEnabled());
    QVERIFY(!button(QStringLiteral("Export"))->isEnabled());
}

void TestDeliveriesPage::aReplayAsksFirst()
{
    m_link->plan = {1, 1, 0};
    m_link->outcome.message = QStringLiteral("Folded again");
    QTest::mouseClick(button(QStringLiteral("Replay…")), Qt::LeftButton);
    auto *dialog = m_page->findChild<Ui::ReplayDialog *>();
    QVERIFY(dialog);
    QPushButton *replay = nullptr;
    const auto buttons = dialog->findChildren<QPushButton *>();
    for (QPushButton *each : buttons) {
        if (each->isDefault())
            replay = each;
    }
    QVERIFY(replay);
    QVERIFY(!replay->isEnabled()); // not before it is known what would happen
    QCOMPARE(m_link->asked, QStringList{QStringLiteral("plan 1")});
    QTRY_VERIFY(replay->isEnabled());
    QCOMPARE(m_link->asked.size(), 1);
    QTest::mouseClick(replay, Qt::LeftButton);
    QCOMPARE(m_link->asked.last(), QStringLiteral("replay 1"));
    QVERIFY(!replay->isVisible());
    const auto isDone = [&buttons] {
        return std::any_of(buttons.cbegin(), buttons.cend(),
            [](const QPushButton *each) { return each->text() == QLatin1String("Close"); });
    };
    QTRY_VERIFY(isDone());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(m_link->asked.size(), 2); // nothing left to cancel
}

void TestDeliveriesPage::closingAReplayCancelsIt()
{
    Ui::ReplayDialog dialog(*m_link, QList<qint64>{1, 2});
    dialog.show();
    dialog.close();
    QCOMPARE(m_link->asked, QStringList({QStringLiteral("plan 2"), QStringLiteral("cancel 1")}));
}

void TestDeliveriesPage::aFailedReplaySaysWhy()
{
    m_link->plan = {2, 1, 1};
    m_link->outcome = {false, QStringLiteral("The disk is gone")};
    Ui::ReplayDialog dialog(*m_link, QList<qint64>{1, 2});
    dialog.show();
    const auto says = [&dialog](const QString &text) {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) { return label->text() == text; });
    };
    QTRY_VERIFY(says(m_link->outcome.message));
}

void TestDeliveriesPage::allThatMatchesIsReplayed()
{
    QTest::keyClicks(m_page->findChild<Ui::SearchField *>(), QStringLiteral("repo:harbor/tide-tables"));
    QTest::mouseClick(button(QStringLiteral("Replay all")), Qt::LeftButton);
    QCOMPARE(m_link->asked, QStringList{QStringLiteral("plan harbor/tide-tables")});
}

void TestDeliveriesPage::announcesAgain()
{
    m_link->outcome.message = QStringLiteral("A new message is on its way");
    QSignalSpy told(m_page.get(), &Ui::Page::told);
    QTest::mouseClick(button(QStringLiteral("Announce")), Qt::LeftButton);
    const qint64 build = m_page->model()->delivery(0).build.id;
    QCOMPARE(m_link->asked, QStringList{QStringLiteral("announce %1").arg(build)});
    QTRY_COMPARE(told.size(), 1);
    QSignalSpy jump(m_page.get(), &Ui::Page::jumpRequested);
    QTest::mouseClick(button(QStringLiteral("Show build")), Qt::LeftButton);
    QCOMPARE(jump[0][0].toString(), QStringLiteral("builds"));
    QVERIFY(jump[0][1].toString().startsWith(QString::number(build)));
}

void TestDeliveriesPage::theCommandNeedsTheSecret()
{
    QTest::mouseClick(button(QStringLiteral("Copy as cURL")), Qt::LeftButton);
    auto *dialog = m_page->findChild<Ui::CurlDialog *>();
    QVERIFY(dialog);
    auto *field = dialog->findChild<QLineEdit *>();
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QPushButton *copy = nullptr;
    const auto buttons = dialog->findChildren<QPushButton *>();
    for (QPushButton *each : buttons) {
        if (each->isDefault())
            copy = each;
    }
    QVERIFY(copy && !copy->isEnabled());
    QTest::keyClicks(field, QString::fromLatin1(Fakes::StoredSamples::secret()));
    QTest::mouseClick(copy, Qt::LeftButton);
    const QString command = QGuiApplication::clipboard()->text();
    QVERIFY(command.startsWith(QLatin1String("curl ")));
    QVERIFY(!command.contains(QString::fromLatin1(Fakes::StoredSamples::secret())));
    QVERIFY(field->text().isEmpty());
}

void TestDeliveriesPage::exportsTheChosen()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.json"));
    QSignalSpy told(m_page.get(), &Ui::Page::told);
    QTest::keyClick(m_page->table(), Qt::Key_Down, Qt::ShiftModifier);
    m_page->exportTo(path, m_page->table()->chosen());
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][1].toBool(), true);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).array().size(), 2);
    m_page->exportTo(folder.filePath(QStringLiteral("missing/out.json")), m_page->table()->chosen());
    QCOMPARE(told.size(), 2);
    QCOMPARE(told[1][1].toBool(), false);
}

void TestDeliveriesPage::exportsWhatWasChosenWhenAsked()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.json"));
    const QByteArray wanted =
        Model::exportedDeliveries({*m_source->find(m_page->table()->chosen().constFirst()).value()});
    QTest::mouseClick(button(QStringLiteral("Export")), Qt::LeftButton);
    auto *dialog = m_page->findChild<QFileDialog *>();
    QVERIFY(dialog);
    // The table goes on to what comes meanwhile.
    const auto newer = come();
    QTRY_COMPARE(m_page->table()->chosen(), QList<qint64>{newer.id});
    Q_EMIT dialog->fileSelected(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), wanted);
}

void TestDeliveriesPage::everythingHasAName()
{
    auto *tabs = m_page->inspector()->findChild<QTabBar *>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        const auto widgets = interactive(m_page.get());
        for (QWidget *widget : widgets) {
            QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(seen && !seen->text(QAccessible::Name).isEmpty(), qPrintable(described(widget)));
        }
    }
}

void TestDeliveriesPage::tabReachesEverything()
{
    const QList<QWidget *> all = interactive(m_page.get());
    QVERIFY(all.size() > 10);
    m_page->enter();
    QSet<QWidget *> reached;
    for (int i = 0; i < all.size() * 3; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (QWidget *widget : all) {
        // Of a group of exclusive buttons Tab reaches the chosen one, arrows the others.
        const auto *each = qobject_cast<QAbstractButton *>(widget);
        if (each && each->group() && !each->isChecked())
            continue;
        QVERIFY2(reached.contains(widget), qPrintable(described(widget)));
    }
}

void TestDeliveriesPage::emptyPagesSaySo()
{
    QTemporaryDir folder;
    Ui::StoredDeliveries none(folder.filePath(QStringLiteral("none.db")));
    Ui::DeliveriesPage page(*m_link, none, m_clock);
    page.resize(1000, 700);
    page.show();
    QVERIFY(!page.table()->isVisible());
    auto fresh = m_samples->recorded(QStringLiteral("tag/01"), m_clock.wall());
    fresh.id = 1;
    Q_EMIT m_link->deliveryKept(fresh); // the first one opens the table
    QVERIFY(page.table()->isVisible());
    QCOMPARE(page.model()->rowCount(), 1);
}

void TestDeliveriesPage::anOldDatabaseIsReadOnceItIsMigrated()
{
    const int known = Store::versionOf(m_samples->database()).value();
    const auto setVersion = [this](int version) {
        return m_samples->database().execute(QStringLiteral("PRAGMA user_version = %1").arg(version));
    };
    QVERIFY(setVersion(known - 1));
    Ui::StoredDeliveries source(m_samples->path());
    Ui::DeliveriesPage page(*m_link, source, m_clock);
    QCOMPARE(page.model()->rowCount(), 0);
    QVERIFY(page.model()->failure().contains(QStringLiteral("not ready yet")));
    QVERIFY(setVersion(known));
    Q_EMIT m_link->healthChanged({});
    QVERIFY(page.model()->failure().isEmpty());
    QCOMPARE(page.model()->rowCount(), m_page->model()->rowCount());
}

void TestDeliveriesPage::whatNobodySeesIsReadAgain()
{
    using Ui::NewestOnTop;
    Ui::DeliveryTableModel *model = m_page->model();
    Ui::DeliveryTable *table = m_page->table();
    m_samples->fillWithMany(NewestOnTop::MostRows, m_clock.wall());
    const auto readAll = [model] {
        while (model->canFetchMore({}))
            model->fetchMore({});
        return model->rowCount();
    };
    // The view may have asked for the next page already.
    const auto isShort = [model] {
        return model->rowCount() <= NewestOnTop::KeptRows + Ui::DeliveryTableModel::PageSize;
    };
    model->reload();
    const int all = readAll();
    QVERIFY(all > NewestOnTop::MostRows);
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    come();
    QTRY_VERIFY(isShort());
    QCOMPARE(readAll(), all + 1);
    for (int row = 1; row < model->rowCount(); ++row)
        QVERIFY(model->delivery(row).id < model->delivery(row - 1).id);

    // Nothing goes from under who is far down, or has chosen something there.
    table->choose(NewestOnTop::MostRows);
    const qint64 chosen = table->chosen().constFirst();
    come();
    QCoreApplication::processEvents();
    table->scrollToTop();
    come();
    QCoreApplication::processEvents();
    QCOMPARE(model->rowCount(), all + 3);
    QCOMPARE(table->chosen(), QList<qint64>{chosen});
    // Behind the panel's icon it is read on, but no row any more.
    const QString build = buildShown();
    m_page->hide();
    come();
    QTRY_VERIFY(isShort());
    m_page->show();
    QVERIFY(table->chosen().isEmpty());
    QCOMPARE(buildShown(), build);
}

void TestDeliveriesPage::manyDeliveriesScroll()
{
    m_samples->fillWithMany(20'000, m_clock.wall());
    QElapsedTimer timer;
    timer.start();
    m_page->model()->reload();
    m_page->grab();
    const qint64 shown = timer.restart();
    while (m_page->model()->canFetchMore({}))
        m_page->model()->fetchMore({});
    const qint64 read = timer.restart();
    m_page->table()->choose(15'000);
    m_page->grab();
    qInfo("first page %lld ms, 20,000 read %lld ms, a row far down %lld ms", shown, read, timer.elapsed());
    QVERIFY2(shown < 5000, "the first page waits for the others"); // generous: sanitizers and busy machines
}

static int runDeliveriesPage(int argc, char **argv)
{
    QApplication application(argc, argv);
    Ui::Appearance appearance(application);
    TestDeliveriesPage test;
    return QTest::qExec(&test, argc, argv);
}
REGISTER_TEST(TestDeliveriesPage, runDeliveriesPage)

#include "tst_deliveriespage.moc"
