// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/trayhost.h"

#include <QGuiApplication>
#include <QSystemTrayIcon>

#ifdef DRONE_DISCORD_WITH_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#endif

namespace Ui {

using namespace std::chrono_literals;

namespace {
// specifications.freedesktop.org/status-notifier-item; everybody uses KDE's name for it.
const auto WatcherName = QStringLiteral("org.kde.StatusNotifierWatcher");
const auto WatcherPath = QStringLiteral("/StatusNotifierWatcher");
constexpr std::chrono::milliseconds Look{1000};
} // namespace

TrayHost::Platform TrayHost::currentPlatform()
{
    const QString name = QGuiApplication::platformName();
    if (name == QLatin1String("xcb"))
        return Platform::X11;
    return name.startsWith(QLatin1String("wayland")) ? Platform::Wayland : Platform::Other;
}

TrayHost::TrayHost(Core::Clock &clock, Platform platform, QObject *parent)
    : QObject(parent)
    , m_platform(platform)
    , m_clock(clock)
    , m_patience(clock.alarm([this] { giveUpWaiting(); }))
    , m_look(clock.alarm([this] { lookForEmbedding(); }))
{
    m_patience->ringAt(clock.now() + (platform == Platform::Other ? 0ms : Patience));
    if (platform != Platform::Other)
        watchBus();
}

void TrayHost::giveUpWaiting()
{
    if (m_platform == Platform::X11 && m_way == Way::Open) {
        m_way = Way::Embedding;
        lookForEmbedding();
    }
    // On Wayland icons come over the bus or not at all: Qt stays unasked until a host is there.
    if (!std::exchange(m_settled, true))
        Q_EMIT settled();
}

void TrayHost::lookForEmbedding()
{
    m_look->ringAt(m_clock.now() + Look);
    set(QSystemTrayIcon::isSystemTrayAvailable());
}

void TrayHost::takeNotifier(bool registered)
{
    if (m_way == Way::Embedding)
        return; // too late for this process; X11 panels embed, too
    if (registered)
        m_way = Way::Notifier;
    set(registered);
}

void TrayHost::set(bool present)
{
    if (std::exchange(m_present, present) != present)
        Q_EMIT changed(present);
    if (present && !std::exchange(m_settled, true))
        Q_EMIT settled();
}

#ifdef DRONE_DISCORD_WITH_DBUS

void TrayHost::watchBus()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    auto *owner = new QDBusServiceWatcher(WatcherName, bus,
        QDBusServiceWatcher::WatchForRegistration | QDBusServiceWatcher::WatchForUnregistration, this);
    connect(owner, &QDBusServiceWatcher::serviceRegistered, this, &TrayHost::askWatcher);
    connect(owner, &QDBusServiceWatcher::serviceUnregistered, this, [this] { takeNotifier(false); });
    for (const auto *news : {"StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"})
        bus.connect(WatcherName, WatcherPath, WatcherName, QLatin1String(news), this, SLOT(askWatcher()));
    askWatcher();
}

void TrayHost::askWatcher()
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        WatcherName, WatcherPath, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    call.setArguments({WatcherName, QStringLiteral("IsStatusNotifierHostRegistered")});
    call.setAutoStartService(false);
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *finished) {
        const QDBusPendingReply<QDBusVariant> reply = *finished;
        finished->deleteLater();
        takeNotifier(reply.isValid() && reply.value().variant().toBool());
    });
}

#else

void TrayHost::watchBus() { }
void TrayHost::askWatcher() { }

#endif

} // namespace Ui
