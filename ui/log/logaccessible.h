// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace Ui {

class LogView;

/// A log as assistive technology reads it: one long text that cannot be changed, with a caret and one selection.
/// Offsets count characters from the log's beginning, a line feed after each row but the last. Owned by Qt.
class LogAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    /// Makes Qt find this class for every LogView.
    static void install();

    explicit LogAccessible(LogView &view);

    void *interface_cast(QAccessible::InterfaceType type) override;
    QAccessible::State state() const override;
    QString text(QAccessible::Text kind) const override;

    void selection(int index, int *start, int *end) const override;
    int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int position) override;
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int *start, int *end) const override;

private:
    LogView &m_view;
};

} // namespace Ui
