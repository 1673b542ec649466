// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/messagepane.h"

#include "core/clock.h"
#include "ui/builds/discordcardhtml.h"
#include "ui/builds/discordcardview.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Ui {

namespace {
enum Face { MessageFace, NoneFace };
} // namespace

MessagePane::MessagePane(QWidget *parent)
    : QWidget(parent)
    , m_card(new Card(this))
    , m_message(new DiscordCardView(m_card))
    , m_stack(new QStackedWidget(m_card))
{
    setMinimumWidth(scaled(240));
    auto *scroll = new QScrollArea(m_card);
    scroll->setWidget(m_message);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    m_message->setAutoFillBackground(false);
    auto *none = new EmptyState(m_card);
    none->setWords(QStringLiteral("message-square"), tr("No message"),
        tr("This build is announced in no channel. The rules for channels are in the settings."));
    m_stack->addWidget(scroll);
    m_stack->addWidget(none);
    auto *inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_stack);
    auto *outside = new QVBoxLayout(this);
    outside->setContentsMargins(0, 0, 0, 0);
    outside->addWidget(m_card);
    connect(m_message, &DiscordCardView::linkActivated, this, &MessagePane::linkActivated);
    connect(m_message, &DiscordCardView::lookChanged, this, &MessagePane::dress);
}

void MessagePane::setAnnouncements(const QList<Model::Announcement> &announcements, qint64 now)
{
    m_stack->setCurrentIndex(announcements.isEmpty() ? NoneFace : MessageFace);
    dress();
    if (announcements.isEmpty())
        return;
    const Model::Announcement &newest = announcements.constLast();
    const qint64 created = newest.messageId.isEmpty() ? 0 : Core::toMSecs(newest.created) / 1000;
    m_message->setNow(now);
    m_message->setCard(newest.desired, created, created != 0 && newest.sent > newest.created);
}

void MessagePane::setNow(qint64 now)
{
    m_message->setNow(now);
}

void MessagePane::setBotName(const QString &name)
{
    m_message->setBotName(name);
}

void MessagePane::dress()
{
    // The message's ground goes on to the edges of its place.
    const DiscordLook &look = discordLook(m_message->isDark());
    if (m_stack->currentIndex() == NoneFace)
        m_card->setGround(Card::Ground::Plain);
    else
        m_card->setColours(look.back, look.border);
}

} // namespace Ui
