// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace Ui {

/// A field that filters what lies below it: shows its shortcut while it is empty, a cross to clear it otherwise, and
/// reports what was typed once typing pauses. Escape clears it.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

Q_SIGNALS:
    /// What to look for, trimmed; a moment after the last key, at once when cleared or Enter is pressed.
    void searched(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void report();

    QTimer m_pause;
    QString m_reported;
};

} // namespace Ui
