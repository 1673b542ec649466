// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logsearch.h"

#include <algorithm>

namespace Ui {

namespace {

bool startsBefore(const LogSearch::Match &match, LogPosition position)
{
    return match.start < position;
}

} // namespace

void LogSearch::find(const QString &text, const LogDocument &document)
{
    m_text = text;
    m_matches.clear();
    m_rows = 0;
    extend(document);
}

void LogSearch::extend(const LogDocument &document)
{
    if (m_text.isEmpty())
        return;
    for (; m_rows < document.size(); ++m_rows) {
        const QString &row = document.at(m_rows).text;
        for (qsizetype at = row.indexOf(m_text, 0, Qt::CaseInsensitive); at >= 0;
             at = row.indexOf(m_text, at + m_text.size(), Qt::CaseInsensitive))
            m_matches.append({{m_rows, at}, m_text.size()});
    }
}

std::span<const LogSearch::Match> LogSearch::inRow(qsizetype row) const
{
    const auto from = std::lower_bound(m_matches.cbegin(), m_matches.cend(), LogPosition{row, 0}, startsBefore);
    const auto to = std::lower_bound(from, m_matches.cend(), LogPosition{row + 1, 0}, startsBefore);
    return {m_matches.constData() + (from - m_matches.cbegin()), static_cast<size_t>(to - from)};
}

qsizetype LogSearch::next(LogPosition from) const
{
    if (m_matches.isEmpty())
        return -1;
    const auto at = std::lower_bound(m_matches.cbegin(), m_matches.cend(), from, startsBefore);
    return at == m_matches.cend() ? 0 : at - m_matches.cbegin();
}

qsizetype LogSearch::previous(LogPosition from) const
{
    if (m_matches.isEmpty())
        return -1;
    const auto at = std::lower_bound(m_matches.cbegin(), m_matches.cend(), from, startsBefore);
    return (at == m_matches.cbegin() ? m_matches.size() : at - m_matches.cbegin()) - 1;
}

} // namespace Ui
