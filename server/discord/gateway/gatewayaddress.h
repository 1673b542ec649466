// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/result.h"

#include <QJsonObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace Discord::Gateway {

/// How many sessions the bot may still start (Discord: Gateway, Session Start Limit Object).
struct SessionStartLimit
{
    int total = 1000;
    int remaining = 1000;
    std::chrono::milliseconds resetAfter{0};

    bool operator==(const SessionStartLimit &) const = default;
};

/// The answer to GET /gateway/bot. The number of shards and max_concurrency are left out: this program is one shard
/// and identifies once at a time.
struct GatewayAddress
{
    QUrl url;
    SessionStartLimit limit;

    bool operator==(const GatewayAddress &) const = default;
};

/// Nothing when there is no usable url or no limit in it.
std::optional<GatewayAddress> gatewayAddressFromJson(const QJsonObject &json);

enum class AddressErrorKind {
    Unauthorized, ///< the token is wrong: asking again would not help
    Unavailable, ///< no answer, or none that can be used: worth another try
};
using AddressError = Core::Error<AddressErrorKind>;
using AddressResult = Core::Result<GatewayAddress, AddressError>;

/// Asks Discord for the address and answers exactly once, in the caller's thread, at once or later.
using AskAddress = std::function<void(std::function<void(AddressResult)>)>;

} // namespace Discord::Gateway
