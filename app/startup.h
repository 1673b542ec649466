// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"
#include "service/configuration.h"

#include <QTemporaryDir>

#include <memory>

/// What a run starts with.
struct Startup
{
    Service::Configuration configuration;
    QString settingsFile;
    std::unique_ptr<QTemporaryDir> temporary; ///< the demo's data; gone with it
    QString error; ///< not empty: why nothing can be started, in one line
    int exitCode = Fine; ///< goes with `error`
};

/// The folder that these options name, or the XDG one; absolute.
QString dataDirOf(const Options &options);

/// Puts settings file, environment and command line together, and starts the log file in the data directory.
Startup prepareStartup(const Options &options);
