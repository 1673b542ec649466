// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keychainnotice.h"

#include "ui/settings/secretkeeper.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/wordslabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

KeychainNotice::KeychainNotice(SecretKeeper &keeper, QWidget *parent)
    : QWidget(parent)
    , m_keeper(keeper)
{
    auto *card = new Card(this);
    card->setGround(Card::Ground::Warning);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(Space::Large, Space::Medium, Space::Large, Space::Medium);
    column->setSpacing(Space::Small);
    m_title = new ElidedLabel(Text::Body, QFont::DemiBold, Tint::Text, card);
    m_words = new WordsLabel(Text::Body, Tint::Secondary, card);
    m_again = new QPushButton(tr("Tr&y again"), card);
    m_session = new QPushButton(tr("Keep for this session &only"), card);
    m_forget = new QPushButton(tr("Disca&rd"), card);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_again);
    buttons->addWidget(m_session);
    buttons->addWidget(m_forget);
    buttons->addStretch();
    column->addWidget(m_title);
    column->addWidget(m_words);
    column->addLayout(buttons);
    connect(m_again, &QPushButton::clicked, &keeper, &SecretKeeper::tryAgain);
    connect(m_session, &QPushButton::clicked, &keeper, &SecretKeeper::keepForSession);
    connect(m_forget, &QPushButton::clicked, &keeper, &SecretKeeper::giveUp);
    connect(&keeper, &SecretKeeper::changed, this, &KeychainNotice::refresh);
    refresh();
}

void KeychainNotice::refresh()
{
    const QString trouble = m_keeper.trouble();
    const QString unread = m_keeper.unread();
    if (!trouble.isEmpty()) {
        m_title->setText(tr("Not kept yet"));
        m_words->setText(tr("%1. Nothing is ever written to a file. For good without a keychain, set "
                            "DRONE_WEBHOOK_SECRET, DISCORD_TOKEN and DRONE_TOKEN in the environment.")
                             .arg(trouble));
    } else if (!unread.isEmpty()) {
        m_title->setText(tr("Tokens and secrets not read"));
        m_words->setText(tr("%1. What is kept in it comes into force as soon as it can be read.").arg(unread));
    }
    m_again->setEnabled(!m_keeper.isBusy());
    m_session->setVisible(!trouble.isEmpty());
    m_forget->setVisible(!trouble.isEmpty());
    setVisible(!trouble.isEmpty() || !unread.isEmpty());
}

} // namespace Ui
