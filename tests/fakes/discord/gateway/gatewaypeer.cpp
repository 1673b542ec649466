// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/discord/gateway/gatewaypeer.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace Fakes {

namespace {

QByteArray packet(int opcode, const QJsonValue &data)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("op"), opcode}, {QStringLiteral("d"), data},
                             {QStringLiteral("s"), QJsonValue::Null}, {QStringLiteral("t"), QJsonValue::Null}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

GatewayPeer::GatewayPeer(QObject *parent)
    : QObject(parent)
    , m_server(QStringLiteral("gateway"), QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, &GatewayPeer::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the fake Gateway cannot listen on loopback");
}

QUrl GatewayPeer::url() const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(m_server.serverPort()));
}

bool GatewayPeer::isConnected() const
{
    return m_socket && m_socket->isValid();
}

void GatewayPeer::say(int opcode, const QJsonValue &data)
{
    sayRaw(packet(opcode, data));
}

void GatewayPeer::sayBinary(int opcode, const QJsonValue &data)
{
    m_socket->sendBinaryMessage(packet(opcode, data));
}

void GatewayPeer::sayInFragments(int opcode, const QJsonValue &data, quint64 frameBytes)
{
    m_socket->setOutgoingFrameSize(frameBytes);
    say(opcode, data);
    m_socket->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
}

void GatewayPeer::sayRaw(const QByteArray &text)
{
    m_socket->sendTextMessage(QString::fromUtf8(text));
}

void GatewayPeer::close(int code)
{
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), QStringLiteral("on request"));
}

void GatewayPeer::drop()
{
    m_socket->abort();
}

void GatewayPeer::accept()
{
    if (isConnected())
        violations.append(QStringLiteral("a second connection while the first is open"));
    QWebSocket *socket = m_server.nextPendingConnection();
    socket->setParent(this);
    m_socket = socket;
    ++connections;
    const QUrlQuery query(socket->requestUrl());
    if (query.queryItemValue(QStringLiteral("v")) != QLatin1String("10")
        || query.queryItemValue(QStringLiteral("encoding")) != QLatin1String("json"))
        violations.append(QStringLiteral("query %1").arg(socket->requestUrl().query()));
    connect(socket, &QWebSocket::textMessageReceived, this, &GatewayPeer::answer);
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        closes.append(socket->closeCode());
        socket->deleteLater();
        Q_EMIT disconnected();
    });
    if (saysHello)
        say(10, QJsonObject{{QStringLiteral("heartbeat_interval"), qint64(heartbeat.count())}});
}

void GatewayPeer::answer(const QString &text)
{
    const QJsonObject received = QJsonDocument::fromJson(text.toUtf8()).object();
    const QJsonObject data = received[QStringLiteral("d")].toObject();
    if (text.toUtf8().size() > 4096)
        violations.append(QStringLiteral("a packet over 4096 bytes"));
    switch (received[QStringLiteral("op")].toInt(-1)) {
    case 1:
        ++heartbeats;
        if (acknowledges)
            say(11);
        Q_EMIT beat();
        break;
    case 2:
        identify(data);
        break;
    case 3:
        presences.append(data);
        break;
    case 6:
        resume(data);
        break;
    default:
        violations.append(QStringLiteral("an unknown packet"));
    }
}

void GatewayPeer::event(const QString &name, const QJsonObject &data)
{
    sayRaw(QJsonDocument(QJsonObject{{QStringLiteral("op"), 0}, {QStringLiteral("d"), data},
                             {QStringLiteral("s"), ++m_sequence}, {QStringLiteral("t"), name}})
               .toJson(QJsonDocument::Compact));
}

void GatewayPeer::identify(const QJsonObject &data)
{
    ++identifies;
    if (refuseIdentifyWith != 0 || data[QStringLiteral("token")].toString() != token) {
        close(refuseIdentifyWith != 0 ? refuseIdentifyWith : 4004);
        return;
    }
    const QString session = QStringLiteral("session-%1").arg(identifies);
    m_sessions.insert(session);
    m_sequence = 0;
    presences.append(data[QStringLiteral("presence")].toObject());
    event(QStringLiteral("READY"),
        {{QStringLiteral("session_id"), session}, {QStringLiteral("resume_gateway_url"), url().toString()},
            {QStringLiteral("user"),
                QJsonObject{{QStringLiteral("id"), QStringLiteral("42")},
                    {QStringLiteral("username"), QStringLiteral("builds")}}}});
    Q_EMIT identified();
}

void GatewayPeer::resume(const QJsonObject &data)
{
    ++resumes;
    if (!m_sessions.contains(data[QStringLiteral("session_id")].toString())) {
        say(9, false);
        return;
    }
    event(QStringLiteral("RESUMED"));
    Q_EMIT resumed();
}

} // namespace Fakes
