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
    // Drone itself may have cut what came before.
    const qint64 missing = index < masked.size() ? masked.at(index).pos
        : masked.isEmpty()                       ? 0
                                                 : masked.constLast().pos + 1;
    if (missing > 0)
        file = "[cut: the first " + QByteArray::number(missing) + " lines of this log are left out]\n";
    std::for_each(lines.crbegin(), lines.crend(), [&file](const QByteArray &line) { file += line; });
    return file;
}

} // namespace Drone
