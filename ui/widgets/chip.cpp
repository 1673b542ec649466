// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "ui/theme/indicators.h"
#include "ui/theme/tokens.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace Ui {

namespace {
constexpr int WidestChip = 260;
}

void paintChip(QPainter &painter, const QRect &rect, const QString &text, const QPalette &palette)
{
    const Tokens &t = tokens(palette);
    const QFont small = monospaced(Text::Caption);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.track);
    painter.drawRoundedRect(rect, Radius::Chip, Radius::Chip);
    painter.setFont(small);
    painter.setPen(mix(t.text, t.secondary, 0.55));
    const QRect inside = rect.adjusted(scaled(7), 0, -scaled(7), 0);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        QFontMetrics(small).elidedText(text, Qt::ElideRight, inside.width()));
    painter.restore();
}

QSize chipSize(const QString &text, int width)
{
    const QFontMetrics metrics(monospaced(Text::Caption));
    return {std::min(width, metrics.horizontalAdvance(text) + 2 * scaled(7) + 1),
        std::max(scaled(19), metrics.height() + Space::Hair)};
}

Chip::Chip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Chip::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    setToolTip(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

void Chip::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QSize Chip::sizeHint() const
{
    return chipSize(m_text, scaled(WidestChip));
}

QSize Chip::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), scaled(48)), sizeHint().height()};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_text, palette());
    if (showsFocus(*this))
        paintFocus(painter, QRectF(rect()), Radius::Chip, palette());
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (m_clickable
        && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space))
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Ui
