// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;
class QPalette;
class QStyleOption;
class QWidget;

namespace Ui {

/// The box of a check box in option.rect. Its frame keeps 3:1 to cards and window, light and dark, also while it is
/// off.
void paintCheckBox(QPainter &painter, const QStyleOption &option);
/// What is taken hold of in a scroll bar; wider while the mouse is `active` on it.
void paintScrollHandle(QPainter &painter, const QRectF &slider, bool active, const QPalette &palette);
/// The ring around what has the keyboard's focus, just inside `rect`.
void paintFocus(QPainter &painter, const QRectF &rect, qreal radius, const QPalette &palette);
/// Whether what paints itself shows that ring: it has the focus and the person works with the keyboard.
bool showsFocus(const QWidget &widget);
bool showsFocus(const QStyleOption &option);
/// The ground of a row that is chosen or under the mouse, and the ring of the keyboard's focus, in `rect`.
void paintRowGround(QPainter &painter, const QStyleOption &option, const QRectF &rect);

} // namespace Ui
