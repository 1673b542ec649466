// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/gatewaysocket.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslError>
#include <QWebSocket>

namespace Discord::Gateway {

namespace {

constexpr int AbnormalClosure = 1006; // RFC 6455 section 7.4.1: no close frame

bool isThisMachine(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QNetworkProxy systemProxy(const QUrl &url)
{
    if (isThisMachine(url.host()))
        return QNetworkProxy::NoProxy;
    // Systems name proxies for http and https, not for WebSockets.
    QUrl asHttp = url;
    asHttp.setScheme(url.scheme() == QLatin1String("wss") ? QStringLiteral("https") : QStringLiteral("http"));
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(asHttp));
    for (const QNetworkProxy &proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy || (proxy.capabilities() & QNetworkProxy::TunnelingCapability))
            return proxy;
    }
    return QNetworkProxy::NoProxy;
}

} // namespace

GatewaySocket::GatewaySocket(Core::Clock &clock, QObject *parent)
    : GatewaySocket(clock, Limits(), parent)
{
}

GatewaySocket::GatewaySocket(Core::Clock &clock, const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_limits(limits)
    , m_alarm(clock.alarm([this] {
        if (m_closing)
            finish(m_closeCode, true, QStringLiteral("the far end did not close in time"));
        else
            failed(QStringLiteral("no handshake in time"));
    }))
{
}

GatewaySocket::~GatewaySocket()
{
    dropSocket();
}

void GatewaySocket::open(const QUrl &url)
{
    Q_ASSERT(!m_socket);
    m_closing = false;
    m_closeFrameSeen = false;
    m_sslWords.clear();
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(m_limits.messageBytes);
    m_socket->setMaxAllowedIncomingMessageSize(m_limits.messageBytes);
    m_socket->setProxy(systemProxy(url));
    connectSocket();
    m_alarm->ringAt(m_clock.now() + m_limits.handshake);
    m_socket->open(url);
}

void GatewaySocket::connectSocket()
{
    connect(m_socket, &QWebSocket::connected, this, &GatewaySocket::socketOpened);
    connect(m_socket, &QWebSocket::disconnected, this, &GatewaySocket::disconnected);
    connect(m_socket, &QWebSocket::aboutToClose, this, [this] { m_closeFrameSeen = true; });
    connect(m_socket, &QWebSocket::textMessageReceived, this,
        [this](const QString &text) { Q_EMIT received(text.toUtf8()); });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &GatewaySocket::received);
    connect(m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (!errors.isEmpty())
            m_sslWords = errors.first().errorString();
    });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, &GatewaySocket::handshakeFailed);
#else
    connect(
        m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &GatewaySocket::handshakeFailed);
#endif
}

void GatewaySocket::handshakeFailed()
{
    // Later than the handshake, disconnected() follows and knows more.
    if (m_alarm->isSet() && !m_closing)
        failed(m_sslWords.isEmpty() ? m_socket->errorString() : m_sslWords);
}

void GatewaySocket::send(const QByteArray &text)
{
    if (m_socket && !m_closing)
        m_socket->sendTextMessage(QString::fromUtf8(text));
}

void GatewaySocket::close(int code)
{
    if (!m_socket || m_closing)
        return;
    m_closing = true;
    m_closeCode = code;
    if (m_socket->state() != QAbstractSocket::ConnectedState) {
        finish(code, true, QStringLiteral("given up before it stood"));
        return;
    }
    m_alarm->ringAt(m_clock.now() + m_limits.close);
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code));
}

void GatewaySocket::socketOpened()
{
    m_alarm->cancel();
    Q_EMIT opened();
}

void GatewaySocket::disconnected()
{
    if (m_closing)
        finish(m_closeCode, false, {});
    else if (m_closeFrameSeen)
        finish(m_socket->closeCode(), false, m_socket->closeReason().left(200));
    else // QWebSocket says 1000 here
        failed(m_socket->errorString());
}

void GatewaySocket::failed(const QString &words)
{
    finish(AbnormalClosure, true, words);
}

void GatewaySocket::finish(int code, bool broken, const QString &words)
{
    if (!m_socket)
        return;
    dropSocket();
    QMetaObject::invokeMethod(
        this, [this, code, broken, words] { Q_EMIT closed(code, broken, words); }, Qt::QueuedConnection);
}

void GatewaySocket::dropSocket()
{
    m_alarm->cancel();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater(); // this may run inside one of its signals
    m_socket = nullptr;
}

} // namespace Discord::Gateway
