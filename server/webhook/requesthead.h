// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/result.h"
#include "webhook/guardrefusal.h"
#include "webhook/limits.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QPair>

#include <optional>

namespace Webhook {

using HeadError = Core::Error<GuardRefusal>;

/// Request line and headers of one HTTP/1 request (RFC 9112), read strictly: what two readers could understand in two
/// ways is refused.
struct RequestHead
{
    QByteArray method;
    QByteArray target;
    QByteArray path; ///< of the target, without query
    QList<QPair<QByteArray, QByteArray>> headers;
    qint64 contentLength = 0;
    bool isHttp11 = true; ///< otherwise HTTP/1.0
    bool keepAlive = true; ///< never for HTTP/1.0
    bool expectsContinue = false;
};

/// Looks for the end of a head in bytes that arrive little by little. `scanned` is where the last look ended and is
/// moved on; start with 0. Returns the length of the head with its blank line, nothing when more has to come, or why it
/// can never become one.
Core::Result<std::optional<qsizetype>, HeadError> findHeadEnd(
    QByteArrayView bytes, qsizetype &scanned, const Limits &limits);

/// `head` with its blank line, as findHeadEnd() measured it.
Core::Result<RequestHead, HeadError> parseHead(QByteArrayView head, const Limits &limits);

} // namespace Webhook
