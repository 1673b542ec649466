// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "ui/tray/branchwatch.h"

#include <QTest>

class TestBranchWatch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLastBuildCounts_data();
    void theLastBuildCounts();
    void aRepositoryMayBeEnabledAnew();
    void branchesAndServersAreApart();
    void anOldFailureIsHistory();
};

namespace {

using Model::Status;
using namespace std::chrono_literals;

const Core::WallTime Now = Core::toWallTime(1'700'000'000'000);

struct Made
{
    qint64 number;
    Status status;
    QString event = QStringLiteral("push");
    QString target = QStringLiteral("main");
    QString slug = QStringLiteral("acme/api");
    Core::WallTime observed = Now;
};

Store::BuildRecord record(const Made &made)
{
    Store::BuildRecord record;
    record.lastObserved = made.observed;
    Model::Build &build = record.build;
    build.system.link = QStringLiteral("https://drone.lan");
    build.repository.slug = made.slug;
    build.repository.defaultBranch = QStringLiteral("main");
    build.id = 1000 + made.number;
    build.number = made.number;
    build.status = made.status;
    build.event = made.event;
    build.target = made.target;
    return record;
}

} // namespace

void TestBranchWatch::theLastBuildCounts_data()
{
    QTest::addColumn<QList<Made>>("builds");
    QTest::addColumn<QList<qint64>>("failing");
    const auto row = [](const char *name, const QList<Made> &builds, const QList<qint64> &failing) {
        QTest::newRow(name) << builds << failing;
    };
    row("passed", {{1, Status::Success}}, {});
    row("failed", {{1, Status::Failure}}, {1});
    row("stopped by an error", {{1, Status::Error}}, {1});
    row("fixed", {{1, Status::Failure}, {2, Status::Success}}, {});
    row("in the wrong order", {{2, Status::Success}, {1, Status::Failure}}, {});
    row("fails on", {{1, Status::Failure}, {2, Status::Failure}}, {2});
    row("the next one runs", {{1, Status::Failure}, {2, Status::Running}}, {1});
    row("the next one was cancelled", {{1, Status::Failure}, {2, Status::Killed}}, {1});
    row("the same one runs again", {{1, Status::Failure}, {1, Status::Running}}, {});
    row("a pull request", {{1, Status::Failure, QStringLiteral("pull_request")}}, {});
    row("a tag", {{1, Status::Failure, QStringLiteral("tag")}}, {});
    row("a promotion", {{1, Status::Failure, QStringLiteral("promote")}}, {});
    row("by cron", {{1, Status::Failure, QStringLiteral("cron")}}, {1});
    row("another branch", {{1, Status::Failure, QStringLiteral("push"), QStringLiteral("feature/x")}}, {});
}

void TestBranchWatch::theLastBuildCounts()
{
    QFETCH(QList<Made>, builds);
    Ui::BranchWatch watch;
    for (const Made &made : builds)
        watch.take(record(made));
    QList<qint64> numbers;
    for (const Model::Build &build : watch.failing(Now))
        numbers.append(build.number);
    QTEST(numbers, "failing");
}

void TestBranchWatch::aRepositoryMayBeEnabledAnew()
{
    Ui::BranchWatch watch;
    watch.take(record({.number = 250, .status = Status::Success}));
    Store::BuildRecord first = record({.number = 1, .status = Status::Failure}); // Drone counts from one again
    first.build.id = 1300;
    watch.take(first);
    QCOMPARE(watch.failing(Now).size(), 1);
    Store::BuildRecord late = record({.number = 249, .status = Status::Success}); // id 1249
    watch.take(late);
    QCOMPARE(watch.failing(Now).size(), 1);
}

void TestBranchWatch::branchesAndServersAreApart()
{
    Ui::BranchWatch watch;
    watch.take(record({.number = 1, .status = Status::Failure, .observed = Now - 2h}));
    watch.take(record({.number = 9, .status = Status::Success, .slug = QStringLiteral("acme/website")}));
    watch.take(
        record({.number = 5, .status = Status::Failure, .slug = QStringLiteral("acme/infra"), .observed = Now - 1h}));
    Store::BuildRecord elsewhere = record({.number = 7, .status = Status::Success});
    elsewhere.build.system.link = QStringLiteral("https://other.lan");
    watch.take(elsewhere);
    const auto failing = watch.failing(Now);
    QCOMPARE(failing.size(), 2);
    QCOMPARE(failing[0].repository.slug, QStringLiteral("acme/infra")); // the newest first
    QCOMPARE(failing[1].repository.slug, QStringLiteral("acme/api"));
}

void TestBranchWatch::anOldFailureIsHistory()
{
    Ui::BranchWatch watch;
    watch.take(record({.number = 1, .status = Status::Failure}));
    QCOMPARE(watch.failing(Now + Ui::BranchWatch::FailureStays - 1s).size(), 1);
    QCOMPARE(watch.failing(Now + Ui::BranchWatch::FailureStays).size(), 0);
}

REGISTER_GUILESS_TEST(TestBranchWatch)
#include "tst_branchwatch.moc"
