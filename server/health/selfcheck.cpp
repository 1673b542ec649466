// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/selfcheck.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>

namespace Health {

namespace {

/// What the owner reads, in the language of the window where there is one.
struct CheckWords
{
    Q_DECLARE_TR_FUNCTIONS(Health::SelfCheck)
};

QString place(const SelfCheck::Target &target)
{
    const QString host = target.address.protocol() == QAbstractSocket::IPv6Protocol
        ? QStringLiteral("[%1]").arg(target.address.toString())
        : target.address.toString();
    return QStringLiteral("%1:%2").arg(host).arg(target.port);
}

} // namespace

QUrl healthUrl(const QHostAddress &boundTo, quint16 port)
{
    QHostAddress address = boundTo;
    if (address == QHostAddress::AnyIPv4 || address == QHostAddress::Any)
        address = QHostAddress::LocalHost;
    else if (address == QHostAddress::AnyIPv6)
        address = QHostAddress::LocalHostIPv6;
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(address.toString());
    url.setPort(port);
    url.setPath(QStringLiteral("/health"));
    return url;
}

SelfCheck::SelfCheck(Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_alarm(clock.alarm([this] { ask(); }))
{
    m_network.setProxy(QNetworkProxy::NoProxy);
}

SelfCheck::~SelfCheck()
{
    stop();
}

void SelfCheck::watch(const Target &target)
{
    stop();
    m_target = target;
    m_alarm->ringAt(m_clock.now());
}

void SelfCheck::stop()
{
    m_alarm->cancel();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
}

void SelfCheck::ask()
{
    m_alarm->ringAt(m_clock.now() + Interval);
    if (m_target.port == 0) {
        report(Status::Fail, m_target.problem,
            CheckWords::tr("Choose another port in the settings or end the program that holds it."), true);
        return;
    }
    if (m_reply) {
        // The question before is still open: the listener's event loop does not turn.
        QNetworkReply *late = m_reply;
        m_reply = nullptr;
        late->disconnect(this);
        late->abort();
        late->deleteLater();
        report(Status::Fail,
            CheckWords::tr("The endpoint at %1 did not answer its own health check within %2 s")
                .arg(place(m_target))
                .arg(std::chrono::duration_cast<std::chrono::seconds>(Patience).count()),
            CheckWords::tr("Deliveries are not being received. If this lasts, restart the program."));
    }
    QNetworkRequest request(healthUrl(m_target.address, m_target.port));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // A connection of its own each time: that is what Drone does after a pause, and it finds a full listen queue.
    request.setRawHeader("Connection", "close");
    if (m_target.sign) {
        const auto headers = m_target.sign();
        for (const auto &[name, value] : headers)
            request.setRawHeader(name, value);
    }
    m_asked = m_clock.now();
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::finished, this, [this] { judge(m_reply); });
}

void SelfCheck::judge(QNetworkReply *reply)
{
    m_reply = nullptr;
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        report(Status::Fail,
            CheckWords::tr("The endpoint at %1 cannot be reached: %2").arg(place(m_target), reply->errorString()),
            CheckWords::tr("Deliveries are not being received. The program tries to listen again by itself."), true);
        return;
    }
    const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
    const bool ours = answer.value(QStringLiteral("instance")).toString() == m_target.instance;
    if (!ours && status == 503) {
        report(Status::Warn,
            CheckWords::tr("The endpoint at %1 has no room for another connection").arg(place(m_target)),
            CheckWords::tr("Look who holds so many, or raise receiver/max_connections."));
        return;
    }
    if (!ours) {
        report(Status::Fail, CheckWords::tr("Another program answers at %1").arg(place(m_target)),
            CheckWords::tr("End the program that took the port, or choose another port in the settings."));
        return;
    }
    if (m_target.sign && answer.value(QStringLiteral("signature")).toString() != QLatin1String("good")) {
        report(Status::Fail, CheckWords::tr("The endpoint refuses the signature of its own health check"),
            CheckWords::tr("Save the webhook secret again in the settings."));
        return;
    }
    report(Status::Pass, CheckWords::tr("Receiving at %1").arg(place(m_target)), {});
}

void SelfCheck::report(Status status, const QString &why, const QString &remedy, bool listenAgain)
{
    Component component{QStringLiteral("listener"), status, {}, why, remedy, {}};
    component.figures.insert(QStringLiteral("address"), place(m_target));
    if (status == Status::Pass)
        component.figures.insert(QStringLiteral("self_check_ms"), qint64((m_clock.now() - m_asked).count()));
    Q_EMIT checked(component, listenAgain);
}

} // namespace Health
