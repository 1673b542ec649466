// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/eventreader.h"

namespace Drone {

EventReader::EventReader(Client &client, QString path, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_path(std::move(path))
{
}

EventReader::~EventReader()
{
    stop();
}

void EventReader::start()
{
    stop();
    m_parser = SseParser();
    m_reply = m_client.openStream(m_path);
    if (!m_reply) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                Q_EMIT ended(ClientError{ClientErrorKind::Unconfigured, tr("No Drone server and token are set"), {}});
            },
            Qt::QueuedConnection);
        return;
    }
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &EventReader::read);
    connect(m_reply.get(), &QNetworkReply::finished, this, [this] {
        if (isEventStream(*m_reply))
            read();
        if (m_reply)
            finish(m_client.streamError(*m_reply));
    });
}

void EventReader::stop()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply.release()->deleteLater();
}

void EventReader::read()
{
    if (!m_reply)
        return;
    // A page or a refusal is no sign of life, however often it is sent.
    if (!isEventStream(*m_reply)) {
        finish(m_client.streamError(*m_reply));
        return;
    }
    const QByteArray bytes = m_reply->readAll();
    if (bytes.isEmpty())
        return;
    Q_EMIT alive();
    QList<ServerSentEvent> events = m_parser.feed(bytes);
    bool isEnd = false;
    for (qsizetype i = 0; i < events.size() && !isEnd; ++i) {
        isEnd = events.at(i).isEnd();
        if (isEnd)
            events.resize(i);
    }
    if (!events.isEmpty())
        Q_EMIT eventsReceived(events);
    if (m_parser.overflowed())
        finish(ClientError{ClientErrorKind::TooLarge, tr("An event of the Drone server is too large"), {}});
    else if (isEnd)
        finish(std::nullopt);
}

void EventReader::finish(const std::optional<ClientError> &error)
{
    stop();
    Q_EMIT ended(error);
}

} // namespace Drone
