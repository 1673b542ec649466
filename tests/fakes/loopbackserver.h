// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>

namespace Fakes {

/// A listening port on 127.0.0.1, plain or with TLS, that can go away and come back under the same number.
class LoopbackServer final : public QTcpServer
{
    Q_OBJECT

public:
    LoopbackServer();

    /// For connections from now on; those that stand are cut, so that nobody goes on over one. Nothing: plain.
    void setTls(const std::optional<QSslConfiguration> &tls);
    bool isEncrypted() const { return m_tls.has_value(); }
    void goAway(); ///< connections are cut, further ones refused
    void comeBack();
    int connections() const { return m_connections; } ///< so far
    /// Answers a client that speaks TLS where nobody does as web servers do; true when it was one.
    static bool turnedAwayTls(QTcpSocket &socket);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void cut();

    std::optional<QSslConfiguration> m_tls;
    QList<QPointer<QTcpSocket>> m_sockets;
    quint16 m_port = 0;
    int m_connections = 0;
};

} // namespace Fakes
