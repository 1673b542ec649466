// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/logrow.h"

#include <QList>

#include <compare>

namespace Ui {

/// Between two characters of a log: row and column count from 0.
struct LogPosition
{
    qsizetype row = 0;
    qsizetype column = 0;

    auto operator<=>(const LogPosition &) const = default;
};

/// The rows of one log, and text cut out of them. A plain value; GUI thread.
class LogDocument final
{
public:
    /// What a log may weigh, in characters and so many more for each row: some 100 MB. A step can print for hours.
    static constexpr qsizetype Heaviest = 32'000'000;
    static constexpr qsizetype RowWeight = 64;

    void clear();
    /// How many rows went at the front, because it got too heavy.
    qsizetype append(const QList<Drone::LogRow> &rows);

    qsizetype size() const { return m_rows.size(); }
    bool isEmpty() const { return m_rows.isEmpty(); }
    const Drone::LogRow &at(qsizetype row) const { return m_rows[row]; }
    /// Of the widest row, in cells of a terminal.
    qsizetype columns() const { return m_columns; }
    LogPosition end() const;
    /// The nearest position that there is.
    LogPosition clamped(LogPosition position) const;

    /// Characters before a position, and back; a line feed counts as one.
    int offsetOf(LogPosition position) const;
    LogPosition positionOf(int offset) const;

    /// Rows parted by line feeds.
    QString text(LogPosition from, LogPosition to) const;
    QString text() const { return text({}, end()); }

    /// The word, or the row of other characters of a kind, around a position.
    std::pair<LogPosition, LogPosition> wordAt(LogPosition position) const;

private:
    qsizetype lighten();

    QList<Drone::LogRow> m_rows;
    QList<int> m_offsets; ///< of each row's first character
    qsizetype m_columns = 0;
    qsizetype m_weight = 0;
};

} // namespace Ui
