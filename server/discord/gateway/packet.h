// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discord/gateway/presence.h"
#include "discord/gateway/session.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace Discord::Gateway {

/// The most that Discord reads in one packet, in bytes; more is answered with close code 4002.
constexpr qsizetype MostPacketBytes = 4096;

/// One packet from Discord (Discord: Gateway Events, Payload Structure).
struct Packet
{
    int opcode = 0; ///< an Opcode, or one that this program does not know
    QJsonValue data;
    std::optional<qint64> sequence; ///< only with a Dispatch
    QString event; ///< only with a Dispatch: "READY", …

    bool operator==(const Packet &) const = default;
};

/// Nothing when the bytes are no JSON object with an opcode.
std::optional<Packet> parsePacket(const QByteArray &bytes);

/// `sequence`: of the last event of the session; nothing when there was none.
QByteArray heartbeatPacket(std::optional<qint64> sequence);
/// Both hold the token: for the socket only, never for a log.
QByteArray identifyPacket(const QString &token, int intents, const Presence &presence);
QByteArray resumePacket(const QString &token, const Session &session);
QByteArray presencePacket(const Presence &presence);

} // namespace Discord::Gateway
