// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QVariantMap>

namespace Fakes {

/// A notification service on its own connection, as another program would be. Remembers what it is to show.
class NotificationService final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown
    {
        uint replaces = 0;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };
    QStringList abilities{QStringLiteral("body"), QStringLiteral("actions"), QStringLiteral("body-markup")};
    QList<Shown> shown;

    NotificationService();
    ~NotificationService() override;

    /// On the session bus, which must be a PrivateBus.
    bool appear();

public Q_SLOTS:
    Q_SCRIPTABLE QStringList GetCapabilities() { return abilities; }
    Q_SCRIPTABLE uint Notify(const QString &program, uint replaces, const QString &icon, const QString &title,
        const QString &body, const QStringList &actions, const QVariantMap &hints, int expires);

Q_SIGNALS:
    Q_SCRIPTABLE void ActionInvoked(uint id, const QString &action);
    Q_SCRIPTABLE void ActivationToken(uint id, const QString &token);
    Q_SCRIPTABLE void NotificationClosed(uint id, uint reason);

private:
    QDBusConnection m_bus;
    uint m_last = 40;
};

} // namespace Fakes
