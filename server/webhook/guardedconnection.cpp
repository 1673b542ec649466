// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/guardedconnection.h"

#include "webhook/connectionguard.h"

#include <sys/socket.h>

#include <algorithm>
#include <utility>

namespace Webhook {

namespace {

/// What waits in Qt's buffer, unread by us; the kernel holds back the rest.
constexpr qint64 ReadBuffer = 8 * 1024;
/// So long is hardly a body that Drone sends; a longer one has to wait when many come.
constexpr qint64 LargeBody = 64 * 1024;

const char *reasonPhrase(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 408:
        return "Request Timeout";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 417:
        return "Expectation Failed";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Refused";
    }
}

/// RFC 9110 section 8.6: no Content-Length in a 204; Qt 6.8 writes one.
QByteArray withoutNeedlessLength(QByteArray answer)
{
    constexpr QByteArrayView NoContent("HTTP/1.1 204 ");
    constexpr QByteArrayView Length("\r\ncontent-length: 0");
    const qsizetype at = answer.startsWith(NoContent) ? answer.indexOf(Length) : -1;
    return at < 0 ? answer : answer.remove(at, Length.size());
}

} // namespace

GuardedConnection::GuardedConnection(
    ConnectionGuard &guard, const QHostAddress &peer, ClientShare &share, quint64 number)
    : QTcpSocket(&guard)
    , m_guard(guard)
    , m_peer(peer)
    , m_share(share)
    , m_number(number)
{
    setReadBufferSize(ReadBuffer);
    connect(this, &QTcpSocket::readyRead, this, [this] { m_guard.letRead(*this); });
    connect(this, &QTcpSocket::disconnected, this, &GuardedConnection::gone);
    setDeadline(m_guard.limits().idle);
}

Request GuardedConnection::takeRequest()
{
    Request request;
    request.method = m_head.method;
    request.path = m_head.path;
    request.target = m_head.target;
    request.peer = m_peer;
    request.headers = m_head.headers;
    request.received = m_guard.clock().wall();
    request.arrived = std::chrono::steady_clock::now();
    return request;
}

void GuardedConnection::readOn()
{
    // Handing a request over may lead back here, through an answer that comes at once.
    if (m_reading)
        return;
    m_reading = true;
    m_handedOver = false;
    while (!m_handedOver && step()) { }
    m_reading = false;
    // One request a turn: whoever sends hundreds ahead must not keep the others waiting until all are answered.
    if (m_handedOver && m_state == State::Idle && bytesAvailable() > 0)
        m_guard.queueUp(*this);
}

void GuardedConnection::readHeld()
{
    m_held = false;
    readOn();
}

/// One stretch of the way; false when there is nothing to do before more bytes or the answer come.
bool GuardedConnection::step()
{
    if (m_gone)
        return false;
    switch (m_state) {
    case State::Idle:
        if (bytesAvailable() == 0)
            return false;
        m_state = State::Head;
        m_started = m_guard.clock().now();
        setDeadline(m_guard.limits().headTime);
        return true;
    case State::Head:
        return readHead();
    case State::Body:
        return readBody();
    case State::Answering:
        return false; // what a client sends ahead waits for its turn
    case State::Closing:
    case State::Lingering:
        discard();
        return false;
    }
    return false;
}

bool GuardedConnection::readHead()
{
    if (bytesAvailable() == 0)
        return false;
    // Only a look: what follows the head may belong to the next request.
    const QByteArray ahead = peek(m_guard.limits().head + 2 - m_input.size());
    const qsizetype before = m_input.size();
    m_input += ahead;
    const auto end = findHeadEnd(m_input, m_scanned, m_guard.limits());
    if (!end) {
        refuse(end.error());
        return true;
    }
    m_headSize = end.value().value_or(m_input.size());
    skip(m_headSize - before);
    m_input.truncate(m_headSize);
    if (!end.value())
        return bytesAvailable() > 0;

    auto head = parseHead(m_input, m_guard.limits());
    if (!head) {
        refuse(head.error());
        return true;
    }
    m_head = std::move(head).value();
    m_state = State::Body;
    m_deadline = m_started + m_guard.limits().requestTime;
    m_guard.noteDeadline(m_deadline);
    // The HTTP server gets no more of the head than it needs to find the body: what was checked here must not be read
    // in another way there. The handler gets the whole of it through takeRequest().
    m_input = "POST / HTTP/1.1\r\nContent-Length: " + QByteArray::number(m_head.contentLength) + "\r\n\r\n";
    m_input.reserve(m_input.size() + std::min<qint64>(m_head.contentLength, ReadBuffer));
    if (m_head.expectsContinue && m_head.isHttp11 && m_head.contentLength > 0 && bytesAvailable() == 0) {
        write("HTTP/1.1 100 Continue\r\n\r\n");
        flush();
    }
    return true;
}

bool GuardedConnection::readBody()
{
    const qint64 missing = m_head.contentLength - m_unfinished;
    if (missing > 0) {
        // QIODevice makes an array of the size that is asked for before it looks what there is.
        const qint64 there = std::min(missing, bytesAvailable());
        const bool isPaced = m_unfinished + there > LargeBody && m_share.proven == 0;
        const QByteArray more = read(isPaced ? m_guard.allowance(*this, there) : there);
        m_input += more;
        m_unfinished += more.size();
        if (!m_guard.noteUnfinished(*this, more.size())) {
            refuseUnfinished();
            return true;
        }
        if (more.size() < missing)
            return false;
    }
    handOver();
    return true;
}

void GuardedConnection::handOver()
{
    m_state = State::Answering;
    m_handedOver = true;
    setDeadline(m_guard.limits().answerTime);
    if (!m_admitted) {
        m_admitted = new AdmittedSocket(
            m_peer, peerPort(), [this] { disconnectFromHost(); }, &m_guard);
        m_guard.admit(m_admitted);
    }
    const QByteArray request = std::exchange(m_input, {});
    forgetInput();
    m_scanned = 0;
    m_guard.handOver(*this, *m_admitted, request);
}

void GuardedConnection::finishAnswer(bool proves)
{
    if (!awaitsAnswer())
        return;
    if (proves && !m_proven) {
        m_proven = true;
        ++m_share.proven;
    }
    QByteArray answer = withoutNeedlessLength(m_admitted->takeAnswer());
    const bool last = m_retired || !m_head.keepAlive;
    const qsizetype headEnd = answer.indexOf("\r\n\r\n");
    if (m_head.method == "HEAD" && headEnd >= 0)
        answer.truncate(headEnd + 4);
    if (last && headEnd >= 0)
        answer.insert(headEnd, "\r\nConnection: close");
    write(answer);
    flush();
    if (last) {
        m_state = State::Closing;
        setDeadline(m_guard.limits().linger);
        disconnectFromHost();
        return;
    }
    becomeIdle();
    readOn();
}

void GuardedConnection::becomeIdle()
{
    m_state = State::Idle;
    setDeadline(m_proven ? m_guard.limits().idleProven : m_guard.limits().idle);
}

void GuardedConnection::retire()
{
    m_retired = true;
    if (m_state == State::Idle)
        disconnectFromHost();
    else if (m_state == State::Head || m_state == State::Body)
        setDeadline(m_guard.limits().linger);
}

void GuardedConnection::refuse(const HeadError &error)
{
    m_guard.countRefusal(error.kind);
    forgetInput();
    const int status = guardStatus(error.kind);
    const QByteArray body = Answer::message(status, error.message.toLatin1().constData()).body;
    const QByteArray answer = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status)
        + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: close\r\n\r\n" + (m_head.method == "HEAD" ? QByteArray() : body);
    // Past QTcpSocket, whose buffer for it would stay as long as the connection: hundreds are refused at a time.
    const ssize_t sent = bytesToWrite() > 0
        ? 0
        : ::send(int(socketDescriptor()), answer.constData(), size_t(answer.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < answer.size()) {
        write(answer.mid(std::max<qsizetype>(sent, 0)));
        flush();
    }
    // Closing with bytes unread would reset the connection and take the answer from the client (RFC 9112 section 9.6).
    m_state = State::Lingering;
    setDeadline(m_guard.limits().linger);
    if (bytesToWrite() == 0)
        ::shutdown(int(socketDescriptor()), SHUT_WR);
    if (m_admitted)
        m_admitted->hangUp();
}

void GuardedConnection::refuseUnfinished()
{
    refuse({GuardRefusal::TooMuchUnfinished, QStringLiteral("Too much is being received, try again"), {}});
}

void GuardedConnection::forgetInput()
{
    m_input = QByteArray();
    m_guard.noteFinished(*this, std::exchange(m_unfinished, 0));
}

void GuardedConnection::discard()
{
    m_discarded += skip(m_guard.allowance(*this, bytesAvailable()));
    if (m_discarded > 2 * m_guard.limits().body)
        abort();
}

void GuardedConnection::setDeadline(std::chrono::milliseconds from_now)
{
    m_deadline = m_guard.clock().now() + from_now;
    m_guard.noteDeadline(m_deadline);
}

void GuardedConnection::checkDeadline(Core::SteadyTime now)
{
    if (now < m_deadline)
        return;
    switch (m_state) {
    case State::Idle:
        m_guard.countRefusal(GuardRefusal::Idle);
        abort();
        return;
    case State::Head:
    case State::Body:
        refuse({GuardRefusal::TooSlow, QStringLiteral("The request took too long"), {}});
        return;
    case State::Answering:
        refuse({GuardRefusal::AnswerOverdue, QStringLiteral("No answer could be given in time"), {}});
        return;
    case State::Closing:
    case State::Lingering:
        abort();
        return;
    }
}

void GuardedConnection::gone()
{
    if (m_gone)
        return;
    m_gone = true;
    forgetInput();
    if (m_proven)
        --m_share.proven;
    if (m_admitted)
        m_admitted->hangUp();
    m_guard.forget(this);
    deleteLater();
}

} // namespace Webhook
