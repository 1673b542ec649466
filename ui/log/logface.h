// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/logrow.h"
#include "ui/theme/tokens.h"

#include <QFont>
#include <QTextLayout>

#include <memory>

class QPainter;
class QWidget;

namespace Ui {

/// The monospaced face of a log and its measures, in logical pixels. Made anew when the screen or the person's font
/// changes.
class LogFace final
{
public:
    /// As it looks on the screen of `widget`.
    explicit LogFace(const QWidget &widget);

    const QFont &font() const { return m_font; }
    qreal cell() const { return m_cell; } ///< width of a character
    int rowHeight() const { return m_rowHeight; }
    qreal ascent() const { return m_ascent; } ///< from the top of a row to its base line

private:
    QFont m_font;
    qreal m_cell = 0;
    qreal m_ascent = 0;
    int m_rowHeight = 0;
};

/// One row on screen: where its characters are, and how they are painted. Plain characters stand in cells; for others
/// Qt lays the row out, up to a length at which that stays quick.
class LogRowShape final
{
public:
    /// Both are borrowed.
    LogRowShape(const Drone::LogRow &row, const LogFace &face);
    ~LogRowShape();
    Q_DISABLE_COPY_MOVE(LogRowShape)

    qreal xOf(qsizetype column) const;
    qsizetype columnAt(qreal x) const; ///< the border between characters that is nearest
    /// `origin` is the row's upper left corner; only what lies between `left` and `right`, counted from there, has to
    /// be painted. `ink` instead of the row's own colours when it is valid.
    void paint(
        QPainter &painter, QPointF origin, qreal left, qreal right, const Tokens &tokens, const QColor &ink = {}) const;

private:
    void paintCells(QPainter &painter, QPointF origin, qsizetype from, qsizetype to, const Drone::TextStyle &style,
        const Tokens &tokens, const QColor &ink) const;

    const Drone::LogRow &m_row;
    const LogFace &m_face;
    std::unique_ptr<QTextLayout> m_layout; ///< of a row with other than plain characters
};

} // namespace Ui
