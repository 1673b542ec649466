// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/componentcard.h"

#include "ui/text/phrases.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/stateglyph.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

namespace {

QLabel *wrapped(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setFont(typeface(Text::Body));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void showText(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

ComponentCard::ComponentCard(QWidget *parent)
    : QWidget(parent)
    , m_glyph(new StateGlyph(20, this))
    , m_title(new ElidedLabel(Text::Body, QFont::DemiBold, Tint::Text, this))
    , m_since(new ElidedLabel(Text::Small, QFont::Normal, Tint::Secondary, this))
    , m_why(wrapped(this))
    , m_remedy(wrapped(this))
    , m_figures(wrapped(this))
    , m_button(new QPushButton(this))
    , m_retry(new QPushButton(this))
{
    auto *head = new QHBoxLayout;
    head->setSpacing(Space::Small);
    head->addWidget(m_glyph);
    head->addWidget(m_title, 1);
    head->addWidget(m_since);
    m_since->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Large, Space::Large - 2, Space::Large, Space::Large - 2);
    column->setSpacing(Space::Hair + 2);
    column->addLayout(head);
    column->addSpacing(Space::Hair / 2);
    column->addWidget(m_why);
    column->addWidget(m_figures);
    column->addWidget(m_remedy);
    column->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::Small);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_button);
    buttons->addStretch();
    column->addLayout(buttons);
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT actRequested(m_act); });
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(m_component.name); });
    dress();
}

void ComponentCard::setComponent(const Health::Component &component, bool paused, Core::WallTime now)
{
    m_component = component;
    m_glyph->setStatus(component.status);
    const QString title = componentTitle(component.name);
    m_title->setText(title);
    m_since->setText(componentSince(component, now));
    showText(m_why, component.why);
    showText(m_figures, componentFigures(component, now));
    showText(m_remedy, component.remedy);
    m_act = actFor(component, paused);
    m_button->setText(actWord(m_act));
    m_button->setVisible(m_act != HealthAct::None);
    m_button->setAccessibleDescription(title);
    m_retry->setText(retryWord(component, paused));
    m_retry->setVisible(!m_retry->text().isEmpty());
    m_retry->setAccessibleDescription(title);
    setAccessibleName(tr("%1: %2", "part of the service, its state").arg(title, healthName(component.status)));
    setAccessibleDescription(component.remedy.isEmpty()
            ? component.why
            : tr("%1. %2", "what is, what to do").arg(component.why, component.remedy));
}

void ComponentCard::setMarked(bool marked)
{
    m_marked = marked;
    update();
}

void ComponentCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dress();
}

void ComponentCard::dress()
{
    const Tokens &t = tokens(palette());
    const auto tint = [](QLabel *label, const QColor &colour) {
        QPalette own = label->palette();
        own.setColor(QPalette::WindowText, colour);
        label->setPalette(own);
    };
    tint(m_why, t.text);
    tint(m_remedy, t.secondary);
    tint(m_figures, t.secondary);
}

void ComponentCard::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_marked ? t.accent : t.line, m_marked ? 2 : 1));
    painter.setBrush(t.pane);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Radius::Card, Radius::Card);
}

} // namespace Ui
