// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/buildlife.h"

#include <algorithm>

namespace Demo {

using Model::Status;
using namespace std::chrono_literals;

namespace {

constexpr auto Handover = 100ms; // between the end of a stage and the start of those that wait for it

/// One change of the build, in time. Most are reported, some Drone keeps to itself.
struct Change
{
    Moment at{0};
    std::function<void(Model::Build &)> apply;
    bool reported = false;
    int stage = Sighting::Server;
};

/// Writes down, stage by stage, what will change and when.
class Timeline
{
public:
    Timeline(const QList<PlannedStage> &plan, const Fate &fate, const UnixTime &unixTime, qint64 &nextId)
        : m_plan(plan)
        , m_fate(fate)
        , m_unixTime(unixTime)
        , m_nextId(nextId)
    {
    }

    QList<Change> write(Moment born)
    {
        for (int stage = 0; stage < m_plan.size(); ++stage)
            writeStage(stage, born);
        writeEnd();
        std::stable_sort(
            m_changes.begin(), m_changes.end(), [](const Change &a, const Change &b) { return a.at < b.at; });
        return m_changes;
    }

private:
    struct Ending
    {
        QString name;
        Moment at{0};
        Status status = Status::Success;
    };

    void writeStage(int stage, Moment born);
    void writeStart(int stage, Moment at);
    Moment writeStep(int stage, int step, Moment at);
    void writeSkippedStep(int stage, int step, Moment at);
    void writeStageEnd(int stage, Moment at, Status status, int exitCode);
    void writeEnd();
    bool fails(const PlannedStep &step) const { return step.name == m_fate.failingStep && !m_hasFailed; }

    void change(Moment at, bool reported, int stage, const std::function<void(Model::Build &, qint64 now)> &apply)
    {
        const qint64 now = m_unixTime(at);
        m_changes.append({at, [apply, now](Model::Build &build) { apply(build, now); }, reported, stage});
    }

    const QList<PlannedStage> &m_plan;
    const Fate &m_fate;
    const UnixTime &m_unixTime;
    qint64 &m_nextId;
    QList<Change> m_changes;
    QList<Ending> m_endings;
    bool m_hasFailed = false;
};

void Timeline::writeStage(int stage, Moment born)
{
    const PlannedStage &planned = m_plan[stage];
    Moment begins = born + m_fate.queued;
    bool wanted = true;
    for (const Ending &ending : std::as_const(m_endings)) {
        if (!planned.dependsOn.contains(ending.name))
            continue;
        begins = std::max(begins, ending.at + Handover);
        wanted = wanted && ending.status == Status::Success;
    }
    if (!wanted) {
        writeStageEnd(stage, begins, Status::Skipped, 0);
        return;
    }

    writeStart(stage, begins);
    Moment at = begins;
    int failedWith = 0;
    bool failed = false;
    for (int step = 0; step < planned.steps.size(); ++step) {
        if (failed) {
            writeSkippedStep(stage, step, at);
            continue;
        }
        failed = fails(planned.steps[step]);
        at = writeStep(stage, step, at);
        if (failed) {
            failedWith = m_fate.exitCode;
            m_hasFailed = true;
        }
    }
    writeStageEnd(stage, at + 50ms, failed ? Status::Failure : Status::Success, failedWith);
}

// Drone tells nobody that a runner took the stage: the first report is the start of the first step.
void Timeline::writeStart(int stage, Moment at)
{
    const PlannedStage planned = m_plan[stage];
    QList<Model::Step> steps;
    for (const PlannedStep &step : planned.steps) {
        Model::Step made;
        made.id = ++m_nextId;
        made.number = int(steps.size()) + 1;
        made.name = step.name;
        made.image = step.image;
        made.status = Status::Pending;
        made.version = 1;
        made.detached = step.detached;
        if (!steps.isEmpty())
            made.dependsOn = QStringList{steps.last().name};
        steps.append(made);
    }
    change(at, false, stage, [stage, steps](Model::Build &build, qint64 now) {
        Model::Stage &started = build.stages[stage];
        started.version += started.status == Status::WaitingOnDependencies ? 3 : 2; // released, accepted, running
        started.status = Status::Running;
        started.machine = started.os == QLatin1String("darwin") ? QStringLiteral("runner-mac")
                                                                : QStringLiteral("runner-%1").arg(stage % 2 + 1);
        started.started = started.updated = now;
        started.steps = steps;
        if (build.status == Status::Pending) {
            build.status = Status::Running;
            build.started = build.updated = now;
            ++build.version;
        }
    });
}

Moment Timeline::writeStep(int stage, int step, Moment at)
{
    const PlannedStep &planned = m_plan[stage].steps[step];
    change(at, true, stage, [stage, step](Model::Build &build, qint64 now) {
        Model::Step &started = build.stages[stage].steps[step];
        started.status = Status::Running;
        started.started = now;
        ++started.version;
    });
    if (planned.detached)
        return at;

    const Status end = fails(planned) ? Status::Failure : Status::Success;
    const int exitCode = end == Status::Failure ? m_fate.exitCode : 0;
    change(at + planned.lasts, true, stage, [stage, step, end, exitCode](Model::Build &build, qint64 now) {
        Model::Step &stopped = build.stages[stage].steps[step];
        stopped.status = end;
        stopped.exitCode = exitCode;
        stopped.stopped = now;
        ++stopped.version;
    });
    return at + planned.lasts;
}

void Timeline::writeSkippedStep(int stage, int step, Moment at)
{
    change(at, true, stage, [stage, step](Model::Build &build, qint64 now) {
        Model::Step &skipped = build.stages[stage].steps[step];
        skipped.status = Status::Skipped;
        skipped.started = skipped.stopped = now;
        ++skipped.version;
    });
}

// Silent as well: of the ends of stages only the last one is reported, as the end of the build.
void Timeline::writeStageEnd(int stage, Moment at, Status status, int exitCode)
{
    m_endings.append({m_plan[stage].name, at, status});
    change(at, false, stage, [stage, status, exitCode](Model::Build &build, qint64 now) {
        Model::Stage &ended = build.stages[stage];
        ended.status = status;
        ended.exitCode = exitCode;
        if (ended.started == 0)
            ended.started = now;
        ended.stopped = ended.updated = now;
        ++ended.version;
        for (Model::Step &step : ended.steps) {
            ++step.version;
            if (step.status == Status::Running) { // a service, which nothing but the end of its stage stops
                step.status = Status::Success;
                step.stopped = now;
            }
        }
    });
}

void Timeline::writeEnd()
{
    const auto last = std::max_element(
        m_endings.cbegin(), m_endings.cend(), [](const Ending &a, const Ending &b) { return a.at < b.at; });
    if (last == m_endings.cend())
        return;
    const bool failed = m_hasFailed;
    change(last->at, true, int(last - m_endings.cbegin()), [failed](Model::Build &build, qint64 now) {
        build.status = failed ? Status::Failure : Status::Success;
        build.finished = now; // but not `updated`: Drone leaves it alone here
        ++build.version;
    });
}

Model::Stage newStage(const PlannedStage &planned, int number, qint64 id, qint64 now)
{
    Model::Stage stage;
    stage.id = id;
    stage.number = number;
    stage.name = planned.name;
    stage.kind = QStringLiteral("pipeline");
    stage.type = QStringLiteral("docker");
    stage.os = planned.os;
    stage.arch = planned.arch;
    stage.dependsOn = planned.dependsOn;
    stage.status = planned.dependsOn.isEmpty() ? Status::Pending : Status::WaitingOnDependencies;
    stage.created = stage.updated = now;
    stage.version = 1;
    return stage;
}

/// service/canceler: what runs is killed, what waits is skipped, and both get times and exit code 130.
void cancel(Model::Build &build, Status end, qint64 now)
{
    for (Model::Stage &stage : build.stages) {
        if (Model::isTerminal(stage.status))
            continue;
        for (Model::Step &step : stage.steps) {
            if (Model::isTerminal(step.status))
                continue;
            step.status = step.status == Status::Running ? Status::Killed : Status::Skipped;
            step.exitCode = 130;
            step.started = step.started ? step.started : now;
            step.stopped = now;
            ++step.version;
        }
        stage.status = stage.started ? Status::Killed : Status::Skipped;
        stage.started = stage.started ? stage.started : now;
        stage.stopped = now;
        ++stage.version;
    }
    build.status = end;
    build.started = build.started ? build.started : now;
    build.finished = now;
    ++build.version;
}

} // namespace

QList<Sighting> liveThrough(Model::Build build, const QList<PlannedStage> &plan, const Fate &fate, Moment born,
    const UnixTime &unixTime, qint64 &nextId)
{
    build.created = build.updated = unixTime(born);
    build.version = 1;
    build.status = Status::Pending;
    build.stages.clear();
    if (!fate.error.isEmpty()) {
        build.status = Status::Error;
        build.error = fate.error;
        build.started = build.finished = build.created;
        return {{born, true, false, Sighting::Server, build}};
    }

    QList<Sighting> sightings{{born, true, false, Sighting::Server, build}};
    for (const PlannedStage &stage : plan)
        build.stages.append(newStage(stage, int(build.stages.size()) + 1, ++nextId, build.created));

    const auto cutShort = fate.cancelledAfter ? fate.cancelledAfter : fate.overtakenAfter;
    const QList<Change> changes = Timeline(plan, fate, unixTime, nextId).write(born);
    for (const Change &change : changes) {
        if (cutShort && change.at >= born + *cutShort)
            break;
        change.apply(build);
        if (change.reported)
            sightings.append({change.at, false, true, change.stage, build});
    }
    if (cutShort) {
        cancel(build, fate.cancelledAfter ? Status::Killed : Status::Skipped, unixTime(born + *cutShort));
        sightings.append({born + *cutShort, false, false, Sighting::Server, build});
    }
    return sightings;
}

} // namespace Demo
