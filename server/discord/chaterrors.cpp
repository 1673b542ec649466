// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Discord's errors as the announcer understands them. Source: Discord, Opcodes and Status Codes.
#include "discord/discordplatform.h"

namespace Discord {

namespace {

using Announce::ChatErrorKind;
using Rest::RestErrorKind;

ChatErrorKind kindByStatus(const Rest::RestError &error)
{
    switch (error.kind) {
    case RestErrorKind::NoToken:
    case RestErrorKind::Unauthorized:
        return ChatErrorKind::Unauthorized;
    case RestErrorKind::Forbidden:
        return ChatErrorKind::Forbidden;
    case RestErrorKind::NotFound:
        return ChatErrorKind::ChannelGone;
    case RestErrorKind::RateLimited:
        return ChatErrorKind::RateLimited;
    case RestErrorKind::BadRequest:
        // A proxy's or a redirect's, not an opinion on the card.
        return error.status == 400 || error.status == 413 ? ChatErrorKind::Rejected : ChatErrorKind::Transient;
    case RestErrorKind::Outdated:
    case RestErrorKind::NotConnected:
    case RestErrorKind::NoAnswer:
    case RestErrorKind::ServerError:
    case RestErrorKind::BadAnswer:
        return ChatErrorKind::Transient;
    }
    return ChatErrorKind::Transient;
}

ChatErrorKind kindOf(const Rest::RestError &error)
{
    if (error.status < 400 || error.status >= 500 || error.kind == RestErrorKind::Outdated)
        return kindByStatus(error);
    switch (error.code) {
    case ErrorCode::UnknownChannel:
    case ErrorCode::UnknownGuild:
    case ErrorCode::NotATextChannel:
    case ErrorCode::ForumNeedsThread:
    case ErrorCode::ArchivedThread: // posting unarchives a thread, unless it is locked
    case ErrorCode::LockedThread:
    case ErrorCode::MissingAccess: // of the channel as a whole; a message that wants too much is MissingPermissions
        return ChatErrorKind::ChannelGone;
    case ErrorCode::UnknownMessage:
    case ErrorCode::MessageOfAnotherAuthor: // the bot is another one now: its messages cannot be edited any more
        return ChatErrorKind::MessageGone;
    case ErrorCode::TooManyEditsOfOldMessage:
        return ChatErrorKind::EditsExhausted;
    case ErrorCode::Slowmode:
    case ErrorCode::ChannelWriteLimit:
    case ErrorCode::GuildWriteLimit:
        return ChatErrorKind::RateLimited;
    case ErrorCode::Unauthorized:
    case ErrorCode::InvalidToken:
        return ChatErrorKind::Unauthorized;
    case ErrorCode::MissingPermissions:
        return ChatErrorKind::Forbidden;
    case ErrorCode::InvalidFormBody:
    case ErrorCode::EmptyMessage:
        return ChatErrorKind::Rejected;
    case ErrorCode::None:
        break;
    }
    return kindByStatus(error);
}

QString lockedWords(const Rest::RestError &error, const QString &thread)
{
    return DiscordPlatform::tr("Thread %1 is locked (%2). Unlock and unarchive it in Discord, or give the bot Manage "
                               "Threads there.")
        .arg(thread, error.message);
}

QString archivedWords(const Rest::RestError &error, const QString &thread)
{
    return DiscordPlatform::tr("Thread %1 is archived, so its messages cannot be edited (%2). It is tried again; "
                               "unarchive the thread in Discord to have it at once.")
        .arg(thread, error.message);
}

QString wordsFor(const Rest::RestError &error, ChatErrorKind kind, const QString &channel)
{
    if (error.kind == RestErrorKind::NoToken)
        return DiscordPlatform::tr("No bot token is set. Enter the token of your bot.");
    if (error.kind == RestErrorKind::Outdated)
        return DiscordPlatform::tr(
            "The token or Discord's address was changed while this was on its way. It is tried again.");
    switch (kind) {
    case ChatErrorKind::Unauthorized:
        return DiscordPlatform::tr(
            "Discord does not accept the bot token (%1). Reset the token in the developer portal and enter the "
            "new one.")
            .arg(error.message);
    case ChatErrorKind::Forbidden:
        return DiscordPlatform::tr(
            "The bot may not write in channel %1 (%2). Give it View Channel, Send Messages and Embed Links there.")
            .arg(channel, error.message);
    case ChatErrorKind::ChannelGone:
        if (error.code == ErrorCode::ArchivedThread || error.code == ErrorCode::LockedThread)
            return lockedWords(error, channel);
        if (error.code == ErrorCode::MissingAccess)
            return DiscordPlatform::tr(
                "The bot cannot see channel %1 (%2). Invite it to the server and give it View Channel there.")
                .arg(channel, error.message);
        return DiscordPlatform::tr("Channel %1 does not exist or takes no messages (%2). Choose another channel.")
            .arg(channel, error.message);
    case ChatErrorKind::MessageGone:
        return DiscordPlatform::tr("The message in channel %1 was deleted (%2).").arg(channel, error.message);
    case ChatErrorKind::EditsExhausted:
        return DiscordPlatform::tr("Discord takes no more edits of an old message in channel %1 for now (%2).")
            .arg(channel, error.message);
    case ChatErrorKind::RateLimited:
        return DiscordPlatform::tr("Discord asks to wait %1 s (%2).")
            .arg(static_cast<double>(error.retryAfter.count()) / 1000.0, 0, 'f', 1)
            .arg(error.message);
    case ChatErrorKind::Rejected:
        return DiscordPlatform::tr("Discord refused the message (%1).").arg(error.message);
    case ChatErrorKind::Transient:
        break;
    }
    if (error.status != 0)
        return DiscordPlatform::tr("Discord has trouble: %1 (HTTP %2). It is tried again.")
            .arg(error.message)
            .arg(error.status);
    return DiscordPlatform::tr("Discord cannot be reached: %1. It is tried again.").arg(error.message);
}

} // namespace

Announce::ChatError chatErrorFor(const Rest::RestError &error, const QString &channel)
{
    const ChatErrorKind kind = kindOf(error);
    return {kind, wordsFor(error, kind, channel), error.retryAfter, error.mayHaveHappened()};
}

Announce::ChatError archivedErrorFor(const Rest::RestError &error, const QString &thread)
{
    Announce::ChatError chat = chatErrorFor(error, thread);
    chat.mayHaveHappened = false; // of the edit, which was refused
    if (chat.kind == ChatErrorKind::Unauthorized || chat.kind == ChatErrorKind::Transient)
        return chat;
    // Whoever may not unarchive may not write there either: the channel is closed, and no file's fault.
    if (chat.kind == ChatErrorKind::Forbidden || error.code == ErrorCode::MissingAccess
        || error.code == ErrorCode::LockedThread) {
        chat.kind = ChatErrorKind::ChannelGone;
        chat.message = lockedWords(error, thread);
    } else if (chat.kind != ChatErrorKind::ChannelGone || error.code == ErrorCode::ArchivedThread) {
        // No opinion on the card: the same again later, while others may be posted, which unarchives the thread.
        chat.kind = ChatErrorKind::Transient;
        chat.message = archivedWords(error, thread);
    }
    return chat;
}

} // namespace Discord
