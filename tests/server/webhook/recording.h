// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "webhook/requesthandler.h"

#include <QFile>
#include <QTest>

/// What the tests of the endpoint share: reading recorded deliveries, making signed ones.
namespace Recordings {

/// Head, blank line and body of a recorded request as the guard would hand them on.
inline Webhook::Request read(const QString &file)
{
    Webhook::Request request;
    QFile recorded(file);
    if (!recorded.open(QIODevice::ReadOnly))
        return request;
    const QByteArray bytes = recorded.readAll();
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    const qsizetype start = end < 0 ? bytes.indexOf("\n\n") + 2 : end + 4;
    const QList<QByteArray> lines = bytes.first(start).trimmed().split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    request.path = request.target;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        request.headers.append({lines[i].first(colon), lines[i].sliced(colon + 1).trimmed()});
    }
    request.body = bytes.sliced(start);
    return request;
}

/// Gives `request` a header, in place of any of that name.
inline void setHeader(Webhook::Request &request, const QByteArray &name, const QByteArray &value)
{
    for (auto &header : request.headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0) {
            header.second = value;
            return;
        }
    }
    request.headers.append({name, value});
}

inline void removeHeader(Webhook::Request &request, const QByteArray &name)
{
    request.headers.removeIf(
        [&name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

} // namespace Recordings
