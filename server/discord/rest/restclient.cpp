// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/rest/restclient.h"

#include "core/logging.h"
#include "core/onetimebody.h"
#include "core/redact.h"

#include <QHttpMultiPart>
#include <QNetworkReply>
#include <QSet>

#include <algorithm>
#include <optional>

namespace Discord::Rest {

namespace {

constexpr qint64 MostAnswerBytes = 8 * 1024 * 1024;

/// Errors that come before a request could have reached anybody. QNetworkReply has no word for it.
bool cannotHaveArrived(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::ProtocolUnknownError:
        return true;
    default:
        return false;
    }
}

/// Whether another token, or the API at another address, may answer otherwise.
bool dependsOnAccess(RestErrorKind kind)
{
    return kind == RestErrorKind::Unauthorized || kind == RestErrorKind::Forbidden || kind == RestErrorKind::NotFound;
}

QByteArray jsonOf(const Request &request)
{
    return QJsonDocument(request.body).toJson(QJsonDocument::Compact);
}

QString quotable(QString fileName)
{
    fileName.remove(QLatin1Char('"')).remove(QLatin1Char('\\')).remove(QLatin1Char('\r')).remove(QLatin1Char('\n'));
    return fileName;
}

QHttpMultiPart *multipartOf(const Request &request)
{
    auto *multipart = new QHttpMultiPart(QHttpMultiPart::FormDataType);
    QHttpPart json;
    json.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    json.setHeader(QNetworkRequest::ContentDispositionHeader, QStringLiteral("form-data; name=\"payload_json\""));
    json.setBody(jsonOf(request));
    multipart->append(json);
    for (qsizetype i = 0; i < request.files.size(); ++i) {
        const File &file = request.files.at(i);
        QHttpPart part;
        part.setHeader(QNetworkRequest::ContentTypeHeader, file.contentType);
        part.setHeader(QNetworkRequest::ContentDispositionHeader,
            QStringLiteral("form-data; name=\"files[%1]\"; filename=\"%2\"").arg(i).arg(quotable(file.name)));
        part.setBody(file.bytes);
        multipart->append(part);
    }
    return multipart;
}

} // namespace

/// One request on its way.
struct RestClient::Flight
{
    Flight(const Route &route, Permit taken, Done whenDone)
        : what(QString::fromLatin1(route.method) + u' ' + route.path)
        , permit(std::move(taken))
        , done(std::move(whenDone))
    {
    }

    QString what; ///< for the log
    Permit permit;
    Done done;
    quint64 access = 0; ///< under which it was sent
    std::unique_ptr<QNetworkReply, void (*)(QNetworkReply *)> reply{nullptr, [](QNetworkReply *r) {
                                                                        r->disconnect();
                                                                        r->abort();
                                                                        r->deleteLater();
                                                                    }};
    std::unique_ptr<Core::Alarm> deadline;
};

RestClient::RestClient(Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_limiter(clock)
    , m_wake(clock.alarm([this] { sendWhatMay(); }))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
}

RestClient::~RestClient() = default;

void RestClient::setBaseUrl(const QUrl &url)
{
    if (m_baseUrl == url)
        return;
    m_baseUrl = url;
    noteAccessChanged();
}

void RestClient::setToken(const QString &token)
{
    if (m_token == token)
        return;
    m_token = token;
    Core::rememberSecret(token.toUtf8());
    noteAccessChanged();
}

void RestClient::noteAccessChanged()
{
    ++m_access;
    Q_EMIT accessChanged();
}

void RestClient::send(const Request &request, Done done)
{
    m_waiting.append({request, std::move(done)});
    m_wake->ringAt(m_clock.now());
}

void RestClient::sendWhatMay()
{
    // In the order of arrival for each route; a route that waits holds no other.
    QSet<QString> closed;
    Core::SteadyTime next = Core::SteadyTime::max();
    for (qsizetype i = 0; i < m_waiting.size();) {
        const Route &route = m_waiting.at(i).request.route;
        const Core::SteadyTime at = m_limiter.readyAt(route);
        if (closed.contains(route.shape) || (at > m_clock.now() && hasToken())) {
            closed.insert(route.shape);
            next = std::min(next, at);
            ++i;
            continue;
        }
        start(m_waiting.takeAt(i));
    }
    if (next != Core::SteadyTime::max())
        m_wake->ringAt(next);
}

QNetworkRequest RestClient::networkRequest(const Request &request) const
{
    QUrl url = m_baseUrl;
    QString path = url.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path + QLatin1String("/v10") + request.route.path);
    if (!request.query.isEmpty())
        url.setQuery(request.query);

    QNetworkRequest network(url);
    network.setRawHeader("Authorization", "Bot " + m_token.toUtf8());
    // The form is Discord's (API Reference, "User Agent"): others are turned away before they reach the API.
    network.setHeader(QNetworkRequest::UserAgentHeader,
        QStringLiteral("DiscordBot (https://github.com/drone-discord/drone-discord, %1)")
            .arg(QLatin1String(DRONE_DISCORD_VERSION)));
    network.setRawHeader("Accept", "application/json");
    network.setTransferTimeout(static_cast<int>(m_timeout.count()));
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    network.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return network;
}

QNetworkReply *RestClient::dispatch(const Request &request)
{
    QNetworkRequest network = networkRequest(request);
    if (!request.files.isEmpty()) {
        QHttpMultiPart *multipart = multipartOf(request);
        QNetworkReply *reply = m_network.sendCustomRequest(network, request.route.method, multipart);
        multipart->setParent(reply);
        return reply;
    }
    if (request.body.isEmpty())
        return m_network.sendCustomRequest(network, request.route.method);
    network.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const QByteArray json = jsonOf(request);
    network.setHeader(QNetworkRequest::ContentLengthHeader, json.size());
    network.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto *body = new Core::OneTimeBody(json, nullptr);
    QNetworkReply *reply = m_network.sendCustomRequest(network, request.route.method, body);
    body->setParent(reply);
    return reply;
}

void RestClient::start(Waiting &&waiting)
{
    if (!hasToken()) {
        RestError error;
        error.kind = RestErrorKind::NoToken;
        error.message = tr("No bot token is set.");
        waiting.done(error);
        return;
    }
    auto flight =
        std::make_unique<Flight>(waiting.request.route, m_limiter.take(waiting.request.route), std::move(waiting.done));
    flight->access = m_access;
    Flight *borrowed = flight.get();
    qCDebug(lcDiscord).noquote() << flight->what << "sent";
    flight->reply.reset(dispatch(waiting.request));
    QNetworkReply *reply = flight->reply.get();
    connect(reply, &QNetworkReply::finished, this, [this, borrowed] { finished(borrowed); });
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > MostAnswerBytes)
            reply->abort();
    });
    flight->deadline = m_clock.alarm([reply] { reply->abort(); });
    flight->deadline->ringAt(m_clock.now() + 4 * m_timeout);
    m_flights.push_back(std::move(flight));
}

void RestClient::finished(Flight *flight)
{
    const auto it = std::find_if(
        m_flights.begin(), m_flights.end(), [flight](const auto &candidate) { return candidate.get() == flight; });
    Q_ASSERT(it != m_flights.end());
    const std::unique_ptr<Flight> owned = std::move(*it);
    m_flights.erase(it);

    QNetworkReply *reply = owned->reply.get();
    const bool isComplete = reply->error() != QNetworkReply::OperationCanceledError
        && reply->error() != QNetworkReply::RemoteHostClosedError;
    const int status = isComplete ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
    qCDebug(lcDiscord).noquote() << owned->what << "answered with" << status;
    const QByteArray body = reply->isOpen() ? reply->readAll() : QByteArray();
    const ResponseFacts facts = ResponseFacts::parse(
        status, [reply](const QByteArray &name) { return reply->rawHeader(name); }, body, m_clock.wall());
    const int invalidBefore = invalidRequests();
    m_limiter.complete(std::move(owned->permit), facts);
    warnOfInvalidRequests(invalidBefore);
    m_wake->ringAt(m_clock.now());

    if (status == 0) {
        RestError error;
        error.kind = cannotHaveArrived(reply->error()) ? RestErrorKind::NotConnected : RestErrorKind::NoAnswer;
        error.message = Core::redact(
            reply->error() == QNetworkReply::OperationCanceledError ? tr("no answer in time") : reply->errorString());
        return owned->done(error);
    }
    if (status >= 300) {
        RestError error = errorFromAnswer(status, body, facts.retryAfter.value_or(std::chrono::milliseconds(0)));
        if (owned->access != m_access && dependsOnAccess(error.kind))
            error.kind = RestErrorKind::Outdated;
        return owned->done(error);
    }
    QJsonParseError parse;
    const QJsonDocument json = QJsonDocument::fromJson(body, &parse);
    if (!body.isEmpty() && parse.error != QJsonParseError::NoError)
        return owned->done(RestError{RestErrorKind::BadAnswer, status, ErrorCode::None,
            tr("the answer is not JSON: ") + parse.errorString(), {}});
    owned->done(json);
}

void RestClient::warnOfInvalidRequests(int before) const
{
    const int now = invalidRequests();
    if (before < RateLimiter::InvalidWarning && now >= RateLimiter::InvalidWarning)
        qCWarning(lcDiscord) << now << "requests were refused in 10 minutes; at" << RateLimiter::InvalidLimit
                             << "nothing is sent until they are 10 minutes old, because Discord bans at 10000";
}

} // namespace Discord::Rest
