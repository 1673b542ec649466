// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "builds/buildmerge.h"
#include "fakes/testprogram.h"
#include "model/buildloss.h"

#include <QTest>

using Model::Build;
using Model::Status;

namespace {

Build build(Status status, qint64 version)
{
    Build b;
    b.system = {QStringLiteral("https://drone.example.com"), QStringLiteral("2.25.0")};
    b.id = 7;
    b.status = status;
    b.version = version;
    return b;
}

Model::Step step(qint64 id, int number, Status status, qint64 version)
{
    Model::Step s;
    s.id = id;
    s.number = number;
    s.status = status;
    s.version = version;
    return s;
}

Model::Stage stage(qint64 id, int number, Status status, qint64 version, QList<Model::Step> steps)
{
    Model::Stage s;
    s.id = id;
    s.number = number;
    s.status = status;
    s.version = version;
    s.steps = std::move(steps);
    return s;
}

} // namespace

class BuildMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buildFields_data()
    {
        QTest::addColumn<Build>("a");
        QTest::addColumn<Build>("b");
        QTest::addColumn<Status>("expected");
        QTest::newRow("higher version") << build(Status::Pending, 1) << build(Status::Running, 2) << Status::Running;
        QTest::newRow("terminal stays when an update of a sibling comes late")
            << build(Status::Failure, 3) << build(Status::Running, 2) << Status::Failure;
        QTest::newRow("terminal changes for a higher version only")
            << build(Status::Killed, 2) << build(Status::Failure, 3) << Status::Failure;
        QTest::newRow("equal versions: terminal stands")
            << build(Status::Success, 2) << build(Status::Running, 2) << Status::Success;
        Build later = build(Status::Failure, 3);
        later.finished = 20;
        Build sooner = build(Status::Success, 3);
        sooner.finished = 10;
        QTest::newRow("equal versions: finished later stands") << sooner << later << Status::Failure;
        QTest::newRow("equal in all that orders")
            << build(Status::Failure, 3) << build(Status::Error, 3) << Status::Error;
    }

    /// Drone's API tells of a build without its version, and of its repository no more than the name.
    void whatTheApiDoesNotSayStays()
    {
        Build told = build(Status::Running, 2);
        told.repository = {5, QStringLiteral("o/r"), QStringLiteral("https://git.example/o/r"), {}, {}, true, 0};
        Build asked = build(Status::Success, 3);
        asked.system.version.clear();
        asked.repository.slug = QStringLiteral("o/r");
        const Build merged = Builds::merge(told, asked);
        QCOMPARE(merged.status, Status::Success);
        QCOMPARE(merged.system, told.system);
        QCOMPARE(merged.repository, told.repository);
        QCOMPARE(Builds::merge(asked, told), merged);

        Build upgraded = asked;
        upgraded.system.version = QStringLiteral("2.100.0");
        QCOMPARE(Builds::merge(told, upgraded).system.version, upgraded.system.version);
    }

    void buildFields()
    {
        QFETCH(Build, a);
        QFETCH(Build, b);
        QFETCH(Status, expected);
        QCOMPARE(Builds::merge(a, b).status, expected);
        QCOMPARE(Builds::merge(b, a), Builds::merge(a, b));
        QCOMPARE(Builds::merge(a, a), a);
    }

    void tornPayloadsEachBringTheirNewerRow()
    {
        Build a = build(Status::Running, 2);
        a.stages = {stage(1, 1, Status::Running, 3, {step(11, 1, Status::Success, 3)}),
            stage(2, 2, Status::Pending, 1, {step(21, 1, Status::Pending, 1)})};
        Build b = build(Status::Running, 2);
        b.stages = {stage(1, 1, Status::Running, 3, {step(11, 1, Status::Running, 2)}),
            stage(2, 2, Status::Running, 3, {step(21, 1, Status::Running, 2)})};
        const Build merged = Builds::merge(a, b);
        QCOMPARE(merged, Builds::merge(b, a));
        QCOMPARE(merged.stages.at(0).steps.at(0).status, Status::Success);
        QCOMPARE(merged.stages.at(1).status, Status::Running);
        QCOMPARE(merged.stages.at(1).steps.at(0).status, Status::Running);
    }

    void stagesWithoutStepsKeepTheKnownOnes()
    {
        Build known = build(Status::Running, 2);
        known.stages = {stage(1, 1, Status::Running, 3, {step(11, 1, Status::Running, 2)})};
        Build bare = build(Status::Success, 3);
        bare.stages = {stage(1, 1, Status::Success, 4, {})};
        const Build merged = Builds::merge(known, bare);
        QCOMPARE(merged.stages.at(0).status, Status::Success);
        QCOMPARE(merged.stages.at(0).steps, known.stages.at(0).steps);
        QCOMPARE(Builds::merge(known, build(Status::Success, 3)).stages, known.stages);
    }

    void repositoryGoesByItsOwnVersion()
    {
        Build renamed = build(Status::Running, 2);
        renamed.repository.slug = QStringLiteral("acme/new");
        renamed.repository.version = 9;
        Build finished = build(Status::Success, 3);
        finished.repository.slug = QStringLiteral("acme/old");
        finished.repository.version = 8;
        const Build merged = Builds::merge(renamed, finished);
        QCOMPARE(merged.status, Status::Success);
        QCOMPARE(merged.repository.slug, QStringLiteral("acme/new"));
    }

    void lostWhileNothingNewerIsKnown_data()
    {
        QTest::addColumn<Build>("other");
        QTest::addColumn<Status>("expected");
        Build known = build(Status::Running, 2);
        known.stages = {stage(1, 1, Status::Running, 3, {step(11, 1, Status::Running, 2)})};
        QTest::newRow("the same") << known << Status::Lost;
        QTest::newRow("older") << build(Status::Pending, 1) << Status::Lost;
        Build further = known;
        further.stages[0].steps[0] = step(11, 1, Status::Success, 3);
        QTest::newRow("a step went on") << further << Status::Running;
        QTest::newRow("it ended") << build(Status::Failure, 3) << Status::Failure;
        Build lostLater = further;
        Model::markLost(lostLater);
        QTest::newRow("lost again, further on") << lostLater << Status::Lost;
    }

    void lostWhileNothingNewerIsKnown()
    {
        QFETCH(Build, other);
        QFETCH(Status, expected);
        Build lost = build(Status::Running, 2);
        lost.stages = {stage(1, 1, Status::Running, 3, {step(11, 1, Status::Running, 2)})};
        Model::markLost(lost);
        const Build merged = Builds::merge(lost, other);
        QCOMPARE(merged.status, expected);
        QCOMPARE(Model::toldStatus(merged), expected == Status::Lost ? Status::Running : expected);
        QCOMPARE(Builds::merge(other, lost), merged);
        QCOMPARE(Builds::merge(merged, lost), merged);
        QCOMPARE(Builds::merge(merged, other), merged);
    }

    void stagesStandByNumber()
    {
        Build late = build(Status::Running, 2);
        late.stages = {stage(5, 2, Status::Running, 3, {})};
        Build early = build(Status::Running, 2);
        early.stages = {stage(9, 1, Status::Running, 3, {})};
        const Build merged = Builds::merge(late, early);
        QCOMPARE(merged.stages.at(0).id, 9);
        QCOMPARE(merged.stages.at(1).id, 5);
    }
};

REGISTER_GUILESS_TEST(BuildMerge)
#include "tst_buildmerge.moc"
