// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "discord/gateway/gatewayaddress.h"

#include <optional>

namespace Discord::Gateway {

/// When the next Identify may be sent. Discord ends every session and resets the token of a bot that identifies more
/// than about 1000 times a day (Discord: Gateway, Rate Limiting), and allows one Identify in 5 s. So:
///  - never two within 5 s (and a little, as clocks and networks are uneven), whatever happened in between;
///  - with less than a tenth left, what is left is spread evenly until the limit starts again;
///  - the last hundredth is left alone: other programs may use the same token.
/// Knows no clock: the caller says what time it is.
class IdentifyBudget final
{
public:
    /// What Discord says is left.
    void learn(const SessionStartLimit &limit, Core::SteadyTime now);
    /// An Identify was sent.
    void spend(Core::SteadyTime now);
    /// The first moment from `now` on at which an Identify may be sent.
    Core::SteadyTime nextAt(Core::SteadyTime now) const;

    int total() const { return m_total; }
    int remaining(Core::SteadyTime now) const;

private:
    int m_total = 1000;
    int m_remaining = 1000;
    std::optional<Core::SteadyTime> m_resetsAt; ///< empty until Discord has told
    std::optional<Core::SteadyTime> m_last;
};

} // namespace Discord::Gateway
