// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"

#include <optional>

namespace Fakes {

class FakeClock::FakeAlarm final : public Core::Alarm
{
public:
    FakeAlarm(FakeClock &clock, std::function<void()> ring)
        : m_clock(clock)
        , m_ring(std::move(ring))
    {
        m_clock.m_alarms.append(this);
    }
    ~FakeAlarm() override { m_clock.m_alarms.removeOne(this); }
    Q_DISABLE_COPY_MOVE(FakeAlarm)

    void ringAt(Core::SteadyTime at) override { m_at = std::max(at, m_clock.m_now); }
    void cancel() override { m_at.reset(); }
    bool isSet() const override { return m_at.has_value(); }

    std::optional<Core::SteadyTime> at() const { return m_at; }
    void goOff()
    {
        m_at.reset();
        const auto ring = m_ring; // the alarm may be destroyed while it rings
        ring();
    }

private:
    FakeClock &m_clock;
    std::function<void()> m_ring;
    std::optional<Core::SteadyTime> m_at;
};

FakeClock::FakeClock(Core::WallTime start)
    : m_wall(start)
{
}

std::unique_ptr<Core::Alarm> FakeClock::alarm(std::function<void()> ring)
{
    return std::make_unique<FakeAlarm>(*this, std::move(ring));
}

FakeClock::FakeAlarm *FakeClock::next(Core::SteadyTime until) const
{
    FakeAlarm *first = nullptr;
    for (FakeAlarm *alarm : m_alarms) {
        if (alarm->at() && *alarm->at() <= until && (!first || *alarm->at() < *first->at()))
            first = alarm;
    }
    return first;
}

void FakeClock::ring(FakeAlarm *alarm)
{
    const auto step = *alarm->at() - m_now;
    m_now += step;
    m_wall += step;
    alarm->goOff();
}

void FakeClock::advance(std::chrono::milliseconds by)
{
    const Core::SteadyTime until = m_now + by;
    while (FakeAlarm *alarm = next(until))
        ring(alarm);
    m_wall += until - m_now;
    m_now = until;
}

bool FakeClock::advanceToNextAlarm()
{
    FakeAlarm *alarm = next(Core::SteadyTime::max());
    if (!alarm)
        return false;
    ring(alarm);
    return true;
}

int FakeClock::alarmsSet() const
{
    int set = 0;
    for (const FakeAlarm *alarm : m_alarms)
        set += alarm->isSet() ? 1 : 0;
    return set;
}

} // namespace Fakes
