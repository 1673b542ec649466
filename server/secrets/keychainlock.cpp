// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainlock.h"

#ifdef DRONE_DISCORD_WITH_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#endif

namespace Secrets {

#ifdef DRONE_DISCORD_WITH_DBUS

namespace {
constexpr int AnswerWithinMs = 5'000;
const auto Keychain = QStringLiteral("org.freedesktop.secrets");
} // namespace

void askWhetherLocked(QObject *context, std::function<void(bool)> done)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(false); }, Qt::QueuedConnection);
        return;
    }
    QDBusMessage question =
        QDBusMessage::createMethodCall(Keychain, QStringLiteral("/org/freedesktop/secrets/aliases/default"),
            QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question.setArguments({QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    question.setAutoStartService(false);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, AnswerWithinMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> answer = *watcher;
        done(!answer.isError() && answer.value().variant().toBool());
    });
}

KeychainWatch::KeychainWatch(QObject *parent)
    : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(Keychain, QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"),
        QStringLiteral("CollectionChanged"), this, SLOT(look()));
    auto *arrival = new QDBusServiceWatcher(Keychain, bus, QDBusServiceWatcher::WatchForRegistration, this);
    connect(arrival, &QDBusServiceWatcher::serviceRegistered, this, &KeychainWatch::look);
}

#else

void askWhetherLocked(QObject *context, std::function<void(bool)> done)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done)] { done(false); }, Qt::QueuedConnection);
}

KeychainWatch::KeychainWatch(QObject *parent)
    : QObject(parent)
{
}

#endif

KeychainWatch::~KeychainWatch() = default;

void KeychainWatch::look()
{
    askWhetherLocked(this, [this](bool locked) {
        if (!locked)
            Q_EMIT opened();
    });
}

} // namespace Secrets
