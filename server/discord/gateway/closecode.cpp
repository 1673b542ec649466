// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/closecode.h"

#include <QCoreApplication>

namespace Discord::Gateway {

namespace {

/// What the owner reads, in the language of the window where there is one.
struct CloseWords
{
    Q_DECLARE_TR_FUNCTIONS(Discord::CloseCode)
};

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
    return CloseWords::tr("Install a newer version of this program.");
}

} // namespace

CloseVerdict closeVerdict(int code)
{
    switch (static_cast<CloseCode>(code)) {
    case CloseCode::Normal:
    case CloseCode::GoingAway:
        return resume(CloseWords::tr("Discord closed the connection."));
    case CloseCode::UnknownError:
        return resume(CloseWords::tr("Discord closed the connection after an error of its own."));
    case CloseCode::UnknownOpcode:
        return resume(CloseWords::tr("Discord did not know an opcode that was sent."));
    case CloseCode::DecodeError:
        return resume(CloseWords::tr("Discord could not read a packet that was sent."));
    case CloseCode::NotAuthenticated:
        return resume(CloseWords::tr("Discord got a packet before the connection was identified."));
    case CloseCode::AuthenticationFailed:
        return giveUp(CloseWords::tr("Discord does not accept the bot token."),
            CloseWords::tr("Copy the token again from the Discord developer portal (Bot, Reset Token) and enter it in "
                           "the settings."));
    case CloseCode::AlreadyAuthenticated:
        return resume(CloseWords::tr("Discord got a second Identify on one connection."));
    case CloseCode::InvalidSequence:
        return newSession(CloseWords::tr("Discord did not accept the sequence number of the session."));
    case CloseCode::RateLimited:
        return resume(
            CloseWords::tr("Discord closed the connection because too much was sent."), std::chrono::seconds(10));
    case CloseCode::SessionTimedOut:
        return newSession(CloseWords::tr("The session timed out at Discord."));
    case CloseCode::InvalidShard:
        return giveUp(CloseWords::tr("Discord does not accept the shard of this connection."), updateRemedy());
    case CloseCode::ShardingRequired:
        return giveUp(CloseWords::tr("The bot is in too many servers for one connection."),
            CloseWords::tr(
                "Use a bot of its own for this program, or remove the bot from servers that do not need it."));
    case CloseCode::InvalidApiVersion:
        return giveUp(
            CloseWords::tr("Discord no longer offers the Gateway version that this program speaks."), updateRemedy());
    case CloseCode::InvalidIntents:
        return giveUp(CloseWords::tr("Discord does not know the intents that this program asks for."), updateRemedy());
    case CloseCode::DisallowedIntents:
        return giveUp(CloseWords::tr("Discord does not allow this bot the intents that it asks for."),
            CloseWords::tr("Allow the privileged intents for this bot in the Discord developer portal, under Bot."));
    }
    return resume(CloseWords::tr("The connection was closed with code %1.").arg(code));
}

} // namespace Discord::Gateway
