// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "fakes/loopbackserver.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <chrono>

class QTcpSocket;

namespace Fakes {

/// Discord's REST API on a loopback port, stricter than the real one: every rule that a client breaks is noted in
/// `violations`. Keeps messages and nonces, counts requests in windows for each route, and does what faults say.
class DiscordRestServer final : public QObject
{
    Q_OBJECT

public:
    struct Fault
    {
        QString what; ///< "POST /channels/222222222222222222/messages"; the start is enough
        int status = 0; ///< answer this instead of doing the work; 0 = do the work
        QByteArray body = "{}";
        QList<QPair<QByteArray, QByteArray>> headers = {};
        bool drop = false; ///< close without an answer
        bool silent = false; ///< neither answer nor close
        bool applied = false; ///< do the work all the same
        int times = 1;
        QByteArray raw = {}; ///< these very bytes before dropping or being silent, as an answer that breaks off
    };
    struct Seen
    {
        QString what;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
        int status = 0;
        qint64 at = 0; ///< ms, by the server's clock
    };

    explicit DiscordRestServer(QObject *parent = nullptr);

    QUrl baseUrl() const;
    LoopbackServer &server() { return m_server; }
    QStringList seenPaths() const;
    int count(const QString &what) const;
    /// As if a person had written it, or an earlier run of ours.
    QString addMessage(const QString &channel, const QJsonObject &message);

    QString token = QStringLiteral("good-token");
    QStringList channels{QStringLiteral("222222222222222222"), QStringLiteral("333333333333333333")};
    QStringList archived; ///< threads among the channels
    QStringList locked; ///< threads that only Manage Threads opens, which the bot has not
    QByteArray guilds = R"([{"id":"111111111111111111","name":"workshop","permissions":"117760"}])";
    /// Of the one guild whose channels are answered for, 111111111111111111.
    QByteArray guildChannels =
        R"([{"id":"222222222222222222","type":0,"name":"builds","position":1},{"id":"4","type":4}])";
    QString gateway = QStringLiteral("ws://127.0.0.1:9"); ///< where it says that its Gateway is: nobody is there
    QStringList roles; ///< of the bot in that guild
    int limit = 5;
    std::chrono::milliseconds period{5'000};
    bool keepsNonces = true;
    const Core::Clock *clock = nullptr; ///< borrowed; null: the system's
    QList<Fault> faults;
    QList<Seen> seen;
    QStringList violations;
    QMap<QString, QJsonObject> messages; ///< by id; an attachment's bytes are its `text`
    static QString botId() { return QStringLiteral("999999999999999999"); }

private:
    struct Window
    {
        qint64 opened = 0;
        int used = 0;
        qint64 closedUntil = 0;
    };
    struct Answer
    {
        int status = 200;
        QByteArray body;
        QList<QPair<QByteArray, QByteArray>> headers;
    };

    /// The two forms of a body: JSON, or multipart with files beside it.
    struct Upload
    {
        QJsonObject json;
        QList<QPair<QString, QByteArray>> files; ///< names and bytes
    };
    static Upload uploadOf(const QByteArray &body);
    void attach(QJsonObject &message, const Upload &upload);

    qint64 now() const;
    void read(QTcpSocket *socket);
    void serve(QTcpSocket *socket, Seen request);
    Answer work(const Seen &request);
    Answer route(const QString &method, const QUrl &url, const QByteArray &body);
    Answer channelRoute(const QString &method, const QString &channel, const QByteArray &body);
    Answer messageRoute(const QString &method, const QUrl &url, const QStringList &parts, const QByteArray &body);
    static Answer error(int status, int code, const char *message);
    static void write(QTcpSocket *socket, const Answer &answer);

    QHash<QTcpSocket *, QByteArray> m_input;
    QHash<QString, Window> m_windows;
    QHash<QString, QString> m_nonces;
    quint64 m_serial = 0;
    LoopbackServer m_server; ///< last, because its sockets still speak to the others when they close
};

} // namespace Fakes
