// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/packet.h"

#include "discord/gateway/opcode.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

namespace Discord::Gateway {

namespace {

QByteArray packet(Opcode opcode, const QJsonValue &data)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("op"), static_cast<int>(opcode)}, {QStringLiteral("d"), data}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

std::optional<Packet> parsePacket(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    const QJsonValue opcode = document.object().value(QStringLiteral("op"));
    if (!document.isObject() || !opcode.isDouble())
        return std::nullopt;
    const QJsonObject object = document.object();
    Packet parsed;
    parsed.opcode = opcode.toInt(-1);
    parsed.data = object.value(QStringLiteral("d"));
    // Discord: Payload Structure, "s and t are null when op is not 0". From whoever does not keep to that nothing is
    // taken.
    if (parsed.opcode != static_cast<int>(Opcode::Dispatch))
        return parsed;
    if (const QJsonValue sequence = object.value(QStringLiteral("s")); sequence.isDouble())
        parsed.sequence = sequence.toInteger();
    parsed.event = object.value(QStringLiteral("t")).toString();
    return parsed;
}

QByteArray heartbeatPacket(std::optional<qint64> sequence)
{
    return packet(Opcode::Heartbeat, sequence ? QJsonValue(*sequence) : QJsonValue(QJsonValue::Null));
}

QByteArray identifyPacket(const QString &token, int intents, const Presence &presence)
{
    const QString program = QStringLiteral("drone-discord");
    return packet(Opcode::Identify,
        QJsonObject{
            {QStringLiteral("token"), token},
            {QStringLiteral("intents"), intents},
            {QStringLiteral("properties"),
                QJsonObject{
                    {QStringLiteral("os"), QSysInfo::kernelType()},
                    {QStringLiteral("browser"), program},
                    {QStringLiteral("device"), program},
                }},
            {QStringLiteral("presence"), toJson(presence)},
        });
}

QByteArray resumePacket(const QString &token, const Session &session)
{
    return packet(Opcode::Resume,
        QJsonObject{
            {QStringLiteral("token"), token},
            {QStringLiteral("session_id"), session.id},
            {QStringLiteral("seq"), session.sequence},
        });
}

QByteArray presencePacket(const Presence &presence)
{
    return packet(Opcode::PresenceUpdate, toJson(presence));
}

} // namespace Discord::Gateway
