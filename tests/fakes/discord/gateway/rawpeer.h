// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace Fakes {

/// A WebSocket server that a test feeds byte by byte, for what a well-behaved one never does.
class RawPeer final : public QObject
{
    Q_OBJECT

public:
    enum class Handshake { Complete, Silent, Refuse, Redirect };

    explicit RawPeer(Handshake handshake, QObject *parent = nullptr);

    QUrl url() const;
    bool isOpen() const { return m_open; }
    void write(const QByteArray &bytes);
    void disconnectTcp();
    /// Stops reading, so that a close frame is never answered.
    void fallSilent();
    QByteArray received() const { return m_received; } ///< after the handshake

    /// One frame of a server, RFC 6455 section 5.2; `payload` below 64 KiB.
    static QByteArray frame(int opcode, const QByteArray &payload, bool last = true);

Q_SIGNALS:
    void opened();
    void disconnected();

private:
    void accept();
    void read();

    QTcpServer m_server;
    QPointer<QTcpSocket> m_socket;
    const Handshake m_handshake;
    bool m_open = false;
    QByteArray m_received;
};

} // namespace Fakes
