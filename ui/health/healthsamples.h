// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/healthreport.h"
#include "model/delivery.h"

#include <QList>

#include <array>
#include <optional>

namespace Ui {

/// One minute as the plots show it; absent = nothing was measured.
struct MinuteFigures
{
    int accepted = 0; ///< duplicates count, they were answered as accepted
    int refused = 0;
    std::optional<double> answeredMedian; ///< milliseconds
    std::optional<double> answeredSlow; ///< milliseconds; 99 of 100 were faster
    std::optional<double> gatewayLatency; ///< milliseconds
    std::optional<double> discordWait; ///< seconds that the oldest waiting card had waited, at worst

    bool operator==(const MinuteFigures &) const = default;
};

/// What the plots are drawn from: the last hour, minute by minute, of what was reported while the window was there.
/// Bounded; no clock of its own.
class HealthSamples final
{
public:
    static constexpr int Minutes = 60;
    /// Answer times kept for each minute; beyond, the median and the slowest are those of the first so many.
    static constexpr qsizetype MostTimes = 2000;

    void add(const Model::Delivery &delivery);
    void add(const Health::Report &report);
    /// The `Minutes` minutes up to the one that `now` is in, oldest first. Reports come when something changes, so a
    /// minute without one is as the one before ended.
    QList<MinuteFigures> until(Core::WallTime now) const;

private:
    struct Minute
    {
        qint64 number = -1; ///< minutes since the epoch
        int accepted = 0;
        int refused = 0;
        QList<double> times;
        bool reported = false;
        std::optional<double> latency; ///< the worst
        std::optional<double> lastLatency;
        std::optional<double> wait; ///< the worst
        std::optional<double> lastWait;
    };
    Minute &at(Core::WallTime time);

    std::array<Minute, Minutes> m_ring;
};

} // namespace Ui
