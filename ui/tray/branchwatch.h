// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/buildstore.h"

#include <QHash>
#include <QList>

#include <chrono>

namespace Ui {

/// Remembers of every watched branch how its last build ended. Watched is the branch that a repository calls its
/// default one, built for a push, by cron or by hand; pull requests, tags and promotions say nothing about it.
/// A build that was cancelled or skipped does not tell how the branch does. Pure: folds records in any order.
class BranchWatch final
{
public:
    void take(const Store::BuildRecord &record);

    /// Last builds that failed, newest first. One that failed longer ago than this is history and not shown:
    static constexpr std::chrono::hours FailureStays{24 * 7};
    QList<Model::Build> failing(Core::WallTime now) const;

private:
    struct Last
    {
        Model::Build build; ///< without stages
        Core::WallTime observed{};
    };
    QHash<QString, Last> m_last; ///< by server, repository and branch
};

} // namespace Ui
