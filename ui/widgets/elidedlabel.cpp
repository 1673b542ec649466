// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elidedlabel.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace Ui {

QColor colourOf(Tint tint, const Tokens &t)
{
    switch (tint) {
    case Tint::Text:
        return t.text;
    case Tint::Secondary:
        return t.secondary;
    case Tint::Faint:
        return t.faint;
    case Tint::Failure:
        return t.failureText;
    case Tint::Success:
        return t.successText;
    case Tint::Warning:
        return t.runningText;
    }
    return t.text;
}

ElidedLabel::ElidedLabel(Text size, QFont::Weight weight, Tint tint, QWidget *parent)
    : QWidget(parent)
    , m_size(size)
    , m_weight(weight)
    , m_tint(tint)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    resizeEvent(nullptr);
    update();
}

void ElidedLabel::setTint(Tint tint)
{
    m_tint = tint;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(face());
    return {metrics.horizontalAdvance(m_text) + 1, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), scaled(40)), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont shown = face();
    painter.setFont(shown);
    painter.setPen(colourOf(m_tint, tokens(palette())));
    painter.drawText(rect(),
        static_cast<int>(
            Qt::AlignVCenter | Qt::TextSingleLine | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)),
        QFontMetrics(shown).elidedText(m_text, Qt::ElideRight, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent *)
{
    setToolTip(sizeHint().width() > width() ? m_text : QString());
}

void ElidedLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace Ui
