// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/logline.h"
#include "model/build.h"

#include <QStringList>

namespace Drone {

struct FailedStep
{
    StepAddress address;
    QString title; ///< "stage / step", for Model::Card::logTitle

    bool operator==(const FailedStep &) const = default;
};

/// The step whose log tells why a build failed: the first that failed by stage and number, was started (others have no
/// log) and whose failure counts. Nothing for a build that did not fail, or failed before any step ran.
std::optional<FailedStep> failedStep(const Model::Build &build);

/// Which of these lines, without ANSI codes, names the failure: the first assertion, else the first error; -1 when
/// nothing looks like one.
qsizetype failureLine(const QStringList &lines);

struct FailureLogLimits
{
    int lines = 20;
    int characters = 1000; ///< of the whole text, line breaks included
};

/// The end of a failed step's log, fit for Model::Card::log: masked (logmask.h), without ANSI codes, timestamps, and
/// blank lines at its end. Where the line that names the failure is further up, it and its neighbours come first and
/// "…" stands for what was left out. Empty for a silent step.
QString failureLog(const QList<LogLine> &log, FailureLogLimits limits);

} // namespace Drone
