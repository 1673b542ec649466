// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/eventreader.h"
#include "drone/logfeed.h"

namespace Drone {

/// Follows the log of one step until it is whole.
///
///     Idle --start()--> Streaming --end of stream--> Rereading --log--> Ended
///                        ^     |                        |
///                        |     +--cut--> Waiting <------+  (the step has not ended yet, or no answer)
///                        +------------------+
///
/// Lines come as they are written. The stream may drop some (Drone 2.25, livelog: slow readers, the moment of closing),
/// so the end is a log read anew by finished(): that one is authoritative and replaces what came before.
class LogStream final : public LogFeed
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogStream)

public:
    static constexpr std::chrono::seconds EndPatience{10}; ///< for the end of a stream whose step has ended

    enum class State { Idle, Streaming, Rereading, Waiting, Ended };

    /// `client` and `clock` are borrowed and outlive this. An interruption by Unauthorized, Refused and TooLarge ends
    /// it.
    LogStream(Client &client, Core::Clock &clock, StepAddress step, QObject *parent = nullptr);

    void start() override;
    void fetch() override; ///< begins with Rereading
    void expectEnd() override;
    void stop() override; ///< back to Idle
    bool isOver() const override { return m_state == State::Ended; }
    State state() const { return m_state; }

private:
    void stream();
    void ring();
    void takeLife();
    void takeEvents(const QList<ServerSentEvent> &events);
    void takeEnd(const std::optional<ClientError> &error);
    void reread();
    void takeLog(const ClientResult<QList<LogLine>> &log);
    void retry(const ClientError &error);

    Client &m_client;
    StepAddress m_step;
    State m_state = State::Idle;
    EventReader m_reader;
    Core::Clock &m_clock;
    std::unique_ptr<Core::Alarm> m_alarm; ///< waiting: when to try again; streaming: for how long to trust it
    Core::Backoff m_backoff;
    qint64 m_lastPos = -1;
    bool m_isEndExpected = false;
    int m_round = 0; ///< tells an answer to an earlier start()
};

} // namespace Drone
