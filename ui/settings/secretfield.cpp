// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/secretfield.h"

#include <QEvent>
#include <QPainter>

namespace Ui {

SecretField::SecretField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
    , m_placeholder(placeholder)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setPlaceholderText(placeholder);
}

void SecretField::setKept(bool kept)
{
    m_isKept = kept;
    reveal({});
}

void SecretField::reveal(const QString &kept)
{
    setEchoMode(kept.isEmpty() ? QLineEdit::Password : QLineEdit::Normal);
    setPlaceholderText(!kept.isEmpty() ? kept : m_isKept ? QString(32, QChar(0x2022)) : m_placeholder);
}

void SecretField::setState(std::optional<Shape> shape, const QString &words, Tint tint)
{
    m_shape = shape;
    m_words = words;
    m_tint = tint;
    setAccessibleDescription(words);
    makeRoom();
    update();
}

void SecretField::makeRoom()
{
    const QFontMetrics metrics(typeface(Text::Body, QFont::DemiBold));
    const int width = m_words.isEmpty() ? 0 : metrics.horizontalAdvance(m_words) + scaled(40);
    setTextMargins(0, 0, std::min(width, std::max(0, this->width() - scaled(80))), 0);
}

void SecretField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        makeRoom();
}

void SecretField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_words.isEmpty())
        return;
    const Tokens &t = tokens(palette());
    const QColor colour = colourOf(m_tint, t);
    QPainter painter(this);
    painter.setFont(typeface(Text::Body, QFont::DemiBold));
    painter.setPen(colour);
    const QRect room = rect().adjusted(scaled(40), 0, -Space::Medium, 0);
    const QString words = painter.fontMetrics().elidedText(m_words, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute, words);
    if (!m_shape)
        return;
    const qreal side = scaled(14);
    const qreal left = room.right() - painter.fontMetrics().horizontalAdvance(words) - side - scaled(6);
    paintGlyph(painter, QRectF(left, (height() - side) / 2, side, side), *m_shape, colour, t.pane);
}

} // namespace Ui
