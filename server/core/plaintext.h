// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Core {

/// `text` fit to be shown: lines end with \n, lone surrogates and noncharacters become U+FFFD, control characters (NUL
/// and ESC among them) and what turns the direction of the text around it (Unicode: UAX #9, embeddings, overrides and
/// isolates) are gone, tabs are spaces, blanks at both ends are cut, and a token of this program that somebody repeats
/// is masked (redactTokens()).
QString cleanText(const QString &text);
/// The same in one line.
QString cleanLine(const QString &text);
/// Is there nothing in it that could be seen?
bool isBlank(const QString &text);
/// At most `limit` UTF-16 code units of `text`, cut between two characters as a reader sees them, with an ellipsis.
QString shorten(const QString &text, qsizetype limit);

} // namespace Core
