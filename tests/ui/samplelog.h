// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/steplog.h"

namespace Fakes {

/// The log of a test step that failed, with colours, a bar that overwrote itself and characters from everywhere.
Service::LogPart sampleLog();
/// So many coloured lines of about eighty characters.
QList<Drone::LogRow> longLog(int lines);

} // namespace Fakes
