// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchfield.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>
#include <QStyle>

#include <chrono>

namespace Ui {

using namespace std::chrono_literals;

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setFont(typeface(Text::Body));
    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    auto *clear = addAction(icon(QStringLiteral("x")), TrailingPosition);
    clear->setText(tr("Clear"));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, this, [this, clear](const QString &text) {
        clear->setVisible(!text.isEmpty());
        text.isEmpty() ? report() : m_pause.start();
    });
    connect(this, &QLineEdit::returnPressed, this, &SearchField::report);
    connect(&m_pause, &QTimer::timeout, this, &SearchField::report);
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setWhatsThis(tr("Search the list"));
    connect(find, &QShortcut::activated, this, [this] {
        setFocus(Qt::ShortcutFocusReason);
        selectAll();
    });
}

void SearchField::report()
{
    m_pause.stop();
    const QString wanted = text().trimmed();
    if (wanted == m_reported)
        return;
    m_reported = wanted;
    Q_EMIT searched(wanted);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty())
        return;
    QPainter painter(this);
    painter.setFont(monospaced(Text::Caption));
    painter.setPen(tokens(palette()).secondary);
    const QString keys =
        QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText).replace(QLatin1Char('+'), QLatin1Char(' '));
    // Where both do not fit, what can be searched for is worth more than the keys.
    const int room = contentsRect().width() - 2 * Space::Medium - Space::Large;
    if (fontMetrics().horizontalAdvance(placeholderText()) + painter.fontMetrics().horizontalAdvance(keys) > room)
        return;
    painter.drawText(rect().adjusted(Space::Medium, 0, -Space::Medium, 0),
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter), keys);
}

} // namespace Ui
