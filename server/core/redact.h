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

/// The same without the shape, for words of people: in a commit line, "Bearer authentication" is no token.
QString redactRemembered(QString text);

/// For words of people that go to a chat: of the remembered secrets only those of twelve characters and more are
/// masked. A shorter one may be an ordinary word, and a channel full of masks in its place would give it away.
QString redactTokens(QString text);

} // namespace Core
