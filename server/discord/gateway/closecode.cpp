// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/closecode.h"

namespace Discord::Gateway {

namespace {

CloseVerdict resume(const QString &words, std::chrono::seconds atLeast = std::chrono::seconds(0))
{
    return {AfterClose::Resume, atLeast, words, {}};
}

CloseVerdict newSession(const QString &words)
{
    return {AfterClose::NewSession, std::chrono::seconds(0), words, {}};
}

CloseVerdict giveUp(const QString &words, const QString &remedy)
{
    return {AfterClose::GiveUp, std::chrono::seconds(0), words, remedy};
}

QString updateRemedy()
{
    return QStringLiteral("Install a newer version of this program.");
}

} // namespace

CloseVerdict closeVerdict(int code)
{
    switch (static_cast<CloseCode>(code)) {
    case CloseCode::Normal:
    case CloseCode::GoingAway:
        return resume(QStringLiteral("Discord closed the connection."));
    case CloseCode::UnknownError:
        return resume(QStringLiteral("Discord closed the connection after an error of its own."));
    case CloseCode::UnknownOpcode:
        return resume(QStringLiteral("Discord did not know an opcode that was sent."));
    case CloseCode::DecodeError:
        return resume(QStringLiteral("Discord could not read a packet that was sent."));
    case CloseCode::NotAuthenticated:
        return resume(QStringLiteral("Discord got a packet before the connection was identified."));
    case CloseCode::AuthenticationFailed:
        return giveUp(QStringLiteral("Discord does not accept the bot token."),
            QStringLiteral("Copy the token again from the Discord developer portal (Bot, Reset Token) and enter it in "
                           "the settings."));
    case CloseCode::AlreadyAuthenticated:
        return resume(QStringLiteral("Discord got a second Identify on one connection."));
    case CloseCode::InvalidSequence:
        return newSession(QStringLiteral("Discord did not accept the sequence number of the session."));
    case CloseCode::RateLimited:
        return resume(
            QStringLiteral("Discord closed the connection because too much was sent."), std::chrono::seconds(10));
    case CloseCode::SessionTimedOut:
        return newSession(QStringLiteral("The session timed out at Discord."));
    case CloseCode::InvalidShard:
        return giveUp(QStringLiteral("Discord does not accept the shard of this connection."), updateRemedy());
    case CloseCode::ShardingRequired:
        return giveUp(QStringLiteral("The bot is in too many servers for one connection."),
            QStringLiteral(
                "Use a bot of its own for this program, or remove the bot from servers that do not need it."));
    case CloseCode::InvalidApiVersion:
        return giveUp(
            QStringLiteral("Discord no longer offers the Gateway version that this program speaks."), updateRemedy());
    case CloseCode::InvalidIntents:
        return giveUp(QStringLiteral("Discord does not know the intents that this program asks for."), updateRemedy());
    case CloseCode::DisallowedIntents:
        return giveUp(QStringLiteral("Discord does not allow this bot the intents that it asks for."),
            QStringLiteral("Allow the privileged intents for this bot in the Discord developer portal, under Bot."));
    }
    return resume(QStringLiteral("The connection was closed with code %1.").arg(code));
}

} // namespace Discord::Gateway
