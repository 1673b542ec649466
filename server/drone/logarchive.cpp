// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logarchive.h"

#include <QDataStream>
#include <QIODevice>

namespace Drone {

namespace {

constexpr quint8 Format = 1;

} // namespace

QByteArray packedLog(const QList<LogLine> &lines)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << Format << quint32(lines.size());
    for (const LogLine &line : lines)
        out << line.pos << line.time << line.text.toUtf8();
    return qCompress(bytes);
}

std::optional<QList<LogLine>> unpackedLog(const QByteArray &packed)
{
    const QByteArray bytes = qUncompress(packed);
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_0);
    quint8 format = 0;
    quint32 count = 0;
    in >> format >> count;
    if (in.status() != QDataStream::Ok || format != Format)
        return std::nullopt;
    QList<LogLine> lines;
    for (quint32 i = 0; i < count; ++i) {
        LogLine line;
        QByteArray text;
        in >> line.pos >> line.time >> text;
        if (in.status() != QDataStream::Ok)
            return std::nullopt;
        line.text = QString::fromUtf8(text);
        lines.append(std::move(line));
    }
    return lines;
}

} // namespace Drone
