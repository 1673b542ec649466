// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoplayer.h"

#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace Demo {

using namespace std::chrono_literals;

namespace {

constexpr auto Patience = 60s; // Drone's own, for one whole exchange (plugin/webhook/webhook.go)

} // namespace

DemoPlayer::DemoPlayer(
    Core::Clock &clock, const QUrl &endpoint, const QByteArray &secret, double speed, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_endpoint(endpoint)
    , m_secret(secret)
    , m_speed(speed)
    , m_alarm(clock.alarm([this] { postWhatIsDue(); }))
{
    m_network.setProxy(QNetworkProxy::NoProxy); // the endpoint is on this machine
    m_network.setTransferTimeout(int(std::chrono::milliseconds(Patience).count()));
}

void DemoPlayer::start()
{
    Q_ASSERT(m_posts.isEmpty());
    m_posts = postsOf(builtInDay(), m_clock.wall(), m_speed);
    m_began = m_clock.now();
    m_alarm->ringAt(m_began);
}

void DemoPlayer::postWhatIsDue()
{
    while (m_next < m_posts.size() && m_began + m_posts[m_next].at <= m_clock.now()) {
        const Post &post = m_posts[m_next++];
        const auto busy = m_busy.find(post.sender);
        if (busy != m_busy.end()) {
            busy->enqueue(post);
        } else {
            m_busy.insert(post.sender, {});
            send(post);
        }
    }
    if (m_next < m_posts.size())
        m_alarm->ringAt(m_began + m_posts[m_next].at);
}

void DemoPlayer::send(const Post &post)
{
    const QByteArray date = Webhook::httpDate(m_clock.wall());
    const QByteArray digest = Webhook::digestOf(post.body);
    QNetworkRequest request(m_endpoint);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("Go-http-client/1.1"));
    request.setRawHeader("X-Drone-Event", post.event);
    request.setRawHeader("Date", date);
    request.setRawHeader("Digest", digest);
    request.setRawHeader("Signature", Webhook::sign(date, digest, m_secret));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);

    ++m_summary.sent;
    QNetworkReply *reply = m_network.post(request, post.body);
    connect(reply, &QNetworkReply::finished, this, [this, sender = post.sender, reply] { takeAnswer(sender, reply); });
}

void DemoPlayer::takeAnswer(int sender, QNetworkReply *reply)
{
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 204) {
        ++m_summary.accepted;
    } else {
        ++m_summary.failed;
        if (m_summary.firstFailure.isEmpty())
            m_summary.firstFailure =
                status ? QStringLiteral("answered with %1").arg(status) : QString(reply->errorString());
    }

    QQueue<Post> &waiting = m_busy[sender];
    if (waiting.isEmpty())
        m_busy.remove(sender);
    else
        send(waiting.dequeue());
    if (m_busy.isEmpty() && m_next == m_posts.size())
        Q_EMIT finished(m_summary);
}

} // namespace Demo
