// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/curldialog.h"

#include "ui/deliveries/curlcommand.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

CurlDialog::CurlDialog(Model::Delivery delivery, const Core::Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_delivery(std::move(delivery))
    , m_clock(clock)
    , m_secret(new QLineEdit(this))
    , m_copy(new QPushButton(tr("&Copy command"), this))
{
    setWindowTitle(tr("Copy as cURL"));
    auto *words =
        new QLabel(tr("The command sends this delivery once more, signed anew. It is good for a few minutes and "
                      "counts as a new delivery. The secret signs it here and is not kept."),
            this);
    words->setWordWrap(true);
    auto *label = new QLabel(tr("Webhook &secret"), this);
    label->setBuddy(m_secret);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setAccessibleName(tr("Webhook secret"));
    m_secret->setMinimumWidth(scaled(380));
    auto *show = m_secret->addAction(icon(QStringLiteral("eye")), QLineEdit::TrailingPosition);
    show->setText(tr("Show the secret"));
    show->setCheckable(true);
    connect(show, &QAction::toggled, this,
        [this](bool shown) { m_secret->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_copy->setDefault(true);
    m_copy->setEnabled(false);
    cancel->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    column->setSpacing(Space::Small);
    column->addWidget(words);
    column->addSpacing(Space::Small);
    column->addWidget(label);
    column->addWidget(m_secret);
    column->addSpacing(Space::Medium);
    column->addLayout(buttons);
    connect(
        m_secret, &QLineEdit::textChanged, this, [this](const QString &text) { m_copy->setEnabled(!text.isEmpty()); });
    connect(m_copy, &QPushButton::clicked, this, &CurlDialog::copy);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void CurlDialog::copy()
{
    QGuiApplication::clipboard()->setText(curlCommand(m_delivery, m_secret->text().toUtf8(), m_clock.wall()));
    m_secret->clear();
    Q_EMIT copied();
    accept();
}

} // namespace Ui
