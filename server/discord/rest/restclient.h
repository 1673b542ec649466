// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "discord/rest/ratelimiter.h"
#include "discord/rest/resterror.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <memory>
#include <vector>

namespace Discord::Rest {

/// A file that goes along with a message. Source: Discord, API Reference ("Uploading Files").
struct File
{
    QString name;
    QByteArray contentType;
    QByteArray bytes;
};

struct Request
{
    Route route;
    QUrlQuery query;
    QJsonObject body; ///< empty: none
    QList<File> files; ///< sent as files[0], files[1], …, which the body's `attachments` name by index
};

/// Calls Discord's REST API, version 10. Every request waits for its turn at the limiter; a 429 is an error like others
/// (nothing is repeated here), after which the limiter keeps the route closed. Lives in one thread, where callbacks
/// run: each exactly once, never from inside the call, never after the client was destroyed.
class RestClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestClient)

public:
    /// A 2xx answer; a null document when it has no body.
    using Done = std::function<void(const RestResult<QJsonDocument> &)>;

    explicit RestClient(Core::Clock &clock, QObject *parent = nullptr);
    ~RestClient() override;

    /// "https://discord.com/api"; "/v10" is added here.
    void setBaseUrl(const QUrl &url);
    /// Empty: every call fails with NoToken and nothing is sent. It never appears in an error or a log line.
    void setToken(const QString &token);
    bool hasToken() const { return !m_token.isEmpty(); }
    /// For so long nothing may move before a request is given up (default 30 s); in all it may take four times as long.
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

    void send(const Request &request, Done done);
    Core::SteadyTime readyAt(const Route &route) const { return m_limiter.readyAt(route); }
    bool mayGo(const Route &route) const { return readyAt(route) <= m_clock.now(); }
    int invalidRequests() const { return m_limiter.invalidRequests(); }

Q_SIGNALS:
    /// Token or address are not what they were: what was refused may be allowed now.
    void accessChanged();

private:
    struct Waiting
    {
        Request request;
        Done done;
    };
    struct Flight;

    void sendWhatMay();
    void start(Waiting &&waiting);
    void finished(Flight *flight);
    QNetworkRequest networkRequest(const Request &request) const;
    QNetworkReply *dispatch(const Request &request);
    void warnOfInvalidRequests(int before) const;
    void noteAccessChanged();

    Core::Clock &m_clock;
    RateLimiter m_limiter;
    QNetworkAccessManager m_network;
    QUrl m_baseUrl{QStringLiteral("https://discord.com/api")};
    QString m_token;
    quint64 m_access = 0; ///< counts the pairs of token and address, as an answer may come after the next pair
    std::chrono::milliseconds m_timeout{30'000};
    QList<Waiting> m_waiting; ///< in the order of arrival
    std::vector<std::unique_ptr<Flight>> m_flights;
    std::unique_ptr<Core::Alarm> m_wake;
};

} // namespace Discord::Rest
