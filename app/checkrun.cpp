// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkrun.h"

#include "health/selfcheck.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTextStream>

namespace {

/// Discord may take a moment to say who we are; what is not known by then is reported as it is.
constexpr std::chrono::seconds Patience{8};

} // namespace

CheckRun::CheckRun(const Startup &startup, Secrets::SecretStore *keychain, QObject *parent)
    : QObject(parent)
    , m_configuration(startup.configuration)
    , m_secrets(keychain, startup.configuration.secrets)
    , m_patience(m_clock.alarm([this] { giveUp(); }))
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    connect(&m_service, &Service::Backend::reportChanged, this, &CheckRun::takeReport);
    connect(&m_service, &Service::Backend::cannotStart, this, [this](const QString &why, bool fatal) {
        if (!fatal)
            return; // the report says it as the listener's state
        Health::Component start{QStringLiteral("start"), Health::Status::Fail, m_clock.wall(), why,
            QStringLiteral("Mend this; nothing runs without it."), {}};
        finish(Health::toJson({QStringLiteral(DRONE_DISCORD_VERSION), m_clock.wall(), {start}}));
    });
    connect(&m_service, &Service::Backend::stopped, this, [this] { QCoreApplication::exit(m_exitCode); });
}

CheckRun::~CheckRun() = default;

void CheckRun::start()
{
    // The program that works on the same data may listen elsewhere than the settings say.
    if (const auto running = Service::EndpointFile::read(m_configuration.dataDir))
        m_endpoints.append(*running);
    const Service::EndpointFile::Endpoint asSet{m_configuration.settings.address, m_configuration.settings.port};
    if (asSet.port != 0 && !m_endpoints.contains(asSet))
        m_endpoints.append(asSet);
    askNext();
}

void CheckRun::askNext()
{
    if (m_done)
        return;
    if (m_endpoints.isEmpty())
        return lookForYourself();
    const Service::EndpointFile::Endpoint endpoint = m_endpoints.takeFirst();
    QNetworkRequest request(Health::healthUrl(endpoint.address, endpoint.port));
    request.setTransferTimeout(5000);
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        const QByteArray body = reply->isOpen() ? reply->readAll() : QByteArray(); // closed: nobody listens there
        const QJsonObject report = QJsonDocument::fromJson(body).object();
        if (reply->header(QNetworkRequest::ContentTypeHeader) == QLatin1String("application/health+json"))
            finish(report);
        else
            askNext();
    });
}

void CheckRun::stop(int exitCode)
{
    if (std::exchange(m_done, true))
        return;
    m_exitCode = exitCode;
    disconnect(&m_secrets, nullptr, this, nullptr);
    m_service.stop();
}

void CheckRun::lookForYourself()
{
    connect(&m_secrets, &KeychainSecrets::known, this, [this](const Secrets::Bundle &secrets, const QString &trouble) {
        disconnect(&m_secrets, nullptr, this, nullptr); // one look is enough
        m_configuration.secrets = secrets;
        m_configuration.keychainTrouble = trouble;
        m_patience->ringAt(m_clock.now() + Patience);
        m_service.start(m_configuration);
    });
    m_secrets.read();
}

void CheckRun::takeReport(const Health::Report &report)
{
    m_report = report;
    const Health::Component *discord = report.find(u"discord");
    const bool discordKnown =
        discord && (!m_configuration.usesDiscord() || discord->figures.contains(QStringLiteral("login")));
    if (report.find(u"listener") && report.find(u"store") && discordKnown)
        finish(Health::toJson(report));
}

void CheckRun::giveUp()
{
    m_report.version = QStringLiteral(DRONE_DISCORD_VERSION); // of a report that never came, too
    m_report.at = m_clock.wall();
    finish(Health::toJson(
        Health::withSilent(m_report, {QStringLiteral("listener"), QStringLiteral("store")}, Patience, m_clock.wall())));
}

void CheckRun::finish(const QJsonObject &report)
{
    if (std::exchange(m_done, true))
        return;
    QTextStream(stdout) << QJsonDocument(report).toJson(QJsonDocument::Indented) << Qt::flush;
    const QString status = report.value(QStringLiteral("status")).toString();
    m_exitCode = status == QLatin1String("pass") || status == QLatin1String("warn") ? Fine : CheckFailed;
    m_service.stop();
}
