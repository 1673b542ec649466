// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "health/healthreport.h"
#include "model/build.h"

#include <QList>
#include <QString>
#include <QTime>

namespace Ui {

/// What the icon in the panel tells, the most pressing first: a program that cannot do its work hides everything that
/// it would say about builds.
enum class TrayState {
    Degraded, ///< a part of the service warns or fails
    Paused, ///< the owner paused announcements
    Building,
    Failed, ///< the last build of a watched branch failed
    Idle,
};

/// What the state is made from.
struct TrayFacts
{
    Health::Report report;
    Core::WallTime pausedUntil{}; ///< epoch = not paused, WallTime::max() = until resumed
    qint64 building = 0;
    QList<Model::Build> failed; ///< last builds of watched branches, newest first

    bool operator==(const TrayFacts &) const = default;
};

/// Pure. That announcements are paused makes the service warn; this alone is no fault of it.
TrayState trayStateOf(const TrayFacts &facts);
/// One line that says the state and what it is about, for the menu's head. `now`: Unix time in seconds.
QString trayLine(const TrayFacts &facts, qint64 now);
/// The same as a tooltip: begins with the program's name.
QString trayToolTip(const TrayFacts &facts, qint64 now);
/// "until 15:30", "until tomorrow at 08:00", "until you resume them"
QString pauseEnd(Core::WallTime until, qint64 now);
/// When "until tomorrow" ends, on the next day, local time.
constexpr QTime MorningTime = QTime::fromMSecsSinceStartOfDay(8 * 3600 * 1000);
Core::WallTime tomorrowMorning(Core::WallTime now);

} // namespace Ui
