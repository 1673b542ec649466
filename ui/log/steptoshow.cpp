// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/steptoshow.h"

#include <tuple>

namespace Ui {

namespace {

/// How much the log of a step tells; the larger, the more.
std::tuple<int, qint64> worth(const Model::Step &step)
{
    if (Model::isFailure(step.status) && !step.errIgnore)
        return {5, -step.started}; // the first one: others may have failed because of it
    // A service runs beside the steps that the build is about.
    if (step.status == Model::Status::Running)
        return {step.detached ? 2 : 4, step.started};
    if (step.started > 0 && step.status != Model::Status::Skipped)
        return {step.detached ? 1 : 3, step.started};
    return {0, 0};
}

void consider(const Model::Stage &stage, std::optional<StepNumber> &best, std::tuple<int, qint64> &most)
{
    for (const Model::Step &step : stage.steps) {
        const auto value = worth(step);
        // Steps that began in the same second: the later one, unless nothing has begun or the first failure counts.
        const bool laterWins = std::get<0>(value) > 0 && std::get<0>(value) < 5;
        if (!best || value > most || (value == most && laterWins)) {
            best = StepNumber{stage.number, step.number};
            most = value;
        }
    }
}

} // namespace

std::optional<StepNumber> stepToShow(const Model::Build &build)
{
    std::optional<StepNumber> best;
    std::tuple<int, qint64> most;
    for (const Model::Stage &stage : build.stages)
        consider(stage, best, most);
    return best;
}

std::optional<StepNumber> stepToShow(const Model::Build &build, int stage)
{
    std::optional<StepNumber> best;
    std::tuple<int, qint64> most;
    for (const Model::Stage &candidate : build.stages) {
        if (candidate.number == stage)
            consider(candidate, best, most);
    }
    return best;
}

} // namespace Ui
