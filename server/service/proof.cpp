// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/proof.h"

#include "core/logging.h"
#include "discord/model/errorcode.h"
#include "discord/rest/calls.h"
#include "service/foldqueue.h"
#include "store/announcementstore.h"
#include "store/proofstore.h"
#include "store/storewriter.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>

namespace Service {

namespace {

/// The Drone server that the test builds are of; ".invalid" is nobody's (RFC 2606, section 2).
const QString TestSystem = QStringLiteral("https://test.drone-discord.invalid");

QByteArray payload(qint64 id, qint64 now)
{
    // The card is in English, as all are: a channel has many readers.
    const QJsonObject build{{QStringLiteral("id"), id}, {QStringLiteral("number"), 1},
        {QStringLiteral("status"), QStringLiteral("success")}, {QStringLiteral("event"), QStringLiteral("custom")},
        {QStringLiteral("message"), QStringLiteral("A test of the way from Drone to here; it deletes itself")},
        {QStringLiteral("ref"), QStringLiteral("refs/heads/test")}, {QStringLiteral("source"), QStringLiteral("test")},
        {QStringLiteral("target"), QStringLiteral("test")}, {QStringLiteral("created"), now},
        {QStringLiteral("started"), now}, {QStringLiteral("finished"), now}, {QStringLiteral("updated"), now},
        {QStringLiteral("version"), 1}};
    const QJsonObject repository{
        {QStringLiteral("id"), 1}, {QStringLiteral("slug"), QStringLiteral("drone-discord/test")}};
    return QJsonDocument(QJsonObject{{QStringLiteral("event"), QStringLiteral("build")},
                             {QStringLiteral("action"), QStringLiteral("updated")},
                             {QStringLiteral("repo"), repository}, {QStringLiteral("build"), build},
                             {QStringLiteral("system"), QJsonObject{{QStringLiteral("link"), TestSystem}}}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

Proof::Proof(Core::Clock &clock, Store::StoreWriter &writer, Discord::Rest::RestClient &rest, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_writer(writer)
    , m_rest(rest)
    , m_patience(clock.alarm([this] { giveUp(); }))
{
    m_network.setProxy(QNetworkProxy::NoProxy); // the endpoint is on this machine
}

Proof::~Proof() = default;

bool Proof::isTest(const Model::BuildKey &key)
{
    return key.systemLink == TestSystem;
}

void Proof::tidy()
{
    // A message that still has to be posted or deleted keeps its announcement.
    forget(false);
}

void Proof::clearChannel(Store::Database &reader)
{
    const auto left = Store::AnnouncementStore(reader).ofServer(TestSystem);
    if (!left) {
        qCWarning(lcStore).noquote() << "Whether a test left a message cannot be read:" << left.error().text();
        return;
    }
    for (const Model::Announcement &announcement : left.value())
        takeAnnouncement(announcement);
}

void Proof::run(quint64 request, const Target &target)
{
    if (m_running) {
        Q_EMIT finished(request, false, tr("A test is under way already"));
        return;
    }
    m_running = true;
    m_request = request;
    m_report = {};
    m_trouble = target.trouble;
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(target.address.toString());
    url.setPort(target.port);
    url.setPath(QStringLiteral("/webhook"));
    m_report.endpoint = url.toString();
    if (target.port == 0)
        return fail(Hop::Stored, tr("Nothing listens for deliveries. The health page says why, under Receiving."));
    if (target.secret.isEmpty())
        return fail(Hop::Stored, tr("No webhook secret is set. Make one in the settings, under Receiving."));
    if (target.isPaused)
        return fail(Hop::Posted, tr("Announcements are paused. Resume them and test again."));
    m_last = std::max(m_last + 1, qint64(Core::toMSecs(m_clock.wall())));
    m_key = {TestSystem, m_last};
    m_began = m_clock.now();
    m_patience->ringAt(m_began + Patience);
    const QByteArray body = payload(m_key.id, Core::toMSecs(m_clock.wall()) / 1000);
    const QByteArray date = Webhook::httpDate(m_clock.wall());
    const QByteArray digest = Webhook::digestOf(body);
    QNetworkRequest post(url);
    post.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    post.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    post.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    post.setRawHeader("X-Drone-Event", "build");
    post.setRawHeader("Date", date);
    post.setRawHeader("Digest", digest);
    post.setRawHeader("Signature", Webhook::sign(date, digest, target.secret));
    m_reply = m_network.post(post, body);
    connect(m_reply, &QNetworkReply::finished, this, &Proof::takeAnswer);
    Q_EMIT progressed(m_request, m_report);
}

void Proof::takeAnswer()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 204)
        return reach(Hop::Acknowledged);
    if (status == 0)
        return fail(Hop::Stored,
            tr("The endpoint at %1 cannot be reached: %2. Look at the address and the port in the settings, and at the "
               "firewall.")
                .arg(m_report.endpoint, reply->errorString()));
    if (status == 401)
        return fail(
            Hop::Stored, tr("The endpoint refused the signature. Save the webhook secret again in the settings."));
    if (status == 503)
        return fail(Hop::Stored, tr("The delivery could not be stored. The health page says why, under Database."));
    fail(Hop::Stored,
        tr("The endpoint answered with HTTP %1. Another program may have taken the port: choose another one in the "
           "settings.")
            .arg(status));
}

bool Proof::isOurs(const Model::BuildKey &key) const
{
    return m_running && key == m_key;
}

void Proof::takeDelivery(const Model::Delivery &delivery)
{
    if (!isTest(delivery.build)) {
        Q_EMIT deliveryPassed(delivery);
        return;
    }
    if (delivery.verdict == Model::Verdict::Accepted)
        ++m_deliveries;
    if (isOurs(delivery.build))
        reach(Hop::Stored);
}

void Proof::takeBuild(const Model::BuildRecord &record)
{
    if (!isTest(record.build.key()))
        Q_EMIT buildPassed(record);
    else if (isOurs(record.build.key()))
        reach(Hop::Folded);
    else
        forget(false); // of a test that had ended when it was folded
}

void Proof::takeAnnouncement(const Model::Announcement &announcement)
{
    if (!announcement.subject.startsWith(subjectOf({TestSystem, 0}).chopped(1))) {
        Q_EMIT announcementPassed(announcement);
        return;
    }
    const bool isNow = m_running && announcement.subject == subjectOf(m_key);
    if (announcement.failed) {
        if (isNow)
            fail(Hop::Posted, tr("The chat refused the message: %1").arg(announcement.failure));
        forget(true);
        return;
    }
    // Also one that comes late, when the test has long ended: it must not stay.
    if (announcement.messageId.isEmpty() || !announcement.isSettled())
        return;
    if (isNow) {
        m_report.isPreview = announcement.channel.platform != QLatin1String("discord");
        reach(Hop::Posted);
    }
    removeMessage(announcement);
}

void Proof::removeMessage(const Model::Announcement &announcement)
{
    const bool isNow = m_running && announcement.subject == subjectOf(m_key);
    if (announcement.channel.platform != QLatin1String("discord")) {
        if (isNow)
            reach(Hop::Deleted);
        else
            forget(true);
        return;
    }
    if (m_removing.contains(announcement.messageId))
        return;
    m_removing.insert(announcement.messageId);
    Discord::Rest::deleteMessage(m_rest, announcement.channel.id, announcement.messageId,
        [this, isNow, key = m_key, message = announcement.messageId](const Discord::Rest::RestResult<void> &result) {
            m_removing.remove(message);
            const bool isGone = result || result.error().code == Discord::ErrorCode::UnknownMessage
                || result.error().code == Discord::ErrorCode::UnknownChannel;
            if (isNow && isOurs(key)) {
                if (isGone)
                    reach(Hop::Deleted);
                else
                    fail(Hop::Deleted,
                        tr("The message was posted, but it could not be deleted: %1. Delete it by hand.")
                            .arg(result.error().message));
            }
            // One that stays is tried again at the next start.
            forget(isGone);
        });
}

void Proof::reach(Hop hop)
{
    if (!m_running || m_report.reached.contains(hop))
        return;
    m_report.reached.insert(hop, std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.now() - m_began));
    m_patience->ringAt(m_clock.now() + Patience);
    Q_EMIT progressed(m_request, m_report);
    if (m_report.reached.size() < qsizetype(std::size(Hops)))
        return; // the 204 may be read after all else has happened
    end(true,
        m_report.isPreview ? tr("The way works up to the preview. Without a Discord token no message is posted.")
                           : tr("The whole way works, from a signed delivery to a message in the channel."));
}

void Proof::giveUp()
{
    const auto next =
        std::find_if(std::begin(Hops), std::end(Hops), [this](Hop hop) { return !m_report.reached.contains(hop); });
    if (!m_running || next == std::end(Hops))
        return;
    const QString trouble = m_trouble ? m_trouble() : QString();
    switch (*next) {
    case Hop::Stored:
    case Hop::Acknowledged:
        return fail(*next,
            tr("The endpoint at %1 did not answer. Look at the address and the port in the settings, and at the "
               "firewall.")
                .arg(m_report.endpoint));
    case Hop::Folded:
        return fail(*next, tr("The delivery was stored and not worked on. The health page says why, under Database."));
    case Hop::Posted:
        return fail(*next,
            trouble.isEmpty() ? tr(
                "No message was posted. Either no channel is chosen, or a rule for channels keeps silent about this "
                "build, or Discord does not answer: see Discord messages on the health page.")
                              : tr("No message was posted: %1").arg(trouble));
    case Hop::Deleted:
        return fail(*next,
            tr("The message was posted, but Discord did not answer when asked to delete it. Delete it by hand."));
    }
}

void Proof::fail(Hop hop, const QString &message)
{
    if (!m_running)
        return;
    m_report.failed = hop;
    Q_EMIT progressed(m_request, m_report);
    end(false, message);
}

void Proof::end(bool ok, const QString &message)
{
    m_running = false;
    m_patience->cancel();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        std::exchange(m_reply, nullptr)->deleteLater();
    }
    // What still waits to be posted keeps its announcement and is deleted when it has been.
    forget(m_report.reached.contains(Hop::Deleted));
    Q_EMIT finished(m_request, ok, message);
}

void Proof::forget(bool announcements)
{
    m_writer.submit(
        [announcements](Store::Database &database) { return Store::forgetServer(database, TestSystem, announcements); },
        nullptr, {});
}

} // namespace Service
