// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/client.h"
#include "drone/sseparser.h"

#include <QNetworkReply>

namespace Drone {

/// One connection to one of Drone's event streams. It does not reconnect: its owner knows what an end means. Owned by
/// that owner; `client` is borrowed. start() may be called again once ended() was emitted.
class EventReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventReader)

public:
    EventReader(Client &client, QString path, QObject *parent = nullptr);
    ~EventReader() override;

    void start();
    void stop(); ///< without ended()

Q_SIGNALS:
    void alive(); ///< something arrived, be it a ping
    void eventsReceived(const QList<Drone::ServerSentEvent> &events);
    /// Once for each start(). Without error: Drone said that this is the end.
    void ended(const std::optional<Drone::ClientError> &error);

private:
    void read();
    void finish(const std::optional<ClientError> &error);

    Client &m_client;
    QString m_path;
    SseParser m_parser;
    std::unique_ptr<QNetworkReply> m_reply;
};

} // namespace Drone
