// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/discord/gateway/rawpeer.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace Fakes {

RawPeer::RawPeer(Handshake handshake, QObject *parent)
    : QObject(parent)
    , m_handshake(handshake)
{
    connect(&m_server, &QTcpServer::newConnection, this, &RawPeer::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the raw peer cannot listen on loopback");
}

QUrl RawPeer::url() const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(m_server.serverPort()));
}

void RawPeer::write(const QByteArray &bytes)
{
    m_socket->write(bytes);
    m_socket->flush();
}

void RawPeer::disconnectTcp()
{
    m_socket->disconnectFromHost();
}

void RawPeer::fallSilent()
{
    m_socket->disconnect(this);
    m_socket->setReadBufferSize(1);
}

QByteArray RawPeer::frame(int opcode, const QByteArray &payload, bool last)
{
    QByteArray bytes(1, static_cast<char>((last ? 0x80 : 0) | opcode));
    if (payload.size() < 126) {
        bytes.append(static_cast<char>(payload.size()));
    } else {
        bytes.append(static_cast<char>(126));
        bytes.append(static_cast<char>(payload.size() >> 8));
        bytes.append(static_cast<char>(payload.size() & 0xff));
    }
    return bytes + payload;
}

void RawPeer::accept()
{
    m_socket = m_server.nextPendingConnection();
    m_socket->setParent(this);
    connect(m_socket, &QTcpSocket::readyRead, this, &RawPeer::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &RawPeer::disconnected);
}

void RawPeer::read()
{
    m_received += m_socket->readAll();
    if (m_open || m_handshake == Handshake::Silent || !m_received.contains("\r\n\r\n"))
        return;
    if (m_handshake != Handshake::Complete) {
        write(m_handshake == Handshake::Refuse
                ? QByteArray("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")
                : QByteArray("HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"));
        return;
    }
    static const QRegularExpression key(
        QStringLiteral("Sec-WebSocket-Key: *([^\\r\\n]+)"), QRegularExpression::CaseInsensitiveOption);
    // RFC 6455 section 1.3.
    const QByteArray accept = QCryptographicHash::hash(
        key.match(QString::fromLatin1(m_received)).captured(1).toLatin1() + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
        QCryptographicHash::Sha1)
                                  .toBase64();
    m_received.clear();
    m_open = true;
    write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
        + accept + "\r\n\r\n");
    Q_EMIT opened();
}

} // namespace Fakes
