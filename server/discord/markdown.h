// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/card.h"

#include <QString>

namespace Discord {

/// `text` so that Discord shows it as it is: no formatting, no mention, no shortcode, no masked link; addresses stay
/// addresses. At most `limit` UTF-16 code units, cut between two characters and never inside an escape.
QString escapeMarkdown(const QString &text, qsizetype limit);

/// `text` with "@everyone" and "@here" broken, for places where nothing can be escaped.
QString breakMentions(QString text);

/// A line of spans as Discord markdown. What does not fit whole (a link, a pair of asterisks) becomes plain or is left
/// out, so that no markup is ever cut open.
QString renderLine(const Model::RichText &line, qsizetype limit);

/// `log` in a code fence, at most `limit` units with the fence; of a longer one the last lines. Empty without any.
QString renderLog(const QString &log, qsizetype limit);

/// `url` in its encoded form, or empty when Discord would not take it: not http(s), malformed, over 2048 units.
QString encodedUrl(const QString &url);

} // namespace Discord
