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
    auto *title = new ElidedLabel(Text::Body, QFont::DemiBold, ElidedLabel::Tint::Text, card);
    title->setText(tr("Not kept yet"));
    m_words = new WordsLabel(Text::Body, ElidedLabel::Tint::Secondary, card);
    auto *again = new QPushButton(tr("&Try again"), card);
    auto *session = new QPushButton(tr("Keep for this &session only"), card);
    auto *forget = new QPushButton(tr("&Discard"), card);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(again);
    buttons->addWidget(session);
    buttons->addWidget(forget);
    buttons->addStretch();
    column->addWidget(title);
    column->addWidget(m_words);
    column->addLayout(buttons);
    connect(again, &QPushButton::clicked, &keeper, &SecretKeeper::tryAgain);
    connect(session, &QPushButton::clicked, &keeper, &SecretKeeper::keepForSession);
    connect(forget, &QPushButton::clicked, &keeper, &SecretKeeper::giveUp);
    connect(&keeper, &SecretKeeper::changed, this, &KeychainNotice::refresh);
    refresh();
}

void KeychainNotice::refresh()
{
    const QString trouble = m_keeper.trouble();
    if (!trouble.isEmpty())
        m_words->setText(tr("%1. Nothing is ever written to a file. For good without a keychain, set "
                            "DRONE_WEBHOOK_SECRET, DISCORD_TOKEN and DRONE_TOKEN in the environment.")
                             .arg(trouble));
    setVisible(!trouble.isEmpty());
}

} // namespace Ui
