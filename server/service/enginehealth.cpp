// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine tells of its health, and how it answers whoever asks.
#include "service/engine.h"

#include "service/components.h"
#include "service/engineparts.h"
#include "store/databasefile.h"
#include "store/statestore.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QJsonDocument>
#include <QStorageInfo>

namespace Service {

namespace {

constexpr std::chrono::seconds HealthInterval{2};

} // namespace

Webhook::Answer Engine::healthAnswer(const Webhook::Request &request, bool fullDetail) const
{
    QJsonObject json = fullDetail ? Health::toJson(m_report) : Health::toPublicJson(m_report);
    if (fullDetail) {
        json.insert(QStringLiteral("instance"), m_instance);
        // Only the self-check signs; it learns that the whole way of a delivery's proof works.
        if (!request.header("Signature").isEmpty()) {
            const auto checked = Webhook::verify(
                request, m_configuration.secrets.webhookSecrets(), m_clock.wall(), m_configuration.settings.maxSkew);
            json.insert(QStringLiteral("signature"), checked.ok() ? QStringLiteral("good") : QStringLiteral("bad"));
        }
    }
    Webhook::Answer answer;
    answer.status = m_report.status() == Health::Status::Fail ? 503 : 200;
    answer.contentType = "application/health+json";
    answer.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return answer;
}

void Engine::tellTarget(const QString &problem)
{
    m_parts->listenProblem = problem;
    Health::SelfCheck::Target target;
    target.address = m_configuration.settings.address;
    target.port = problem.isEmpty() ? port() : 0;
    target.problem = problem;
    target.instance = m_instance;
    const QList<QByteArray> secrets = m_configuration.secrets.webhookSecrets();
    if (!secrets.isEmpty()) {
        target.sign = [secret = secrets.first()] {
            const QByteArray date = Webhook::httpDate(Core::SystemClock().wall());
            const QByteArray digest = Webhook::digestOf({});
            return QList<QPair<QByteArray, QByteArray>>{
                {"Date", date}, {"Digest", digest}, {"Signature", Webhook::sign(date, digest, secret)}};
        };
    }
    Q_EMIT targetChanged(target);
}

void Engine::tellHealth()
{
    if (m_stopping)
        return;
    m_parts->healthAlarm->ringAt(m_clock.now() + HealthInterval);
    const QStorageInfo disk(m_configuration.dataDir);
    const auto progress = m_parts->writer->progress();
    if (progress.failures > 0)
        probeStore();
    auto intake = m_parts->intake.statistics();
    intake.accepted -= std::min(intake.accepted, m_parts->proof.deliveries());
    Announce::AnnouncerState announcer = m_parts->announcer.state();
    announcer.paused = m_parts->pause.isOn();
    announcer.pausedUntil = m_parts->pause.until();
    QList<Health::Component> components{
        signaturesComponent(intake, m_configuration, m_clock.wall()),
        storeComponent({progress, Store::bytesOnDisk(m_configuration.databaseFile()),
            disk.isValid() ? disk.bytesAvailable() : -1, m_configuration.dataDir}),
        discordComponent(announcer, m_parts->login.login(), m_configuration, m_clock.wall()),
    };
    if (auto drone = droneComponent(m_parts->drone.facts()))
        components.append(*drone);
    if (auto clock = clockComponent(intake, m_configuration.settings.maxSkew, m_clock.wall()))
        components.append(*clock);
    Q_EMIT componentsChanged(components);
}

void Engine::probeStore()
{
    // While nothing is delivered nothing would be written, and a disk that has room again would go on looking full.
    m_parts->writer->submit(
        [](Store::Database &database) { return Store::StateStore(database).set(QStringLiteral("store/probe"), "1"); },
        nullptr, {});
}

} // namespace Service
