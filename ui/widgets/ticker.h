// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace Ui {

/// Lets what is on screen count and turn: one timer of each kind for a whole page, and none while the page is hidden or
/// nothing runs. Owned by the page that it watches.
class Ticker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Ticker)

public:
    explicit Ticker(QWidget *watched);

    /// Whether anything on the page counts; without it only minute() comes.
    void setRunning(bool running);
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// Durations of what runs have grown.
    void second();
    /// "4 min ago" may have become "5 min ago".
    void minute();
    /// Turning rings stand at `degrees` now; never while motion is reduced.
    void turned(qreal degrees);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();

    QWidget *m_watched;
    QTimer m_seconds;
    QTimer m_minutes;
    QTimer m_frames;
    qreal m_degrees = 0;
    bool m_running = false;
};

} // namespace Ui
