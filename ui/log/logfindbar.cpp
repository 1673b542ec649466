// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logfindbar.h"

#include "ui/log/logbutton.h"
#include "ui/log/logview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

namespace Ui {

LogFindBar::LogFindBar(LogView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_previous(new LogButton(QStringLiteral("chevron-up"), tr("Previous match (Shift+F3)"), this))
    , m_next(new LogButton(QStringLiteral("chevron-down"), tr("Next match (F3)"), this))
{
    auto *done = new LogButton(QStringLiteral("x"), tr("Close the search (Esc)"), this);
    m_field->setFont(typeface(Text::Small));
    m_field->setPlaceholderText(tr("Find in this log"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setMinimumWidth(scaled(80));
    m_count->setFont(typeface(Text::Small));
    m_count->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Space::Small, 0, Space::Small, Space::Small);
    row->setSpacing(Space::Hair);
    row->addWidget(m_field, 1);
    row->addSpacing(Space::Hair);
    row->addWidget(m_count);
    row->addSpacing(Space::Hair);
    for (LogButton *button : {m_previous, m_next, done})
        row->addWidget(button);

    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, &view, &LogView::find);
    connect(m_previous, &LogButton::clicked, &view, &LogView::findPrevious);
    connect(m_next, &LogButton::clicked, &view, &LogView::findNext);
    connect(done, &LogButton::clicked, this, &LogFindBar::close);
    connect(&view, &LogView::searchChanged, this, &LogFindBar::count);
    count();
    hide();
}

void LogFindBar::open(const QString &text)
{
    show();
    if (!text.isEmpty() && !text.contains(u'\n'))
        m_field->setText(text);
    else if (!m_field->text().isEmpty())
        m_view.find(m_field->text());
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void LogFindBar::close()
{
    // It also closes when its log goes, while the keyboard may be elsewhere.
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    hide();
    m_view.find({});
    if (hadFocus)
        m_view.setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

bool LogFindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        const auto &key = static_cast<QKeyEvent &>(*event);
        // The page's own search has the same key; here it means this field.
        const bool ours = key.matches(QKeySequence::Find) || key.key() == Qt::Key_F3 || key.key() == Qt::Key_Escape;
        if (event->type() == QEvent::ShortcutOverride && ours) {
            event->accept();
            return true;
        }
        if (event->type() == QEvent::KeyPress && key.matches(QKeySequence::Find)) {
            m_field->selectAll();
            return true;
        }
        if (event->type() == QEvent::KeyPress && takeKey(key.key(), key.modifiers()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool LogFindBar::takeKey(int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F3:
        modifiers &Qt::ShiftModifier ? m_view.findPrevious() : m_view.findNext();
        return true;
    default:
        return false;
    }
}

void LogFindBar::count()
{
    const LogSearch &search = m_view.search();
    m_previous->setEnabled(search.size() > 0);
    m_next->setEnabled(search.size() > 0);
    QString words;
    if (search.text().isEmpty())
        words.clear();
    else if (search.size() == 0)
        words = tr("Not found");
    else if (m_view.currentMatch() < 0)
        words = locale().toString(search.size());
    else
        words = tr("%1 of %2", "match, number of matches")
                    .arg(locale().toString(m_view.currentMatch() + 1), locale().toString(search.size()));
    m_count->setText(words);
    m_count->setVisible(!words.isEmpty());
}

} // namespace Ui
