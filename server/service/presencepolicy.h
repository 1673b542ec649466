// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discord/gateway/presence.h"
#include "health/healthreport.h"
#include "service/buildglance.h"

#include <QString>

#include <optional>

namespace Service {

/// What the bot shows: online when all is well, idle when something is degraded, do not disturb when something fails;
/// nothing at all (offline) when the endpoint does not answer its own health check, because then no build is watched.
/// Pure. No text from this machine (paths, addresses) leaves it that way. The Gateway's own component does not count:
/// whoever sees the presence sees that it works.
std::optional<Discord::Gateway::Presence> presenceFor(const Health::Report &report, const BuildsAtAGlance &builds);

} // namespace Service
