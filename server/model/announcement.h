// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "model/card.h"

#include <QByteArray>
#include <QString>

namespace Model {

/// A place to announce in. `platform` is a ChatPlatform's name ("discord", "preview"), `id` what it calls the channel.
struct Channel
{
    QString platform;
    QString id;

    bool isNull() const { return platform.isEmpty(); }
    bool operator==(const Channel &) const = default;
    bool operator<(const Channel &other) const
    {
        return platform != other.platform ? platform < other.platform : id < other.id;
    }
};
size_t qHash(const Channel &channel, size_t seed = 0) noexcept;

/// One message in one channel, told apart by subject, channel and edition: what should stand there (`desired`) against
/// what was last sent (`sentHash`). All that the announcer needs to go on after a crash is in here; it knows nothing of
/// builds.
struct Announcement
{
    QString subject; ///< "build:<system link>:<id>" or "delivery:<id>"
    Channel channel;
    int edition = 1; ///< "Announce again" starts a new message with the next one
    Card desired;
    QByteArray desiredHash;
    QByteArray sentHash; ///< empty = nothing is known to have arrived
    QString settledFile; ///< source of the file that need not be sent: it stands there, or was refused for good
    QString messageId; ///< empty = no message is known
    QString nonce; ///< at most 25 characters (Discord: Create Message)
    Core::WallTime doubtSince{}; ///< first attempt to create whose outcome is unknown; epoch = no doubt
    Core::WallTime created{};
    Core::WallTime sent{}; ///< last success
    bool failed = false; ///< the platform refused this card for good, and the fallback too
    QString failure; ///< in the platform's words; without `failed` of the full card, in whose place the fallback stands

    bool isSettled() const { return failed || desiredHash == sentHash; }
    bool operator==(const Announcement &) const = default;
};

} // namespace Model
