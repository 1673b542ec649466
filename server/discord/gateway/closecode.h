// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace Discord::Gateway {

/// Codes that end a Gateway connection (Discord: Gateway Close Event Codes; RFC 6455 section 7.4 below 4000).
enum class CloseCode {
    Normal = 1000,
    GoingAway = 1001,
    UnknownError = 4000,
    UnknownOpcode = 4001,
    DecodeError = 4002,
    NotAuthenticated = 4003,
    AuthenticationFailed = 4004,
    AlreadyAuthenticated = 4005,
    InvalidSequence = 4007,
    RateLimited = 4008,
    SessionTimedOut = 4009,
    InvalidShard = 4010,
    ShardingRequired = 4011,
    InvalidApiVersion = 4012,
    InvalidIntents = 4013,
    DisallowedIntents = 4014,
};

/// What follows the end of a connection.
enum class AfterClose {
    Resume, ///< go on with the session on a new connection
    NewSession, ///< the session is gone: Identify
    GiveUp, ///< the same again would fail the same way: a person has to act
};

struct CloseVerdict
{
    AfterClose after = AfterClose::Resume;
    std::chrono::seconds atLeast{0}; ///< wait no less than this before the next connection
    QString words; ///< what happened, for a person
    QString remedy; ///< what to do about it; only with GiveUp

    bool operator==(const CloseVerdict &) const = default;
};

/// The answer to a close code of the far end; unknown codes are worth a resume.
CloseVerdict closeVerdict(int code);

} // namespace Discord::Gateway
