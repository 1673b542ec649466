// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "model/buildloss.h"

#include <QTest>

#include <functional>
#include <limits>

using Model::Status;

namespace {

Model::Build build(Status status = Status::Running)
{
    Model::Build build;
    build.status = status;
    build.version = 2;
    build.stages.resize(1);
    build.stages[0].version = 3;
    build.stages[0].steps.resize(1);
    build.stages[0].steps[0].version = 1;
    return build;
}

} // namespace

class BuildLoss final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isToldFromWhatDroneSaid()
    {
        Model::Build lost = build();
        Model::markLost(lost);
        QCOMPARE(lost.status, Status::Lost);
        QCOMPARE(Model::toldStatus(lost), Status::Running);
        const Model::Build once = lost;
        Model::markLost(lost);
        QCOMPARE(lost, once);
    }

    void whatHasEndedIsNotLost()
    {
        Model::Build ended = build(Status::Success);
        Model::markLost(ended);
        QCOMPARE(ended.status, Status::Success);
        QCOMPARE(ended.told, Status::Unknown);
    }

    void anythingNewerBringsItBack_data()
    {
        QTest::addColumn<std::function<void(Model::Build &)>>("change");
        using Change = std::function<void(Model::Build &)>;
        QTest::newRow("build") << Change([](Model::Build &build) { ++build.version; });
        QTest::newRow("stage") << Change([](Model::Build &build) { ++build.stages[0].version; });
        QTest::newRow("step") << Change([](Model::Build &build) { ++build.stages[0].steps[0].version; });
        QTest::newRow("a stage that is new") << Change([](Model::Build &build) {
            build.stages.resize(2);
            build.stages[1].version = 1;
        });
    }

    void anythingNewerBringsItBack()
    {
        QFETCH(std::function<void(Model::Build &)>, change);
        Model::Build lost = build();
        Model::markLost(lost);
        change(lost);
        Model::settleLoss(lost);
        QCOMPARE(lost.status, Status::Running);
        QCOMPARE(lost.told, Status::Unknown);
    }

    void anyNumberIsTaken()
    {
        Model::Build wild = build();
        wild.version = std::numeric_limits<qint64>::max();
        Model::settleLoss(wild);
        QCOMPARE(wild.status, Status::Running);
        wild.version = std::numeric_limits<qint64>::min();
        Model::settleLoss(wild);
        QCOMPARE(wild.status, Status::Running);
    }
};

REGISTER_GUILESS_TEST(BuildLoss)
#include "tst_buildloss.moc"
