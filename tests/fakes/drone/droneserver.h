// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/loopbackserver.h"

#include <QHash>
#include <QPointer>
#include <QTcpSocket>
#include <QUrl>

namespace Fakes {

/// A Drone server's API on a loopback port, answering what the test set for each "VERB /path?query". What is not set is
/// 404, as Drone says it.
class DroneServer final : public QObject
{
    Q_OBJECT

public:
    struct Reply
    {
        int status = 200;
        QByteArray body = {};
        QByteArray type = "application/json";
        QByteArray headers = {}; ///< "Name: value\r\n" lines
        bool silent = false; ///< reads the request and never answers
        bool keepOpen = false; ///< a stream: no length, stays open
        bool drop = false; ///< closes without an answer
        QByteArray raw = {}; ///< these very bytes before closing or being silent, as an answer that breaks off
    };

    DroneServer();

    QUrl url() const;
    LoopbackServer &server() { return m_server; }
    void set(const QByteArray &request, const Reply &reply) { m_replies.insert(request, reply); }
    void unset(const QByteArray &request) { m_replies.remove(request); }
    /// Instead of every answer that was set; nothing: no more.
    void setFault(const std::optional<Reply> &fault) { m_fault = fault; }
    const QList<QByteArray> &requests() const { return m_requests; } ///< "VERB /path" of all, in order
    const QByteArray &lastHead() const { return m_lastHead; }
    int waiting() const { return m_waiting; } ///< silent ones
    void push(const QByteArray &bytes); ///< to every open stream
    void cut(); ///< closes every open stream

private:
    void answer(QTcpSocket *socket);

    QHash<QByteArray, Reply> m_replies;
    std::optional<Reply> m_fault;
    QList<QByteArray> m_requests;
    QByteArray m_lastHead;
    QList<QPointer<QTcpSocket>> m_streams;
    int m_waiting = 0;
    LoopbackServer m_server; ///< last, because its sockets still speak to the others when they close
};

} // namespace Fakes
