// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Core {

/// What went wrong. Callers decide by `kind`, an enumeration of the module that failed; `message` says what happened
/// in words, `cause` what the layer below said. Neither ever holds a token, a secret or a signature.
template <typename Kind> struct Error
{
    Kind kind{};
    QString message;
    QString cause;

    /// "message: cause", for a log line or a health report.
    QString text() const { return cause.isEmpty() ? message : message + QStringLiteral(": ") + cause; }
    bool operator==(const Error &) const = default;
};

} // namespace Core
