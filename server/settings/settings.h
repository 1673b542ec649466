// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/router.h"
#include "core/error.h"
#include "core/result.h"

#include <QHostAddress>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>

namespace Settings {

/// How the window looks.
enum class Look { System, Light, Dark };

/// Everything that can be set, as one plain value with its defaults: read from the settings file, overridden by the
/// environment and the command line, shown and changed by the window. Never a secret. docs/settings.md says what each
/// key means; the file's keys are the names below with the unit at the end.
struct Values
{
    // receiver/
    QHostAddress address{QHostAddress::AnyIPv4};
    quint16 port = 5000;
    std::chrono::seconds maxSkew{300}; ///< 0 = off
    qint64 maxBodyBytes = 4 * 1024 * 1024;
    int maxConnections = 512;
    int maxConnectionsPerAddress = 256;
    // store/
    int retentionDays = 30;
    qint64 maxStoreMebibytes = 2048; ///< of delivery bodies
    // discord/
    QString channelId;
    QUrl discordApi{QStringLiteral("https://discord.com/api")};
    bool presence = true; ///< show the bot's presence through the Gateway
    // drone/
    QUrl droneServer;
    std::chrono::seconds catchUpAfter{180}; ///< silence after which an unfinished build is asked for
    bool eventStream = false; ///< listen to Drone's own stream beside the webhooks
    // card/
    int logLines = 20; ///< of the failed step's log; 0 = none
    bool logFile = false; ///< attach the whole of it as a file
    bool logPrivate = false; ///< show logs of private repositories, too
    // desktop/
    Look look = Look::System;
    bool closeToTray = true; ///< closing the window leaves the program running
    bool notifyFailed = true; ///< a notification for a build that failed
    bool notifyFixed = true; ///< a notification for the first one that passes after that
    // routes/ (an array: repository, branch, event, channel_id; an empty channel_id says nothing)
    QList<Announce::Rule> routes;

    bool operator==(const Values &) const = default;
};

enum class ErrorKind {
    CannotRead,
    CannotWrite,
    BadValue, ///< a value in the file or the environment that cannot be used; the message names it
};
using Error = Core::Error<ErrorKind>;

/// XDG: ~/.config/drone-discord/drone-discord.ini
QString defaultFile();
/// XDG: ~/.local/share/drone-discord
QString defaultDataDir();

/// What the file says; a file that does not exist gives the defaults. A value that cannot be used is an error that
/// names file, key and what would be right: a typing error never silently becomes a default.
Core::Result<Values, Error> load(const QString &file);
/// `now` with what was changed from `before` to `after`, key by key, the rules together as one: so that a change in the
/// window takes nothing back that a person wrote into the file meanwhile.
Values withChanges(Values now, const Values &before, const Values &after);
/// Writes all keys; the file gets mode 0600. Keys that this version does not know stay.
Core::Result<void, Error> save(const Values &values, const QString &file);

/// Lets DISCORD_CHANNEL_ID, DISCORD_API_BASE_URL and DRONE_SERVER override the file.
Core::Result<Values, Error> withEnvironment(Values values);
/// Reads "ADDRESS:PORT" ("[::1]:5000", "0.0.0.0:0") into `values`.
Core::Result<Values, Error> withListen(Values values, const QString &addressAndPort);

} // namespace Settings
