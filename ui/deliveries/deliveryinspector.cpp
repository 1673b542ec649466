// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/deliveryinspector.h"

#include "ui/deliveries/deliveryfacts.h"
#include "ui/deliveries/deliverywords.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Ui {

namespace {

/// A card with a title above `content` and, when there are any, buttons below.
Card *titled(const QString &title, QWidget *content, const QList<QPushButton *> &buttons, QWidget *parent)
{
    auto *card = new Card(parent);
    auto *heading = new ElidedLabel(Text::Body, QFont::DemiBold, Tint::Text, card);
    heading->setText(title);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(scaled(16), 0, scaled(16), 0);
    top->addWidget(heading);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, scaled(14), 1, Space::Medium);
    column->setSpacing(Space::Small);
    column->addLayout(top);
    column->addWidget(content, 1);
    if (!buttons.isEmpty()) {
        auto *bottom = new QHBoxLayout;
        bottom->setContentsMargins(scaled(16), 0, scaled(16), 0);
        bottom->setSpacing(Space::Small);
        for (QPushButton *button : buttons)
            bottom->addWidget(button);
        bottom->addStretch();
        column->addLayout(bottom);
    }
    return card;
}

} // namespace

DeliveryInspector::DeliveryInspector(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
{
    m_tabs->setFont(typeface(Text::Body, QFont::Medium));
    m_tabs->setAccessibleName(tr("About this delivery"));
    m_tabs->setExpanding(false);
    for (const QString &word : {tr("What happened"), tr("Headers"), tr("Body")})
        m_tabs->addTab(word);
    m_stack->addWidget(makeOverview());
    m_stack->addWidget(makeText(m_headers, tr("Headers as received")));
    m_stack->addWidget(makeText(m_body, tr("Body, laid out for reading")));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::Small);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    dress();
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        showText();
        m_stack->setCurrentIndex(tab);
    });
    connect(m_build, &QPushButton::clicked, this, &DeliveryInspector::showBuildRequested);
    connect(m_discord, &QPushButton::clicked, this, &DeliveryInspector::openDiscordRequested);
    connect(m_again, &QPushButton::clicked, this, &DeliveryInspector::announceAgainRequested);
}

QWidget *DeliveryInspector::makeOverview()
{
    auto *overview = new QWidget(this);
    m_verification = new FactList(tr("Verification"), overview);
    m_changes = new FactList(tr("What it changed"), overview);
    m_messages = new FactList(tr("What was sent to Discord"), overview);
    m_build = new QPushButton(tr("Show &build"), overview);
    m_discord = new QPushButton(tr("&Open message"), overview);
    m_again = new QPushButton(tr("Announce a&gain"), overview);
    m_again->setToolTip(tr("Posts a new message for this build; the old one stays"));
    m_again->setAccessibleDescription(m_again->toolTip());
    auto *row = new QHBoxLayout(overview);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(14));
    row->addWidget(titled(tr("Verification"), m_verification, {}, overview), 1);
    row->addWidget(titled(tr("What it changed"), m_changes, {m_build}, overview), 1);
    row->addWidget(titled(tr("What was sent to Discord"), m_messages, {m_discord, m_again}, overview), 1);
    return overview;
}

QWidget *DeliveryInspector::makeText(QPlainTextEdit *&edit, const QString &name)
{
    auto *card = new Card(this);
    card->setGround(Card::Ground::Log);
    edit = new QPlainTextEdit(card);
    edit->setReadOnly(true);
    edit->setFrameShape(QFrame::NoFrame);
    edit->setAccessibleName(name);
    edit->setTabChangesFocus(true);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(Space::Medium, Space::Small, Space::Hair, Space::Small);
    column->addWidget(edit);
    return card;
}

void DeliveryInspector::setDelivery(const Model::Delivery &delivery, const QList<Model::Delivery> &upToIt,
    const QList<Model::Announcement> &announcements)
{
    if (delivery.id != m_delivery.id)
        m_textIsShown = false;
    m_delivery = delivery;
    m_verification->setFacts(verificationFacts(delivery));
    m_changes->setFacts(changeFacts(delivery, upToIt));
    m_messages->setFacts(messageFacts(delivery, announcements));
    m_build->setVisible(delivery.build.id != 0 && delivery.verdict != Model::Verdict::Refused);
    showText();
}

void DeliveryInspector::clear()
{
    m_delivery = {};
    m_textIsShown = false;
    for (FactList *list : {m_verification, m_changes, m_messages})
        list->setFacts({});
    m_build->hide();
    setAbilities(false, false);
    showText();
}

void DeliveryInspector::setAbilities(bool openDiscord, bool announceAgain)
{
    m_discord->setVisible(openDiscord);
    m_again->setVisible(announceAgain);
}

void DeliveryInspector::showText()
{
    // Laid out only for who looks: bodies may be large.
    if (m_tabs->currentIndex() == 0 || m_textIsShown)
        return;
    m_headers->setPlainText(QString::fromLatin1(m_delivery.headers));
    m_body->setPlainText(readableBody(m_delivery.body));
    m_textIsShown = true;
}

void DeliveryInspector::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange)
        dress();
}

void DeliveryInspector::dress()
{
    const Tokens &t = tokens(palette());
    for (QPlainTextEdit *edit : {m_headers, m_body}) {
        if (edit->palette().color(QPalette::Text) != t.logText) {
            QPalette own = palette();
            own.setColor(QPalette::Text, t.logText);
            own.setColor(QPalette::Base, t.logBack);
            edit->setPalette(own);
        }
        edit->setFont(monospaced(Text::Small));
    }
}

} // namespace Ui
