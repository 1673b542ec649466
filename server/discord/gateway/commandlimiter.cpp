// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/commandlimiter.h"

#include <algorithm>

namespace Discord::Gateway {

Core::SteadyTime SlidingLimiter::nextAt(Core::SteadyTime now, int reserve) const
{
    const auto room = static_cast<std::size_t>(std::max(m_most - reserve, 1));
    if (m_taken.size() < room)
        return now;
    // Free again when the room-th newest is a period old.
    return std::max(now, m_taken[m_taken.size() - room] + m_period);
}

void SlidingLimiter::take(Core::SteadyTime now)
{
    m_taken.push_back(now);
    while (m_taken.size() > static_cast<std::size_t>(m_most))
        m_taken.pop_front();
}

} // namespace Discord::Gateway
