// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/logfilename.h"

namespace Announce {

namespace {

QString harmless(const QString &text)
{
    QString safe;
    const QString start = text.left(40);
    for (const QChar c : start) {
        const bool isPlain = c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_' || c == u'.');
        safe += isPlain ? c : u'-';
    }
    return safe;
}

} // namespace

Model::CardFile logFileOf(const Model::Build &build, int stage, int step)
{
    QString stepName;
    for (const Model::Stage &candidate : build.stages) {
        for (const Model::Step &inside : candidate.steps) {
            if (candidate.number == stage && inside.number == step)
                stepName = inside.name;
        }
    }
    return {QStringLiteral("%1-%2-%3.log")
                .arg(harmless(build.repository.slug.section(u'/', -1)), QString::number(build.number),
                    stepName.isEmpty() ? QString::number(step) : harmless(stepName)),
        QStringLiteral("%1/%2 %3 %4")
            .arg(QString::number(stage), QString::number(step), QString::number(build.id), build.system.link),
        0};
}

std::optional<LogSource> logSourceFrom(const QString &source)
{
    const QString numbers = source.section(u' ', 0, 0);
    const LogSource read{{source.section(u' ', 2), source.section(u' ', 1, 1).toLongLong()},
        numbers.section(u'/', 0, 0).toInt(), numbers.section(u'/', 1).toInt()};
    if (read.build.id <= 0 || read.stage <= 0 || read.step <= 0)
        return std::nullopt;
    return read;
}

} // namespace Announce
