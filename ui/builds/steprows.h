// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

#include <QList>
#include <QString>

namespace Ui {

/// One line of the Gantt chart. `start` and `length` are shares of the whole build's time; length 0 = did not run.
struct StepRow
{
    bool isStage = false; ///< a heading; its steps follow
    int stage = 0; ///< number of the stage
    int step = 0; ///< number of the step, 0 for a stage
    QString name;
    Model::Status status = Model::Status::Unknown;
    double start = 0;
    double length = 0;
    QString end; ///< duration, or the state of what did not run
    QString error;

    bool operator==(const StepRow &) const = default;
};

/// Stages with their steps in order; a lone stage is not mentioned. `now` in Unix seconds bounds what still runs.
QList<StepRow> stepRows(const Model::Build &build, qint64 now);

} // namespace Ui
