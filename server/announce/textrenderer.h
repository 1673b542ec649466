// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/card.h"

namespace Announce {

/// A card in one line for a terminal or a log: state, title, status, fields, headline, author. Without control
/// characters, and short whatever the card holds.
QString renderLine(const Model::Card &card);

/// What the spans of `line` say, without markup; a moment as UTC time of day.
QString plainWords(const Model::RichText &line);

/// One word for a tone, "success"; "event" for what is not a build's.
QString toneWord(Model::Tone tone);

} // namespace Announce
