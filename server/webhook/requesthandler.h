// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QPair>

#include <functional>

namespace Webhook {

/// An HTTP request that the guard let through: complete, within all limits.
struct Request
{
    QByteArray method;
    QByteArray path; ///< without query
    QByteArray target; ///< path and query as the request line has them
    QHostAddress peer;
    QList<QPair<QByteArray, QByteArray>> headers; ///< as received, names in the sender's spelling
    QByteArray body; ///< as received, byte for byte
    Core::WallTime received{};
    std::chrono::steady_clock::time_point arrived{}; ///< for measuring how long the answer took

    /// The value of the only header of that name, compared without case; empty when absent or sent twice.
    QByteArray header(QByteArrayView name) const;
    /// How many headers of that name there are.
    int count(QByteArrayView name) const;
};

struct Answer
{
    int status = 204;
    QByteArray contentType; ///< empty together with the body
    QByteArray body;
    QByteArray allow; ///< the Allow header of a 405
    bool provesSender = false; ///< the connection carried a good delivery and may stay open when idle

    /// {"message": …} as every refusal carries it.
    static Answer message(int status, const char *words);
};

/// Decides about requests; the listener only moves bytes. Called in the listener's thread; `reply` is called exactly
/// once, at once or later, in that thread. A client that left in between is the listener's business.
class RequestHandler
{
public:
    using Reply = std::function<void(Answer)>;

    virtual ~RequestHandler() = default;
    virtual void handle(Request request, Reply reply) = 0;
};

} // namespace Webhook
