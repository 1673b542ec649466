// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/drone/droneserver.h"

namespace Fakes {

DroneServer::DroneServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                if (!LoopbackServer::turnedAwayTls(*socket))
                    answer(socket);
            });
        }
    });
}

QUrl DroneServer::url() const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2")
                    .arg(m_server.isEncrypted() ? QLatin1String("https") : QLatin1String("http"))
                    .arg(m_server.serverPort()));
}

void DroneServer::answer(QTcpSocket *socket)
{
    // The client sends no bodies and does not pipeline: a head is a request.
    const QByteArray seen = socket->peek(64 << 10);
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    m_lastHead = socket->read(end + 4);
    const QList<QByteArray> words = m_lastHead.left(m_lastHead.indexOf("\r\n")).split(' ');
    const QByteArray request = words.value(0) + ' ' + words.value(1);
    m_requests.append(request);
    const Reply reply =
        m_fault ? *m_fault : m_replies.value(request, {404, R"({"message":"sql: no rows in result set"})"});
    socket->write(reply.raw);
    if (reply.drop)
        return reply.raw.isEmpty() ? socket->abort() : socket->disconnectFromHost();
    if (reply.silent) {
        ++m_waiting;
        return;
    }
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(reply.status) + " X\r\nContent-Type: " + reply.type + "\r\n" + reply.headers;
    if (reply.keepOpen)
        m_streams.append(socket);
    else
        head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    socket->write(head + "\r\n" + reply.body);
}

void DroneServer::push(const QByteArray &bytes)
{
    for (const auto &socket : std::as_const(m_streams)) {
        if (socket)
            socket->write(bytes);
    }
}

void DroneServer::cut()
{
    const auto streams = std::exchange(m_streams, {});
    for (const auto &socket : streams) {
        if (socket)
            socket->disconnectFromHost();
    }
}

} // namespace Fakes
