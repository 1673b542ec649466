// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logstream.h"

namespace Drone {

using namespace std::chrono_literals;

LogStream::LogStream(Client &client, Core::Clock &clock, StepAddress step, QObject *parent)
    : LogFeed(parent)
    , m_client(client)
    , m_step(std::move(step))
    , m_reader(client,
          QStringLiteral("/api/stream/%1/%2/%3/%4")
              .arg(m_step.slug)
              .arg(m_step.build)
              .arg(m_step.stage)
              .arg(m_step.step))
    , m_clock(clock)
    , m_alarm(clock.alarm([this] { ring(); }))
    , m_backoff(1s, 30s)
{
    connect(&m_reader, &EventReader::eventsReceived, this, &LogStream::takeEvents);
    connect(&m_reader, &EventReader::alive, this, &LogStream::takeLife);
    connect(&m_reader, &EventReader::ended, this, &LogStream::takeEnd);
}

void LogStream::start()
{
    stop();
    m_lastPos = -1;
    m_isEndExpected = false;
    m_backoff.reset();
    stream();
}

void LogStream::fetch()
{
    stop();
    m_lastPos = -1;
    m_backoff.reset();
    reread();
}

void LogStream::stop()
{
    ++m_round;
    m_reader.stop();
    m_alarm->cancel();
    m_state = State::Idle;
}

void LogStream::stream()
{
    m_state = State::Streaming;
    // Drone greets at once. After that a silent step and a dead connection look alike, until the step has ended.
    m_alarm->ringAt(m_clock.now() + Client::Deadline);
    m_reader.start();
}

void LogStream::expectEnd()
{
    if (std::exchange(m_isEndExpected, true) || m_state != State::Streaming)
        return;
    m_alarm->ringAt(m_clock.now() + EndPatience);
}

void LogStream::takeLife()
{
    if (!m_isEndExpected)
        m_alarm->cancel();
    Q_EMIT alive();
}

void LogStream::ring()
{
    if (m_state != State::Streaming)
        return stream();
    m_reader.stop();
    if (m_isEndExpected)
        reread();
    else
        retry({ClientErrorKind::Timeout,
            Client::tr("The Drone server did not answer within %1 s").arg(Client::Deadline.count()), {}});
}

void LogStream::takeEvents(const QList<ServerSentEvent> &events)
{
    QList<LogLine> lines;
    for (const ServerSentEvent &event : events) {
        // A stream that begins again replays what it has; those lines are known.
        const auto line = logLineFromJson(event.data);
        if (!line || line->pos <= m_lastPos)
            continue;
        m_lastPos = line->pos;
        lines.append(*line);
    }
    if (lines.isEmpty())
        return;
    m_backoff.reset();
    Q_EMIT linesReceived(lines);
}

void LogStream::takeEnd(const std::optional<ClientError> &error)
{
    if (error)
        retry(*error);
    else
        reread();
}

void LogStream::reread()
{
    m_state = State::Rereading;
    m_alarm->cancel();
    m_client.log(m_step, this, [this, round = m_round](const ClientResult<QList<LogLine>> &log) {
        if (round == m_round)
            takeLog(log);
    });
}

void LogStream::takeLog(const ClientResult<QList<LogLine>> &log)
{
    if (!log.ok()) {
        retry(log.error());
        return;
    }
    m_state = State::Ended;
    Q_EMIT finished(log.value());
}

void LogStream::retry(const ClientError &error)
{
    const bool isFinal = error.kind == ClientErrorKind::Unauthorized || error.kind == ClientErrorKind::Refused
        || error.kind == ClientErrorKind::TooLarge || error.kind == ClientErrorKind::Unconfigured;
    if (isFinal) {
        m_alarm->cancel();
        m_state = State::Ended;
    } else {
        m_state = State::Waiting;
        m_alarm->ringAt(m_clock.now() + m_backoff.next(*QRandomGenerator::global()));
    }
    Q_EMIT interrupted(error);
}

} // namespace Drone
