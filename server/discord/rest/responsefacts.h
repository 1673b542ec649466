// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace Discord::Rest {

/// What an answer says about the rate limits. Source: Discord, Rate Limits ("Header Format", "Exceeding A Rate Limit").
struct ResponseFacts
{
    enum class Scope { None, User, Global, Shared };

    int status = 0; ///< 0: no answer came
    QByteArray bucket; ///< X-RateLimit-Bucket; empty = none given
    std::optional<int> limit;
    std::optional<int> remaining;
    /// From X-RateLimit-Reset-After, else from X-RateLimit-Reset and our own clock: the former needs no clock that is
    /// right.
    std::optional<std::chrono::milliseconds> resetAfter;
    /// Of a 429: the body's retry_after, which has fractions, else the Retry-After header.
    std::optional<std::chrono::milliseconds> retryAfter;
    Scope scope = Scope::None;
    int code = 0; ///< Discord's error code

    /// `header` answers with the value of a header, empty when it is absent. A body that is not JSON is no error:
    /// Cloudflare's 429 is HTML.
    static ResponseFacts parse(int status, const std::function<QByteArray(const QByteArray &)> &header,
        const QByteArray &body, Core::WallTime now);

    /// Does it count towards the ban after 10,000 invalid requests in 10 minutes?
    bool isInvalidRequest() const
    {
        return status == 401 || status == 403 || (status == 429 && scope != Scope::Shared);
    }
    bool operator==(const ResponseFacts &) const = default;
};

} // namespace Discord::Rest
