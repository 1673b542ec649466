// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/client.h"

#include "core/logging.h"
#include "core/onetimebody.h"
#include "core/redact.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QPointer>

#include <algorithm>

namespace Drone {

using namespace std::chrono_literals;
using Kind = ClientErrorKind;

struct Client::Job
{
    QByteArray verb;
    QString path;
    QPointer<QObject> context;
    std::function<void(Body)> done;
    qint64 mostBytes = MostBytes;
    QByteArray body;
    std::unique_ptr<QNetworkReply> reply;
    std::unique_ptr<Core::Alarm> deadline;
    bool ended = false;

    void logAnswer() const
    {
        qCDebug(lcDrone).noquote() << verb << path << "answered with"
                                   << reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
};

namespace {

/// Drone's own words, {"message": …}, cut to what a person reads.
QString wordsOf(const QByteArray &body)
{
    return Core::redact(QJsonDocument::fromJson(body).object().value(QLatin1String("message")).toString().left(300));
}

/// Failures that say something about the server, not about what was asked.
bool isTrouble(Kind kind)
{
    return kind == Kind::Unreachable || kind == Kind::Timeout || kind == Kind::ServerFailed || kind == Kind::Redirected
        || kind == Kind::NotDrone;
}

} // namespace

bool isEventStream(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200
        && reply.header(QNetworkRequest::ContentTypeHeader).toString().startsWith(QLatin1String("text/event-stream"));
}

Client::Client(Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_backoff(2s, 5min)
{
    m_reading.setMaxThreadCount(1);
}

Client::~Client()
{
    m_reading.clear();
    m_reading.waitForDone();
    for (const auto &job : m_sent)
        job->reply->disconnect(this);
}

void Client::setServer(const QUrl &base, const QByteArray &token)
{
    auto sent = std::exchange(m_sent, {});
    auto waiting = std::exchange(m_waiting, {});
    m_base = base.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    QString path = m_base.path();
    while (path.endsWith(u'/')) // QUrl's StripTrailingSlash leaves a lone one
        path.chop(1);
    m_base.setPath(path);
    m_token = token.trimmed();
    Core::rememberSecret(m_token);
    m_backoff.reset();
    m_retryAt = {};
    for (auto *jobs : {&sent, &waiting}) {
        for (const auto &job : *jobs) {
            if (job->reply) {
                job->logAnswer();
                job->reply->disconnect(this);
                job->reply->abort();
                job->reply.release()->deleteLater();
            }
            if (job->context)
                job->done(ClientError{Kind::Cancelled, tr("The Drone server was changed meanwhile"), {}});
        }
    }
    if (std::exchange(m_trouble, std::nullopt))
        Q_EMIT troubleChanged();
}

bool Client::isConfigured() const
{
    return (m_base.scheme() == QLatin1String("http") || m_base.scheme() == QLatin1String("https"))
        && !m_base.host().isEmpty() && !m_token.isEmpty();
}

QString Client::link() const
{
    return m_base.toString();
}

QNetworkRequest Client::request(const QString &path) const
{
    const auto question = path.indexOf(u'?');
    QUrl url = m_base;
    url.setPath(m_base.path() + (question < 0 ? path : path.left(question)));
    if (question >= 0)
        url.setQuery(path.mid(question + 1));
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + m_token);
    request.setRawHeader("Accept", "application/json");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("drone-discord/" DRONE_DISCORD_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    return request;
}

void Client::get(const QString &path, QObject *context, std::function<void(Body)> done, qint64 mostBytes)
{
    auto job = std::make_unique<Job>();
    job->verb = "GET";
    job->path = path;
    job->context = context;
    job->done = std::move(done);
    job->mostBytes = mostBytes;
    ask(std::move(job), false);
}

void Client::act(const QByteArray &verb, const QString &path, QObject *context, std::function<void(Body)> done)
{
    auto job = std::make_unique<Job>();
    job->verb = verb;
    job->path = path;
    job->context = context;
    job->done = std::move(done);
    ask(std::move(job), true);
}

void Client::ask(std::unique_ptr<Job> job, bool first)
{
    if (first)
        m_waiting.push_front(std::move(job));
    else
        m_waiting.push_back(std::move(job));
    pumpSoon();
}

void Client::pumpSoon()
{
    // Later, so that nobody is answered from inside his own call.
    if (!std::exchange(m_pumpDue, true))
        QMetaObject::invokeMethod(this, &Client::pump, Qt::QueuedConnection);
}

void Client::pump()
{
    m_pumpDue = false;
    if (!isConfigured()) {
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &job : waiting) {
            if (job->context)
                job->done(ClientError{Kind::Unconfigured, tr("No Drone server and token are set"), {}});
        }
        return;
    }
    while (!m_waiting.empty() && m_sent.size() < MostAtOnce) {
        std::unique_ptr<Job> job = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (!job->context)
            continue;
        m_sent.push_back(std::move(job));
        send(m_sent.back().get());
    }
}

QNetworkReply *Client::dispatch(const Job &job)
{
    QNetworkRequest what = request(job.path);
    if (job.verb == "GET")
        return m_network.get(what);
    // Drone may have done it when the connection breaks before the answer: it must not be asked twice.
    what.setHeader(QNetworkRequest::ContentLengthHeader, 0);
    what.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    auto *body = new Core::OneTimeBody({}, nullptr);
    QNetworkReply *reply = m_network.sendCustomRequest(what, job.verb, body);
    body->setParent(reply);
    return reply;
}

void Client::send(Job *job)
{
    qCDebug(lcDrone).noquote() << job->verb << job->path << "sent";
    job->reply.reset(dispatch(*job));
    job->deadline = m_clock.alarm([this, job] {
        end(job,
            ClientError{Kind::Timeout, tr("The Drone server did not answer within %1 s").arg(Deadline.count()), {}});
    });
    job->deadline->ringAt(m_clock.now() + Deadline);
    connect(job->reply.get(), &QNetworkReply::readyRead, this, [this, job] { read(job); });
    connect(job->reply.get(), &QNetworkReply::finished, this, [this, job] {
        read(job);
        if (job->ended)
            return;
        const ClientError error = errorOf(*job->reply, job->body);
        end(job, error.message.isEmpty() ? Body(job->body) : Body(error));
    });
}

void Client::read(Job *job)
{
    if (job->ended)
        return;
    job->body += job->reply->readAll();
    if (job->body.size() > job->mostBytes) {
        end(job,
            ClientError{
                Kind::TooLarge, tr("The answer of the Drone server is over %1 MiB").arg(job->mostBytes >> 20), {}});
    }
}

void Client::end(Job *job, Body body)
{
    job->ended = true;
    job->deadline->cancel();
    job->logAnswer();
    job->reply->disconnect(this);
    job->reply->abort();
    const auto at =
        std::find_if(m_sent.begin(), m_sent.end(), [job](const auto &candidate) { return candidate.get() == job; });
    Q_ASSERT(at != m_sent.end());
    // This may run inside the reply's signal or the alarm: both live until the event loop is back.
    std::shared_ptr<Job> owned = std::move(*at); // shared because std::function copies what it holds
    m_sent.erase(at);
    owned->reply.release()->deleteLater();
    QMetaObject::invokeMethod(
        this, [owned] { owned->deadline.reset(); }, Qt::QueuedConnection);
    settle(body);
    if (!m_waiting.empty())
        pumpSoon();
    if (owned->context)
        owned->done(std::move(body));
}

void Client::settle(const Body &body)
{
    const std::optional<ClientError> before = m_trouble;
    if (!body.ok() && isTrouble(body.error().kind)) {
        m_retryAt = m_clock.now() + m_backoff.next(*QRandomGenerator::global());
        m_trouble = body.error();
    } else {
        m_backoff.reset();
        m_retryAt = {};
        m_trouble.reset();
    }
    if (before.has_value() != m_trouble.has_value() || (before && before->kind != m_trouble->kind)) {
        if (m_trouble)
            qCWarning(lcDrone).noquote() << m_trouble->text();
        Q_EMIT troubleChanged();
    }
}

std::unique_ptr<QNetworkReply> Client::openStream(const QString &path)
{
    if (!isConfigured())
        return nullptr;
    QNetworkRequest what = request(path);
    what.setRawHeader("Accept", "text/event-stream");
    return std::unique_ptr<QNetworkReply>(m_streams.get(what));
}

ClientError Client::streamError(const QNetworkReply &reply) const
{
    ClientError error = errorOf(reply, {});
    if (!error.message.isEmpty())
        return error;
    if (!isEventStream(reply))
        return {Kind::NotDrone, tr("The answer is none that a Drone server gives; check its address"), {}};
    return {Kind::Unreachable, tr("The Drone server ended the stream"), {}};
}

ClientError Client::errorOf(const QNetworkReply &reply, const QByteArray &body) const
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString words = wordsOf(body);
    if (status == 0 || (status / 100 == 2 && reply.error() != QNetworkReply::NoError))
        return {Kind::Unreachable, tr("The Drone server cannot be reached"), Core::redact(reply.errorString())};
    if (status / 100 == 3) {
        const QUrl target = reply.header(QNetworkRequest::LocationHeader).toUrl();
        return {Kind::Redirected, tr("The Drone server redirects; set the address that it leads to"),
            reply.url().resolved(target).toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)};
    }
    if (status == 401)
        return {Kind::Unauthorized, tr("The Drone token is not valid; make a new one on Drone's account page"), words};
    if (status == 403 || status == 404)
        return {Kind::NotFoundOrForbidden, tr("Drone has none of this, or the token's user may not see it"), words};
    if (status >= 500)
        return {Kind::ServerFailed, tr("The Drone server failed with HTTP %1").arg(status), words};
    if (status / 100 != 2)
        return {Kind::Refused, tr("Drone refused with HTTP %1").arg(status), words};
    // Drone answers its web page with 200 for paths that it does not know.
    if (reply.header(QNetworkRequest::ContentTypeHeader).toString().startsWith(QLatin1String("text/html")))
        return {Kind::NotDrone, tr("The address answers with a web page, not as a Drone server; check it"), {}};
    const QByteArray start = body.left(64).trimmed();
    if (!start.isEmpty() && !QByteArrayView("[{n").contains(start.front()))
        return {Kind::NotDrone, tr("The answer is none that a Drone server gives; check its address"), {}};
    return {};
}

} // namespace Drone
