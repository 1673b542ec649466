// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketServer>

#include <chrono>

namespace Fakes {

/// Discord's Gateway on a loopback socket: says Hello, acknowledges heartbeats, answers Identify and Resume, and does
/// what a test asks for. What it holds against the client is in `violations`.
class GatewayPeer final : public QObject
{
    Q_OBJECT

public:
    explicit GatewayPeer(QObject *parent = nullptr);

    QUrl url() const; ///< ws://127.0.0.1:port
    bool isConnected() const;

    void say(int opcode, const QJsonValue &data = QJsonValue::Null);
    /// The same as a binary frame, or cut into frames of a few bytes.
    void sayBinary(int opcode, const QJsonValue &data = QJsonValue::Null);
    void sayInFragments(int opcode, const QJsonValue &data, quint64 frameBytes);
    void sayRaw(const QByteArray &text);
    void close(int code);
    void drop(); ///< the line, without a close frame

    // How it behaves.
    QString token = QStringLiteral("test-token");
    std::chrono::milliseconds heartbeat{41'250};
    bool saysHello = true;
    bool acknowledges = true;
    int refuseIdentifyWith = 0; ///< a close code

    // What it saw.
    int connections = 0;
    int identifies = 0;
    int resumes = 0;
    int heartbeats = 0;
    QList<QJsonObject> presences;
    QList<int> closes; ///< close codes of the client; 0 without a close frame
    QStringList violations;

Q_SIGNALS:
    void identified();
    void resumed();
    void beat();
    void disconnected();

private:
    void accept();
    void answer(const QString &text);
    void event(const QString &name, const QJsonObject &data = {});
    void identify(const QJsonObject &data);
    void resume(const QJsonObject &data);

    QWebSocketServer m_server;
    QPointer<QWebSocket> m_socket; ///< the newest
    QSet<QString> m_sessions;
    int m_sequence = 0;
};

} // namespace Fakes
