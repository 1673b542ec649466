// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/logline.h"

#include <QByteArray>

namespace Drone {

/// A log as a text file in UTF-8, as a terminal would show it. `masked` must be free of secrets already. What is over
/// `mostBytes` is cut at the front, since the end tells why a step failed, and the first line says so.
QByteArray logFile(const QList<LogLine> &masked, qsizetype mostBytes);

} // namespace Drone
