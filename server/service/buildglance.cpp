// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/buildglance.h"

#include <algorithm>

namespace Service {

namespace {

constexpr std::chrono::hours Stale{24};

} // namespace

void BuildGlance::observe(const Model::BuildRecord &record)
{
    const Model::Build &build = record.build;
    if (!Model::isTerminal(build.status) || build.status == Model::Status::Lost || record.lastObserved < m_newestFinish)
        return;
    m_newestFinish = record.lastObserved;
    m_lastFailure = Model::isFailure(build.status)
        ? QStringLiteral("%1 #%2").arg(build.repository.slug).arg(build.number)
        : QString();
}

BuildsAtAGlance BuildGlance::glance(const QList<Model::BuildRecord> &unfinished, Core::WallTime now) const
{
    const auto running = std::count_if(unfinished.cbegin(), unfinished.cend(), [now](const Model::BuildRecord &record) {
        return record.build.status != Model::Status::Blocked && now - record.lastObserved < Stale;
    });
    return {static_cast<int>(running), m_lastFailure};
}

} // namespace Service
