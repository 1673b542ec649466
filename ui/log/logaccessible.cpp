// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logaccessible.h"

#include "ui/log/logview.h"

#include <algorithm>

namespace Ui {

void LogAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory([](const QString &, QObject *object) -> QAccessibleInterface * {
            auto *view = qobject_cast<LogView *>(object);
            return view ? new LogAccessible(*view) : nullptr;
        });
        return true;
    }();
    Q_UNUSED(once);
}

LogAccessible::LogAccessible(LogView &view)
    : QAccessibleWidget(&view, QAccessible::EditableText)
    , m_view(view)
{
}

void *LogAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State LogAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

QString LogAccessible::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? m_view.document().text() : QAccessibleWidget::text(kind);
}

void LogAccessible::selection(int index, int *start, int *end) const
{
    *start = *end = 0;
    if (index != 0)
        return;
    const auto [from, to] = std::minmax({m_view.anchor(), m_view.caret()}); // by value
    *start = m_view.document().offsetOf(from);
    *end = m_view.document().offsetOf(to);
}

int LogAccessible::selectionCount() const
{
    return m_view.anchor() != m_view.caret() ? 1 : 0;
}

void LogAccessible::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void LogAccessible::removeSelection(int index)
{
    if (index == 0)
        m_view.select(m_view.caret(), m_view.caret());
}

void LogAccessible::setSelection(int index, int start, int end)
{
    if (index == 0)
        m_view.select(m_view.document().positionOf(start), m_view.document().positionOf(end));
}

int LogAccessible::cursorPosition() const
{
    return m_view.document().offsetOf(m_view.caret());
}

void LogAccessible::setCursorPosition(int position)
{
    setSelection(0, position, position);
}

QString LogAccessible::text(int start, int end) const
{
    return m_view.document().text(m_view.document().positionOf(start), m_view.document().positionOf(end));
}

int LogAccessible::characterCount() const
{
    return m_view.document().offsetOf(m_view.document().end());
}

QRect LogAccessible::characterRect(int offset) const
{
    const QRect inside = m_view.rectOf(m_view.document().positionOf(offset));
    return {m_view.viewport()->mapToGlobal(inside.topLeft()), inside.size()};
}

int LogAccessible::offsetAtPoint(const QPoint &point) const
{
    return m_view.document().offsetOf(m_view.positionAt(m_view.viewport()->mapFromGlobal(point)));
}

void LogAccessible::scrollToSubstring(int start, int)
{
    m_view.showPosition(m_view.document().positionOf(start));
}

QString LogAccessible::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace Ui
