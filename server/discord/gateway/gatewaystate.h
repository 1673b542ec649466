// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace Discord::Gateway {

/// Where a Shard stands; shard.h draws how it gets there.
enum class ShardState {
    Stopped, ///< not started, or stopped on request
    AskingAddress, ///< for the Gateway's url and the Identify budget
    Waiting, ///< for a backoff, a pause that Discord asks for, or the Identify budget
    Connecting, ///< TCP, TLS, WebSocket handshake
    AwaitingHello,
    Identifying, ///< until READY
    Resuming, ///< until RESUMED
    Ready, ///< the bot is online
    Closing, ///< until the socket is gone
    GaveUp, ///< a person has to act; start() begins anew
};

QString shardStateWord(ShardState state); ///< for a log line or a health figure: "ready", "asking address", …

/// Who the bot is, as READY told it.
struct Identity
{
    QString userId;
    QString name;

    bool operator==(const Identity &) const = default;
};

/// All that others may know of the Gateway: a value that crosses threads. Holds no token and no session id.
struct GatewayState
{
    ShardState state = ShardState::Stopped;
    Core::WallTime since{}; ///< when it came to this state
    std::optional<std::chrono::milliseconds> latency; ///< heartbeat to acknowledgement; while Ready
    int identifiesTotal = 0; ///< of the budget; 0 until Discord has told
    int identifiesRemaining = 0;
    std::optional<Core::WallTime> nextTryAt; ///< while Waiting
    int failuresInARow = 0; ///< connections lost since one lasted
    std::optional<int> lastCloseCode; ///< of the far end; nothing when the connection broke without a close frame
    QString lastCloseWords; ///< why the last connection ended; empty before the first end
    QString fatalWords; ///< with GaveUp: why
    QString fatalRemedy; ///< with GaveUp: what to do about it
    std::optional<Identity> identity; ///< not known after a resume in a new process

    bool operator==(const GatewayState &) const = default;
};

} // namespace Discord::Gateway

Q_DECLARE_METATYPE(Discord::Gateway::GatewayState)
