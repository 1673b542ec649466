// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include <QPainter>

namespace Ui {

namespace {

std::pair<QColor, QColor> coloursOf(Card::Ground ground, const Tokens &t)
{
    switch (ground) {
    case Card::Ground::Plain:
        return {t.pane, t.line};
    case Card::Ground::Failure:
        return {t.failureBack, t.failureBack};
    case Card::Ground::Warning:
        return {t.runningBack, t.runningBack};
    case Card::Ground::Success:
        return {t.successBack, t.successBack};
    case Card::Ground::Log:
        return {t.logBack, t.logBack};
    }
    return {t.pane, t.line};
}

} // namespace

Card::Card(QWidget *parent)
    : QWidget(parent)
{
}

void Card::setGround(Ground ground)
{
    m_ground = ground;
    m_colours.reset();
    update();
}

void Card::setColours(const QColor &back, const QColor &border)
{
    m_colours = {back, border};
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    const auto [back, border] = m_colours.value_or(coloursOf(m_ground, tokens(palette())));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border);
    painter.setBrush(back);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Radius::Card, Radius::Card);
}

} // namespace Ui
