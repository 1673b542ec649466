// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

namespace Builds {

/// Folds two observations of the same build (equal keys) into what is known from both. Entity by entity (the build's
/// own fields, the repository, each stage, each step) the one with the higher version stands; at equal versions the one
/// that is further on, by a total order over all of its content. That makes it commutative, associative and idempotent:
/// any order, any duplicate, any gap of deliveries gives the same build (docs/drone.md, "Order"). A build that was
/// found lost stays so while nothing newer is known of it (model/buildloss.h).
Model::Build merge(const Model::Build &a, const Model::Build &b);

} // namespace Builds
