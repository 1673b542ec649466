// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QList>

namespace Fakes {

/// A clock that stands still until the test moves it. advance() lets every alarm that falls due ring in its turn, at
/// its own moment; alarms set meanwhile count too.
class FakeClock final : public Core::Clock
{
public:
    explicit FakeClock(Core::WallTime start = Core::toWallTime(1'795'450'982'000)); // 2026-11-23 16:23:02 UTC

    Core::WallTime wall() const override { return m_wall; }
    Core::SteadyTime now() const override { return m_now; }
    std::unique_ptr<Core::Alarm> alarm(std::function<void()> ring) override;

    void advance(std::chrono::milliseconds by);
    /// Advances to the next alarm and lets it ring; false when none is set.
    bool advanceToNextAlarm();
    /// Only the wall clock jumps, as when somebody sets it.
    void setWall(Core::WallTime wall) { m_wall = wall; }
    int alarmsSet() const;

private:
    class FakeAlarm;
    FakeAlarm *next(Core::SteadyTime until) const;
    void ring(FakeAlarm *alarm);

    Core::WallTime m_wall;
    Core::SteadyTime m_now{std::chrono::hours(1)};
    QList<FakeAlarm *> m_alarms;
};

} // namespace Fakes
