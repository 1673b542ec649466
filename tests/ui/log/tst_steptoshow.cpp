// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "ui/log/steptoshow.h"

#include <QTest>

using namespace Ui;
using Model::Status;

namespace {

struct Made
{
    Status status = Status::Pending;
    qint64 started = 0;
    bool detached = false;
    bool ignored = false;
};

Model::Build buildOf(const QList<QList<Made>> &stages)
{
    Model::Build build;
    for (const QList<Made> &steps : stages) {
        Model::Stage stage;
        stage.number = static_cast<int>(build.stages.size()) + 1;
        for (const Made &made : steps) {
            Model::Step step;
            step.number = static_cast<int>(stage.steps.size()) + 1;
            step.status = made.status;
            step.started = made.started;
            step.detached = made.detached;
            step.errIgnore = made.ignored;
            stage.steps.append(step);
        }
        build.stages.append(stage);
    }
    return build;
}

} // namespace

class TestStepToShow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsMost_data()
    {
        QTest::addColumn<Model::Build>("build");
        QTest::addColumn<StepNumber>("step");
        QTest::newRow("first failure") << buildOf(
            {{{Status::Success, 10}, {Status::Failure, 12}, {Status::Failure, 14}}})
                                       << StepNumber{1, 2};
        QTest::newRow("failures of one second")
            << buildOf({{{Status::Failure, 12}, {Status::Failure, 12}}}) << StepNumber{1, 1};
        QTest::newRow("failure beside what runs")
            << buildOf({{{Status::Running, 10}}, {{Status::Failure, 9}}}) << StepNumber{2, 1};
        QTest::newRow("ignored failure") << buildOf({{{Status::Failure, 10, false, true}, {Status::Success, 12}}})
                                         << StepNumber{1, 2};
        QTest::newRow("what runs") << buildOf({{{Status::Success, 10}, {Status::Running, 12}, {Status::Pending, 0}}})
                                   << StepNumber{1, 2};
        QTest::newRow("a service runs beside it")
            << buildOf({{{Status::Running, 13, true}, {Status::Running, 12}}}) << StepNumber{1, 2};
        QTest::newRow("last that ran") << buildOf(
            {{{Status::Success, 10}, {Status::Success, 12}, {Status::Skipped, 12}}})
                                       << StepNumber{1, 2};
        QTest::newRow("nothing yet") << buildOf({{{Status::Pending}, {Status::Pending}}}) << StepNumber{1, 1};
    }
    void tellsMost()
    {
        QFETCH(Model::Build, build);
        QFETCH(StepNumber, step);
        QCOMPARE(stepToShow(build), step);
    }

    void ofOneStage()
    {
        const Model::Build build = buildOf({{{Status::Failure, 10}}, {{Status::Success, 11}, {Status::Success, 12}}});
        QCOMPARE(stepToShow(build, 2), (StepNumber{2, 2}));
        QVERIFY(!stepToShow(build, 3));
    }

    void withoutStages() { QVERIFY(!stepToShow(Model::Build())); }
};

REGISTER_GUILESS_TEST(TestStepToShow)
#include "tst_steptoshow.moc"
