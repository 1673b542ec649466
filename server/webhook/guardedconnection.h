// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "webhook/admittedsocket.h"
#include "webhook/requesthandler.h"
#include "webhook/requesthead.h"

#include <QPointer>
#include <QTcpSocket>

#include <utility>

namespace Webhook {

class ConnectionGuard;
struct ClientShare;

/// One client. Reads requests within all limits and lets the HTTP server see each of them when it is complete and the
/// one before it is answered. Owned by its ConnectionGuard, in whose thread it lives; deletes itself when it is gone.
///
///     Idle -> Head -> Body -> Answering -> Idle     a good request, kept alive
///       |      |       |         |     \-> Closing  the last one of this connection
///       |      \-------+---------+-----> Lingering  refused: answered, writing side shut, reads on for a moment
///       \---------------------------------> (gone)  any state, when the client leaves or is silent for too long
class GuardedConnection final : public QTcpSocket
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GuardedConnection)

public:
    /// Borrows `share`, that of its address, to which it adds; `number` counts the connections.
    GuardedConnection(ConnectionGuard &guard, const QHostAddress &peer, ClientShare &share, quint64 number);

    /// The request that is being handed over, without its body. Only while the HTTP server handles it.
    Request takeRequest();
    /// Whether the request that was handed over still can be answered.
    bool awaitsAnswer() const { return m_state == State::Answering && !m_gone; }
    /// Sends what the HTTP server wrote. `proves`: the request was a good delivery.
    void finishAnswer(bool proves);
    /// Goes on with what has come.
    void readOn();
    /// Reads no more for the moment; false when it was held already.
    bool hold() { return !std::exchange(m_held, true); }
    /// Goes on after hold().
    void readHeld();
    /// No further request: ends now when idle, soon when half of a request is there, otherwise after the answer.
    void retire();
    /// Acts when the deadline has passed.
    void checkDeadline(Core::SteadyTime now);
    Core::SteadyTime deadline() const { return m_deadline; }
    QHostAddress peer() const { return m_peer; }
    ClientShare &share() const { return m_share; }
    quint64 number() const { return m_number; }
    /// Bytes of the body that is still coming.
    qint64 unfinished() const { return m_unfinished; }
    /// Whether nothing good came over it and no answer is being made.
    bool mayBeEnded() const { return !m_proven && m_state != State::Answering; }
    /// Whether it was answered for the last time.
    bool isLeaving() const { return m_state == State::Closing || m_state == State::Lingering; }
    /// Ends because too much is unfinished.
    void refuseUnfinished();

private:
    enum class State { Idle, Head, Body, Answering, Closing, Lingering };

    bool step();
    bool readHead();
    bool readBody();
    void handOver();
    void discard();
    void forgetInput();
    void refuse(const HeadError &error);
    void becomeIdle();
    void setDeadline(std::chrono::milliseconds from_now);
    void gone();

    ConnectionGuard &m_guard;
    const QHostAddress m_peer;
    ClientShare &m_share;
    const quint64 m_number;
    State m_state = State::Idle;
    Core::SteadyTime m_deadline{};
    Core::SteadyTime m_started{}; ///< first byte of the request
    QByteArray m_input; ///< of the request that is being read: its head, or what the HTTP server will see of it
    qint64 m_unfinished = 0;
    qsizetype m_scanned = 0;
    qsizetype m_headSize = 0;
    RequestHead m_head;
    QPointer<AdmittedSocket> m_admitted;
    qint64 m_discarded = 0;
    bool m_proven = false;
    bool m_retired = false;
    bool m_reading = false;
    bool m_handedOver = false; ///< a request, since the event loop called
    bool m_held = false;
    bool m_gone = false;
};

} // namespace Webhook
