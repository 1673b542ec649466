// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <optional>

namespace Discord::Gateway {

/// What is needed to go on where a connection ended (Discord: Gateway, Resuming). A value: it can be saved, so that a
/// program that was restarted, or a computer that slept, resumes instead of starting over. Not a secret by itself,
/// as a resume needs the token too, but no business of a log line either.
struct Session
{
    QString id;
    qint64 sequence = 0; ///< of the last event received
    QUrl resumeUrl; ///< where to resume, as READY told it

    bool operator==(const Session &) const = default;
};

QJsonObject toJson(const Session &session);
/// Nothing when a part is missing or the url is none of a WebSocket: better a new session than a broken one.
std::optional<Session> sessionFromJson(const QJsonObject &json);

/// A url that a WebSocket can be opened on: ws or wss, with a host.
bool isWebSocketUrl(const QUrl &url);

} // namespace Discord::Gateway
