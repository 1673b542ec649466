// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/traystate.h"

#include "ui/text/phrases.h"

#include <QDateTime>
#include <QLocale>

namespace Ui {

namespace {

struct StateWords
{
    Q_DECLARE_TR_FUNCTIONS(Ui::TrayState)
};

bool isPaused(const TrayFacts &facts)
{
    return facts.pausedUntil != Core::WallTime{};
}

/// The worst part of the service that is not well; null when all is.
const Health::Component *trouble(const TrayFacts &facts)
{
    const Health::Component *worst = nullptr;
    for (const Health::Component &component : facts.report.components) {
        const bool isOnlyThePause =
            isPaused(facts) && component.name == QLatin1String("discord") && component.status == Health::Status::Warn;
        if (component.status == Health::Status::Pass || isOnlyThePause)
            continue;
        if (!worst || component.status > worst->status)
            worst = &component;
    }
    return worst;
}

} // namespace

TrayState trayStateOf(const TrayFacts &facts)
{
    if (trouble(facts))
        return TrayState::Degraded;
    if (isPaused(facts))
        return TrayState::Paused;
    if (facts.building > 0)
        return TrayState::Building;
    return facts.failed.isEmpty() ? TrayState::Idle : TrayState::Failed;
}

QString trayLine(const TrayFacts &facts, qint64 now)
{
    switch (trayStateOf(facts)) {
    case TrayState::Degraded:
        return trouble(facts)->why.simplified();
    case TrayState::Paused:
        return StateWords::tr("Announcements are paused %1", "until 15:30").arg(pauseEnd(facts.pausedUntil, now));
    case TrayState::Building:
        return StateWords::tr("%n building", nullptr, static_cast<int>(facts.building));
    case TrayState::Failed: {
        const Model::Build &build = facts.failed.first();
        const QString first = StateWords::tr("%1 #%2 failed on %3")
                                  .arg(isolated(build.repository.slug))
                                  .arg(build.number)
                                  .arg(refName(build));
        const int others = static_cast<int>(facts.failed.size()) - 1;
        return others == 0 ? first : StateWords::tr("%1, and %n more", "branches that fail", others).arg(first);
    }
    case TrayState::Idle:
        break;
    }
    return StateWords::tr("All is well, nothing is building");
}

QString trayToolTip(const TrayFacts &facts, qint64 now)
{
    return StateWords::tr("Drone Discord: %1").arg(trayLine(facts, now));
}

QString pauseEnd(Core::WallTime until, qint64 now)
{
    if (until == Core::WallTime::max())
        return StateWords::tr("until you resume them");
    const QDateTime end = Core::toDateTime(until).toLocalTime();
    const QDate today = QDateTime::fromSecsSinceEpoch(now).date();
    const QString time = QLocale().toString(end.time(), QLocale::ShortFormat);
    if (end.date() == today)
        return StateWords::tr("until %1", "time of day").arg(time);
    if (end.date() == today.addDays(1))
        return StateWords::tr("until tomorrow at %1").arg(time);
    return StateWords::tr("until %1 at %2", "day, time")
        .arg(QLocale().toString(end.date(), QLocale::ShortFormat), time);
}

Core::WallTime tomorrowMorning(Core::WallTime now)
{
    const QDate tomorrow = Core::toDateTime(now).toLocalTime().date().addDays(1);
    return Core::toWallTime(QDateTime(tomorrow, MorningTime).toMSecsSinceEpoch());
}

} // namespace Ui
