// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpSocket>
#include <QTest>

#include <functional>

/// A client that writes whatever bytes it is told to, on loopback. Its waits are bounded, and let the server in the
/// same thread run.
class HttpClient
{
public:
    struct Answer
    {
        int status = 0; ///< 0 = none came
        QByteArray head;
        QByteArray body;
    };

    /// `own`: the address that it comes from; all of 127.0.0.0/8 is this computer. One of IPv6 goes by way of IPv6.
    explicit HttpClient(quint16 port, const QHostAddress &own = QHostAddress::LocalHost)
    {
        m_socket.bind(own);
        m_socket.connectToHost(own.protocol() == QAbstractSocket::IPv6Protocol
                ? QHostAddress(QHostAddress::LocalHostIPv6)
                : QHostAddress(QHostAddress::LocalHost),
            port);
        waitFor([this] { return m_socket.state() != QAbstractSocket::ConnectingState; });
    }

    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    Answer exchange(const QByteArray &request)
    {
        write(request);
        return answer();
    }
    /// The next answer, by its Content-Length; status 0 when the connection ends without one.
    Answer answer(bool headOnly = false)
    {
        Answer answer;
        waitFor([this, &answer, headOnly] {
            m_bytes += m_socket.readAll();
            const qsizetype end = m_bytes.indexOf("\r\n\r\n");
            if (end < 0)
                return m_socket.state() != QAbstractSocket::ConnectedState;
            const qsizetype start = end + 4;
            const qsizetype at = m_bytes.first(end).toLower().indexOf("content-length:");
            qsizetype length = 0;
            if (at >= 0 && !headOnly)
                length = m_bytes.mid(at + 15, m_bytes.indexOf('\r', at) - at - 15).trimmed().toInt();
            if (m_bytes.size() < start + length)
                return m_socket.state() != QAbstractSocket::ConnectedState;
            answer.head = m_bytes.first(start);
            answer.body = m_bytes.mid(start, length);
            answer.status = answer.head.mid(9, 3).toInt();
            m_bytes.remove(0, start + length);
            return true;
        });
        return answer;
    }
    /// Whether the other side ends the connection soon.
    bool endsSoon()
    {
        return waitFor([this] {
            m_bytes += m_socket.readAll();
            return m_socket.state() == QAbstractSocket::UnconnectedState;
        });
    }
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    /// Leaves at once, with a reset.
    void leave() { m_socket.abort(); }
    QByteArray rest() const { return m_bytes; }

    static bool waitFor(const std::function<bool()> &condition, int milliseconds = 5000)
    {
        QElapsedTimer timer;
        timer.start();
        while (!condition()) {
            if (timer.elapsed() > milliseconds)
                return false;
            QTest::qWait(0);
        }
        return true;
    }

private:
    QTcpSocket m_socket;
    QByteArray m_bytes;
};
