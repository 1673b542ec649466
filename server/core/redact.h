// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Core {

/// Remembers the secrets of this run, so that no text that leaves the program (log line, error, health report)
/// carries one. Secrets shorter than four characters are not remembered: masking them would garble everything.
/// Safe to use from any thread.
void rememberSecret(const QByteArray &secret);

/// `text` with every remembered secret, and everything shaped like `Bot <token>` or `Bearer <token>`, masked as ******.
QString redact(QString text);

/// For words of people, which go to a chat or onto the desktop: `text` with the remembered secrets of sixteen
/// characters and more masked. A shorter one may be a word, and "Bearer authentication" in a commit line is no token.
QString redactTokens(QString text);

} // namespace Core
