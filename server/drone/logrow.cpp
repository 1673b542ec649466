// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logrow.h"

namespace Drone {

QList<LogRow> LogTypesetter::next(const QList<LogLine> &lines)
{
    QList<LogRow> rows;
    rows.reserve(lines.size());
    for (const LogLine &line : lines) {
        LogRow row{line.pos + 1, line.time, {}, {}};
        const StyledLine styled = styledLine(line.text, m_style);
        if (styled.size() == 1)
            row.text = styled.first().text;
        else
            for (const StyledRun &run : styled)
                row.text += run.text;
        qsizetype at = 0;
        for (const StyledRun &run : styled) {
            if (run.style != TextStyle())
                row.spans.append({at, run.text.size(), run.style});
            at += run.text.size();
        }
        rows.append(std::move(row));
    }
    return rows;
}

} // namespace Drone
