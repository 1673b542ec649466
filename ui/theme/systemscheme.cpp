// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/systemscheme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleHints>

#ifdef DRONE_DISCORD_WITH_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace Ui {

namespace {
// XDG Desktop Portal: org.freedesktop.portal.Settings
const auto AppearanceSpace = QStringLiteral("org.freedesktop.appearance");
const auto ColorScheme = QStringLiteral("color-scheme"); // 0 no preference, 1 dark, 2 light
const auto ReducedMotion = QStringLiteral("reduced-motion"); // 0 no preference, 1 reduced
const auto GnomeInterface = QStringLiteral("org.gnome.desktop.interface");
const auto EnableAnimations = QStringLiteral("enable-animations");
} // namespace

SystemScheme::SystemScheme(QObject *parent)
    : QObject(parent)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &SystemScheme::changed);
#endif
#ifdef DRONE_DISCORD_WITH_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        QMetaObject::invokeMethod(this, &SystemScheme::answered, Qt::QueuedConnection);
        return;
    }
    bus.connect(QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("SettingChanged"), this,
        SLOT(take(QString, QString, QDBusVariant)));
    ask(AppearanceSpace, ColorScheme);
    ask(AppearanceSpace, ReducedMotion);
    ask(GnomeInterface, EnableAnimations);
#else
    QMetaObject::invokeMethod(this, &SystemScheme::answered, Qt::QueuedConnection);
#endif
}

bool SystemScheme::isDark() const
{
    if (m_portalDark)
        return *m_portalDark;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme(); scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return m_paletteDark;
}

bool SystemScheme::reducedMotion() const
{
    if (m_portalReducedMotion.value_or(false) || !m_portalAnimations.value_or(true))
        return true;
    return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0;
}

void SystemScheme::setSystemPaletteDark(bool dark)
{
    m_paletteDark = dark;
}

void SystemScheme::set(const QString &space, const QString &key, const QVariant &value)
{
    if (space == AppearanceSpace && key == ColorScheme) {
        const uint scheme = value.toUInt();
        m_portalDark = scheme == 1 ? std::optional(true) : scheme == 2 ? std::optional(false) : std::nullopt;
    } else if (space == AppearanceSpace && key == ReducedMotion) {
        m_portalReducedMotion = value.toUInt() == 1;
    } else if (space == GnomeInterface && key == EnableAnimations) {
        m_portalAnimations = value.toBool();
    } else {
        return;
    }
    Q_EMIT changed();
}

#ifdef DRONE_DISCORD_WITH_DBUS

void SystemScheme::ask(const QString &space, const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.portal.Desktop"),
        QStringLiteral("/org/freedesktop/portal/desktop"), QStringLiteral("org.freedesktop.portal.Settings"),
        QStringLiteral("Read"));
    call.setArguments({space, key});
    ++m_asked;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, space, key](QDBusPendingCallWatcher *finished) {
        const QDBusPendingReply<QDBusVariant> reply = *finished;
        finished->deleteLater();
        if (reply.isValid())
            take(space, key, reply.value());
        if (--m_asked == 0)
            Q_EMIT answered();
    });
}

void SystemScheme::take(const QString &space, const QString &key, const QDBusVariant &value)
{
    // Read() wraps the value in one variant more than SettingChanged does.
    QVariant inner = value.variant();
    if (inner.canConvert<QDBusVariant>())
        inner = inner.value<QDBusVariant>().variant();
    set(space, key, inner);
}

#else

void SystemScheme::ask(const QString &, const QString &) { }
void SystemScheme::take(const QString &, const QString &, const QDBusVariant &) { }

#endif

} // namespace Ui
