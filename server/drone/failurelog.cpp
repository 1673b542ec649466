// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/failurelog.h"

#include "drone/logmask.h"
#include "drone/logtext.h"

#include <QRegularExpression>

#include <algorithm>

namespace Drone {

namespace {

constexpr int LinesLookedAt = 400; // and no more: a private key fits in, and masking is not free
constexpr int LongestLine = 300;
constexpr int LinesAroundFailure = 3;

const QString &ellipsis()
{
    static const QString text = QStringLiteral("…");
    return text;
}

QString withoutTimestamp(const QString &line)
{
    static const QRegularExpression stamp(
        QStringLiteral(R"(^\s*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?[ \t]+)"));
    const auto match = stamp.match(line);
    return match.hasMatch() ? line.mid(match.capturedEnd()) : line;
}

/// Cut on a character border, never between the halves of a surrogate pair.
QString shortened(const QString &line, int most)
{
    if (line.size() <= most)
        return line;
    qsizetype end = std::max(0, most - 1);
    if (end > 0 && line.at(end - 1).isHighSurrogate())
        --end;
    return line.left(end) + ellipsis();
}

QStringList readableEnd(const QList<LogLine> &log)
{
    QStringList lines;
    for (qsizetype i = std::max<qsizetype>(0, log.size() - LinesLookedAt); i < log.size(); ++i) {
        QString text = log.at(i).text;
        if (text.endsWith(u'\n'))
            text.chop(1);
        for (const QStringView part : QStringView(text).split(u'\n'))
            lines.append(plainText(part));
    }
    lines = maskedLines(lines);
    for (QString &line : lines)
        line = shortened(withoutTimestamp(line), LongestLine);
    while (!lines.isEmpty() && lines.constLast().trimmed().isEmpty())
        lines.removeLast();
    while (!lines.isEmpty() && lines.constFirst().trimmed().isEmpty())
        lines.removeFirst();
    return lines;
}

qsizetype length(const QStringList &lines)
{
    qsizetype sum = 0;
    for (const QString &line : lines)
        sum += line.size() + 1;
    return std::max<qsizetype>(0, sum - 1);
}

} // namespace

std::optional<FailedStep> failedStep(const Model::Build &build)
{
    if (!Model::isFailure(build.status))
        return std::nullopt;
    for (const Model::Stage &stage : build.stages) {
        if (!Model::isFailure(stage.status) || stage.errIgnore)
            continue;
        for (const Model::Step &step : stage.steps) {
            if (Model::isFailure(step.status) && !step.errIgnore && step.started > 0) {
                return FailedStep{{build.repository.slug, build.number, stage.number, step.number},
                    stage.name + QStringLiteral(" / ") + step.name};
            }
        }
    }
    return std::nullopt;
}

qsizetype failureLine(const QStringList &lines)
{
    static const QRegularExpression assertion(
        QStringLiteral(
            R"(\bassert(?:ion)?\b|\bAssertionError\b|\bpanic:|^Traceback |\bFATAL\b|--- FAIL|:\d+: Failure\s*$)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression error(QStringLiteral(
        R"((?i:\b(?:fatal )?error(?:\[\w+\])?:)|^\s*\d+:\d+\s+error\s|\bERROR\b|\bFAIL(?:ED|URE)?\b|Exception\b)"));
    for (const QRegularExpression &pattern : {assertion, error}) {
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (pattern.match(lines.at(i)).hasMatch())
                return i;
        }
    }
    return -1;
}

QString failureLog(const QList<LogLine> &log, FailureLogLimits limits)
{
    if (limits.lines <= 0 || limits.characters <= 0)
        return {};
    const QStringList lines = readableEnd(log);
    const qsizetype failure = failureLine(lines);
    qsizetype from = std::max<qsizetype>(0, lines.size() - limits.lines);
    QStringList head;
    if (failure >= 0 && failure < from && limits.lines > 2 * LinesAroundFailure) {
        const qsizetype first = std::max<qsizetype>(0, failure - 1);
        from = std::max<qsizetype>(first + LinesAroundFailure, lines.size() - limits.lines + LinesAroundFailure + 1);
        head = lines.mid(first, LinesAroundFailure);
        if (from > first + LinesAroundFailure)
            head.append(ellipsis());
    }
    QStringList tail = lines.mid(from);
    while (tail.size() > 1 && length(head) + 1 + length(tail) > limits.characters) {
        tail.removeFirst();
        if (!head.isEmpty() && head.constLast() != ellipsis())
            head.append(ellipsis());
    }
    if (length(head + tail) > limits.characters)
        head.clear();
    return shortened((head + tail).join(u'\n'), limits.characters);
}

} // namespace Drone
