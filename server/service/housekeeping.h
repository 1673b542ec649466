// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/deliverystore.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Store {
class StoreWriter;
}

namespace Service {

/// Removes what the retention no longer keeps, in small steps between other writes: at the start and then every hour.
/// Nothing goes by its age while the clock may be wrong: until it has gone evenly for a day, or Drone confirmed it and
/// it did not leap weeks ahead within the last day.
/// Lives in the service thread.
class Housekeeping final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Housekeeping)

public:
    /// Borrowed; both outlive it.
    Housekeeping(Core::Clock &clock, Store::StoreWriter &writer, QObject *parent = nullptr);

    /// Takes effect at once.
    void setRetention(const Store::Retention &retention);
    /// Begins nothing any more: the database is about to be closed.
    void stop();

Q_SIGNALS:
    /// A round is done; so many deliveries and builds went in its last step.
    void swept(qint64 removed);

private:
    void step();
    /// For a day, since the start or since the time of day was last set by more than an hour (or the computer slept).
    bool hasGoneEvenly();

    Core::Clock &m_clock;
    Store::StoreWriter &m_writer;
    Store::Retention m_retention;
    /// The start, or the last time that the time of day was set (or the computer slept).
    struct Leap
    {
        Core::WallTime from; ///< what it would have been; of the start: the same
        Core::WallTime to;
    };

    std::optional<Leap> m_leap;
    std::chrono::milliseconds m_offset{}; ///< of the time of day to the steady clock
    Core::SteadyTime m_evenSince;
    bool m_underWay = false;
    bool m_stopped = false;
    std::unique_ptr<Core::Alarm> m_alarm;
};

} // namespace Service
