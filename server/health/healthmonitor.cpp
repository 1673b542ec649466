// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/healthmonitor.h"

#include <algorithm>

namespace Health {

HealthMonitor::HealthMonitor(Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void HealthMonitor::update(const QList<Component> &components)
{
    bool different = false;
    for (const Component &component : components)
        different = take(component) || different;
    if (different)
        Q_EMIT changed(report());
}

bool HealthMonitor::take(Component component)
{
    const auto known = std::find_if(m_components.begin(), m_components.end(),
        [&component](const Component &other) { return other.name == component.name; });
    if (known == m_components.end()) {
        component.since = m_clock.wall();
        m_components.append(component);
        return true;
    }
    component.since = known->status == component.status ? known->since : m_clock.wall();
    if (*known == component)
        return false;
    *known = component;
    return true;
}

void HealthMonitor::remove(const QString &name)
{
    const auto gone = m_components.removeIf([&name](const Component &component) { return component.name == name; });
    if (gone > 0)
        Q_EMIT changed(report());
}

Report HealthMonitor::report() const
{
    return {QStringLiteral(DRONE_DISCORD_VERSION), m_clock.wall(), m_components};
}

} // namespace Health
