// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "model/build.h"
#include "model/observation.h"

namespace Model {

/// The end of the failed step's log, as the card shows it.
struct FailureLog
{
    QString step; ///< "stage / step"; empty = not known
    QString lines; ///< clean text: no ANSI, no secrets; empty for a silent step
    int fileStage = 0; ///< whose whole log is kept and goes along as a file; 0 = none does
    int fileStep = 0;
    qint64 fileBytes = 0; ///< 0 = not known

    bool operator==(const FailureLog &) const = default;
};

/// A folded build and what is known of its observation.
struct BuildRecord
{
    qint64 row = 0; ///< given by the store, rising in the order of first observation; 0 = not stored yet
    Build build;
    Core::WallTime firstObserved{};
    Core::WallTime lastObserved{};
    Source lastSource = Source::Webhook;
    FailureLog log{};

    bool operator==(const BuildRecord &) const = default;
};

} // namespace Model
