// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/logline.h"

#include <QString>
#include <QStringList>

namespace Drone {

/// Masks what looks like a credential as ******: tokens of Discord, GitHub, GitLab, Slack and AWS, JSON Web Tokens,
/// private keys over several lines, values of `password=` and its like, passwords in URLs, Authorization headers, and
/// the secrets of this program (core/redact.h). Commit hashes and UUIDs stay. One LogMask reads one log, line by line
/// in order; it remembers nothing but whether it is inside a private key.
class LogMask
{
public:
    /// `raw` may carry ANSI codes. They are kept unless a credential is cut by one: then the whole line loses them.
    QString next(const QString &raw);

private:
    QString maskedLine(const QString &line);

    bool m_inKey = false;
};

QString maskedText(const QString &text); ///< lines parted by line feeds
/// As LogMask, and the body of a private key whose beginning is missing is masked too.
QStringList maskedLines(const QStringList &lines);
QList<LogLine> maskedLog(QList<LogLine> lines);

} // namespace Drone
