// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backoff.h"

#include <algorithm>

namespace Core {

Backoff::Backoff(std::chrono::milliseconds first, std::chrono::milliseconds most)
    : m_first(first)
    , m_most(std::max(first, most))
{
}

std::chrono::milliseconds Backoff::next(QRandomGenerator &random)
{
    auto ceiling = m_first;
    for (int i = 0; i < m_failures && ceiling < m_most; ++i)
        ceiling *= 2;
    ceiling = std::min(ceiling, m_most);
    ++m_failures;
    const qint64 half = ceiling.count() / 2;
    return std::chrono::milliseconds(
        half + static_cast<qint64>(random.generateDouble() * static_cast<double>(ceiling.count() - half)));
}

} // namespace Core
