// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Ui {

class LogButton;
class LogView;

/// Looks for a text in a LogView while it is typed: how often it is there, forward and back. Enter and F3 go on, with
/// Shift back, Escape closes. Hidden until open().
class LogFindBar final : public QWidget
{
    Q_OBJECT

public:
    /// `view` is borrowed.
    explicit LogFindBar(LogView &view, QWidget *parent = nullptr);

    /// Shows itself and takes the keyboard; begins with `text` unless that is empty or has several lines.
    void open(const QString &text = {});
    void close();

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool takeKey(int key, Qt::KeyboardModifiers modifiers);
    void count();

    LogView &m_view;
    QLineEdit *m_field;
    QLabel *m_count;
    LogButton *m_previous;
    LogButton *m_next;
};

} // namespace Ui
