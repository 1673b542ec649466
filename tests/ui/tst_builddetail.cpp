// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "samplebuilds.h"
#include "ui/builds/builddetail.h"
#include "ui/builds/buildstory.h"
#include "ui/builds/discordcardhtml.h"
#include "ui/builds/discordcardview.h"
#include "ui/builds/stepgantt.h"
#include "ui/builds/steprows.h"
#include "ui/builds/timeline.h"
#include "ui/text/phrases.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/ticker.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTextBrowser>
#include <QTextDocument>

using Model::Status;

namespace {

constexpr qint64 Start = 1'795'450'000;

Model::Step step(int number, const char *name, Status status, qint64 from, qint64 until)
{
    Model::Step made;
    made.number = number;
    made.name = QString::fromLatin1(name);
    made.status = status;
    made.started = from;
    made.stopped = until;
    return made;
}

Model::Build failedBuild()
{
    Model::Build build = Fakes::sampleBuild(9, QStringLiteral("a/b"), 9, Status::Failure, Start).build;
    Model::Stage stage;
    stage.number = 1;
    stage.name = QStringLiteral("default");
    stage.status = Status::Failure;
    stage.started = Start;
    stage.stopped = Start + 100;
    stage.steps = {step(1, "clone", Status::Success, Start, Start + 10),
        step(2, "lint", Status::Failure, Start + 10, Start + 20),
        step(3, "test", Status::Failure, Start + 20, Start + 100),
        step(4, "publish", Status::Skipped, Start + 100, Start + 100)};
    stage.steps[1].errIgnore = true;
    stage.steps[2].exitCode = 8;
    build.stages = {stage};
    return build;
}

} // namespace

class TestBuildDetail final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void barsShareTheBuildsTime();
    void stepThatTellsMostIsChosen();
    void choiceOfThePersonStays();
    void whatRunsGrows();
    void whatIsLostDoesNotGrow();
    void aLoneStageIsNotMentioned();
    void stepsWithoutTimesHaveNoBar();
    void theCulpritIsTheStepThatCounts();
    void aStageOrTheBuildMayBeTheCulprit();
    void theStory();
    void notices();
    void theTimelineIsInOrder();
    void theTimelineSaysWhatTheChatRefused_data();
    void theTimelineSaysWhatTheChatRefused();
    void hostileCardsHaveAHeight_data();
    void hostileCardsHaveAHeight();
    void onlyWebLinksAreLinks();
    void markupStaysText();
    void cardThatGrowsIsShownWhole();
    void theFileIsShownAboveTheCard();
    void cardLinksAreReported();
    void theCardFollowsItsLook();
};

void TestBuildDetail::barsShareTheBuildsTime()
{
    const auto rows = Ui::stepRows(failedBuild(), Start + 5000);
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[0].start, 0.0);
    QCOMPARE(rows[0].length, 0.1);
    QCOMPARE(rows[2].start, 0.2);
    QCOMPARE(rows[2].length, 0.8);
    QCOMPARE(rows[2].end, QStringLiteral("1:20"));
    QCOMPARE(rows[3].length, 0.0);
    QCOMPARE(rows[3].end, Ui::statusName(Status::Skipped));
}

void TestBuildDetail::whatRunsGrows()
{
    Model::Build build = failedBuild();
    build.status = build.stages[0].status = build.stages[0].steps[2].status = Status::Running;
    build.stages[0].stopped = build.stages[0].steps[2].stopped = 0;
    const auto before = Ui::stepRows(build, Start + 40);
    const auto after = Ui::stepRows(build, Start + 80);
    QCOMPARE(before[2].end, QStringLiteral("0:20"));
    QCOMPARE(after[2].end, QStringLiteral("1:00"));
    QVERIFY(after[2].length > before[2].length);
}

void TestBuildDetail::whatIsLostDoesNotGrow()
{
    Model::Build build = failedBuild();
    build.status = Status::Lost;
    build.finished = 0;
    Model::Step &test = build.stages[0].steps[2];
    test.status = Status::Running;
    test.stopped = 0;
    const auto rows = Ui::stepRows(build, Start + 40);
    QCOMPARE(rows, Ui::stepRows(build, Start + 80));
    QCOMPARE(rows[2].status, Status::Lost);
    QCOMPARE(rows[0].status, build.stages[0].steps[0].status); // which had ended
    QVERIFY(Ui::noticeOf(build, {}) && !Ui::noticeOf(build, {})->isFailure);
}

void TestBuildDetail::aLoneStageIsNotMentioned()
{
    Model::Build build = failedBuild();
    QVERIFY(!Ui::stepRows(build, Start)[0].isStage);
    Model::Stage second = build.stages[0];
    second.number = 2;
    build.stages.append(second);
    const auto rows = Ui::stepRows(build, Start);
    QCOMPARE(rows.size(), 10);
    QVERIFY(rows[0].isStage);
    QVERIFY(rows[5].isStage);
    QCOMPARE(rows[5].stage, 2);
}

void TestBuildDetail::stepsWithoutTimesHaveNoBar()
{
    Model::Build build = failedBuild();
    for (Model::Step &each : build.stages[0].steps)
        each.started = each.stopped = 0;
    for (const Ui::StepRow &row : Ui::stepRows(build, Start)) {
        QCOMPARE(row.length, 0.0);
        QVERIFY(!row.end.isEmpty());
    }
    QVERIFY(Ui::stepRows({}, Start).isEmpty());
}

void TestBuildDetail::theCulpritIsTheStepThatCounts()
{
    const auto culprit = Ui::culpritOf(failedBuild());
    QVERIFY(culprit);
    QCOMPARE(culprit->name, QStringLiteral("test")); // lint may fail
    QCOMPARE(culprit->exitCode, 8);
    QCOMPARE(culprit->stepNumber, 3);
    Model::Build passed = failedBuild();
    passed.status = Status::Success;
    QVERIFY(!Ui::culpritOf(passed));
}

void TestBuildDetail::aStageOrTheBuildMayBeTheCulprit()
{
    Model::Build build = failedBuild();
    build.stages[0].steps.clear();
    build.stages[0].error = QStringLiteral("no runner\nfor this");
    QCOMPARE(Ui::culpritOf(build)->stage, QStringLiteral("default"));
    QCOMPARE(Ui::culpritOf(build)->error, QStringLiteral("no runner for this"));
    build.stages.clear();
    build.status = Status::Error;
    build.error = QStringLiteral("yaml: line 3");
    QCOMPARE(Ui::culpritOf(build)->error, QStringLiteral("yaml: line 3"));
    QVERIFY(Ui::noticeOf(build, {})->detail.contains(QStringLiteral("yaml: line 3")));
}

void TestBuildDetail::theStory()
{
    const Model::Build build = failedBuild();
    QList<Store::BuildRecord> earlier;
    const auto add = [&earlier](Status status, const char *branch = "main", const char *slug = "a/b") {
        auto record = Fakes::sampleBuild(
            100 - earlier.size(), QString::fromLatin1(slug), 1, status, Start - 1000 * (earlier.size() + 1));
        record.build.target = QString::fromLatin1(branch);
        record.build.ref = QStringLiteral("refs/heads/") + record.build.target;
        earlier.append(record);
    };
    add(Status::Failure, "other");
    add(Status::Failure, "main", "c/d");
    add(Status::Killed);
    add(Status::Success);
    add(Status::Running);
    add(Status::Success);
    QCOMPARE(Ui::storyOf(build, earlier).passedBefore, 2);
    QVERIFY(!Ui::storyOf(build, earlier).usual);
    add(Status::Failure);
    add(Status::Success);
    const Ui::Story story = Ui::storyOf(build, earlier);
    QCOMPARE(story.passedBefore, 2); // the failure ends the streak
    QCOMPARE(story.failedBefore, 0);
    QCOMPARE(story.usual, std::optional(std::chrono::seconds(158)));
    QCOMPARE(Ui::storyOf(build, {}), Ui::Story());
}

void TestBuildDetail::notices()
{
    Ui::Story story;
    story.passedBefore = 14;
    const auto notice = Ui::noticeOf(failedBuild(), story);
    QVERIFY(notice && notice->isFailure);
    QCOMPARE(notice->subject, QStringLiteral("test failed"));
    QCOMPARE(notice->detail, QStringLiteral("exit code 8 · first failure on main after 14 passing builds"));
    Model::Build blocked = failedBuild();
    blocked.status = Status::Blocked;
    QVERIFY(!Ui::noticeOf(blocked, {})->isFailure);
    blocked.status = Status::Running;
    QVERIFY(!Ui::noticeOf(blocked, {}));
}

void TestBuildDetail::theTimelineIsInOrder()
{
    Fakes::ListedBuilds source;
    Fakes::fillWithADay(source, Start);
    const auto &build = source.records[2].build;
    const auto entries = Ui::timelineOf(build, source.arrived[build.key()], source.messages[build.key()]);
    QVERIFY(std::is_sorted(entries.cbegin(), entries.cend(),
        [](const Ui::TimelineEntry &a, const Ui::TimelineEntry &b) { return a.at < b.at; }));
    const auto count = [&entries](Ui::TimelineEntry::Kind kind) {
        return std::count_if(
            entries.cbegin(), entries.cend(), [kind](const auto &entry) { return entry.kind == kind; });
    };
    QCOMPARE(count(Ui::TimelineEntry::Kind::Arrived), 12);
    QCOMPARE(count(Ui::TimelineEntry::Kind::Sent), 2);
    QCOMPARE(count(Ui::TimelineEntry::Kind::NotSent), 0);
    for (const auto &entry : entries)
        QVERIFY(!entry.text.isEmpty());
}

void TestBuildDetail::theTimelineSaysWhatTheChatRefused_data()
{
    QTest::addColumn<bool>("failed");
    QTest::addColumn<bool>("posted");
    QTest::addColumn<QString>("failure");
    QTest::addColumn<QString>("words"); // empty: nothing
    QTest::newRow("nothing") << false << true << QString() << QString();
    QTest::newRow("all of it") << true << false << "Invalid Form Body"
                               << "Message refused: Invalid Form Body";
    QTest::newRow("all but the fallback") << false << true << "Invalid Form Body"
                                          << "Full message refused, a plain one stands there: Invalid Form Body";
    QTest::newRow("the fallback is on its way") << false << false << "Invalid Form Body" << QString();
}

void TestBuildDetail::theTimelineSaysWhatTheChatRefused()
{
    QFETCH(bool, failed);
    QFETCH(bool, posted);
    QFETCH(QString, failure);
    QFETCH(QString, words);
    Model::Announcement message;
    message.created = Core::WallTime(std::chrono::seconds(Start));
    message.failed = failed;
    message.failure = failure;
    if (posted)
        message.messageId = QStringLiteral("4711");
    QString found;
    const auto entries = Ui::timelineOf(failedBuild(), {}, {message});
    for (const Ui::TimelineEntry &entry : entries) {
        if (entry.kind == Ui::TimelineEntry::Kind::NotSent)
            found += entry.text;
    }
    QCOMPARE(found, words);
}

void TestBuildDetail::hostileCardsHaveAHeight_data()
{
    QTest::addColumn<int>("card");
    const auto cards = Fakes::hostileCards();
    for (int i = 0; i < cards.size(); ++i)
        QTest::newRow(cards[i].first.constData()) << i;
}

void TestBuildDetail::hostileCardsHaveAHeight()
{
    QFETCH(int, card);
    Ui::DiscordCardView view;
    view.setCard(Fakes::hostileCards()[card].second, Start, true);
    for (const int width : {220, 312, 900}) {
        view.resize(width, view.heightForWidth(width));
        QVERIFY(view.heightForWidth(width) > 0);
        QVERIFY(!view.grab().isNull());
        // Nothing sticks out at the side.
        QVERIFY(view.findChild<QTextBrowser *>()->document()->idealWidth() <= width);
    }
    QVERIFY(view.minimumSizeHint().width() <= 312);
}

void TestBuildDetail::onlyWebLinksAreLinks()
{
    const auto cards = Fakes::hostileCards();
    for (const auto &[name, card] : cards) {
        const QString html = Ui::cardHtml(card, Ui::discordLook(false), 2, Start);
        QVERIFY2(!html.contains(QStringLiteral("href=\"javascript")), name.constData());
        QVERIFY2(!html.contains(QStringLiteral("href=\"file")), name.constData());
    }
    Model::Card card;
    card.title = QStringLiteral("a/b #1");
    card.titleUrl = QStringLiteral("https://drone.lan/a/b/1");
    QVERIFY(Ui::cardHtml(card, Ui::discordLook(false), 2, Start)
                .contains(QStringLiteral("href=\"https://drone.lan/a/b/1\"")));
}

void TestBuildDetail::markupStaysText()
{
    const auto cards = Fakes::hostileCards();
    const Model::Card &card = cards[1].second;
    const QString html = Ui::cardHtml(card, Ui::discordLook(false), 2, Start);
    QVERIFY(!html.contains(QStringLiteral("<img")));
    QVERIFY(!html.contains(QStringLiteral("<script")));
    QTextDocument document;
    document.setHtml(html);
    QVERIFY(document.toPlainText().contains(card.title)); // every character of it is shown
}

void TestBuildDetail::cardThatGrowsIsShownWhole()
{
    Model::Card card;
    card.title = QStringLiteral("a/b #1");
    Ui::DiscordCardView view;
    view.resize(320, 900); // room enough: its size does not change with what it shows
    view.setCard(card, Start, false);
    view.grab();
    card.logTitle = QStringLiteral("default / test");
    card.log = QStringLiteral("one\n").repeated(12);
    view.setCard(card, Start, true);
    auto *text = view.findChild<QTextBrowser *>();
    QVERIFY(text->height() >= text->document()->size().height());
}

void TestBuildDetail::theFileIsShownAboveTheCard()
{
    Model::Card card;
    card.title = QStringLiteral("a/b #1");
    Ui::DiscordCardView view;
    view.resize(312, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setCard(card, Start, false);
    auto *file = view.findChild<QLabel *>();
    QVERIFY(file);
    QVERIFY(!file->isVisible());
    const int without = view.heightForWidth(312);
    card.file = {QStringLiteral("b-1-test.log"), QStringLiteral("1/2 1 x"), 12'636};
    view.setCard(card, Start, true);
    QVERIFY(file->isVisible());
    QCOMPARE(view.heightForWidth(312), without + file->height() + Ui::scaled(6));
    QVERIFY(file->geometry().bottom() < view.findChild<QTextBrowser *>()->geometry().top());
    QVERIFY(view.rect().contains(file->geometry()));
    QVERIFY2(file->accessibleName().contains(card.file.name), qPrintable(file->accessibleName()));
    QVERIFY2(file->accessibleName().contains(QLocale().toString(12.34)), qPrintable(file->accessibleName()));
    // A card that an earlier version made says nothing of the size.
    card.file.bytes = 0;
    view.setCard(card, Start, true);
    QVERIFY(file->accessibleName().endsWith(card.file.name));
    // Both looks, and a name without end.
    card.file.name = QString(300, u'x') + QStringLiteral(".log");
    view.setCard(card, Start, true);
    view.setDark(false);
    const QImage light = file->grab().toImage();
    view.setDark(true);
    QVERIFY(file->grab().toImage() != light);
    QVERIFY(view.rect().contains(file->geometry()));
}

void TestBuildDetail::cardLinksAreReported()
{
    Model::Card card;
    card.title = QStringLiteral("a/b #1");
    card.titleUrl = QStringLiteral("https://drone.lan/a/b/1");
    Ui::DiscordCardView view;
    view.setCard(card, Start, false);
    view.resize(312, view.heightForWidth(312));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy followed(&view, &Ui::DiscordCardView::linkActivated);
    auto *text = view.findChild<QTextBrowser *>();
    QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, QPoint(40, 10));
    QCOMPARE(followed.size(), 1);
    QCOMPARE(followed[0][0].toUrl(), QUrl(card.titleUrl));
}

void TestBuildDetail::theCardFollowsItsLook()
{
    Ui::DiscordCardView view;
    view.setCard(Fakes::hostileCards()[1].second, Start, false);
    view.resize(312, 400);
    view.setDark(false);
    const QImage light = view.grab().toImage();
    view.setDark(true);
    QVERIFY(view.isDark());
    QVERIFY(view.grab().toImage() != light);
}

void TestBuildDetail::stepThatTellsMostIsChosen()
{
    const Fakes::FakeClock clock;
    QWidget page;
    Ui::Ticker ticker(&page);
    Ui::BuildDetail detail(clock, ticker, &page);
    QList<int> chosen;
    connect(&detail, &Ui::BuildDetail::stepChosen, this,
        [&chosen](const Model::BuildKey &, int, int step) { chosen.append(step); });
    Store::BuildRecord record{1, failedBuild()};
    Model::Build &build = record.build;
    build.status = build.stages[0].status = Status::Running;
    build.stages[0].steps = {step(1, "clone", Status::Running, Start, 0)};
    detail.setBuild(record, {});
    QCOMPARE(chosen, QList<int>{1});
    detail.setBuild(record, {});
    QCOMPARE(chosen, QList<int>{1}); // nothing new
    // More steps come, and the next one runs.
    build.stages[0].steps = {step(1, "clone", Status::Success, Start, Start + 9),
        step(2, "lint", Status::Running, Start + 9, 0), step(3, "test", Status::Pending, 0, 0)};
    detail.setBuild(record, {});
    QCOMPARE(chosen, (QList<int>{1, 2}));
    detail.setBuild({1, failedBuild()}, {});
    QCOMPARE(chosen, (QList<int>{1, 2, 3}));
    Store::BuildRecord another{2, failedBuild()};
    another.build.id = 77;
    detail.setBuild(another, {});
    QCOMPARE(chosen, (QList<int>{1, 2, 3, 3}));
}

void TestBuildDetail::choiceOfThePersonStays()
{
    const Fakes::FakeClock clock;
    QWidget page;
    Ui::Ticker ticker(&page);
    Ui::BuildDetail detail(clock, ticker, &page);
    QList<int> chosen;
    connect(&detail, &Ui::BuildDetail::stepChosen, this,
        [&chosen](const Model::BuildKey &, int, int step) { chosen.append(step); });
    Store::BuildRecord record{1, failedBuild()};
    record.build.status = record.build.stages[0].status = Status::Running;
    record.build.stages[0].steps = {
        step(1, "clone", Status::Success, Start, Start + 9), step(2, "lint", Status::Running, Start + 9, 0)};
    detail.setBuild(record, {});
    auto *gantt = detail.findChild<Ui::StepGantt *>();
    auto *tabs = detail.findChild<QTabBar *>();
    tabs->setCurrentIndex(1);
    gantt->setCurrentIndex(gantt->model()->index(0, 0));
    QCOMPARE(chosen, (QList<int>{2, 1}));
    QCOMPARE(tabs->currentIndex(), 0); // where the log is
    detail.setBuild({1, failedBuild()}, {}); // it fails, with more steps
    QCOMPARE(chosen, (QList<int>{2, 1}));
    QCOMPARE(gantt->currentIndex().row(), 0);
    // Reading closely is as good as choosing.
    Store::BuildRecord another = record;
    another.build.id = 78;
    detail.setBuild(another, {});
    QCOMPARE(chosen.constLast(), 2);
    detail.keepStep();
    Model::Build ended = failedBuild();
    ended.id = 78;
    detail.setBuild({2, ended}, {});
    QCOMPARE(chosen.constLast(), 2);
}

REGISTER_WINDOW_TEST(TestBuildDetail)
#include "tst_builddetail.moc"
