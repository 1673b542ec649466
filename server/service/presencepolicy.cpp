// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/presencepolicy.h"

namespace Service {

using Discord::Gateway::ActivityType;
using Discord::Gateway::OnlineStatus;
using Discord::Gateway::Presence;

namespace {

const Health::Component *worst(const Health::Report &report)
{
    const Health::Component *found = nullptr;
    for (const Health::Component &component : report.components) {
        if (component.name != QLatin1String("gateway") && (!found || component.status > found->status))
            found = &component;
    }
    return found;
}

} // namespace

std::optional<Presence> presenceFor(const Health::Report &report, const BuildsAtAGlance &builds)
{
    const Health::Component *listener = report.find(u"listener");
    if (!listener || listener->status == Health::Status::Fail)
        return std::nullopt;

    const Health::Component *bad = worst(report);
    if (bad->status == Health::Status::Fail)
        return Presence{OnlineStatus::DoNotDisturb, ActivityType::Custom, bad->why};
    const OnlineStatus status = bad->status == Health::Status::Warn ? OnlineStatus::Idle : OnlineStatus::Online;
    if (builds.running > 0) {
        return Presence{status, ActivityType::Watching,
            builds.running == 1 ? QStringLiteral("1 build") : QStringLiteral("%1 builds").arg(builds.running)};
    }
    if (bad->status == Health::Status::Warn)
        return Presence{status, ActivityType::Custom, bad->why};
    if (!builds.lastFailure.isEmpty())
        return Presence{status, ActivityType::Custom, QStringLiteral("%1 failed").arg(builds.lastFailure)};
    return Presence{status, ActivityType::Watching, QStringLiteral("for builds")};
}

} // namespace Service
