// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "discord/model/errorcode.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace Discord::Rest {

enum class RestErrorKind {
    NoToken, ///< nothing was sent
    NotConnected, ///< the request cannot have arrived: refused, name not found, TLS failed
    NoAnswer, ///< it may have arrived: reset, time-out
    Unauthorized, ///< 401
    Forbidden, ///< 403
    NotFound, ///< 404
    RateLimited, ///< 429
    Outdated, ///< refused under a token or an address that is no longer in use: no verdict on those of now
    BadRequest, ///< other 4xx, and redirects, which are not followed
    ServerError, ///< 5xx
    BadAnswer, ///< success that cannot be read
};

/// Why a call to Discord failed. Its texts never hold the token.
struct RestError
{
    RestErrorKind kind = RestErrorKind::NoAnswer;
    int status = 0; ///< HTTP; 0 = no answer
    ErrorCode code = ErrorCode::None;
    QString message; ///< Discord's words or the network's
    std::chrono::milliseconds retryAfter{0}; ///< of a 429; 0 = not told

    /// The request may have had its effect although no success was heard of.
    bool mayHaveHappened() const
    {
        return kind == RestErrorKind::NoAnswer || kind == RestErrorKind::ServerError
            || kind == RestErrorKind::BadAnswer;
    }
    bool operator==(const RestError &) const = default;
};

template <typename T> using RestResult = Core::Result<T, RestError>;

/// From an answer with a status of 300 and more. Names the fields that Discord found wrong
/// (Discord, API Reference, "Error Messages").
RestError errorFromAnswer(int status, const QByteArray &body, std::chrono::milliseconds retryAfter);

} // namespace Discord::Rest
