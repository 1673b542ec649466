// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/stepmark.h"

#include "ui/widgets/stateglyph.h"

#include <QPainter>

namespace Ui {

namespace {
constexpr int MarkSide = 28;
}

StepMark::StepMark(int number, QWidget *parent)
    : QWidget(parent)
    , m_number(number)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    name();
}

void StepMark::setDone(bool done)
{
    m_done = done;
    name();
    update();
}

void StepMark::name()
{
    setAccessibleName(m_done ? tr("Step %1, done").arg(m_number) : tr("Step %1").arg(m_number));
}

QSize StepMark::sizeHint() const
{
    return {scaled(MarkSide), scaled(MarkSide)};
}

void StepMark::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    if (m_done) {
        paintGlyph(painter, QRectF(rect()), Shape::Check, t.success, t.dark ? t.window : t.pane);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    painter.drawEllipse(QRectF(rect()));
    painter.setPen(t.onAccent);
    painter.setFont(typeface(Text::Body, QFont::DemiBold));
    painter.drawText(rect(), Qt::AlignCenter, QLocale().toString(m_number));
}

} // namespace Ui
