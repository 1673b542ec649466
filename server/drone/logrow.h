// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/logline.h"
#include "drone/logtext.h"

namespace Drone {

/// Part of a row that is not in the plain style.
struct StyledSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    TextStyle style;

    bool operator==(const StyledSpan &) const = default;
};

/// One line of a log, ready to be shown.
struct LogRow
{
    qint64 number = 0; ///< as people count, from 1; a log that Drone cut at its beginning starts higher
    qint64 time = 0; ///< whole seconds since the step began
    QString text; ///< what a terminal would show
    QList<StyledSpan> spans; ///< in order; empty for most lines

    bool operator==(const LogRow &) const = default;
};

/// Makes rows of lines that come in order: a colour that is not reset goes on in the next line. One for each log.
class LogTypesetter
{
public:
    QList<LogRow> next(const QList<LogLine> &lines);

private:
    TextStyle m_style;
};

} // namespace Drone
