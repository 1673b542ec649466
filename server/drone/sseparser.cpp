// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/sseparser.h"

namespace Drone {

QList<ServerSentEvent> SseParser::feed(const QByteArray &bytes)
{
    QList<ServerSentEvent> events;
    qsizetype from = 0;
    for (qsizetype i = 0; i < bytes.size() && !m_overflowed; ++i) {
        const char c = bytes.at(i);
        if (c != '\n' && c != '\r') {
            m_lastWasCr = false;
            continue;
        }
        m_line.append(QByteArrayView(bytes).sliced(from, i - from));
        from = i + 1;
        const bool secondHalf = c == '\n' && m_lastWasCr; // CR LF is one line end, even cut in two
        m_lastWasCr = c == '\r';
        if (secondHalf)
            continue;
        takeLine(m_line, events);
        m_line.clear();
    }
    m_line.append(QByteArrayView(bytes).sliced(from));
    m_overflowed = m_overflowed || m_line.size() + m_event.data.size() > m_mostBytes;
    return events;
}

void SseParser::takeLine(QByteArrayView line, QList<ServerSentEvent> &events)
{
    if (line.isEmpty()) {
        if (m_hasData) {
            if (m_event.type.isEmpty())
                m_event.type = "message";
            events.append(m_event);
        }
        m_event = {};
        m_hasData = false;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return;
    const QByteArrayView field = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (field == QByteArrayView("event")) {
        m_event.type = value.toByteArray();
    } else if (field == QByteArrayView("data")) {
        if (m_hasData)
            m_event.data.append('\n');
        m_event.data.append(value);
        m_hasData = true;
        m_overflowed = m_event.data.size() > m_mostBytes;
    }
}

} // namespace Drone
