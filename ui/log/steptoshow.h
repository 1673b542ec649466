// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

#include <optional>

/// Which log tells most while nobody has asked for another one. Pure.
namespace Ui {

struct StepNumber
{
    int stage = 0;
    int step = 0; ///< 0 = the stage as a whole

    bool operator==(const StepNumber &) const = default;
};

/// The step that failed, else the one that runs, else the last that ran, else the first. Nothing without steps.
std::optional<StepNumber> stepToShow(const Model::Build &build);
/// Of one stage alone.
std::optional<StepNumber> stepToShow(const Model::Build &build, int stage);

} // namespace Ui
