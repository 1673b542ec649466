// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpSocket>

#include <functional>

namespace Webhook {

/// The socket that the HTTP server holds: not a connection, but the clean side of one. It reads exactly the requests
/// that the guard let through, one at a time, and what is written to it is kept until the guard takes the whole answer.
/// Belongs to the HTTP server, which deletes it after disconnected().
class AdmittedSocket final : public QTcpSocket
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AdmittedSocket)

public:
    AdmittedSocket(const QHostAddress &peer, quint16 port, std::function<void()> hungUp, QObject *parent);
    ~AdmittedSocket() override;

    /// Lets the HTTP server read `request`.
    void feed(const QByteArray &request);
    /// What was written since the last time.
    QByteArray takeAnswer();
    /// The real connection is gone.
    void hangUp();

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override { return 0; }
    void disconnectFromHost() override;
    void close() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 skipData(qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_request;
    qsizetype m_read = 0;
    QByteArray m_answer;
    std::function<void()> m_hungUp;
};

} // namespace Webhook
