// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
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
    };

    DroneServer();

    QUrl url() const;
    void set(const QByteArray &request, const Reply &reply) { m_replies.insert(request, reply); }
    void unset(const QByteArray &request) { m_replies.remove(request); }
    const QList<QByteArray> &requests() const { return m_requests; } ///< "VERB /path" of all, in order
    const QByteArray &lastHead() const { return m_lastHead; }
    int waiting() const { return m_waiting; } ///< silent ones
    void push(const QByteArray &bytes); ///< to every open stream
    void cut(); ///< closes every open stream

private:
    void answer(QTcpSocket *socket);

    QTcpServer m_server;
    QHash<QByteArray, Reply> m_replies;
    QList<QByteArray> m_requests;
    QByteArray m_lastHead;
    QList<QPointer<QTcpSocket>> m_streams;
    int m_waiting = 0;
};

} // namespace Fakes
