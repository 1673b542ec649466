// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// What the command line asks for.
struct Options
{
    bool headless = false;
    bool demo = false;
    bool minimized = false;
    bool check = false;
    QString listen; ///< ADDRESS:PORT; empty = as the settings say
    QString configFile; ///< empty = the XDG one
    QString dataDir; ///< empty = the XDG one

    /// Text to print instead of running (--help, --version, or what is wrong) and the exit code that goes with it.
    QString print;
    int exitCode = -1; ///< -1: run
};

/// Exit codes of the program.
enum ExitCode { Fine = 0, CheckFailed = 1, UsageError = 2, CannotStart = 3 };
/// Of what a signal ended before its end, as shells count it.
constexpr int exitCodeOf(int signal)
{
    return 128 + signal;
}

/// Reads the command line; `arguments` starts with the program's name. Needs no application object.
Options readOptions(const QStringList &arguments);
