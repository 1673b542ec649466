// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/deliverystore.h"

#include <variant>

namespace Service {

/// Which stored deliveries to fold again: these ids, or all that a filter lets through when the work begins. Refused
/// ones and duplicates are passed over.
using ReplaySelection = std::variant<QList<qint64>, Store::DeliveryFilter>;

/// What a replay would do.
struct ReplayPlan
{
    qint64 deliveries = 0; ///< that would be folded again
    qint64 builds = 0; ///< that they speak of
    qint64 messages = 0; ///< that would be new or look different afterwards

    bool operator==(const ReplayPlan &) const = default;
};

} // namespace Service
