// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/connectionguard.h"

#include "core/heap.h"
#include "core/logging.h"
#include "webhook/admittedsocket.h"
#include "webhook/guardedconnection.h"

#include <QSocketNotifier>

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <tuple>

namespace Webhook {

namespace {

/// A full backlog costs whoever comes a second, after which the kernel of the client tries again.
constexpr int Backlog = 1024;
/// What the kernel keeps of each connection that is read slowly. Left to itself it grows that to megabytes, and copying
/// them for five hundred strangers takes the time of those that deliver well.
constexpr int KernelBuffer = 64 * 1024;
/// So few that whoever has a connection already need not wait for a crowd to come in.
constexpr int AcceptAtOnce = 8;
/// What clients that proved nothing, and refused ones, get of the thread: so many stretches of reading in a tick, of
/// one full buffer or one request each, and not much of its time. Who waits does so in the kernel and costs us nothing,
/// instead of making those wait that deliver well.
constexpr std::chrono::milliseconds Tick{1};
constexpr int TurnsInTick = 4;
constexpr std::chrono::microseconds TurnTimeInTick{250};
constexpr std::chrono::milliseconds AcceptPause{500};
constexpr std::chrono::milliseconds SweepPause{100};
/// So short that what may be read in it, at once if need be, keeps nobody waiting.
constexpr std::chrono::milliseconds AllowancePause{50};

/// Beyond these the heap has grown by what nobody needs every day.
constexpr qsizetype Crowd = 64;
constexpr qint64 CrowdBytes = 1024 * 1024;

/// IPv4 in its own form, whatever socket it came through.
QHostAddress plain(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return isV4 ? QHostAddress(v4) : address;
}

/// What counts as one client: whoever has an IPv6 address usually has a whole /64 of them.
QHostAddress group(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(bytes.c + 8, bytes.c + 16, quint8(0));
    return QHostAddress(bytes);
}

} // namespace

ConnectionGuard::ConnectionGuard(Core::Clock &clock, const Limits &limits, QObject *parent)
    : QTcpServer(parent)
    , m_clock(clock)
    , m_limits(limits)
    , m_sweep(clock.alarm([this] { sweep(); }))
{
    setListenBacklogSize(Backlog);
    m_tick.setInterval(Tick);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &ConnectionGuard::takeTurns);
}

ConnectionGuard::~ConnectionGuard()
{
    m_retired = false;
    const auto connections = m_connections;
    for (GuardedConnection *connection : connections)
        connection->abort();
}

bool ConnectionGuard::start(const QHostAddress &address, quint16 port)
{
    if (!listen(address, port))
        return false;
    // QTcpServer takes a full table of descriptors for a passing error and asks again without end (Qt 6.4.2): it may
    // not accept, we do.
    pauseAccepting();
    // Connections inherit it.
    ::setsockopt(int(socketDescriptor()), SOL_SOCKET, SO_RCVBUF, &KernelBuffer, sizeof KernelBuffer);
    m_arrivals = std::make_unique<QSocketNotifier>(socketDescriptor(), QSocketNotifier::Read);
    connect(m_arrivals.get(), &QSocketNotifier::activated, this, &ConnectionGuard::acceptAll);
    return true;
}

void ConnectionGuard::retire()
{
    m_retired = true;
    m_acceptLater = false;
    m_arrivals.reset();
    close();
    const auto connections = m_connections;
    for (GuardedConnection *connection : connections)
        connection->retire();
    if (m_connections.isEmpty())
        Q_EMIT retired();
}

ConnectionGuard::Statistics ConnectionGuard::statistics() const
{
    Statistics statistics = m_statistics;
    statistics.open = m_connections.size();
    return statistics;
}

QTcpSocket *ConnectionGuard::nextPendingConnection()
{
    return std::exchange(m_pending, nullptr);
}

void ConnectionGuard::admit(AdmittedSocket *socket)
{
    m_pending = socket;
    // Private to QTcpServer, whose own way to emit it would queue the socket a second time and accept by itself.
    QMetaObject::invokeMethod(this, "pendingConnectionAvailable", Qt::DirectConnection);
}

void ConnectionGuard::handOver(GuardedConnection &connection, AdmittedSocket &socket, const QByteArray &request)
{
    ++m_statistics.requests;
    // One answer may bring the next request of another connection with it.
    GuardedConnection *outer = std::exchange(m_handingOver, &connection);
    socket.feed(request);
    m_handingOver = outer;
}

void ConnectionGuard::countRefusal(GuardRefusal refusal)
{
    ++m_statistics.refused[size_t(refusal)];
}

bool ConnectionGuard::noteUnfinished(GuardedConnection &connection, qint64 bytes)
{
    m_unfinished += bytes;
    connection.share().unfinished += bytes;
    m_wasCrowded = m_wasCrowded || m_unfinished > CrowdBytes;
    while (m_unfinished > m_limits.unfinished) {
        GuardedConnection *most = &connection;
        const auto rank = [](const GuardedConnection *candidate) {
            const ClientShare &share = candidate->share();
            return std::tuple(share.proven == 0, share.unfinished, candidate->unfinished());
        };
        for (GuardedConnection *other : std::as_const(m_connections)) {
            if (rank(other) > rank(most))
                most = other;
        }
        if (most == &connection)
            return false;
        most->refuseUnfinished();
    }
    return true;
}

void ConnectionGuard::noteFinished(GuardedConnection &connection, qint64 bytes)
{
    m_unfinished -= bytes;
    connection.share().unfinished -= bytes;
}

qint64 ConnectionGuard::allowance(GuardedConnection &connection, qint64 bytes)
{
    const Core::SteadyTime now = m_clock.now();
    if (now >= m_allowanceUntil) {
        m_allowanceUntil = now + AllowancePause;
        m_allowance = m_limits.unprovenBytes * AllowancePause / std::chrono::seconds(1);
    }
    const qint64 some = std::min(bytes, m_allowance);
    m_allowance -= some;
    if (some < bytes && connection.hold()) {
        m_held.append(&connection);
        noteDeadline(m_allowanceUntil);
    }
    return some;
}

void ConnectionGuard::resumeHeld()
{
    const auto held = std::exchange(m_held, {});
    for (const QPointer<GuardedConnection> &connection : held) {
        if (connection)
            connection->readHeld();
    }
}

void ConnectionGuard::noteDeadline(Core::SteadyTime at)
{
    if (at >= m_sweepAt)
        return;
    m_sweepAt = at;
    m_sweep->ringAt(at);
}

void ConnectionGuard::forget(GuardedConnection *connection)
{
    if (!m_connections.remove(connection))
        return;
    if (m_wasCrowded)
        noteDeadline(m_clock.now() + SweepPause);
    if (--connection->share().connections == 0)
        m_shares.erase(group(connection->peer()));
    if (m_retired && m_connections.isEmpty())
        Q_EMIT retired();
}

void ConnectionGuard::letRead(GuardedConnection &connection)
{
    if (connection.share().proven > 0 && !connection.isLeaving())
        connection.readOn();
    else if (m_queue.isEmpty() && hasTurnsLeft())
        takeTurn(connection);
    else
        queueUp(connection);
}

void ConnectionGuard::queueUp(GuardedConnection &connection)
{
    if (m_queue.contains(&connection))
        return;
    m_queue.append(&connection);
    if (!m_tick.isActive())
        m_tick.start();
}

bool ConnectionGuard::hasTurnsLeft() const
{
    return m_turns < TurnsInTick && m_turnTime < TurnTimeInTick;
}

void ConnectionGuard::takeTurn(GuardedConnection &connection)
{
    ++m_turns;
    if (!m_tick.isActive())
        m_tick.start();
    const auto start = std::chrono::steady_clock::now();
    connection.readOn();
    m_turnTime += std::chrono::steady_clock::now() - start;
}

void ConnectionGuard::takeTurns()
{
    if (m_turns == 0 && m_queue.isEmpty())
        m_tick.stop();
    m_turns = 0;
    m_turnTime = {};
    // Who queues up again meanwhile comes after all others.
    for (qsizetype left = m_queue.size(); left > 0 && hasTurnsLeft(); --left) {
        if (const QPointer<GuardedConnection> next = m_queue.takeFirst())
            takeTurn(*next);
    }
}

void ConnectionGuard::acceptAll()
{
    for (int i = 0; i < AcceptAtOnce; ++i) {
        sockaddr_storage address{};
        socklen_t size = sizeof(address);
        const int descriptor = ::accept4(
            int(socketDescriptor()), reinterpret_cast<sockaddr *>(&address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0) {
            const int problem = errno;
            if (problem == EINTR || problem == ECONNABORTED)
                continue;
            if (problem == EAGAIN || problem == EWOULDBLOCK)
                return;
            // No descriptor or no memory left. Nobody knows yet who it is that waits.
            countRefusal(GuardRefusal::NoDescriptors);
            if (makeRoom(nullptr))
                continue;
            // Whoever waits keeps waiting, and we look again in a moment.
            qCWarning(lcWebhook, "Cannot accept connections for the moment: %s", std::strerror(problem));
            m_arrivals->setEnabled(false);
            m_acceptLater = true;
            noteDeadline(m_clock.now() + AcceptPause);
            return;
        }
        accept(descriptor, plain(QHostAddress(reinterpret_cast<const sockaddr *>(&address))));
    }
}

void ConnectionGuard::accept(int descriptor, const QHostAddress &peer)
{
    const QHostAddress key = group(peer);
    const auto known = m_shares.find(key);
    const ClientShare before = known == m_shares.end() ? ClientShare() : known->second;
    if (before.connections >= m_limits.connectionsPerAddress) {
        turnAway(descriptor, GuardRefusal::TooManyFromAddress);
        return;
    }
    if (m_connections.size() >= m_limits.connections && !makeRoom(&before)) {
        turnAway(descriptor, GuardRefusal::TooManyConnections);
        return;
    }
    ClientShare &share = m_shares[key];
    ++share.connections;
    auto *connection = new GuardedConnection(*this, peer, share, ++m_statistics.accepted);
    m_connections.insert(connection);
    m_wasCrowded = m_wasCrowded || m_connections.size() > Crowd;
    if (!connection->setSocketDescriptor(descriptor)) {
        ::close(descriptor);
        countRefusal(GuardRefusal::NoDescriptors);
        forget(connection);
        delete connection;
    }
}

/// Ends the connection that is worth least: one that was refused already, or else the oldest over which nothing good
/// came, of the address that has most of them. False when none may be ended for the sake of the newcomer (null: of one
/// that is not known yet): nobody gets more at the cost of whoever has less.
bool ConnectionGuard::makeRoom(const ClientShare *newcomer)
{
    const auto rank = [](const GuardedConnection *candidate) {
        const ClientShare &share = candidate->share();
        return std::tuple(candidate->isLeaving(), share.proven == 0, share.connections, -qint64(candidate->number()));
    };
    GuardedConnection *least = nullptr;
    for (GuardedConnection *candidate : std::as_const(m_connections)) {
        if (candidate->mayBeEnded() && (!least || rank(candidate) > rank(least)))
            least = candidate;
    }
    if (!least)
        return false;
    if (newcomer && !least->isLeaving()) {
        const ClientShare &share = least->share();
        const bool isMoreTrusted = newcomer->proven > 0 && share.proven == 0;
        const bool hasLess = newcomer->connections < share.connections && (newcomer->proven > 0 || share.proven == 0);
        if (!isMoreTrusted && !hasLess)
            return false;
    }
    countRefusal(GuardRefusal::TooManyConnections);
    least->abort();
    return true;
}

void ConnectionGuard::turnAway(int descriptor, GuardRefusal refusal)
{
    countRefusal(refusal);
    // As far as the socket takes it; nobody waits for a client that is one too many.
    static const QByteArray answer = [] {
        const QByteArray body = Answer::message(503, "Too many connections").body;
        return "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\nRetry-After: 5\r\nConnection: close\r\n\r\n" + body;
    }();
    (void)::send(descriptor, answer.constData(), size_t(answer.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    ::close(descriptor);
}

/// When a crowd has gone: its buffers lie between others that stay, so the C library keeps the pages until it is told.
void ConnectionGuard::giveMemoryBack()
{
    if (!m_wasCrowded || m_connections.size() > Crowd / 4 || m_unfinished > CrowdBytes / 4)
        return;
    m_wasCrowded = false;
    Core::trimHeap();
}

/// Looks at every deadline and at whether accepting works again, then sleeps until the next deadline.
void ConnectionGuard::sweep()
{
    m_sweepAt = Core::SteadyTime::max();
    const Core::SteadyTime now = m_clock.now();
    const auto connections = m_connections;
    for (GuardedConnection *connection : connections) {
        if (m_connections.contains(connection))
            connection->checkDeadline(now);
    }
    for (const GuardedConnection *connection : std::as_const(m_connections))
        noteDeadline(std::max(connection->deadline(), now + SweepPause));
    resumeHeld();
    giveMemoryBack();
    if (m_acceptLater) {
        m_acceptLater = false;
        m_arrivals->setEnabled(true);
    }
}

} // namespace Webhook
