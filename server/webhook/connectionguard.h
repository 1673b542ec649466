// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "webhook/guardrefusal.h"
#include "webhook/limits.h"

#include <QHostAddress>
#include <QPointer>
#include <QSet>
#include <QTcpServer>
#include <QTimer>

#include <array>
#include <memory>
#include <unordered_map>

class QSocketNotifier;

namespace Webhook {

class AdmittedSocket;
class GuardedConnection;

/// What one address has of us at the moment.
struct ClientShare
{
    int connections = 0;
    int proven = 0; ///< of them, those over which a good delivery came
    qint64 unfinished = 0; ///< bytes of bodies that are still coming
};

/// The server socket behind which an HTTP server without limits of its own is safe: QAbstractHttpServer::bind() takes
/// it, and sees of every connection only complete requests within the limits, one at a time. Whoever takes most gives
/// way when there is not enough, and an address that delivers well gives way last. Lives in one thread.
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
    /// False when this is the connection that has to end because too much is unfinished.
    bool noteUnfinished(GuardedConnection &connection, qint64 bytes);
    void noteFinished(GuardedConnection &connection, qint64 bytes);
    /// How many of `bytes` may be read now of a client that proved nothing. When it is less, readHeld() follows.
    qint64 allowance(GuardedConnection &connection, qint64 bytes);
    void noteDeadline(Core::SteadyTime at);
    void forget(GuardedConnection *connection);
    /// Lets it read on: now when its address delivers well or not much is read at the moment, otherwise in its turn.
    void letRead(GuardedConnection &connection);
    /// Lets it read on when it is its turn, after whoever has queued up before.
    void queueUp(GuardedConnection &connection);

    void acceptAll();
    void accept(int descriptor, const QHostAddress &peer);
    void turnAway(int descriptor, GuardRefusal refusal);
    bool makeRoom(const ClientShare *newcomer);
    void giveMemoryBack();
    bool hasTurnsLeft() const;
    void takeTurn(GuardedConnection &connection);
    void takeTurns();
    void sweep();
    void resumeHeld();

    Core::Clock &m_clock;
    const Limits m_limits;
    std::unique_ptr<Core::Alarm> m_sweep;
    Core::SteadyTime m_sweepAt = Core::SteadyTime::max();
    std::unique_ptr<QSocketNotifier> m_arrivals;
    bool m_acceptLater = false; ///< no descriptor was left
    QSet<GuardedConnection *> m_connections;
    struct AddressHash
    {
        size_t operator()(const QHostAddress &address) const noexcept { return qHash(address); }
    };
    std::unordered_map<QHostAddress, ClientShare, AddressHash> m_shares; ///< the connections refer to them
    AdmittedSocket *m_pending = nullptr;
    GuardedConnection *m_handingOver = nullptr;
    qint64 m_unfinished = 0;
    qint64 m_allowance = 0;
    Core::SteadyTime m_allowanceUntil{};
    QList<QPointer<GuardedConnection>> m_held; ///< wait for the next allowance, in this order
    bool m_wasCrowded = false; ///< since memory was last given back
    Statistics m_statistics;
    QList<QPointer<GuardedConnection>> m_queue;
    QTimer m_tick; ///< runs as long as anything is read in turns
    int m_turns = 0; ///< since the last tick
    std::chrono::nanoseconds m_turnTime{0}; ///< that they took
    bool m_retired = false;
};

} // namespace Webhook
