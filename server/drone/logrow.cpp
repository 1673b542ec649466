// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logrow.h"

namespace Drone {

namespace {

/// As a terminal shows them: to the next multiple of eight.
QString withoutTabs(const QString &text, qsizetype column)
{
    if (!text.contains(u'\t'))
        return text;
    QString wide;
    for (const QChar c : text) {
        if (c == u'\t')
            wide += QString(8 - (column + wide.size()) % 8, u' ');
        else
            wide += c;
    }
    return wide;
}

} // namespace

QList<LogRow> LogTypesetter::next(const QList<LogLine> &lines)
{
    QList<LogRow> rows;
    rows.reserve(lines.size());
    for (const LogLine &line : lines) {
        LogRow row{line.pos + 1, line.time, {}, {}};
        const StyledLine styled = styledLine(line.text, m_style);
        for (const StyledRun &run : styled) {
            const QString text = withoutTabs(run.text, row.text.size());
            if (run.style != TextStyle())
                row.spans.append({row.text.size(), text.size(), run.style});
            if (row.text.isEmpty())
                row.text = text;
            else
                row.text += text;
        }
        rows.append(std::move(row));
    }
    return rows;
}

} // namespace Drone
