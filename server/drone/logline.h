// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Drone {

/// Where a step's log is. All are numbers as people see them, not row ids.
struct StepAddress
{
    QString slug; ///< "owner/name"
    qint64 build = 0;
    int stage = 0;
    int step = 0;

    bool operator==(const StepAddress &) const = default;
};

/// One line as the runner uploaded it (Drone 2.25, core/logs.go).
struct LogLine
{
    qint64 pos = 0; ///< rises; need not start at 0, Drone drops the oldest lines of a log over 5 MB
    QString text; ///< raw: with ANSI codes, usually with its line break
    qint64 time = 0; ///< whole seconds since the step began

    bool operator==(const LogLine &) const = default;
};

/// A whole log in the order of `pos`. `null` is the log of a silent step: no lines. Nothing when it is not a log.
std::optional<QList<LogLine>> logFromJson(const QByteArray &json);
/// One line of the live stream.
std::optional<LogLine> logLineFromJson(const QByteArray &json);

} // namespace Drone
