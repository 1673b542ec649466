// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/duration.h"

namespace Announce {

QString durationText(std::chrono::seconds duration)
{
    const qint64 seconds = duration.count();
    if (seconds < 1)
        return QStringLiteral("under 1 s");
    if (seconds < 60)
        return QStringLiteral("%1 s").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 60) {
        const QString text = QStringLiteral("%1 min").arg(minutes);
        return seconds % 60 == 0 ? text : text + QStringLiteral(" %1 s").arg(seconds % 60);
    }
    const QString hours = QStringLiteral("%1 h").arg(minutes / 60);
    return minutes % 60 == 0 ? hours : hours + QStringLiteral(" %1 min").arg(minutes % 60);
}

} // namespace Announce
