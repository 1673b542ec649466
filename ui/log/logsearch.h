// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/log/logdocument.h"

#include <span>

namespace Ui {

/// Where a text is in a log, whatever its case. Grows with the log: only rows that are new are looked through.
class LogSearch final
{
public:
    struct Match
    {
        LogPosition start;
        qsizetype length = 0;

        bool operator==(const Match &) const = default;
    };

    /// Looks anew; an empty text is found nowhere.
    void find(const QString &text, const LogDocument &document);
    /// The log has more rows than before.
    void extend(const LogDocument &document);

    const QString &text() const { return m_text; }
    qsizetype size() const { return m_matches.size(); }
    const Match &at(qsizetype match) const { return m_matches[match]; }
    std::span<const Match> inRow(qsizetype row) const;
    /// The first match at or after the position, and the last before it; round the ends. -1 when there is none.
    qsizetype next(LogPosition from) const;
    qsizetype previous(LogPosition from) const;

private:
    QString m_text;
    QList<Match> m_matches; ///< in order
    qsizetype m_rows = 0; ///< looked through
};

} // namespace Ui
