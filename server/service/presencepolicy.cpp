// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/presencepolicy.h"

#include <QHash>

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

/// What the channel may read: the report's own words name folders, addresses and numbers of this machine.
QString publicWords(const Health::Component &component)
{
    static const QHash<QString, QString> words{
        {QStringLiteral("signatures"), QStringLiteral("Refusing deliveries")},
        {QStringLiteral("store"), QStringLiteral("Trouble with the database or its disk")},
        {QStringLiteral("discord"), QStringLiteral("Trouble posting to Discord")},
        {QStringLiteral("clock"), QStringLiteral("The clocks differ")},
        {QStringLiteral("drone"), QStringLiteral("Trouble reaching Drone")},
    };
    return words.value(component.name, QStringLiteral("Something needs the owner"));
}

} // namespace

std::optional<Presence> presenceFor(const Health::Report &report, const BuildsAtAGlance &builds)
{
    const Health::Component *listener = report.find(u"listener");
    if (!listener || listener->status == Health::Status::Fail)
        return std::nullopt;

    const Health::Component *bad = worst(report);
    if (bad->status == Health::Status::Fail)
        return Presence{OnlineStatus::DoNotDisturb, ActivityType::Custom, publicWords(*bad)};
    const OnlineStatus status = bad->status == Health::Status::Warn ? OnlineStatus::Idle : OnlineStatus::Online;
    if (builds.running > 0) {
        return Presence{status, ActivityType::Watching,
            builds.running == 1 ? QStringLiteral("1 build") : QStringLiteral("%1 builds").arg(builds.running)};
    }
    if (bad->status == Health::Status::Warn)
        return Presence{status, ActivityType::Custom, publicWords(*bad)};
    if (!builds.lastFailure.isEmpty())
        return Presence{status, ActivityType::Custom, QStringLiteral("%1 failed").arg(builds.lastFailure)};
    return Presence{status, ActivityType::Watching, QStringLiteral("for builds")};
}

} // namespace Service
