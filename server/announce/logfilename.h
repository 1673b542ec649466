// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"
#include "model/card.h"

#include <optional>

namespace Announce {

/// Whose log a card's file is.
struct LogSource
{
    Model::BuildKey build;
    int stage = 0;
    int step = 0;

    bool operator==(const LogSource &) const = default;
};

/// A name that says whose log it is, of harmless characters alone.
Model::CardFile logFileOf(const Model::Build &build, int stage, int step);
/// Nothing for what logFileOf() did not make.
std::optional<LogSource> logSourceFrom(const QString &source);

} // namespace Announce
