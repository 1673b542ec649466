// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"
#include "model/card.h"

namespace Announce {

/// The status that a build shows. Drone calls a build with a blocked stage "pending", and one with a declined stage
/// stays unfinished for ever (Drone 2.25: operator/manager/util.go); the stages know better.
Model::Status shownStatus(const Model::Build &build);
Model::Tone toneOf(Model::Status status);

/// How far stages and steps are, in few lines: steps of a single stage, else a line for each stage.
QList<Model::RichText> progressLines(const Model::Build &build);
/// The steps and stages because of which the build failed, a line each: "stage / step, exit code 2: why".
QList<Model::RichText> failureLines(const Model::Build &build);
/// Names of the stages that wait for somebody's approval.
QStringList blockedStages(const Model::Build &build);

} // namespace Announce
