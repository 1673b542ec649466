// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notificationservice.h"

namespace Fakes {

namespace {
const auto Name = QStringLiteral("org.freedesktop.Notifications");
}

NotificationService::NotificationService()
    : m_bus(QDBusConnection::connectToBus(
        qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("notification service")))
{
}

NotificationService::~NotificationService()
{
    m_bus.unregisterService(Name);
    QDBusConnection::disconnectFromBus(m_bus.name());
}

bool NotificationService::appear()
{
    return m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
               QDBusConnection::ExportScriptableSlots | QDBusConnection::ExportScriptableSignals)
        && m_bus.registerService(Name);
}

uint NotificationService::Notify(const QString &, uint replaces, const QString &, const QString &title,
    const QString &body, const QStringList &actions, const QVariantMap &hints, int)
{
    shown.append({replaces, title, body, actions, hints});
    return replaces ? replaces : ++m_last;
}

} // namespace Fakes
