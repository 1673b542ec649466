// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

namespace {

QLabel *centred(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_picture(centred(this))
    , m_title(centred(this))
    , m_text(centred(this))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    m_column->setSpacing(Space::Small);
    m_column->addStretch(2);
    m_column->addWidget(m_picture);
    m_column->addSpacing(Space::Hair);
    m_column->addWidget(m_title);
    m_column->addWidget(m_text);
    m_column->addStretch(3);
}

void EmptyState::setWords(const QString &icon, const QString &title, const QString &text)
{
    m_icon = icon;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    dress();
}

QPushButton *EmptyState::addAction(const QString &text)
{
    auto *button = new QPushButton(text, this);
    m_column->insertSpacing(m_column->count() - 1, Space::Small);
    m_column->insertWidget(m_column->count() - 1, button, 0, Qt::AlignHCenter);
    return button;
}

void EmptyState::setOnLog(bool onLog)
{
    m_onLog = onLog;
    dress();
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
    QWidget::changeEvent(event);
}

void EmptyState::dress()
{
    const Tokens &t = tokens(palette());
    const auto colour = [](QLabel *label, const QColor &text) {
        QPalette own;
        own.setColor(QPalette::WindowText, text);
        if (label->palette().color(QPalette::WindowText) != text)
            label->setPalette(own);
    };
    colour(m_title, m_onLog ? t.logText : t.text);
    colour(m_text, m_onLog ? t.logFaint : t.secondary);
    m_title->setFont(typeface(Text::Heading, QFont::DemiBold));
    m_text->setFont(typeface(Text::Body));
    if (m_icon.isEmpty())
        return;
    const int side = scaled(32);
    QPixmap picture(QSize(side, side) * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintIcon(painter, QRectF(0, 0, side, side), m_icon, m_onLog ? t.logFaint : t.faint);
    painter.end();
    m_picture->setPixmap(picture);
}

} // namespace Ui
