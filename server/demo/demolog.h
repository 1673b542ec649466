// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

#include <QStringList>

namespace Demo {

/// What a step of the demo's day prints, from resources/demo/logs.json: by the name of the step, and where several
/// share one by its image. Raw lines as Drone has them, with colours. A step that has ended ends its log as it ended,
/// with the assertion that failed or with what goes well; before that its end is not known. The same step gives the
/// same lines.
QStringList logOf(const Model::Build &build, const Model::Step &step);

} // namespace Demo
