// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace Announce {

/// "2 min 41 s", "1 h 5 min", "under 1 s".
QString durationText(std::chrono::seconds duration);

} // namespace Announce
