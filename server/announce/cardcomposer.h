// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/buildrecord.h"
#include "model/card.h"
#include "model/observation.h"

namespace Announce {

/// What a build looks like to the team. Pure: equal builds give equal cards.
Model::Card composeBuild(const Model::Build &build, const Model::FailureLog &log = {});
/// A repository's or a user's event, one message each.
Model::Card composeEvent(const Model::Observation &observation);
/// The least that can be said: posted once when a platform refused `card` as malformed.
Model::Card composePlain(const Model::Card &card);

} // namespace Announce
