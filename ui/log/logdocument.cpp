// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logdocument.h"

#include <algorithm>

namespace Ui {

namespace {

/// Cells that a terminal needs for a text. East Asian wide characters (UAX #11) begin here, near enough.
qsizetype cellsOf(const QString &text)
{
    constexpr char16_t Wide = 0x1100;
    return text.size() + std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() >= Wide; });
}

int kindOf(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' ? 0 : c.isSpace() ? 1 : 2;
}

} // namespace

void LogDocument::clear()
{
    m_rows.clear();
    m_offsets.clear();
    m_columns = m_weight = 0;
}

qsizetype LogDocument::append(const QList<Drone::LogRow> &rows)
{
    int offset = m_rows.isEmpty() ? 0 : offsetOf(end()) + 1;
    m_rows += rows;
    for (const Drone::LogRow &row : rows) {
        m_columns = std::max(m_columns, cellsOf(row.text));
        m_offsets.append(offset);
        offset += static_cast<int>(row.text.size()) + 1;
        m_weight += row.text.size() + RowWeight;
    }
    return m_weight > Heaviest ? lighten() : 0;
}

qsizetype LogDocument::lighten()
{
    // A good piece at once, so that it is seldom.
    qsizetype gone = 0;
    while (gone + 1 < m_rows.size() && m_weight > Heaviest / 4 * 3)
        m_weight -= m_rows[gone++].text.size() + RowWeight;
    m_rows.remove(0, gone);
    m_offsets.remove(0, gone);
    const int before = m_offsets.constFirst();
    for (int &offset : m_offsets)
        offset -= before;
    return gone;
}

LogPosition LogDocument::end() const
{
    return m_rows.isEmpty() ? LogPosition() : LogPosition{m_rows.size() - 1, m_rows.constLast().text.size()};
}

LogPosition LogDocument::clamped(LogPosition position) const
{
    if (m_rows.isEmpty() || position.row < 0)
        return {};
    if (position.row >= m_rows.size())
        return end();
    return {position.row, std::clamp<qsizetype>(position.column, 0, m_rows[position.row].text.size())};
}

int LogDocument::offsetOf(LogPosition position) const
{
    position = clamped(position);
    return m_rows.isEmpty() ? 0 : m_offsets[position.row] + static_cast<int>(position.column);
}

LogPosition LogDocument::positionOf(int offset) const
{
    if (m_rows.isEmpty() || offset < 0)
        return {};
    const auto next = std::upper_bound(m_offsets.cbegin(), m_offsets.cend(), offset);
    const qsizetype row = next - m_offsets.cbegin() - 1;
    return clamped({row, offset - m_offsets[row]});
}

QString LogDocument::text(LogPosition from, LogPosition to) const
{
    from = clamped(from);
    to = clamped(to);
    if (m_rows.isEmpty() || from >= to)
        return {};
    if (from.row == to.row)
        return m_rows[from.row].text.mid(from.column, to.column - from.column);
    QString text = m_rows[from.row].text.mid(from.column);
    for (qsizetype row = from.row + 1; row <= to.row; ++row) {
        text += u'\n';
        text += row < to.row ? QStringView(m_rows[row].text) : QStringView(m_rows[row].text).left(to.column);
    }
    return text;
}

std::pair<LogPosition, LogPosition> LogDocument::wordAt(LogPosition position) const
{
    position = clamped(position);
    if (m_rows.isEmpty() || m_rows[position.row].text.isEmpty())
        return {position, position};
    const QString &text = m_rows[position.row].text;
    const qsizetype at = std::min(position.column, text.size() - 1);
    const int kind = kindOf(text[at]);
    qsizetype from = at;
    qsizetype to = at + 1;
    while (from > 0 && kindOf(text[from - 1]) == kind)
        --from;
    while (to < text.size() && kindOf(text[to]) == kind)
        ++to;
    return {{position.row, from}, {position.row, to}};
}

} // namespace Ui
