// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/admittedsocket.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace Webhook {

AdmittedSocket::AdmittedSocket(const QHostAddress &peer, quint16 port, std::function<void()> hungUp, QObject *parent)
    : QTcpSocket(parent)
    , m_hungUp(std::move(hungUp))
{
    setPeerAddress(peer);
    setPeerPort(port);
    setSocketState(ConnectedState);
    setOpenMode(ReadWrite);
}

AdmittedSocket::~AdmittedSocket()
{
    // There is nothing below that QAbstractSocket could close.
    setSocketState(UnconnectedState);
}

void AdmittedSocket::feed(const QByteArray &request)
{
    m_request = request;
    m_read = 0;
    Q_EMIT readyRead();
}

QByteArray AdmittedSocket::takeAnswer()
{
    return std::exchange(m_answer, {});
}

void AdmittedSocket::hangUp()
{
    if (state() == UnconnectedState)
        return;
    m_hungUp = nullptr;
    setSocketState(UnconnectedState);
    setOpenMode(NotOpen);
    Q_EMIT disconnected();
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    deleteLater();
#endif
    // From then on the HTTP server is our parent and looks at us once more when the answer that waits is given up.
}

qint64 AdmittedSocket::bytesAvailable() const
{
    // Not the socket's own: there is no connection behind it, and its buffers stay empty.
    return QIODevice::bytesAvailable() + m_request.size() - m_read; // NOLINT(bugprone-parent-virtual-call)
}

void AdmittedSocket::disconnectFromHost()
{
    if (m_hungUp)
        m_hungUp();
}

void AdmittedSocket::close()
{
    disconnectFromHost();
}

qint64 AdmittedSocket::readData(char *data, qint64 maxSize)
{
    const qsizetype size = std::min(qsizetype(maxSize), m_request.size() - m_read);
    std::memcpy(data, m_request.constData() + m_read, size_t(size));
    m_read += size;
    if (m_read == m_request.size()) {
        m_request.clear();
        m_read = 0;
    }
    return size;
}

qint64 AdmittedSocket::skipData(qint64 maxSize)
{
    const qsizetype size = std::min(qsizetype(maxSize), m_request.size() - m_read);
    m_read += size;
    return size;
}

qint64 AdmittedSocket::writeData(const char *data, qint64 size)
{
    m_answer.append(data, qsizetype(size));
    return size;
}

} // namespace Webhook
