// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Discord {

/// The `code` of an error answer, as far as we act on it. Source: Discord, Opcodes and Status Codes ("JSON").
enum class ErrorCode {
    None = 0,
    UnknownChannel = 10003,
    UnknownGuild = 10004,
    UnknownMessage = 10008,
    Slowmode = 20016,
    ChannelWriteLimit = 20028,
    GuildWriteLimit = 20029,
    TooManyEditsOfOldMessage = 30046,
    Unauthorized = 40001,
    MissingAccess = 50001,
    MessageOfAnotherAuthor = 50005,
    EmptyMessage = 50006,
    NotATextChannel = 50008,
    MissingPermissions = 50013,
    InvalidToken = 50014,
    InvalidFormBody = 50035,
    ArchivedThread = 50083,
    ForumNeedsThread = 40058,
    LockedThread = 160005,
};

} // namespace Discord
