// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QObject>

namespace Ui {

/// Whether the desktop shows icons of programs now. QSystemTrayIcon decides once per process, when it is first asked,
/// whether it speaks D-Bus (StatusNotifierItem) or X11 (XEmbed), and its isVisible() is true even where nobody shows
/// it (qtbase, qgenericunixthemes.cpp): so it must not be asked before a host on the bus had the chance to come up.
/// GUI thread; never waits.
class TrayHost final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrayHost)

public:
    /// Where windows live: XEmbed exists on X11 alone, and no host at all without a screen.
    enum class Platform { X11, Wayland, Other };
    static Platform currentPlatform();

    /// `clock` is borrowed.
    explicit TrayHost(Core::Clock &clock, Platform platform = currentPlatform(), QObject *parent = nullptr);

    bool isPresent() const { return m_present; }
    /// Whether isPresent() is more than "not yet": a host was found, or none came in time.
    bool isSettled() const { return m_settled; }

    /// How long a host may take to come up before the program goes on without one.
    static constexpr std::chrono::milliseconds Patience{4000};

Q_SIGNALS:
    void changed(bool present);
    void settled();

private Q_SLOTS:
    void askWatcher();

private:
    /// What QSystemTrayIcon speaks from its first use on.
    enum class Way { Open, Notifier, Embedding };

    void watchBus();
    void takeNotifier(bool registered);
    void giveUpWaiting();
    void lookForEmbedding();
    void set(bool present);

    Platform m_platform;
    Way m_way = Way::Open;
    Core::Clock &m_clock;
    std::unique_ptr<Core::Alarm> m_patience;
    std::unique_ptr<Core::Alarm> m_look; ///< X11 tells nobody but the icon itself
    bool m_present = false;
    bool m_settled = false;
};

} // namespace Ui
