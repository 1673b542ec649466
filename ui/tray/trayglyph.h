// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tray/traystate.h"

#include <QIcon>
#include <QRectF>

class QColor;
class QPainter;

namespace Ui {

/// The icon in the panel: a speech bubble whose mark and colour tell the state; a triangle where the program itself
/// has trouble. What colour the panel has cannot be asked, so every colour keeps 3:1 to light and to dark ones, and
/// marks are holes through which the panel shows.
QColor trayColour(TrayState state);
/// `turn` in degrees matters to TrayState::Building alone.
void paintTrayGlyph(QPainter &painter, const QRectF &rect, TrayState state, qreal turn = 0);

/// A turn of the building icon has this many pictures.
constexpr int TrayFrames = 12;
QIcon trayIcon(TrayState state, int frame = 0);

} // namespace Ui
