// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/buildoutline.h"
#include "fakes/testprogram.h"
#include "model/buildloss.h"

#include <QTest>

using Model::Build;
using Model::Span;
using Model::Stage;
using Model::Status;
using Model::Step;
using Model::Tone;

namespace {

Step step(const QString &name, Status status, int exitCode = 0, const QString &error = {})
{
    Step step;
    step.name = name;
    step.status = status;
    step.exitCode = exitCode;
    step.error = error;
    return step;
}

Stage stage(const QString &name, Status status, const QList<Step> &steps = {})
{
    Stage stage;
    stage.name = name;
    stage.status = status;
    stage.steps = steps;
    int number = 0;
    for (Step &made : stage.steps)
        made.number = ++number;
    return stage;
}

Build build(Status status, const QList<Stage> &stages)
{
    Build build;
    build.status = status;
    build.stages = stages;
    int number = 0;
    for (Stage &made : build.stages)
        made.number = ++number;
    return build;
}

/// Lines as they are read: what is strong stands between asterisks.
QStringList words(const QList<Model::RichText> &lines)
{
    QStringList all;
    for (const Model::RichText &line : lines) {
        QString text;
        for (const Span &span : line)
            text += span.kind == Span::Kind::Strong ? QLatin1Char('*') + span.text + QLatin1Char('*') : span.text;
        all.append(text.replace(QChar(0x00A0), QLatin1Char('_')));
    }
    return all;
}

QList<Step> steps(int count, Status status)
{
    QList<Step> all;
    for (int i = 1; i <= count; ++i)
        all.append(step(QString::number(i), status));
    return all;
}

QList<Stage> stages(int count, Status status)
{
    QList<Stage> all;
    for (int i = 1; i <= count; ++i)
        all.append(stage(QString::number(i), status));
    return all;
}

const QString A = QStringLiteral("a");
const QString B = QStringLiteral("b");
const QString C = QStringLiteral("c");
const QString D = QStringLiteral("d");

} // namespace

class TestBuildOutline final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStatusThatIsShown_data()
    {
        QTest::addColumn<Status>("said"); // by Drone, of the build
        QTest::addColumn<QList<Stage>>("stages");
        QTest::addColumn<Status>("shown");
        QTest::newRow("no stages yet") << Status::Pending << QList<Stage>{} << Status::Pending;
        QTest::newRow("ended, whatever its stages say")
            << Status::Killed << QList{stage(A, Status::Running)} << Status::Killed;
        QTest::newRow("pending and running") << Status::Pending << QList{stage(A, Status::Running)} << Status::Running;
        QTest::newRow("pending and blocked") << Status::Pending << QList{stage(A, Status::Blocked)} << Status::Blocked;
        QTest::newRow("one runs, one is blocked")
            << Status::Pending << QList{stage(A, Status::Blocked), stage(B, Status::Running)} << Status::Running;
        QTest::newRow("declined") << Status::Pending << QList{stage(A, Status::Declined)} << Status::Declined;
        QTest::newRow("declined, and one waits")
            << Status::Pending << QList{stage(A, Status::Declined), stage(B, Status::Pending)} << Status::Pending;
        QTest::newRow("declined, and one has failed")
            << Status::Pending << QList{stage(A, Status::Declined), stage(B, Status::Error)} << Status::Failure;
        QTest::newRow("between two stages")
            << Status::Running << QList{stage(A, Status::Success), stage(B, Status::Pending)} << Status::Running;
    }
    void theStatusThatIsShown()
    {
        QFETCH(const Status, said);
        QFETCH(const QList<Stage>, stages);
        QTEST(Announce::shownStatus(build(said, stages)), "shown");
    }

    void lostWhereTheStagesKnowOfNoEnd()
    {
        Build lost = build(Status::Running, {stage(A, Status::Running)});
        Model::markLost(lost);
        QCOMPARE(Announce::shownStatus(lost), Status::Lost);
        Build declined = build(Status::Pending, {stage(A, Status::Declined)});
        Model::markLost(declined);
        QCOMPARE(Announce::shownStatus(declined), Status::Declined);
    }

    void tones_data()
    {
        QTest::addColumn<Status>("status");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("unknown") << Status::Unknown << Tone::Neutral;
        QTest::newRow("pending") << Status::Pending << Tone::Pending;
        QTest::newRow("waiting") << Status::WaitingOnDependencies << Tone::Pending;
        QTest::newRow("blocked") << Status::Blocked << Tone::Blocked;
        QTest::newRow("running") << Status::Running << Tone::Running;
        QTest::newRow("success") << Status::Success << Tone::Success;
        QTest::newRow("failure") << Status::Failure << Tone::Failure;
        QTest::newRow("error") << Status::Error << Tone::Failure;
        QTest::newRow("killed") << Status::Killed << Tone::Killed;
        QTest::newRow("skipped") << Status::Skipped << Tone::Skipped;
        QTest::newRow("declined") << Status::Declined << Tone::Skipped;
        QTest::newRow("lost") << Status::Lost << Tone::Lost;
    }
    void tones()
    {
        QFETCH(const Status, status);
        QTEST(Announce::toneOf(status), "tone");
    }

    void progress_data()
    {
        QTest::addColumn<QList<Stage>>("stages");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("no stage") << QList<Stage>{} << QStringList{};
        QTest::newRow("a stage without steps") << QList{stage(A, Status::Pending)} << QStringList{};
        QTest::newRow("every status") << QList{stage(A, Status::Running,
            {step(A, Status::Success), step(B, Status::Running), step(C, Status::Failure), step(D, Status::Blocked),
                step(A, Status::Skipped), step(B, Status::Pending), step(C, Status::Unknown)})}
                                      << QStringList{QStringLiteral("✓_a  *●_b*  ✗_c  ‖_d  –_a  ○_b  ○_c")};
        QTest::newRow("a step without a name")
            << QList{stage(A, Status::Running, {step({}, Status::Pending)})} << QStringList{QStringLiteral("○_#1")};
        QTest::newRow("twelve steps") << QList{stage(A, Status::Running, steps(12, Status::Success))}
                                      << QStringList{QStringLiteral(
                                             "✓_1  ✓_2  ✓_3  ✓_4  ✓_5  ✓_6  ✓_7  ✓_8  ✓_9  ✓_10  ✓_11  ✓_12")};
        QTest::newRow("thirteen, all over")
            << QList{stage(A, Status::Running, steps(13, Status::Success))} << QStringList{QStringLiteral("✓ 13 done")};
        QTest::newRow("many, one has failed")
            << QList{stage(A, Status::Running, steps(13, Status::Success) + QList{step(A, Status::Failure)})}
            << QStringList{QStringLiteral("✓ 13 done  ✗_a")};
        QTest::newRow("what never ran is not done")
            << QList{stage(A, Status::Running,
                   steps(2, Status::Success) + steps(9, Status::Skipped)
                       + QList{step(A, Status::Failure), step(B, Status::Killed), step(C, Status::Running)})}
            << QStringList{QStringLiteral("✓ 2 done  – 9 skipped  ✗_a  –_b  *●_c*")};
        QTest::newRow("many that wait")
            << QList{stage(A, Status::Running, steps(14, Status::Pending))}
            << QStringList{QStringLiteral("○_1  ○_2  ○_3  ○_4  ○_5  ○_6  ○_7  ○_8  ○_9  ○_10  ○_11  ○_12  and 2 more")};
        QTest::newRow("two stages") << QList{stage(A, Status::Success, steps(2, Status::Success)),
            stage(B, Status::Running, {step(A, Status::Success), step(B, Status::Running), step(C, Status::Pending)})}
                                    << QStringList{QStringLiteral("✓ *a*"), QStringLiteral("● *b*  b (1 of 3 steps)")};
        QTest::newRow("a stage between two steps")
            << QList{stage(A, Status::Pending),
                   stage({}, Status::Running, {step(A, Status::Success), step(B, Status::Pending)})}
            << QStringList{QStringLiteral("○ *a*"), QStringLiteral("● *#2*  1 of 2 steps")};
        QTest::newRow("five steps at once")
            << QList{stage(A, Status::Pending), stage(B, Status::Running, steps(5, Status::Running))}
            << QStringList{QStringLiteral("○ *a*"), QStringLiteral("● *b*  1, 2, 3 and 2 more (0 of 5 steps)")};
        QTest::newRow("nine stages: what goes on comes first")
            << QList<Stage>(stages(8, Status::Success) + QList{stage(A, Status::Running)})
            << QStringList{QStringLiteral("● *a*"), QStringLiteral("✓ *1*"), QStringLiteral("✓ *2*"),
                   QStringLiteral("✓ *3*"), QStringLiteral("✓ *4*"), QStringLiteral("✓ *5*"), QStringLiteral("✓ *6*"),
                   QStringLiteral("✓ *7*"), QStringLiteral("and 1 more")};
    }
    void progress()
    {
        QFETCH(const QList<Stage>, stages);
        QTEST(words(Announce::progressLines(build(Status::Running, stages))), "lines");
    }

    void failures_data()
    {
        QTest::addColumn<QList<Stage>>("stages");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("none") << QList{stage(A, Status::Success, steps(2, Status::Success))} << QStringList{};
        QTest::newRow("a step") << QList{stage(A, Status::Failure, {step(B, Status::Failure, 2)})}
                                << QStringList{QStringLiteral("*a / b*, exit code 2")};
        QTest::newRow("a step that says why")
            << QList{stage(A, Status::Error, {step(B, Status::Error, 0, QStringLiteral("no such\nimage"))})}
            << QStringList{QStringLiteral("*a / b*: no such image")};
        Step ignored = step(B, Status::Failure, 1);
        ignored.errIgnore = true;
        QTest::newRow("a step that may fail") << QList{stage(A, Status::Success, {ignored})} << QStringList{};
        Stage oom = stage(A, Status::Failure);
        oom.exitCode = 137;
        oom.error = QStringLiteral("out of memory");
        QTest::newRow("a stage without a step")
            << QList{oom} << QStringList{QStringLiteral("*a*, exit code 137: out of memory")};
        Stage both = stage(A, Status::Failure, {step(B, Status::Failure, 2)});
        both.exitCode = 2;
        both.error = QStringLiteral("runner gone");
        QTest::newRow("a step, and the stage says more")
            << QList{both} << QStringList{QStringLiteral("*a / b*, exit code 2"), QStringLiteral("*a*: runner gone")};
        Stage mayFail = oom;
        mayFail.errIgnore = true;
        QTest::newRow("a stage that may fail") << QList{mayFail} << QStringList{};
        QTest::newRow("six steps") << QList{stage(A, Status::Failure, steps(6, Status::Failure))}
                                   << QStringList{QStringLiteral("*a / 1*"), QStringLiteral("*a / 2*"),
                                          QStringLiteral("*a / 3*"), QStringLiteral("*a / 4*"),
                                          QStringLiteral("*a / 5*"), QStringLiteral("and 1 more")};
    }
    void failures()
    {
        QFETCH(const QList<Stage>, stages);
        QTEST(words(Announce::failureLines(build(Status::Failure, stages))), "lines");
    }

    void longWordsAreCut()
    {
        const QString endless(100'000, QLatin1Char('x'));
        const QStringList lines = words(Announce::failureLines(
            build(Status::Failure, {stage(endless, Status::Failure, {step(endless, Status::Failure, 1, endless)})})));
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines.first().contains(QStringLiteral("…")));
        QVERIFY2(lines.first().size() < 360, qPrintable(QString::number(lines.first().size())));
    }

    void blocked_data()
    {
        QTest::addColumn<QList<Stage>>("stages");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("none") << QList{stage(A, Status::Running)} << QStringList{};
        QTest::newRow("one of two") << QList{stage(A, Status::Success), stage(B, Status::Blocked)} << QStringList{B};
        QTest::newRow("without a name") << QList{stage({}, Status::Blocked)} << QStringList{QStringLiteral("#1")};
    }
    void blocked()
    {
        QFETCH(const QList<Stage>, stages);
        QTEST(Announce::blockedStages(build(Status::Blocked, stages)), "names");
    }
};

REGISTER_GUILESS_TEST(TestBuildOutline)
#include "tst_buildoutline.moc"
