// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/card.h"

#include <QColor>
#include <QString>

namespace Ui {

/// The colours of Discord's own client, for the preview alone.
struct DiscordLook
{
    QColor back; ///< behind the message
    QColor border;
    QColor embed;
    QColor text;
    QColor strong;
    QColor quiet;
    QColor link;
    QColor code; ///< behind code
    QColor codeText;
    QColor badge; ///< of "APP"
    QColor plateEdge; ///< round a file
};
const DiscordLook &discordLook(bool dark);

/// The card as rich text, everything from outside escaped. Links lead to http and https only. `columns` inline fields
/// stand side by side; `now` in Unix seconds.
QString cardHtml(const Model::Card &card, const DiscordLook &look, int columns, qint64 now);

} // namespace Ui
