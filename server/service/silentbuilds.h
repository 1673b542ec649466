// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "model/buildrecord.h"
#include "model/observation.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>

namespace Service {

/// Builds that wait or run according to the last that was heard of them, a day ago, where Drone cannot be asked: their
/// last webhook was lost, and they are Lost with it, until anything newer comes (model/buildloss.h). Drone itself ends
/// what waits or runs for a day, unless its DRONE_CLEANUP_DEADLINE_... say otherwise. Lives in the service thread.
class SilentBuilds final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SilentBuilds)

public:
    static constexpr std::chrono::hours Silence{24};
    static constexpr std::chrono::hours BetweenLooks{1};

    struct Sources
    {
        std::function<QList<Model::BuildRecord>()> unfinished;
        /// Whether Drone is asked, or may be in a while, about the builds of a system.link.
        std::function<bool(const QString &)> isAsked;
    };
    /// `clock` is borrowed and outlives it, as does what `sources` stand on.
    SilentBuilds(Core::Clock &clock, Sources sources, QObject *parent = nullptr);

    /// From now on, every hour, the first time in an hour: what came meanwhile has been heard of by then.
    void start();
    void stop();

Q_SIGNALS:
    void observed(const Model::Observation &observation);

private:
    void look();
    bool clockWasSet();

    Core::Clock &m_clock;
    Sources m_sources;
    std::chrono::milliseconds m_offset{}; ///< of the time of day to the steady clock
    std::unique_ptr<Core::Alarm> m_alarm;
};

} // namespace Service
