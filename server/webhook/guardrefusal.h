// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Webhook {

/// Why the guard turned a client away before anybody looked at its request.
enum class GuardRefusal {
    Malformed, ///< 400
    BadLength, ///< 400: Content-Length doubled, no number, or beside Transfer-Encoding
    TooSlow, ///< 408
    LengthMissing, ///< 411
    BodyTooLarge, ///< 413
    LineTooLong, ///< 414
    Expectation, ///< 417
    HeadTooLarge, ///< 431: bytes or number of headers
    AnswerOverdue, ///< 503: we took too long ourselves
    TooMuchUnfinished, ///< 503: too many large requests at a time
    Version, ///< 505
    Idle, ///< closed without a word
    TooManyConnections, ///< 503
    TooManyFromAddress, ///< 503
    NoDescriptors, ///< waits in the backlog until the process may open files again
};
inline constexpr int GuardRefusalCount = 15;

/// A name for figures and log lines, for example "head_too_large".
const char *guardRefusalWord(GuardRefusal refusal);
/// The HTTP status that goes with it; 0 = none is sent.
int guardStatus(GuardRefusal refusal);

} // namespace Webhook
