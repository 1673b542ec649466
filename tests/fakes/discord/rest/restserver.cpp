// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/discord/rest/restserver.h"

#include "discord/model/snowflake.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QUrlQuery>

#include <algorithm>

namespace Fakes {

namespace {

using L1 = QLatin1String;

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray seconds(qint64 milliseconds)
{
    return QByteArray::number(static_cast<double>(milliseconds) / 1000.0, 'f', 3);
}

} // namespace

DiscordRestServer::DiscordRestServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                if (!LoopbackServer::turnedAwayTls(*socket))
                    read(socket);
            });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_input.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

QUrl DiscordRestServer::baseUrl() const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2/api")
                    .arg(m_server.isEncrypted() ? L1("https") : L1("http"))
                    .arg(m_server.serverPort()));
}

qint64 DiscordRestServer::now() const
{
    const auto time = clock ? clock->now() : Core::SystemClock().now();
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

QStringList DiscordRestServer::seenPaths() const
{
    QStringList list;
    for (const Seen &request : seen)
        list.append(request.what);
    return list;
}

int DiscordRestServer::count(const QString &what) const
{
    return static_cast<int>(
        std::count_if(seen.begin(), seen.end(), [&](const Seen &request) { return request.what.startsWith(what); }));
}

QString DiscordRestServer::addMessage(const QString &channel, const QJsonObject &message)
{
    const auto wall = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const QString id = Discord::Snowflake{Discord::Snowflake::atTime(wall).value + ++m_serial}.toString();
    QJsonObject stored = message;
    stored.insert(L1("id"), id);
    stored.insert(L1("channel_id"), channel);
    messages.insert(id, stored);
    return id;
}

void DiscordRestServer::read(QTcpSocket *socket)
{
    QByteArray &input = m_input[socket];
    input += socket->readAll();
    for (;;) {
        const qsizetype end = input.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        QList<QByteArray> lines = input.left(end).split('\n');
        const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
        Seen request;
        for (const QByteArray &line : std::as_const(lines)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (input.size() < end + 4 + length)
            return;
        request.body = input.mid(end + 4, length);
        input.remove(0, end + 4 + length);
        QString target = QString::fromLatin1(first.value(1));
        if (!target.startsWith(L1("/api/v10/")))
            violations.append(L1("path: ") + target);
        target.remove(0, 8);
        request.what = QString::fromLatin1(first.value(0)) + L1(" ") + target;
        serve(socket, request);
        if (!m_input.contains(socket))
            return;
    }
}

void DiscordRestServer::serve(QTcpSocket *socket, Seen request)
{
    request.at = now();
    static const QRegularExpression userAgent(QStringLiteral(R"(^DiscordBot \(\S+, \S+\))"));
    if (!userAgent.match(QString::fromLatin1(request.headers.value("user-agent"))).hasMatch())
        violations.append(L1("user agent: ") + QString::fromLatin1(request.headers.value("user-agent")));
    for (Fault &fault : faults) {
        if (fault.times == 0 || !request.what.startsWith(fault.what))
            continue;
        --fault.times;
        if (fault.applied)
            work(request);
        request.status = fault.status;
        seen.append(request);
        socket->write(fault.raw);
        if (fault.drop && fault.raw.isEmpty())
            socket->abort();
        else if (fault.drop)
            socket->disconnectFromHost(); // what was written arrives
        else if (!fault.silent)
            write(socket, {fault.status, fault.body, fault.headers});
        return;
    }
    const Answer answer = work(request);
    request.status = answer.status;
    seen.append(request);
    write(socket, answer);
}

DiscordRestServer::Answer DiscordRestServer::work(const Seen &request)
{
    if (request.headers.value("authorization") != "Bot " + token.toUtf8())
        return error(401, 0, "401: Unauthorized");
    const QString method = request.what.section(QLatin1Char(' '), 0, 0);
    const QUrl url(request.what.section(QLatin1Char(' '), 1));
    QString name = method + url.path();
    static const QRegularExpression messageId(QStringLiteral("(?<=/messages/)\\d+"));
    name.replace(messageId, QStringLiteral(":id"));
    Window &window = m_windows[name];
    if (now() < window.closedUntil)
        violations.append(L1("inside a 429 window: ") + name);
    if (now() - window.opened >= period.count())
        window = {now(), 0, 0};
    ++window.used;
    const qint64 left = window.opened + period.count() - now();
    Answer answer;
    if (window.used > limit) {
        window.closedUntil = now() + left;
        answer = {429,
            compact({{L1("message"), L1("You are being rate limited.")},
                {L1("retry_after"), static_cast<double>(left) / 1000.0}, {L1("global"), false}}),
            {{"Retry-After", QByteArray::number(left / 1000 + 1)}, {"X-RateLimit-Scope", "user"}}};
    } else {
        answer = route(method, url, request.body);
    }
    answer.headers += {{"X-RateLimit-Limit", QByteArray::number(limit)},
        {"X-RateLimit-Remaining", QByteArray::number(std::max(0, limit - window.used))},
        {"X-RateLimit-Reset-After", seconds(left)}, {"X-RateLimit-Bucket", QByteArray::number(qHash(name, 1), 16)}};
    return answer;
}

DiscordRestServer::Answer DiscordRestServer::route(const QString &method, const QUrl &url, const QByteArray &body)
{
    const QStringList parts = url.path().split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (method == L1("GET") && url.path() == L1("/users/@me"))
        return {200, compact({{L1("id"), botId()}, {L1("username"), L1("builds")}}), {}};
    if (method == L1("GET") && url.path() == L1("/users/@me/guilds"))
        return {200, guilds, {}};
    if (method == L1("GET") && url.path() == L1("/applications/@me"))
        return {200, compact({{L1("id"), botId()}, {L1("name"), L1("builds")}}), {}};
    if (method == L1("GET") && url.path() == L1("/gateway/bot"))
        return {200,
            R"({"url":")" + gateway.toUtf8()
                + R"(","shards":1,"session_start_limit":)"
                  R"({"total":1000,"remaining":999,"reset_after":14400000,"max_concurrency":1}})",
            {}};
    if (method == L1("GET") && url.path() == L1("/guilds/111111111111111111/channels"))
        return {200, guildChannels, {}};
    if (method == L1("GET") && url.path() == L1("/guilds/111111111111111111/members/") + botId())
        return {200,
            compact({{L1("user"), QJsonObject{{L1("id"), botId()}, {L1("username"), L1("builds")}}},
                {L1("roles"), QJsonArray::fromStringList(roles)}}),
            {}};
    if (parts.value(0) != L1("channels"))
        return error(404, 0, "404: Not Found");
    if (!channels.contains(parts.value(1)))
        return error(404, 10003, "Unknown Channel");
    if (parts.size() == 2)
        return channelRoute(method, parts.at(1), body);
    return messageRoute(method, url, parts, body);
}

DiscordRestServer::Answer DiscordRestServer::channelRoute(
    const QString &method, const QString &channel, const QByteArray &body)
{
    if (method == L1("PATCH")) {
        if (QJsonDocument::fromJson(body).object() != QJsonObject{{L1("archived"), false}})
            violations.append(QStringLiteral("the channel was changed: ") + QString::fromUtf8(body));
        if (locked.contains(channel))
            return error(403, 50013, "Missing Permissions");
        archived.removeAll(channel);
    }
    return {200,
        compact({{L1("id"), channel}, {L1("type"), 0}, {L1("name"), L1("builds")},
            {L1("guild_id"), L1("111111111111111111")}}),
        {}};
}

DiscordRestServer::Upload DiscordRestServer::uploadOf(const QByteArray &body)
{
    if (!body.startsWith("--"))
        return {QJsonDocument::fromJson(body).object(), {}};
    Upload upload;
    const QByteArray boundary = body.left(body.indexOf("\r\n"));
    for (qsizetype at = boundary.size() + 2; at < body.size();) {
        const qsizetype end = body.indexOf("\r\n" + boundary, at);
        const qsizetype blank = body.indexOf("\r\n\r\n", at);
        if (end < 0 || blank < 0 || blank > end)
            break;
        const QByteArray head = body.mid(at, blank - at);
        const QByteArray content = body.mid(blank + 4, end - blank - 4);
        if (head.contains("name=\"payload_json\"")) {
            upload.json = QJsonDocument::fromJson(content).object();
        } else {
            const qsizetype name = head.indexOf("filename=\"") + 10;
            upload.files.append({QString::fromUtf8(head.mid(name, head.indexOf('"', name) - name)), content});
        }
        at = end + 2 + boundary.size() + 2;
    }
    return upload;
}

void DiscordRestServer::attach(QJsonObject &message, const Upload &upload)
{
    const QJsonArray listed = upload.json.value(L1("attachments")).toArray();
    if (listed.size() < upload.files.size())
        violations.append(QStringLiteral("a file that the attachments do not name"));
    QJsonArray kept;
    // What an edit does not list goes; without a list everything stays.
    const QJsonArray before = message.value(L1("attachments")).toArray();
    if (!upload.json.contains(L1("attachments")))
        kept = before;
    for (const auto &[name, text] : upload.files) {
        kept.append(QJsonObject{
            {L1("id"), QString::number(++m_serial)}, {L1("filename"), name}, {L1("text"), QString::fromUtf8(text)}});
    }
    message.insert(L1("attachments"), kept);
}

DiscordRestServer::Answer DiscordRestServer::messageRoute(
    const QString &method, const QUrl &url, const QStringList &parts, const QByteArray &body)
{
    const QString channel = parts.at(1);
    if (method == L1("GET")) {
        const QUrlQuery query(url);
        const auto after = Discord::Snowflake::fromString(query.queryItemValue(QStringLiteral("after")));
        QList<QJsonObject> page;
        for (const QJsonObject &message : std::as_const(messages)) {
            const auto id = Discord::Snowflake::fromString(message.value(L1("id")).toString());
            if (message.value(L1("channel_id")) == channel && id > after)
                page.append(message);
        }
        page = page.mid(0, query.queryItemValue(QStringLiteral("limit")).toInt());
        QJsonArray newestFirst;
        for (const QJsonObject &message : std::as_const(page))
            newestFirst.prepend(message);
        return {200, QJsonDocument(newestFirst).toJson(QJsonDocument::Compact), {}};
    }
    if (archived.contains(channel)) {
        if (method != L1("POST") || locked.contains(channel))
            return error(400, 50083, "Thread is archived");
        archived.removeAll(channel);
    }
    const QString id = parts.value(3);
    if (!id.isEmpty() && !messages.contains(id))
        return error(404, 10008, "Unknown Message");
    if (method == L1("DELETE")) {
        messages.remove(id);
        return {204, {}, {}};
    }
    Upload upload = uploadOf(body);
    QJsonObject &json = upload.json;
    if (json.value(L1("allowed_mentions")) != QJsonObject{{L1("parse"), QJsonArray()}})
        violations.append(QStringLiteral("mentions are not suppressed"));
    if (method == L1("PATCH")) {
        QJsonObject message = messages.value(id);
        message.insert(L1("embeds"), json.value(L1("embeds")));
        attach(message, upload);
        messages.insert(id, message);
        return {200, compact(message), {}};
    }
    const QString nonce = json.value(L1("nonce")).toString();
    if (nonce.isEmpty() || nonce.size() > 25 || !json.value(L1("enforce_nonce")).toBool())
        violations.append(L1("nonce: ") + nonce);
    if (keepsNonces && messages.contains(m_nonces.value(nonce)))
        return {200, compact(messages.value(m_nonces.value(nonce))), {}};
    json.insert(L1("author"), QJsonObject{{L1("id"), botId()}});
    attach(json, upload);
    json.remove(L1("nonce")); // reading the channel later does not give it back
    const QString created = addMessage(channel, json);
    m_nonces.insert(nonce, created);
    return {200, compact(messages.value(created)), {}};
}

DiscordRestServer::Answer DiscordRestServer::error(int status, int code, const char *message)
{
    return {status, compact({{L1("code"), code}, {L1("message"), QLatin1String(message)}}), {}};
}

void DiscordRestServer::write(QTcpSocket *socket, const Answer &answer)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " X\r\n";
    head += "Content-Type: application/json\r\n";
    head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    socket->write(head + "\r\n" + answer.body);
}

} // namespace Fakes
