// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace Drone {

/// One event of a text/event-stream (HTML Standard, 9.2.6).
struct ServerSentEvent
{
    QByteArray type; ///< "message" when the server names none
    QByteArray data;

    /// Drone ends its streams with type "error" and data "eof": that is no failure.
    bool isEnd() const { return type == "error" && data == "eof"; }
    bool operator==(const ServerSentEvent &) const = default;
};

/// Takes the stream in pieces of any size and gives the events that are complete. Comments, ids and retry hints are
/// read over. An event without data is none, and one that is not finished with a blank line is never given.
class SseParser
{
public:
    explicit SseParser(qsizetype mostBytes = 16 << 20)
        : m_mostBytes(mostBytes)
    {
    }

    QList<ServerSentEvent> feed(const QByteArray &bytes);
    /// A single event grew past the limit: the stream is not worth reading on.
    bool overflowed() const { return m_overflowed; }

private:
    void takeLine(QByteArrayView line, QList<ServerSentEvent> &events);

    qsizetype m_mostBytes;
    QByteArray m_line;
    ServerSentEvent m_event;
    bool m_hasData = false;
    bool m_lastWasCr = false;
    bool m_overflowed = false;
};

} // namespace Drone
