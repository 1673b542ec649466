// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/log/logdocument.h"
#include "ui/log/logface.h"
#include "ui/log/logsearch.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>

#include <optional>

class QAction;

namespace Ui {

/// Shows a log like a terminal: numbers, times, colours, never wrapped. Paints the rows in sight and nothing else, so
/// its length does not matter. Follows the end while lines come, until the person scrolls up. The keyboard scrolls, and
/// selects with Shift.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;

    const LogDocument &document() const { return m_document; }
    /// Another log, from its end (`atEnd`) or its beginning.
    void start(bool atEnd);
    void append(const QList<Drone::LogRow> &rows);
    /// The same log, better known: place and selection stay.
    void replace(const QList<Drone::LogRow> &rows);

    /// The row that names the failure; stands out, and comes into sight while the end is in sight. -1 = none.
    void mark(qsizetype row);
    qsizetype marked() const { return m_marked; }

    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    void setTimesShown(bool shown);

    const LogSearch &search() const { return m_search; }
    qsizetype currentMatch() const { return m_match; } ///< -1 = none
    /// Goes to the match nearest to what is in sight.
    void find(const QString &text);
    void findNext();
    void findPrevious();

    QString selectedText() const;
    void select(LogPosition from, LogPosition to); ///< and brings `to` into sight
    void selectAll();
    void copy() const;

    LogPosition anchor() const { return m_anchor; } ///< where the selection began
    LogPosition caret() const { return m_caret; } ///< where it ends
    void showPosition(LogPosition position); ///< scrolls it into sight
    LogPosition positionAt(QPoint point) const; ///< in the viewport
    QRect rectOf(LogPosition position) const; ///< of a character, in the viewport

Q_SIGNALS:
    void followingChanged(bool following);
    void searchChanged();
    void findRequested();
    void saveRequested();
    /// The person does something in this log, rather than letting it run by.
    void engaged();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void makeActs();
    void refreshActs(); ///< those that have something to do are enabled
    QAction *actFor(const QKeyEvent &key) const;
    void arrange();
    void moveRows(qsizetype by); ///< what was at a row now is so many further down
    void goToMatch(qsizetype match);
    void paintRow(QPainter &painter, qsizetype row, int y, const Tokens &tokens) const;
    void paintGutter(QPainter &painter, qsizetype row, int y, bool isFirst, const Tokens &tokens) const;
    bool scrollByKey(QKeyEvent *event);
    bool selectByKey(QKeyEvent *event);
    void extendTo(LogPosition caret);
    int textLeft() const { return m_numberWidth + m_timeWidth; }
    int rowTop(qsizetype row) const;

    QList<QAction *> m_acts; ///< those with keys; in no widget, so that the keys come here as events
    LogDocument m_document;
    LogSearch m_search;
    std::optional<LogFace> m_face;
    qsizetype m_match = -1;
    qsizetype m_marked = -1;
    LogPosition m_anchor;
    LogPosition m_caret;
    int m_numberWidth = 0;
    int m_timeWidth = 0;
    bool m_timesShown = false;
    bool m_following = true;
    bool m_arranging = false; ///< scroll bars move by themselves
    bool m_dragging = false;
    QBasicTimer m_dragScroll;
    QElapsedTimer m_doubleClick;
};

} // namespace Ui
