// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/healthreport.h"

#include <QObject>

namespace Health {

/// Gathers what the parts of the program say of themselves into one report and remembers since when each is as it is.
/// Lives in the watch thread.
class HealthMonitor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HealthMonitor)

public:
    explicit HealthMonitor(Core::Clock &clock, QObject *parent = nullptr);

    /// Takes over `components` by name; `since` is the monitor's business and need not be set. The order in which names
    /// came first stays.
    void update(const QList<Component> &components);
    void remove(const QString &name);
    Report report() const;

Q_SIGNALS:
    /// Something in the report is different now.
    void changed(const Health::Report &report);

private:
    bool take(Component component);

    Core::Clock &m_clock;
    QList<Component> m_components;
};

} // namespace Health
