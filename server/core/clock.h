// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace Core {

using namespace std::chrono_literals;

/// Time of day, UTC, to the millisecond: for what is stored or shown.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;
/// Time that only goes forward, to the millisecond: for waiting and measuring.
using SteadyTime = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

inline QDateTime toDateTime(WallTime time)
{
    // Qt 6.8 warns of naming Qt::UTC, and QTimeZone::utc() of Qt 6.4 prints "+00:00" in place of "Z".
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).toUTC();
}
inline WallTime toWallTime(qint64 msecsSinceEpoch)
{
    return WallTime(std::chrono::milliseconds(msecsSinceEpoch));
}
inline qint64 toMSecs(WallTime time)
{
    return time.time_since_epoch().count();
}

/// One settable, single-shot alarm. It rings in the thread that made it, never from inside `ringAt()`.
/// Setting it again replaces the moment; destroying it cancels it.
class Alarm
{
public:
    virtual ~Alarm() = default;
    virtual void ringAt(SteadyTime at) = 0;
    virtual void cancel() = 0;
    virtual bool isSet() const = 0;
};

/// The only source of time. The product uses SystemClock, the tests a clock that they move by hand.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual WallTime wall() const = 0;
    virtual SteadyTime now() const = 0;
    /// `ring` is called each time the alarm goes off; it may set the alarm again.
    virtual std::unique_ptr<Alarm> alarm(std::function<void()> ring) = 0;
};

/// The computer's clocks. Alarms need the event loop of the thread that made them.
class SystemClock final : public Clock
{
public:
    WallTime wall() const override;
    SteadyTime now() const override;
    std::unique_ptr<Alarm> alarm(std::function<void()> ring) override;
};

} // namespace Core
