// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "statusnotifierwatcher.h"

namespace Fakes {

namespace {
const auto WatcherName = QStringLiteral("org.kde.StatusNotifierWatcher");
const auto Path = QStringLiteral("/StatusNotifierWatcher");
} // namespace

StatusNotifierWatcher::StatusNotifierWatcher()
    : m_bus(QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("panel")))
{
}

StatusNotifierWatcher::~StatusNotifierWatcher()
{
    QDBusConnection::disconnectFromBus(m_bus.name());
}

bool StatusNotifierWatcher::appear(bool withHost)
{
    m_hasHost = withHost;
    return m_bus.registerObject(
               Path, this, QDBusConnection::ExportAllProperties | QDBusConnection::ExportScriptableSignals)
        && m_bus.registerService(WatcherName);
}

void StatusNotifierWatcher::vanish()
{
    m_bus.unregisterService(WatcherName);
    m_bus.unregisterObject(Path);
}

void StatusNotifierWatcher::setHost(bool there)
{
    m_hasHost = there;
    there ? Q_EMIT StatusNotifierHostRegistered() : Q_EMIT StatusNotifierHostUnregistered();
}

} // namespace Fakes
