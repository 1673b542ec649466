// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pageheader.h"

#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

PageHeader::PageHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(Text::Title, QFont::DemiBold, Tint::Text, this))
    , m_text(new ElidedLabel(Text::Body, QFont::Normal, Tint::Secondary, this))
    , m_actions(new QHBoxLayout)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(Space::Hair);
    column->addWidget(m_title);
    column->addWidget(m_text);
    m_actions->setSpacing(Space::Medium - 2);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::Large);
    row->addLayout(column, 1);
    row->addLayout(m_actions);
    row->setAlignment(m_actions, Qt::AlignTop);
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHeader::setText(const QString &text)
{
    m_text->setText(text);
}

QPushButton *PageHeader::addAction(const QString &text)
{
    auto *button = new QPushButton(text, this);
    m_actions->addWidget(button);
    return button;
}

} // namespace Ui
