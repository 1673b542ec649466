// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthsamples.h"

#include <algorithm>
#include <cmath>

namespace Ui {

namespace {

qint64 minuteOf(Core::WallTime time)
{
    return std::chrono::floor<std::chrono::minutes>(time).time_since_epoch().count();
}

std::optional<double> figure(const Health::Report &report, QStringView component, QLatin1String name)
{
    const Health::Component *found = report.find(component);
    if (!found || !found->figures.contains(name))
        return std::nullopt;
    return found->figures.value(name).toDouble();
}

/// Of `sorted`, which is not empty: the value that `share` of all do not exceed.
double quantile(const QList<double> &sorted, double share)
{
    const auto rank = static_cast<qsizetype>(std::ceil(share * static_cast<double>(sorted.size()))) - 1;
    return sorted[std::clamp<qsizetype>(rank, 0, sorted.size() - 1)];
}

std::optional<double> worse(std::optional<double> a, std::optional<double> b)
{
    return a && b ? std::max(*a, *b) : a ? a : b;
}

} // namespace

HealthSamples::Minute &HealthSamples::at(Core::WallTime time)
{
    const qint64 number = minuteOf(time);
    Minute &minute = m_ring[static_cast<size_t>(((number % Minutes) + Minutes) % Minutes)];
    if (minute.number != number) {
        minute = {};
        minute.number = number;
    }
    return minute;
}

void HealthSamples::add(const Model::Delivery &delivery)
{
    Minute &minute = at(delivery.received);
    if (delivery.verdict == Model::Verdict::Refused)
        ++minute.refused;
    else
        ++minute.accepted;
    if (delivery.verdict == Model::Verdict::Accepted && delivery.answeredIn.count() > 0
        && minute.times.size() < MostTimes)
        minute.times.append(static_cast<double>(delivery.answeredIn.count()) / 1000.0);
}

void HealthSamples::add(const Health::Report &report)
{
    Minute &minute = at(report.at);
    minute.reported = true;
    minute.lastLatency = figure(report, u"gateway", QLatin1String("latency_ms"));
    minute.latency = worse(minute.latency, minute.lastLatency);
    minute.lastWait = figure(report, u"discord", QLatin1String("oldest_wait_s"));
    minute.wait = worse(minute.wait, minute.lastWait);
}

QList<MinuteFigures> HealthSamples::until(Core::WallTime now) const
{
    const qint64 last = minuteOf(now);
    QList<MinuteFigures> figures;
    std::optional<double> latency;
    std::optional<double> wait;
    for (qint64 number = last - Minutes + 1; number <= last; ++number) {
        MinuteFigures &shown = figures.emplaceBack();
        const Minute &minute = m_ring[static_cast<size_t>(((number % Minutes) + Minutes) % Minutes)];
        const bool known = minute.number == number;
        const bool reported = known && minute.reported;
        shown.gatewayLatency = reported ? minute.latency : latency;
        shown.discordWait = reported ? minute.wait : wait;
        if (reported) {
            latency = minute.lastLatency;
            wait = minute.lastWait;
        }
        if (!known)
            continue;
        shown.accepted = minute.accepted;
        shown.refused = minute.refused;
        if (minute.times.isEmpty())
            continue;
        QList<double> sorted = minute.times;
        std::sort(sorted.begin(), sorted.end());
        shown.answeredMedian = quantile(sorted, 0.5);
        shown.answeredSlow = quantile(sorted, 0.99);
    }
    return figures;
}

} // namespace Ui
