// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/buildactions.h"

#include "ui/builds/actwords.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>

namespace Ui {

using Model::Act;

namespace {
// From left to right; the accented one is at the edge.
constexpr Act Order[] = {Act::Decline, Act::Cancel, Act::Approve, Act::Restart};
} // namespace

BuildActions::BuildActions(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::Small);
    for (const Act act : Order) {
        auto *button = new QPushButton(actButton(act), this);
        button->setDefault(act == Act::Restart || act == Act::Approve); // the accent
        connect(button, &QPushButton::clicked, this, [this, act] { Q_EMIT chosen(act); });
        row->addWidget(button);
        m_buttons.insert(act, button);
    }
    m_promote = new QAction(icon(actIcon(Act::Promote)), actButton(Act::Promote), this);
    connect(m_promote, &QAction::triggered, this, [this] { Q_EMIT chosen(Act::Promote); });
    dress();
}

void BuildActions::setBuild(const Model::Build &build)
{
    const QList<Act> acts = actsFor(build);
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setVisible(acts.contains(it.key()));
    m_promote->setVisible(acts.contains(Act::Promote));
}

void BuildActions::setWhyNot(const QString &reason)
{
    m_whyNot = reason;
    dress();
}

void BuildActions::setBusy(bool busy)
{
    m_isBusy = busy;
    dress();
}

void BuildActions::dress()
{
    for (QPushButton *button : std::as_const(m_buttons)) {
        button->setEnabled(m_whyNot.isEmpty() && !m_isBusy);
        button->setToolTip(m_whyNot);
        button->setAccessibleDescription(m_whyNot);
    }
    m_promote->setEnabled(m_whyNot.isEmpty() && !m_isBusy);
    m_promote->setToolTip(m_whyNot);
}

} // namespace Ui
