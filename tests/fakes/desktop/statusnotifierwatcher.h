// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>

namespace Fakes {

/// What a panel does on the bus: owns org.kde.StatusNotifierWatcher and says whether a host shows icons. On a
/// connection of its own, as another program would be.
class StatusNotifierWatcher final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)

public:
    StatusNotifierWatcher();
    ~StatusNotifierWatcher() override;

    /// The panel starts.
    bool appear(bool withHost);
    /// The panel is gone.
    void vanish();
    void setHost(bool there);
    bool hasHost() const { return m_hasHost; }

Q_SIGNALS:
    Q_SCRIPTABLE void StatusNotifierHostRegistered();
    Q_SCRIPTABLE void StatusNotifierHostUnregistered();

private:
    QDBusConnection m_bus;
    bool m_hasHost = false;
};

} // namespace Fakes
