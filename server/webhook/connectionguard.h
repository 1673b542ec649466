// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "webhook/guardrefusal.h"
#include "webhook/limits.h"

#include <QHash>
#include <QHostAddress>
#include <QPointer>
#include <QSet>
#include <QTcpServer>

#include <array>
#include <memory>

class QSocketNotifier;

namespace Webhook {

class AdmittedSocket;
class GuardedConnection;

/// The server socket behind which an HTTP server without limits of its own is safe: QAbstractHttpServer::bind() takes
/// it, and sees of every connection only complete requests within the limits, one at a time. Lives in one thread.
class ConnectionGuard final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionGuard)

public:
    /// A value, taken at one moment.
    struct Statistics
    {
        qint64 open = 0; ///< connections now
        quint64 accepted = 0; ///< connections since the start
        quint64 requests = 0; ///< handed over
        std::array<quint64, GuardRefusalCount> refused{}; ///< by GuardRefusal

        bool operator==(const Statistics &) const = default;
    };

    ConnectionGuard(Core::Clock &clock, const Limits &limits, QObject *parent = nullptr);
    ~ConnectionGuard() override;

    /// Like QTcpServer::listen(); afterwards bind() the HTTP server to it.
    bool start(const QHostAddress &address, quint16 port);
    /// Accepts nobody any more, ends idle connections and every other one after its answer.
    void retire();
    Statistics statistics() const;
    /// The connection whose request the HTTP server is handling at this moment; null outside of its handler.
    GuardedConnection *handingOver() const { return m_handingOver; }

    bool hasPendingConnections() const override { return m_pending != nullptr; }
    QTcpSocket *nextPendingConnection() override;

Q_SIGNALS:
    /// After retire(), when the last connection is gone.
    void retired();

private:
    friend class GuardedConnection;

    Core::Clock &clock() const { return m_clock; }
    const Limits &limits() const { return m_limits; }
    void admit(AdmittedSocket *socket);
    void handOver(GuardedConnection &connection, AdmittedSocket &socket, const QByteArray &request);
    void countRefusal(GuardRefusal refusal);
    bool noteUnfinished(qint64 bytes);
    void noteFinished(qint64 bytes);
    void noteDeadline(Core::SteadyTime at);
    void forget(GuardedConnection *connection);

    void acceptAll();
    void accept(int descriptor, const QHostAddress &peer);
    void turnAway(int descriptor, GuardRefusal refusal);
    void sweep();

    Core::Clock &m_clock;
    const Limits m_limits;
    std::unique_ptr<Core::Alarm> m_sweep;
    Core::SteadyTime m_sweepAt = Core::SteadyTime::max();
    std::unique_ptr<QSocketNotifier> m_arrivals;
    bool m_acceptLater = false; ///< no descriptor was left
    QSet<GuardedConnection *> m_connections;
    QHash<QHostAddress, int> m_perAddress;
    AdmittedSocket *m_pending = nullptr;
    GuardedConnection *m_handingOver = nullptr;
    qint64 m_unfinished = 0;
    Statistics m_statistics;
    bool m_retired = false;
};

} // namespace Webhook
