// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QVariant>

#include <optional>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace Ui {

/// What the desktop asks for: light or dark, less motion. Knows it from the settings portal where there is one
/// (org.freedesktop.portal.Settings), else from Qt: QStyleHints::colorScheme from 6.5 on, the system's palette before.
/// The only file that tells Qt's versions apart in this. GUI thread; asking never waits.
class SystemScheme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemScheme)

public:
    explicit SystemScheme(QObject *parent = nullptr);

    bool isDark() const;
    bool reducedMotion() const;
    /// The palette that Qt took from the system, before anybody set another; Appearance knows it.
    void setSystemPaletteDark(bool dark);

Q_SIGNALS:
    /// The portal has answered all that it was asked, or there is none; once, and never from the constructor.
    void answered();
    void changed();

private Q_SLOTS:
    void take(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &space, const QString &key);
    void set(const QString &space, const QString &key, const QVariant &value);

    int m_asked = 0; ///< answers that are still to come
    bool m_paletteDark = false;
    std::optional<bool> m_portalDark;
    std::optional<bool> m_portalAnimations;
    std::optional<bool> m_portalReducedMotion;
};

} // namespace Ui
