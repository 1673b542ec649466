// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

#include <chrono>

namespace Core {

/// Exponential backoff with full jitter: the n-th wait is drawn evenly from [ceiling/2, ceiling], where the ceiling
/// doubles from `first` up to `most`. Half of it is kept as a floor so that a failing peer is never hammered.
class Backoff
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds most);

    /// The next wait; each call counts as one more failure.
    std::chrono::milliseconds next(QRandomGenerator &random);
    /// Forget all failures: something worked.
    void reset() { m_failures = 0; }
    int failures() const { return m_failures; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_most;
    int m_failures = 0;
};

} // namespace Core
