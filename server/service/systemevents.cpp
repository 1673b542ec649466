// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/systemevents.h"

#include "core/logging.h"

#include <QNetworkInformation>

#ifdef DRONE_DISCORD_WITH_DBUS
#include <QDBusConnection>
#endif

namespace Service {

SystemEvents::SystemEvents(QObject *parent)
    : QObject(parent)
{
#ifdef DRONE_DISCORD_WITH_DBUS
    QDBusConnection::systemBus().connect(QStringLiteral("org.freedesktop.login1"),
        QStringLiteral("/org/freedesktop/login1"), QStringLiteral("org.freedesktop.login1.Manager"),
        QStringLiteral("PrepareForSleep"), this, SLOT(prepareForSleep(bool)));
#endif
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
        [this](QNetworkInformation::Reachability reachability) {
            if (reachability != QNetworkInformation::Reachability::Online)
                return;
            qCInfo(lcService) << "The network is back";
            Q_EMIT awake();
        });
}

void SystemEvents::prepareForSleep(bool starting)
{
    if (starting)
        return;
    qCInfo(lcService) << "The computer woke up";
    Q_EMIT awake();
}

} // namespace Service
