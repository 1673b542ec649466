// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace Fakes {

/// A session bus of the test's own, never that of the person who runs it. Must be started before anything in this
/// process uses the session bus, because a process keeps to the first one it meets.
class PrivateBus final
{
public:
    enum class Services {
        None, ///< nobody gets in between
        Installed, ///< those that the desktop starts on demand, in a home of the test's own
    };
    /// False where dbus-daemon is not installed or does not come up.
    bool start(Services services);
    ~PrivateBus();

private:
    QTemporaryDir m_home;
    QProcess m_daemon;
};

/// The same for an X server without a screen. Sets DISPLAY.
class PrivateDisplay final
{
public:
    bool start();
    ~PrivateDisplay();

private:
    QProcess m_server;
};

} // namespace Fakes
