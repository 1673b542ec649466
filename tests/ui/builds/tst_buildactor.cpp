// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "fakeservicelink.h"
#include "samplebuilds.h"
#include "ui/builds/actquestion.h"
#include "ui/builds/buildactions.h"
#include "ui/builds/builddetail.h"
#include "ui/builds/buildlistpane.h"
#include "ui/builds/buildspage.h"
#include "ui/builds/timeline.h"
#include "ui/widgets/wordslabel.h"

#include <QAction>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using Model::Act;
using Model::Status;

namespace {

constexpr qint64 BuildStart = 1'795'450'000;

/// The Builds page with one build.
struct Bench
{
    Fakes::FakeClock clock;
    Fakes::FakeServiceLink link;
    Fakes::ListedBuilds builds;
    std::unique_ptr<Ui::BuildsPage> page;

    explicit Bench(Status status)
    {
        builds.records = {Fakes::sampleBuild(2, QStringLiteral("a/b"), 9, status, BuildStart),
            Fakes::sampleBuild(1, QStringLiteral("a/b"), 8, Status::Success, BuildStart - 100)};
        if (status == Status::Blocked) {
            Model::Stage stage;
            stage.number = 1;
            stage.status = Status::Blocked;
            builds.records[0].build.stages = {stage};
        }
        page = std::make_unique<Ui::BuildsPage>(link, builds, clock);
        page->resize(1100, 700);
        page->show();
        link.asked.clear();
    }
    Model::BuildKey key() const { return builds.records[0].build.key(); }
    QList<QPushButton *> buttons() const
    {
        auto all = page->detail()->findChild<Ui::BuildActions *>()->findChildren<QPushButton *>();
        all.removeIf([](QPushButton *button) { return !button->isVisible(); });
        return all;
    }
    Ui::ActQuestion *question() const { return page->findChild<Ui::ActQuestion *>(); }
    void confirm() const { QTest::mouseClick(question()->findChildren<QPushButton *>().at(1), Qt::LeftButton); }
    QString words() const
    {
        for (const Ui::WordsLabel *label : page->detail()->findChildren<Ui::WordsLabel *>()) {
            if (label->isVisible() && label->parent() == page->detail())
                return label->text();
        }
        return {};
    }
};

} // namespace

class TestBuildActor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAskedUnconfirmed()
    {
        const Bench bench(Status::Running);
        QCOMPARE(bench.buttons().size(), 1);
        QTest::mouseClick(bench.buttons().at(0), Qt::LeftButton);
        QVERIFY(bench.question());
        QCOMPARE(bench.link.asked, QStringList());
        bench.confirm();
        QCOMPARE(bench.link.asked, QStringList({QStringLiteral("act %1").arg(bench.key().id)}));
        QCOMPARE(bench.link.acts.value(0).act, Act::Cancel);
        // Until Drone answered nothing else can be asked of this build.
        QVERIFY(!bench.words().isEmpty());
        QVERIFY(!bench.buttons().at(0)->isEnabled());
        QTRY_VERIFY(bench.buttons().at(0)->isEnabled());
    }

    void blockedBuildsAreApprovedOrDeclined()
    {
        const Bench bench(Status::Blocked);
        QCOMPARE(bench.buttons().size(), 2);
    }

    void refusalStandsBesideTheButtons()
    {
        Bench bench(Status::Failure);
        bench.link.outcome = {false, QStringLiteral("the token's user may not write")};
        Q_EMIT bench.page->detail()->actRequested(Act::Restart);
        bench.confirm();
        QTRY_COMPARE(bench.words(), bench.link.outcome.message);
        // It belongs to its build.
        bench.page->reveal(Ui::BuildsPage::subjectFor(bench.builds.records[1].build.key()));
        QCOMPARE(bench.words(), QString());
        bench.page->reveal(Ui::BuildsPage::subjectFor(bench.key()));
        QCOMPARE(bench.words(), QString());
    }

    void whileDroneCannotBeAskedTheReasonIsSaid()
    {
        Bench bench(Status::Success);
        QVERIFY(bench.buttons().at(0)->isEnabled());
        bench.link.whyNot = QStringLiteral("no token");
        Q_EMIT bench.link.abilitiesChanged();
        for (const QPushButton *button : bench.buttons()) {
            QVERIFY(!button->isEnabled());
            QCOMPARE(button->toolTip(), bench.link.whyNot);
        }
        const QAction *promotion = bench.page->detail()->findChild<Ui::BuildActions *>()->promotion();
        QVERIFY(promotion->isVisible());
        QVERIFY(!promotion->isEnabled());
        QCOMPARE(promotion->toolTip(), bench.link.whyNot);
    }

    void theListsMenuOffersTheSame()
    {
        const Bench bench(Status::Running);
        auto *list = bench.page->list()->findChild<QListView *>();
        const QPoint place = list->visualRect(list->currentIndex()).center();
        Q_EMIT list->customContextMenuRequested(place);
        auto *menu = bench.page->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(menu);
        menu->actions().at(0)->trigger();
        QVERIFY(bench.question());
        bench.confirm();
        QCOMPARE(bench.link.acts.value(0).act, Act::Cancel);
        menu->close();
    }

    void theTimelineTellsOfIt()
    {
        const Model::Build build = Fakes::sampleBuild(2, QStringLiteral("a/b"), 9, Status::Success, BuildStart).build;
        Model::ActRecord act;
        act.at = Core::toWallTime((BuildStart + 5000) * 1000);
        act.act = Act::Promote;
        act.user = QStringLiteral("ada");
        act.object = QStringLiteral("production, VERSION");
        act.answer = QStringLiteral("not admitted");
        const auto entries = Ui::timelineOf(build, {}, {}, {act});
        QCOMPARE(entries.last().kind, Ui::TimelineEntry::Kind::NotActed);
        for (const QString &word : {act.user, act.object, act.answer})
            QVERIFY(entries.last().text.contains(word));
        act.ok = true;
        QCOMPARE(Ui::timelineOf(build, {}, {}, {act}).last().kind, Ui::TimelineEntry::Kind::Acted);
    }
};

REGISTER_WINDOW_TEST(TestBuildActor)
#include "tst_buildactor.moc"
