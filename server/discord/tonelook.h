// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/card.h"

namespace Discord {

/// How a tone looks in a message: said in the title, too, because a colour alone is not seen by everybody.
struct ToneLook
{
    QString emoji; ///< before the title
    int color = 0; ///< 0xrrggbb, of the bar at the side (Discord: Embed Object)
};

/// In the message that is sent and in the window's picture of it.
ToneLook toneLook(Model::Tone tone);

} // namespace Discord
