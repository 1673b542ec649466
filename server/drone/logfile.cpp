// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logfile.h"

#include "drone/logtext.h"

#include <algorithm>

namespace Drone {

namespace {

constexpr qsizetype NoticeBytes = 100;

} // namespace

QByteArray logFile(const QList<LogLine> &masked, qsizetype mostBytes)
{
    QList<QByteArray> lines; // from the last on
    qsizetype bytes = 0;
    qsizetype index = masked.size();
    while (index > 0) {
        QByteArray line = plainText(masked.at(index - 1).text).toUtf8() + '\n';
        if (bytes + line.size() > mostBytes - NoticeBytes)
            break;
        bytes += line.size();
        lines.append(std::move(line));
        --index;
    }
    QByteArray file;
    file.reserve(bytes + NoticeBytes);
    if (index > 0)
        file = "[the first " + QByteArray::number(index) + " lines are left out: the file would be too large]\n";
    std::for_each(lines.crbegin(), lines.crend(), [&file](const QByteArray &line) { file += line; });
    return file;
}

} // namespace Drone
