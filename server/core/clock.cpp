// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <QTimer>

#include <algorithm>
#include <limits>

namespace Core {

namespace {

class TimerAlarm final : public Alarm
{
public:
    explicit TimerAlarm(std::function<void()> ring)
        : m_ring(std::move(ring))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { m_ring(); });
    }

    void ringAt(SteadyTime at) override
    {
        const auto wait = at - SystemClock().now();
        // QTimer counts in int: a moment further away than that rings early, and whoever set it looks at the clock.
        m_timer.start(std::clamp(std::chrono::duration_cast<std::chrono::milliseconds>(wait),
            std::chrono::milliseconds(0), std::chrono::milliseconds(std::numeric_limits<int>::max())));
    }
    void cancel() override { m_timer.stop(); }
    bool isSet() const override { return m_timer.isActive(); }

private:
    QTimer m_timer;
    std::function<void()> m_ring;
};

} // namespace

WallTime SystemClock::wall() const
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

SteadyTime SystemClock::now() const
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now());
}

std::unique_ptr<Alarm> SystemClock::alarm(std::function<void()> ring)
{
    return std::make_unique<TimerAlarm>(std::move(ring));
}

} // namespace Core
