// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>

class QWebSocket;

namespace Discord::Gateway {

/// One WebSocket after another, and the only place that knows QWebSocket. Each open() gets an object of its own, as a
/// used one keeps the close code of its last connection. Certificates are verified; the system's proxy is used,
/// except for this machine itself. Owned by GatewayClient; one thread.
class GatewaySocket final : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        std::chrono::milliseconds handshake{15'000}; ///< TCP, TLS and WebSocket together; QWebSocket has none
        std::chrono::milliseconds close{2'000}; ///< for the close handshake; then the line is cut
        quint64 messageBytes = 1'048'576; ///< more ends the connection with 1009; QWebSocket allows 2 GiB
    };

    /// `clock` is borrowed and outlives the socket.
    explicit GatewaySocket(Core::Clock &clock, QObject *parent = nullptr);
    GatewaySocket(Core::Clock &clock, const Limits &limits, QObject *parent = nullptr);
    ~GatewaySocket() override;
    Q_DISABLE_COPY_MOVE(GatewaySocket)

    /// Not while another connection is open. closed() ends it in any case.
    void open(const QUrl &url);
    /// Dropped when the connection is on its way out.
    void send(const QByteArray &text);
    /// With a close frame where the connection stands, at once where it does not yet.
    void close(int code);

Q_SIGNALS:
    void opened();
    /// One whole message, from text and binary frames alike. Qt 6.4 ends a connection with 1007 when a fragment of text
    /// ends inside a character, which RFC 6455 section 5.6 allows; the session is then resumed.
    void received(const QByteArray &message);
    /// Once for each open(), never from inside a call. `broken`: there was no close frame and `code` says nothing.
    void closed(int code, bool broken, const QString &words);

private:
    void connectSocket();
    void socketOpened();
    void handshakeFailed();
    void disconnected();
    void failed(const QString &words);
    void finish(int code, bool broken, const QString &words);
    void dropSocket();

    Core::Clock &m_clock;
    const Limits m_limits;
    std::unique_ptr<Core::Alarm> m_alarm;
    QWebSocket *m_socket = nullptr; ///< child; a new one for each open()
    bool m_closing = false; ///< by us
    bool m_closeFrameSeen = false;
    int m_closeCode = 0; ///< ours
    QString m_sslWords;
};

} // namespace Discord::Gateway
