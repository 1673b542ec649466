// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/webhooklistener.h"

#include "webhook/guardedconnection.h"

#include <QHttpServer>
#include <QHttpServerResponder>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#endif

#include <unordered_map>

namespace Webhook {

namespace {

using Responder = QHttpServerResponder;

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
void write(Responder &responder, const Answer &answer)
{
    QHttpHeaders headers;
    if (!answer.contentType.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::ContentType, answer.contentType);
    if (!answer.allow.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::Allow, answer.allow);
    responder.write(answer.body, headers, Responder::StatusCode(answer.status));
}
#else
void write(Responder &responder, const Answer &answer)
{
    responder.writeStatusLine(Responder::StatusCode(answer.status));
    if (!answer.contentType.isEmpty())
        responder.writeHeader("Content-Type", answer.contentType);
    if (!answer.allow.isEmpty())
        responder.writeHeader("Allow", answer.allow);
    // RFC 9110 section 8.6: never in a 204.
    if (answer.status != 204)
        responder.writeHeader("Content-Length", QByteArray::number(answer.body.size()));
    responder.writeBody(answer.status == 204 ? QByteArray() : answer.body);
}
#endif

ListenErrorKind kindOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return ListenErrorKind::AddressInUse;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return ListenErrorKind::AddressNotAvailable;
    case QAbstractSocket::SocketAccessError:
        return ListenErrorKind::PermissionDenied;
    default:
        return ListenErrorKind::Failed;
    }
}

} // namespace

/// One life of the listener, from start() to stop(): the HTTP server, its guarded socket and the requests that wait.
class WebhookListener::Server
{
public:
    /// A client may leave while its answer is pending, and QHttpServer then deletes the socket that the responder
    /// points to without telling the responder (Qt 6.4.2): whoever answers looks at the connection first.
    struct Pending
    {
        /// While the handler runs, the HTTP server's own; moved here when no answer came meanwhile. From Qt 6.5 on a
        /// responder must not end before the HTTP server's call into us does.
        Responder *responder = nullptr;
        std::unique_ptr<Responder> kept;
        QPointer<GuardedConnection> connection;
    };

    Server(Core::Clock &clock, const Limits &limits)
        : guard(new ConnectionGuard(clock, limits))
    {
    }
    ~Server()
    {
        pending.clear();
        delete guard;
    }
    Q_DISABLE_COPY_MOVE(Server)

    QHttpServer http;
    QPointer<ConnectionGuard> guard; ///< a child of `http` once it is bound
    QHostAddress address;
    std::unordered_map<quint64, Pending> pending;
};

WebhookListener::WebhookListener(Core::Clock &clock, RequestHandler &handler, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_handler(handler)
{
}

WebhookListener::~WebhookListener()
{
    stop();
}

Core::Result<void, ListenError> WebhookListener::start(const QHostAddress &address, quint16 port, const Limits &limits)
{
    stop();
    auto server = std::make_unique<Server>(m_clock, limits);
    server->address = address;
    if (!server->guard->start(address, port)) {
        return ListenError{kindOf(server->guard->serverError()),
            QStringLiteral("Cannot receive on %1, port %2").arg(address.toString()).arg(port),
            server->guard->errorString()};
    }
    // Nothing is routed by path or method: every request is "missing" and goes to the handler, which knows them all.
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    server->http.setMissingHandler(
        this, [this](const QHttpServerRequest &request, Responder &responder) { receive(request.body(), &responder); });
#else
    server->http.setMissingHandler(
        [this](const QHttpServerRequest &request, Responder &&responder) { receive(request.body(), &responder); });
#endif
    server->http.bind(server->guard);
    connect(server->guard, &ConnectionGuard::retired, this, &WebhookListener::drained);
    m_server = std::move(server);
    return {};
}

void WebhookListener::drain()
{
    if (m_server)
        m_server->guard->retire();
    else
        Q_EMIT drained();
}

void WebhookListener::stop()
{
    m_server.reset();
}

bool WebhookListener::isListening() const
{
    return m_server && m_server->guard->isListening();
}

QHostAddress WebhookListener::localAddress() const
{
    return m_server ? m_server->address : QHostAddress();
}

quint16 WebhookListener::port() const
{
    return m_server ? m_server->guard->serverPort() : quint16(0);
}

WebhookListener::Statistics WebhookListener::statistics() const
{
    Statistics statistics;
    if (m_server) {
        statistics.guard = m_server->guard->statistics();
        statistics.pending = qint64(m_server->pending.size());
    }
    statistics.answered = m_answered;
    return statistics;
}

void WebhookListener::receive(const QByteArray &body, void *responder)
{
    GuardedConnection *connection = m_server->guard->handingOver();
    Q_ASSERT(connection); // the HTTP server reads from nobody but the guard
    const quint64 id = ++m_lastRequest;
    auto *borrowed = static_cast<Responder *>(responder);
    m_server->pending[id] = {borrowed, nullptr, connection};
    Request request = connection->takeRequest();
    request.body = body;
    m_handler.handle(std::move(request), [self = QPointer(this), id](const Answer &answer) {
        if (self)
            self->answer(id, answer);
    });
    if (!m_server)
        return;
    if (const auto waiting = m_server->pending.find(id); waiting != m_server->pending.end()) {
        waiting->second.kept = std::make_unique<Responder>(std::move(*borrowed));
        waiting->second.responder = waiting->second.kept.get();
    }
}

void WebhookListener::answer(quint64 id, const Answer &answer)
{
    if (!m_server)
        return;
    auto waiting = m_server->pending.extract(id);
    if (waiting.empty())
        return; // of an earlier start()
    const QPointer<GuardedConnection> connection = waiting.mapped().connection;
    if (!connection || !connection->awaitsAnswer())
        return;
    write(*waiting.mapped().responder, answer);
    waiting.mapped().kept.reset();
    ++m_answered[answer.status];
    connection->finishAnswer(answer.provesSender);
}

} // namespace Webhook
