// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/steprows.h"

#include "ui/text/phrases.h"

#include <algorithm>

namespace Ui {

namespace {

struct StepWords
{
    Q_DECLARE_TR_FUNCTIONS(Ui::StepRows)
};

/// What stands where others have their duration.
QString shortState(Model::Status status)
{
    using Model::Status;
    switch (status) {
    case Status::Pending:
    case Status::WaitingOnDependencies:
        return StepWords::tr("waiting");
    case Status::Blocked:
        return StepWords::tr("blocked");
    case Status::Error:
        return StepWords::tr("error");
    case Status::Lost:
        return StepWords::tr("unknown");
    default:
        return statusName(status);
    }
}

struct Span
{
    qint64 from = 0;
    qint64 until = 0;

    void cover(qint64 started, qint64 stopped, qint64 now)
    {
        if (started <= 0)
            return;
        from = from == 0 ? started : std::min(from, started);
        until = std::max({until, started, stopped > 0 ? stopped : now});
    }
};

/// Of what was open when its build was lost nobody knows how it ended, or whether.
Model::Status shown(const Model::Build &build, Model::Status status)
{
    const bool isLost = build.status == Model::Status::Lost && !Model::isTerminal(status);
    return isLost ? Model::Status::Lost : status;
}

StepRow rowOf(const QString &name, Model::Status status, qint64 started, qint64 stopped, const Span &whole, qint64 now)
{
    StepRow row;
    row.name = name;
    row.status = status;
    // What was stopped by the end of its build never gets a time of its own.
    const bool open = stopped <= 0 && !Model::isTerminal(status);
    const auto lasted = stopped > 0 || open ? elapsed(started, stopped, now) : std::nullopt;
    if (!lasted || status == Model::Status::Skipped) {
        row.end = shortState(status);
        return row;
    }
    row.end = clockTime(*lasted);
    const double all = std::max<double>(static_cast<double>(whole.until - whole.from), 1);
    row.start = std::clamp(static_cast<double>(started - whole.from) / all, 0.0, 1.0);
    row.length = std::clamp(static_cast<double>(lasted->count()) / all, 0.006, 1.0 - std::min(row.start, 0.994));
    return row;
}

} // namespace

QList<StepRow> stepRows(const Model::Build &build, qint64 now)
{
    Span whole;
    for (const Model::Stage &stage : build.stages) {
        whole.cover(stage.started, stage.stopped, Model::isTerminal(shown(build, stage.status)) ? stage.started : now);
        for (const Model::Step &step : stage.steps)
            whole.cover(step.started, step.stopped, Model::isTerminal(shown(build, step.status)) ? step.started : now);
    }
    QList<StepRow> rows;
    for (const Model::Stage &stage : build.stages) {
        if (build.stages.size() > 1 || stage.steps.isEmpty()) {
            StepRow row = rowOf(stage.name, shown(build, stage.status), stage.started, stage.stopped, whole, now);
            row.isStage = true;
            row.stage = stage.number;
            row.error = stage.error;
            rows.append(row);
        }
        for (const Model::Step &step : stage.steps) {
            StepRow row = rowOf(step.name, shown(build, step.status), step.started, step.stopped, whole, now);
            row.stage = stage.number;
            row.step = step.number;
            row.error = step.error;
            rows.append(row);
        }
    }
    return rows;
}

} // namespace Ui
