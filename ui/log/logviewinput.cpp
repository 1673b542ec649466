// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logview.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>

#include <algorithm>

// What the person does with a LogView: keyboard, mouse, selection.
namespace Ui {

namespace {

/// How often a selection that is dragged out of the view scrolls it.
constexpr int DragInterval = 40; // milliseconds

} // namespace

void LogView::makeActs()
{
    const auto add = [this](const QString &words, QKeySequence::StandardKey keys, auto act) {
        auto *action = new QAction(words, this);
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, act);
        m_acts.append(action);
    };
    add(tr("&Copy from the log"), QKeySequence::Copy, &LogView::copy);
    add(tr("Select the &whole log"), QKeySequence::SelectAll, &LogView::selectAll);
    add(tr("&Find in the log…"), QKeySequence::Find, &LogView::findRequested);
    add(tr("Find &next"), QKeySequence::FindNext, &LogView::findNext);
    add(tr("Find &previous"), QKeySequence::FindPrevious, &LogView::findPrevious);
    add(tr("&Save the log as…"), QKeySequence::Save, &LogView::saveRequested);
}

void LogView::refreshActs()
{
    for (QAction *act : std::as_const(m_acts))
        act->setEnabled(!m_document.isEmpty());
    m_acts.constFirst()->setEnabled(m_anchor != m_caret); // to copy there must be a selection
}

QAction *LogView::actFor(const QKeyEvent &key) const
{
    const QKeySequence pressed(QKeyCombination(key.modifiers() & ~Qt::KeypadModifier, static_cast<Qt::Key>(key.key())));
    const auto found = std::find_if(
        m_acts.cbegin(), m_acts.cend(), [&pressed](const QAction *act) { return act->shortcuts().contains(pressed); });
    return found == m_acts.cend() ? nullptr : *found;
}

QString LogView::selectedText() const
{
    const auto [from, to] = std::minmax(m_anchor, m_caret);
    return m_document.text(from, to);
}

void LogView::select(LogPosition from, LogPosition to)
{
    m_anchor = m_document.clamped(from);
    extendTo(to);
}

void LogView::selectAll()
{
    m_anchor = {};
    m_caret = m_document.end();
    viewport()->update();
    Q_EMIT engaged();
}

void LogView::copy() const
{
    if (m_anchor != m_caret)
        QGuiApplication::clipboard()->setText(selectedText());
}

void LogView::extendTo(LogPosition caret)
{
    m_caret = m_document.clamped(caret);
    showPosition(m_caret);
    if (QAccessible::isActive()) {
        QAccessibleTextCursorEvent moved(this, m_document.offsetOf(m_caret));
        QAccessible::updateAccessibility(&moved);
    }
    viewport()->update();
    Q_EMIT engaged();
}

bool LogView::event(QEvent *event)
{
    // With the focus here these keys mean the log, whatever else in the window has them as a shortcut.
    if (event->type() == QEvent::ShortcutOverride && actFor(static_cast<QKeyEvent &>(*event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    refreshActs();
    if (QAction *act = actFor(*event))
        act->trigger();
    else if (!scrollByKey(event) && !selectByKey(event))
        QAbstractScrollArea::keyPressEvent(event);
}

bool LogView::scrollByKey(QKeyEvent *event)
{
    if (event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier))
        return false;
    QScrollBar &down = *verticalScrollBar();
    QScrollBar &across = *horizontalScrollBar();
    switch (event->key()) {
    case Qt::Key_Up:
        down.setValue(down.value() - m_face->rowHeight());
        break;
    case Qt::Key_Down:
        down.setValue(down.value() + m_face->rowHeight());
        break;
    case Qt::Key_PageUp:
        down.setValue(down.value() - down.pageStep());
        break;
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        down.setValue(down.value() + down.pageStep());
        break;
    case Qt::Key_Home:
        down.setValue(0);
        across.setValue(0);
        break;
    case Qt::Key_End:
        down.setValue(down.maximum());
        break;
    case Qt::Key_Left:
        across.setValue(across.value() - across.singleStep());
        break;
    case Qt::Key_Right:
        across.setValue(across.value() + across.singleStep());
        break;
    default:
        return false;
    }
    Q_EMIT engaged();
    return true;
}

bool LogView::selectByKey(QKeyEvent *event)
{
    if (!(event->modifiers() & Qt::ShiftModifier) || m_document.isEmpty())
        return false;
    if (m_anchor == m_caret && !viewport()->rect().intersects(rectOf(m_caret)))
        m_anchor = m_caret = positionAt({0, m_face->rowHeight()}); // begins with what is in sight
    const bool far = event->modifiers() & Qt::ControlModifier;
    const qsizetype page = std::max(1, viewport()->height() / m_face->rowHeight() - 1);
    LogPosition to = m_caret;
    switch (event->key()) {
    case Qt::Key_Up:
        --to.row;
        break;
    case Qt::Key_Down:
        ++to.row;
        break;
    case Qt::Key_PageUp:
        to.row -= page;
        break;
    case Qt::Key_PageDown:
        to.row += page;
        break;
    case Qt::Key_Home:
        to = far ? LogPosition() : LogPosition{to.row, 0};
        break;
    case Qt::Key_End:
        to = far ? m_document.end() : LogPosition{to.row, m_document.at(to.row).text.size()};
        break;
    case Qt::Key_Left:
        if (--to.column < 0 && to.row > 0)
            to = {to.row - 1, m_document.at(to.row - 1).text.size()};
        break;
    case Qt::Key_Right:
        if (++to.column > m_document.at(to.row).text.size() && to.row + 1 < m_document.size())
            to = {to.row + 1, 0};
        break;
    default:
        return false;
    }
    extendTo(to);
    return true;
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const LogPosition at = positionAt(event->position().toPoint());
    const bool tripled =
        m_doubleClick.isValid() && !m_doubleClick.hasExpired(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    m_doubleClick.invalidate();
    m_dragging = true;
    if (tripled && !m_document.isEmpty()) {
        m_anchor = {at.row, 0};
        m_caret = {at.row, m_document.at(at.row).text.size()};
    } else if (event->modifiers() & Qt::ShiftModifier) {
        m_caret = at;
    } else {
        m_anchor = m_caret = at;
    }
    viewport()->update();
    Q_EMIT engaged();
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    std::tie(m_anchor, m_caret) = m_document.wordAt(positionAt(event->position().toPoint()));
    m_doubleClick.start();
    viewport()->update();
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging || !(event->buttons() & Qt::LeftButton))
        return;
    const QPoint point = event->position().toPoint();
    if (viewport()->rect().contains(point))
        m_dragScroll.stop();
    else if (!m_dragScroll.isActive())
        m_dragScroll.start(DragInterval, this);
    m_caret = positionAt(point);
    viewport()->update();
}

void LogView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_dragging, false))
        return;
    m_dragScroll.stop();
    QClipboard &clipboard = *QGuiApplication::clipboard();
    if (clipboard.supportsSelection() && m_anchor != m_caret)
        clipboard.setText(selectedText(), QClipboard::Selection);
}

void LogView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const QPoint point = viewport()->mapFromGlobal(QCursor::pos());
    const QRect sight = viewport()->rect();
    const auto beyond = [](int value, int low, int high) {
        return value < low ? value - low : std::max(0, value - high);
    };
    verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond(point.y(), sight.top(), sight.bottom()));
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + beyond(point.x(), sight.left(), sight.right()));
    m_caret = positionAt(point);
    viewport()->update();
}

void LogView::wheelEvent(QWheelEvent *event)
{
    const int before = verticalScrollBar()->value();
    QAbstractScrollArea::wheelEvent(event);
    if (verticalScrollBar()->value() != before)
        Q_EMIT engaged();
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    refreshActs();
    menu->addActions(m_acts);
    menu->popup(event->globalPos());
}

} // namespace Ui
