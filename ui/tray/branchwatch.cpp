// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/branchwatch.h"

#include <algorithm>

namespace Ui {

namespace {

bool isWatched(const Model::Build &build)
{
    // Drone's core/trigger.go and core/build.go name the events.
    static const QStringList Events{QStringLiteral("push"), QStringLiteral("cron"), QStringLiteral("custom")};
    return Events.contains(build.event) && !build.target.isEmpty() && build.target == build.repository.defaultBranch;
}

bool saysHowItDoes(Model::Status status)
{
    return status == Model::Status::Success || Model::isFailure(status);
}

} // namespace

void BranchWatch::take(const Store::BuildRecord &record)
{
    const Model::Build &build = record.build;
    if (!isWatched(build))
        return;
    const QString branch =
        build.system.link + QLatin1Char(' ') + build.repository.slug + QLatin1Char(' ') + build.target;
    auto last = m_last.find(branch);
    const bool isSame = last != m_last.end() && last->build.id == build.id;
    if (!saysHowItDoes(build.status)) {
        if (isSame)
            m_last.remove(branch); // a restart of that very build: it is open again how it ends
        return;
    }
    // By the id: numbers come again after a repository was deleted and enabled anew.
    if (last != m_last.end() && last->build.id > build.id)
        return;
    m_last[branch] = {build, record.lastObserved};
    m_last[branch].build.stages.clear();
}

QList<Model::Build> BranchWatch::failing(Core::WallTime now) const
{
    QList<Last> failed;
    for (const Last &last : m_last) {
        if (Model::isFailure(last.build.status) && now - last.observed < FailureStays)
            failed.append(last);
    }
    std::sort(failed.begin(), failed.end(), [](const Last &a, const Last &b) {
        return std::tie(a.observed, a.build.id) > std::tie(b.observed, b.build.id);
    });
    QList<Model::Build> builds;
    for (const Last &last : failed)
        builds.append(last.build);
    return builds;
}

} // namespace Ui
