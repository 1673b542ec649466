// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <deque>

namespace Discord::Gateway {

/// At most `most` takings in any `period`. Knows no clock and no socket: ask when, wait, take. Memory is bounded by
/// `most`.
class SlidingLimiter final
{
public:
    SlidingLimiter(int most, std::chrono::milliseconds period)
        : m_most(most)
        , m_period(period)
    {
    }

    /// The first moment from `now` on at which something may be taken while `reserve` others stay free.
    Core::SteadyTime nextAt(Core::SteadyTime now, int reserve = 0) const;
    /// Only when nextAt() says now.
    void take(Core::SteadyTime now);
    void reset() { m_taken.clear(); }

private:
    int m_most;
    std::chrono::milliseconds m_period;
    std::deque<Core::SteadyTime> m_taken;
};

/// What one connection may send: 120 packets in 60 s (Discord: Gateway, Rate Limiting), of which some are kept for
/// heartbeats, as a late heartbeat costs the connection and a late presence costs nothing.
class CommandLimiter final
{
public:
    bool mayBeat(Core::SteadyTime now) const { return m_window.nextAt(now) <= now; }
    Core::SteadyTime nextCommandAt(Core::SteadyTime now) const { return m_window.nextAt(now, KeptForHeartbeats); }
    void sent(Core::SteadyTime now) { m_window.take(now); }
    /// A new connection begins with a full allowance.
    void reset() { m_window.reset(); }

private:
    static constexpr int KeptForHeartbeats = 20;
    SlidingLimiter m_window{120, std::chrono::seconds(60)};
};

} // namespace Discord::Gateway
