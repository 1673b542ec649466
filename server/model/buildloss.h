// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/observation.h"

/// A build of which no end was heard, and which Drone does not show any more or cannot be asked for, is Lost, so that
/// nobody goes on saying that it runs. Only until anything newer is heard of it: being lost is kept with how far the
/// build had come, and a merge takes the highest of both, so that it does not matter which came first.
namespace Model {

/// Rises with every change of any row of a build.
qint64 versionsOf(const Build &build);
/// What Drone said of it last, lost or not.
Status toldStatus(const Build &build);
/// Makes `build` the observation that Drone does not show it any more, having come as far as it says.
void markLost(Build &build);
/// The same as everybody is told of it.
Observation lossOf(const Build &build);
/// Brings `status` and `told` in line with how far the build came and with `lostAt`.
void settleLoss(Build &build);

} // namespace Model
