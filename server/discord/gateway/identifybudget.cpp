// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/identifybudget.h"

#include <algorithm>

namespace Discord::Gateway {

namespace {

constexpr std::chrono::milliseconds Apart{5'500};
// An empty budget that is said to start again at once is asked about again, not hammered.
constexpr std::chrono::milliseconds LeastReset{5'000};

} // namespace

void IdentifyBudget::learn(const SessionStartLimit &limit, Core::SteadyTime now)
{
    m_total = std::max(limit.total, 1);
    m_remaining = std::clamp(limit.remaining, 0, m_total);
    m_resetsAt = now + std::max(limit.resetAfter, LeastReset);
}

void IdentifyBudget::spend(Core::SteadyTime now)
{
    if (m_resetsAt && now >= *m_resetsAt) {
        m_remaining = m_total;
        m_resetsAt.reset();
    }
    m_remaining = std::max(m_remaining - 1, 0);
    m_last = now;
}

int IdentifyBudget::remaining(Core::SteadyTime now) const
{
    return m_resetsAt && now >= *m_resetsAt ? m_total : m_remaining;
}

Core::SteadyTime IdentifyBudget::nextAt(Core::SteadyTime now) const
{
    Core::SteadyTime at = m_last ? std::max(now, *m_last + Apart) : now;
    if (!m_resetsAt || now >= *m_resetsAt)
        return at;
    const int spare = m_remaining - m_total / 100;
    if (spare <= 0)
        return std::max(at, *m_resetsAt);
    if (m_remaining < m_total / 10 && m_last)
        at = std::max(at, *m_last + std::max<std::chrono::milliseconds>((*m_resetsAt - *m_last) / (spare + 1), Apart));
    return std::min(at, std::max(*m_resetsAt, m_last ? *m_last + Apart : now));
}

} // namespace Discord::Gateway
