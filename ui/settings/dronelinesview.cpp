// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/dronelinesview.h"

#include "ui/settings/webhooksecret.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/card.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include <chrono>

namespace Ui {

using namespace std::chrono_literals;

namespace {
constexpr int SecretLine = 1; ///< of droneLines()
} // namespace

DroneLinesView::DroneLinesView(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
{
    auto *card = new Card(this);
    card->setGround(Card::Ground::Log);
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Lines for Drone's configuration"));
    m_text->setMinimumWidth(scaled(120));
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *copy = new QPushButton(tr("Co&py"), card);
    copy->setAccessibleName(tr("Copy the lines for Drone"));
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(scaled(14), scaled(10), scaled(10), scaled(10));
    row->addWidget(m_text, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    auto *back = new QTimer(this);
    back->setSingleShot(true);
    back->setInterval(2s);
    connect(back, &QTimer::timeout, copy, [copy] { copy->setText(tr("Co&py")); });
    connect(copy, &QPushButton::clicked, this, [this, copy, back] {
        QGuiApplication::clipboard()->setText(m_full);
        copy->setText(tr("Copied"));
        back->start();
        Q_EMIT copied();
    });
}

void DroneLinesView::setState(const SettingsState &state)
{
    m_state = state;
    refresh();
}

void DroneLinesView::setSecretShown(bool shown)
{
    m_secretShown = shown;
    refresh();
}

void DroneLinesView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refresh();
}

void DroneLinesView::refresh()
{
    const Tokens &t = tokens(palette());
    const QHostAddress address = reachableAddress(m_state.inForce, localAddresses());
    const QByteArray secret = m_state.secrets.webhookSecret;
    m_full = droneLines(address, m_state.port(), secret, true);
    QString shown = droneLines(address, m_state.port(), secret, m_secretShown).trimmed().toHtmlEscaped();
    if (!m_secretShown && !secret.isEmpty()) {
        QStringList lines = shown.split(QLatin1Char('\n'));
        lines[SecretLine] += QStringLiteral(" <span style=\"color:%1\">%2</span>")
                                 .arg(t.logFaint.name(), tr("(in full when copied)").toHtmlEscaped());
        shown = lines.join(QLatin1Char('\n'));
    }
    m_text->setFont(monospaced(Text::Small));
    m_text->setText(QStringLiteral("<div style=\"color:%1; line-height:150%; white-space:pre\">%2</div>")
                        .arg(t.logText.name(), shown.replace(QLatin1Char('\n'), QLatin1String("<br>"))));
}

} // namespace Ui
