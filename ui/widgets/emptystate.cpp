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
    , m_below(new QVBoxLayout)
{
    m_column->setContentsMargins(Space::Huge, Space::Small, Space::Huge, Space::Small);
    m_column->setSpacing(Space::Small);
    m_below->setSpacing(Space::Small);
    m_column->addStretch(1);
    m_column->addWidget(m_picture);
    m_column->addSpacing(Space::Hair);
    m_column->addWidget(m_title);
    // The title's place does not depend on how much stands below it: two of these side by side are level.
    m_column->addLayout(m_below, 2);
    m_below->addWidget(m_text);
    m_below->addStretch();
}

void EmptyState::setWords(const QString &icon, const QString &title, const QString &text)
{
    m_icon = icon;
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
    dress();
    fit();
}

QPushButton *EmptyState::addAction(const QString &text)
{
    m_button = new QPushButton(text, this);
    m_below->insertSpacing(m_below->count() - 1, Space::Small);
    m_below->insertWidget(m_below->count() - 1, m_button, 0, Qt::AlignHCenter);
    return m_button;
}

void EmptyState::setOnLog(bool onLog)
{
    m_onLog = onLog;
    dress();
}

void EmptyState::setHeadroom(int pixels)
{
    m_headroom = pixels;
    m_column->setContentsMargins(Space::Huge, Space::Small + pixels, Space::Huge, Space::Small);
    fit();
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void EmptyState::fit()
{
    // In little height the picture gives way first, then the sentence: what it is and what can be done stay whole.
    const int across = width() - 2 * Space::Huge;
    const auto heightOf = [across](const QLabel *label) { return label->heightForWidth(across) + Space::Small; };
    int room = height() - m_headroom - 2 * Space::Small - heightOf(m_title);
    if (m_button)
        room -= m_button->sizeHint().height() + 2 * Space::Small;
    const bool hasText = !m_text->text().isEmpty() && room >= heightOf(m_text);
    m_text->setVisible(hasText);
    if (hasText)
        room -= heightOf(m_text);
    m_picture->setVisible(room >= scaled(32) + Space::Small + Space::Hair);
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
