// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/loopbackserver.h"

#include <QSslSocket>

#include <utility>

namespace Fakes {

LoopbackServer::LoopbackServer()
{
    comeBack();
}

void LoopbackServer::setTls(const std::optional<QSslConfiguration> &tls)
{
    m_tls = tls;
    cut();
}

void LoopbackServer::goAway()
{
    close();
    cut();
}

void LoopbackServer::comeBack()
{
    if (!listen(QHostAddress::LocalHost, m_port))
        qFatal("a server of the test cannot listen on loopback");
    m_port = serverPort();
}

bool LoopbackServer::turnedAwayTls(QTcpSocket &socket)
{
    if (!socket.peek(1).startsWith('\x16')) // a handshake record (RFC 8446, section 5.1)
        return false;
    socket.write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    socket.disconnectFromHost();
    return true;
}

void LoopbackServer::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    QTcpSocket *socket = nullptr;
    if (m_tls) {
        auto *encrypted = new QSslSocket(this);
        encrypted->setSslConfiguration(*m_tls);
        socket = encrypted;
        encrypted->setSocketDescriptor(descriptor);
        encrypted->startServerEncryption();
    } else {
        socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
    }
    m_sockets.removeAll(nullptr);
    m_sockets.append(socket);
    addPendingConnection(socket);
}

void LoopbackServer::cut()
{
    const auto sockets = std::exchange(m_sockets, {});
    for (const auto &socket : sockets) {
        if (socket)
            socket->abort();
    }
}

} // namespace Fakes
