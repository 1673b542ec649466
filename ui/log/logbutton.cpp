// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logbutton.h"

#include "ui/theme/icons.h"
#include "ui/theme/indicators.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace Ui {

namespace {
constexpr int LogButtonSide = 26;
constexpr int LogButtonPicture = 15;
} // namespace

LogButton::LogButton(const QString &icon, const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setAccessibleName(name);
    setToolTip(name);
    setFont(typeface(Text::Small, QFont::Medium));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::ArrowCursor);
}

void LogButton::setRaised(bool raised)
{
    m_raised = raised;
    updateGeometry();
    update();
}

QSize LogButton::sizeHint() const
{
    const int words = text().isEmpty() ? 0 : fontMetrics().horizontalAdvance(text()) + scaled(Space::Medium);
    return {scaled(m_raised ? LogButtonSide + 4 : LogButtonSide) + words,
        scaled(m_raised ? LogButtonSide + 4 : LogButtonSide)};
}

void LogButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = m_raised ? ground.height() / 2 : Radius::Chip;
    const bool on = isChecked() || isDown();
    if (m_raised || on || (underMouse() && isEnabled())) {
        QColor back = on ? t.selected : underMouse() ? t.track : t.hovered;
        painter.setPen(m_raised ? QPen(mix(t.line, t.secondary, 0.3)) : QPen(Qt::NoPen));
        painter.setBrush(back);
        painter.drawRoundedRect(ground, radius, radius);
    }
    const QColor ink = !isEnabled() ? mix(t.logBack, t.logFaint, 0.5)
        : on                        ? t.accent
        : m_raised                  ? t.logText
                                    : t.secondary;
    const qreal side = scaled(LogButtonPicture);
    const qreal left = text().isEmpty() ? (width() - side) / 2 : scaled(9);
    paintIcon(painter, QRectF(left, (height() - side) / 2, side, side), m_icon, ink);
    if (!text().isEmpty()) {
        painter.setPen(ink);
        painter.setFont(font());
        painter.drawText(
            rect().adjusted(qRound(left + side) + scaled(6), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    }
    if (showsFocus(*this))
        paintFocus(painter, QRectF(rect()), radius, palette());
}

} // namespace Ui
