// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/buildloss.h"

#include <utility>

namespace Model {

qint64 versionsOf(const Build &build)
{
    // Unsigned, because whoever signs deliveries may send any number.
    auto sum = static_cast<quint64>(build.version);
    for (const Stage &stage : build.stages) {
        sum += static_cast<quint64>(stage.version);
        for (const Step &step : stage.steps)
            sum += static_cast<quint64>(step.version);
    }
    return static_cast<qint64>(sum);
}

Status toldStatus(const Build &build)
{
    return build.status == Status::Lost ? build.told : build.status;
}

void markLost(Build &build)
{
    build.lostAt = versionsOf(build) + 1; // 0 stands for never
    settleLoss(build);
}

Observation lossOf(const Build &build)
{
    Observation observation;
    observation.action = QStringLiteral("updated");
    observation.build = build;
    markLost(*observation.build);
    observation.repository = build.repository;
    observation.system = build.system;
    observation.source = Source::Reconciled;
    return observation;
}

void settleLoss(Build &build)
{
    build.status = toldStatus(build);
    build.told = Status::Unknown;
    if (build.lostAt > 0 && build.lostAt > versionsOf(build) && !isTerminal(build.status))
        build.told = std::exchange(build.status, Status::Lost);
}

} // namespace Model
