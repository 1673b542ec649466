// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/indicators.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace Ui {

void paintCheckBox(QPainter &painter, const QStyleOption &option)
{
    const Tokens &t = tokens(option.palette);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const bool hovered = enabled && (option.state & QStyle::State_MouseOver);
    const QColor strong = enabled ? (on || hovered ? t.accent : t.secondary) : t.faint;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(strong);
    painter.setBrush(on ? strong : t.pane);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), Space::Hair, Space::Hair);
    painter.restore();
    if (on) {
        const qreal inset = option.rect.width() / 8.0;
        paintIcon(painter, QRectF(option.rect).adjusted(inset, inset, -inset, -inset), QStringLiteral("check"),
            enabled ? t.onAccent : t.pane);
    }
}

void paintScrollHandle(QPainter &painter, const QRectF &slider, bool active, const QPalette &palette)
{
    const qreal inset = active ? 2 : 3;
    const QRectF handle = slider.adjusted(inset, inset, -inset, -inset);
    const qreal radius = std::min(handle.width(), handle.height()) / 2;
    QColor colour = tokens(palette).neutral;
    colour.setAlphaF(active ? 0.8F : 0.45F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(handle, radius, radius);
    painter.restore();
}

void paintFocus(QPainter &painter, const QRectF &rect, qreal radius, const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens(palette).accent, 2));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

bool showsFocus(const QWidget &widget)
{
    return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

bool showsFocus(const QStyleOption &option)
{
    return (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
}

void paintRowGround(QPainter &painter, const QStyleOption &option, const QRectF &rect)
{
    const bool isChosen = option.state & QStyle::State_Selected;
    if (isChosen || option.state & QStyle::State_MouseOver) {
        const Tokens &t = tokens(option.palette);
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChosen ? t.selected : t.hovered);
        painter.drawRoundedRect(rect, Radius::Chip, Radius::Chip);
    }
    if (showsFocus(option))
        paintFocus(painter, rect, Radius::Chip, option.palette);
}

} // namespace Ui
