// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wordslabel.h"

#include <QPainter>

namespace Ui {

namespace {
constexpr int Flags = Qt::TextWordWrap | Qt::AlignLeading | Qt::AlignTop;
constexpr int ComfortableWidth = 320;
} // namespace

WordsLabel::WordsLabel(Text size, Tint tint, QWidget *parent)
    : QWidget(parent)
    , m_size(size)
    , m_tint(tint)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void WordsLabel::setText(const QString &text, Tint tint)
{
    say(text, tint, std::nullopt);
}

void WordsLabel::say(const QString &text, Tint tint, std::optional<Shape> shape)
{
    m_text = text;
    m_tint = tint;
    m_shape = shape;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

int WordsLabel::indent() const
{
    return m_shape ? scaled(static_cast<int>(m_size)) + scaled(Space::Small) : 0;
}

int WordsLabel::heightForWidth(int width) const
{
    const QFontMetrics metrics(typeface(m_size));
    return metrics.boundingRect(QRect(0, 0, std::max(1, width - indent()), 10'000), Flags, m_text).height();
}

QSize WordsLabel::sizeHint() const
{
    const QFontMetrics metrics(typeface(m_size));
    const int width = std::min(metrics.horizontalAdvance(m_text) + 2 + indent(), scaled(ComfortableWidth));
    return {width, heightForWidth(width)};
}

QSize WordsLabel::minimumSizeHint() const
{
    return {scaled(60), QFontMetrics(typeface(m_size)).height()};
}

void WordsLabel::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    const QColor colour = colourOf(m_tint, t);
    QPainter painter(this);
    painter.setFont(typeface(m_size));
    painter.setPen(colour);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.drawText(rect().adjusted(mirrored ? 0 : indent(), 0, mirrored ? -indent() : 0, 0), Flags, m_text);
    if (m_shape) {
        const qreal side = scaled(static_cast<int>(m_size)) + 1;
        const qreal top = (QFontMetricsF(painter.font()).height() - side) / 2;
        paintGlyph(painter, QRectF(mirrored ? width() - side : 0, top, side, side), *m_shape, colour, t.pane);
    }
}

} // namespace Ui
