// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/buildlife.h"
#include "fakes/testprogram.h"

#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;
using Demo::Fate;
using Demo::PlannedStage;
using Demo::Sighting;
using Model::Status;

namespace {

const QString Clone = QStringLiteral("clone");
const QString Test = QStringLiteral("test");
const QString Push = QStringLiteral("push");
const QString Linux = QStringLiteral("linux");

PlannedStage stage(const QString &name, const QStringList &dependsOn = {})
{
    return {name, Linux, QStringLiteral("amd64"), dependsOn,
        {{Clone, {}, 1s, false}, {Test, {}, 2s, false}, {Push, {}, 1s, false}}};
}

Fate failing(const QString &step, int exitCode)
{
    Fate fate;
    fate.failingStep = step;
    fate.exitCode = exitCode;
    return fate;
}

Fate unreadable()
{
    Fate fate;
    fate.error = QStringLiteral("yaml: line 3");
    return fate;
}

Fate cancelled(std::chrono::milliseconds after)
{
    Fate fate;
    fate.cancelledAfter = after;
    return fate;
}

Fate overtaken(std::chrono::milliseconds after)
{
    Fate fate;
    fate.overtakenAfter = after;
    return fate;
}

/// One after the other.
QList<PlannedStage> two()
{
    return {stage(QStringLiteral("build")), stage(QStringLiteral("deploy"), {QStringLiteral("build")})};
}

QList<Sighting> live(const QList<PlannedStage> &plan, const Fate &fate)
{
    qint64 nextId = 100;
    return Demo::liveThrough(
        {}, plan, fate, 10s, [](Demo::Moment at) { return 1'000'000 + at.count() / 1000; }, nextId);
}

/// "success: success success success success/skipped": the build, then each stage with its steps.
QString endOf(const Model::Build &build)
{
    QString text = Model::statusWord(build.status) + QLatin1Char(':');
    for (const Model::Stage &stage : build.stages) {
        QStringList steps;
        for (const Model::Step &step : stage.steps)
            steps.append(Model::statusWord(step.status));
        text += QStringLiteral(" %1(%2)").arg(Model::statusWord(stage.status), steps.join(QLatin1Char(' ')));
    }
    return text;
}

} // namespace

class TestBuildLife final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fates_data()
    {
        QTest::addColumn<Fate>("fate");
        QTest::addColumn<QString>("end");
        QTest::addColumn<qint64>("lasts"); // ms from the first to the last sighting
        QTest::newRow("all goes well")
            << Fate() << QStringLiteral("success: success(success success success) success(success success success)")
            << qint64(400 + 4050 + 100 + 4050);
        QTest::newRow("a step fails") << failing(Test, 2)
                                      << QStringLiteral("failure: failure(success failure skipped) skipped()")
                                      << qint64(400 + 3050 + 100);
        QTest::newRow("a step of no stage fails")
            << failing(QStringLiteral("lint"), 1)
            << QStringLiteral("success: success(success success success) success(success success success)")
            << qint64(8600);
        QTest::newRow("the configuration cannot be read") << unreadable() << QStringLiteral("error:") << qint64(0);
        QTest::newRow("cancelled in a step")
            << cancelled(2s) << QStringLiteral("killed: killed(success killed skipped) skipped()") << qint64(2000);
        QTest::newRow("cancelled before it began")
            << cancelled(100ms) << QStringLiteral("killed: skipped() skipped()") << qint64(100);
        QTest::newRow("overtaken") << overtaken(2s)
                                   << QStringLiteral("skipped: killed(success killed skipped) skipped()")
                                   << qint64(2000);
    }
    void fates()
    {
        QFETCH(const Fate, fate);
        QFETCH(const qint64, lasts);
        const QList<Sighting> seen = live(two(), fate);
        QTEST(endOf(seen.constLast().build), "end");
        QCOMPARE((seen.constLast().at - seen.constFirst().at).count(), lasts);
        QVERIFY(seen.constFirst().created && !seen.constFirst().fromRunner);
        QVERIFY(std::is_sorted(
            seen.cbegin(), seen.cend(), [](const Sighting &one, const Sighting &next) { return one.at < next.at; }));
        // Only the first says "created", and what was over stays as it was.
        QCOMPARE(std::count_if(seen.cbegin(), seen.cend(), [](const Sighting &one) { return one.created; }), 1);
        for (qsizetype i = 1; i < seen.size(); ++i) {
            QVERIFY(!Model::isTerminal(seen[i - 1].build.status));
            QVERIFY(seen[i].build.version >= seen[i - 1].build.version);
        }
        QVERIFY(Model::isTerminal(seen.constLast().build.status));
        QVERIFY(seen.constLast().build.finished > 0);
    }

    void exitCodes_data()
    {
        QTest::addColumn<Fate>("fate");
        QTest::addColumn<QList<int>>("codes"); // of the first stage's steps, then of the stage
        QTest::newRow("good") << Fate() << QList<int>{0, 0, 0, 0};
        QTest::newRow("failed") << failing(Test, 7) << QList<int>{0, 7, 0, 7};
        QTest::newRow("cancelled") << cancelled(2s) << QList<int>{0, 130, 130, 0};
    }
    void exitCodes()
    {
        QFETCH(const Fate, fate);
        const Model::Stage first = live(two(), fate).constLast().build.stages.constFirst();
        QList<int> codes;
        for (const Model::Step &step : first.steps)
            codes.append(step.exitCode);
        codes.append(first.exitCode);
        QTEST(codes, "codes");
    }

    void aServiceEndsWithItsStage()
    {
        PlannedStage planned = stage(QStringLiteral("build"));
        planned.steps.insert(1, {QStringLiteral("database"), {}, 60s, true});
        const QList<Sighting> seen = live({planned}, {});
        const Model::Stage ended = seen.constLast().build.stages.constFirst();
        QCOMPARE(ended.steps[1].status, Status::Success);
        QCOMPARE(ended.steps[1].stopped, ended.stopped);
        QVERIFY(ended.steps[1].detached);
        QCOMPARE((seen.constLast().at - seen.constFirst().at), Demo::Moment(400 + 4050)); // nobody waited for it
    }

    void idsAreUsedOnce()
    {
        qint64 nextId = 5;
        const auto seen = Demo::liveThrough(
            {}, two(), {}, 0s, [](Demo::Moment) { return 1; }, nextId);
        QSet<qint64> ids;
        for (const Model::Stage &stage : seen.constLast().build.stages) {
            ids.insert(stage.id);
            for (const Model::Step &step : stage.steps)
                ids.insert(step.id);
        }
        QCOMPARE(ids.size(), 8);
        QCOMPARE(*std::min_element(ids.cbegin(), ids.cend()), 6);
        QCOMPARE(nextId, 13);
    }
};

REGISTER_GUILESS_TEST(TestBuildLife)
#include "tst_buildlife.moc"
