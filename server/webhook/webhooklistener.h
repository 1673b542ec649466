// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/result.h"
#include "webhook/connectionguard.h"
#include "webhook/requesthandler.h"

#include <QMap>
#include <QObject>
#include <QPointer>

#include <memory>

namespace Webhook {

enum class ListenErrorKind {
    AddressInUse, ///< another program has that port
    AddressNotAvailable, ///< this computer has no such address
    PermissionDenied, ///< ports below 1024 belong to root
    Failed,
};
using ListenError = Core::Error<ListenErrorKind>;

/// Receives HTTP requests and brings the answers back. Knows the transport (QHttpServer, in this class alone) and no
/// policy: what an answer says is the RequestHandler's decision. Lives in one thread, as does its handler.
class WebhookListener final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WebhookListener)

public:
    /// A value, taken at one moment.
    struct Statistics
    {
        ConnectionGuard::Statistics guard; ///< since the last start
        QMap<int, quint64> answered; ///< by HTTP status, the guard's own answers not among them
        qint64 pending = 0; ///< requests that wait for the handler
    };

    /// Borrows both; they outlive it.
    WebhookListener(Core::Clock &clock, RequestHandler &handler, QObject *parent = nullptr);
    ~WebhookListener() override; ///< stop()

    /// Port 0 = any that is free. Starting again moves to the new address; what is open on the old one ends.
    Core::Result<void, ListenError> start(const QHostAddress &address, quint16 port, const Limits &limits = {});
    /// No further request; those that wait are still answered. drained() follows, at once when there are none.
    void drain();
    /// Ends every connection now.
    void stop();

    bool isListening() const;
    QHostAddress localAddress() const; ///< as given to start()
    quint16 port() const; ///< 0 when not listening
    Statistics statistics() const;

Q_SIGNALS:
    void drained();

private:
    class Server;

    void receive(const QByteArray &body, void *responder);
    void answer(quint64 id, const Answer &answer);

    Core::Clock &m_clock;
    RequestHandler &m_handler;
    std::unique_ptr<Server> m_server;
    QMap<int, quint64> m_answered;
    quint64 m_lastRequest = 0;
};

} // namespace Webhook
