// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/logline.h"

#include <QByteArray>

/// A log as it is kept: compressed, lines as they are given. Who keeps a log masks it first.
namespace Drone {

QByteArray packedLog(const QList<LogLine> &lines);
/// Nothing when these bytes are not what packedLog() made.
std::optional<QList<LogLine>> unpackedLog(const QByteArray &packed);

} // namespace Drone
