// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QRandomGenerator>
#include <QtGlobal>

#include <functional>
#include <memory>
#include <optional>

namespace Discord::Gateway {

/// Beats at the pace that Hello told and watches the acknowledgements (Discord: Gateway, Sending Heartbeats). The
/// first beat comes after a random part of the interval, each later one an interval after the one before. When an
/// acknowledgement has not come by the next beat, the connection is dead, whatever TCP says: `zombie` is called once
/// and the beating stops.
class Heartbeat final
{
public:
    Heartbeat(Core::Clock &clock, QRandomGenerator &random, std::function<void()> send, std::function<void()> zombie);
    Q_DISABLE_COPY_MOVE(Heartbeat)

    void start(std::chrono::milliseconds interval);
    void stop();
    /// Beats at once, as when Discord asks for it (op 1); the interval starts anew.
    void beatNow();
    /// Finds out whether anybody is there: beats at once and expects the acknowledgement within `limit`.
    void probe(std::chrono::milliseconds limit);
    /// False when no beat was waiting for it.
    bool acknowledge();

    /// Between the last acknowledged beat and its acknowledgement.
    std::optional<std::chrono::milliseconds> latency() const { return m_latency; }

private:
    void beat();
    void ring();
    void setAlarm();

    Core::Clock &m_clock;
    QRandomGenerator &m_random;
    std::function<void()> m_send;
    std::function<void()> m_zombie;
    std::unique_ptr<Core::Alarm> m_alarm;
    std::chrono::milliseconds m_interval{0};
    Core::SteadyTime m_nextBeat;
    std::optional<Core::SteadyTime> m_beatAt; ///< the oldest beat without acknowledgement
    std::optional<Core::SteadyTime> m_ackBy;
    std::optional<std::chrono::milliseconds> m_latency;
};

} // namespace Discord::Gateway
