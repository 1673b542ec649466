// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storedsamples.h"

#include "../../server/webhook/recording.h"
#include "announce/cardcomposer.h"
#include "builds/buildmerge.h"
#include "store/announcementstore.h"
#include "store/buildstore.h"
#include "store/database.h"
#include "store/deliverystore.h"
#include "ui/deliveries/storeddeliveries.h"
#include "webhook/deliveryparser.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QDir>

namespace Fakes {

using Model::Refusal;
using Model::Verdict;

StoredSamples::StoredSamples()
{
    auto opened = Store::Database::open(path(), Store::Database::Mode::ReadWrite);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().text()));
    m_database = std::move(opened).value();
}

StoredSamples::~StoredSamples() = default;

QString StoredSamples::path() const
{
    return m_folder.filePath(QStringLiteral("deliveries.db"));
}

Model::Delivery StoredSamples::store(Model::Delivery delivery)
{
    if (!Store::DeliveryStore(*m_database).insert(delivery).ok())
        qFatal("a delivery could not be stored");
    return delivery;
}

Model::Delivery StoredSamples::recorded(const QString &name, Core::WallTime received)
{
    const Webhook::Request request = Recordings::read(QStringLiteral(TEST_DATA_DIR "/deliveries/%1.http").arg(name));
    const auto observation = Webhook::parseDelivery(request.body);
    Model::Delivery delivery;
    delivery.received = received;
    delivery.remote = QStringLiteral("192.168.1.5");
    delivery.body = request.body;
    if (!observation)
        qFatal("%s is no delivery", qPrintable(name));
    Webhook::describe(delivery, observation.value());
    delivery.folded = true;
    delivery.answeredIn = std::chrono::microseconds(400 + 37 * (m_serial % 13));
    ++m_serial;
    sign(delivery, secret(), std::chrono::milliseconds(410));
    delivery.signature += QByteArray::number(m_serial); // recordings share moments, and so signatures
    return delivery;
}

void StoredSamples::announce(const Model::Announcement &announcement)
{
    if (!Store::AnnouncementStore(*m_database).save(announcement).ok())
        qFatal("an announcement could not be stored");
}

void StoredSamples::fillWithAMorning(Core::WallTime now)
{
    struct Life
    {
        const char *folder;
        int count;
        std::chrono::seconds ago;
    };
    constexpr Life Lives[] = {{"push-success", 8, std::chrono::minutes(52)},
        {"repo-enabled", 1, std::chrono::minutes(41)}, {"user-created", 1, std::chrono::minutes(40)},
        {"pull-request", 6, std::chrono::minutes(33)}, {"several-stages", 6, std::chrono::minutes(20)},
        {"push-failure", 8, std::chrono::minutes(3)}};
    for (const Life &life : Lives) {
        Core::WallTime at = now - life.ago;
        std::optional<Model::Build> build;
        Model::Delivery last;
        for (int i = 1; i <= life.count; ++i) {
            at += std::chrono::milliseconds(i * 2143);
            last = store(recorded(QStringLiteral("%1/0%2").arg(QLatin1String(life.folder)).arg(i), at));
            const auto seen = Webhook::parseDelivery(last.body);
            if (seen && seen.value().build)
                build = Builds::merge(build.value_or(*seen.value().build), *seen.value().build);
            if (i == 5) {
                Model::Delivery again = last;
                again.received = at + std::chrono::milliseconds(71);
                again.folded = false;
                store(again);
            }
            if (i == 6 && life.count == 8) {
                Model::Delivery forged = last;
                forged.received = at + std::chrono::milliseconds(393);
                forged.remote = QStringLiteral("192.168.1.77");
                forged.verdict = Verdict::Refused;
                forged.refusal = Refusal::DigestMismatch;
                forged.folded = false;
                forged.event.clear();
                forged.slug.clear();
                forged.build = {};
                forged.signature = "forged" + QByteArray::number(i) + life.folder;
                forged.body += ' ';
                store(forged);
            }
        }
        Model::Announcement message;
        message.subject = Ui::subjectOf(last);
        message.channel = {QStringLiteral("discord"), QStringLiteral("1309841220187")};
        message.desired =
            build ? Announce::composeBuild(*build) : Announce::composeEvent(Webhook::parseDelivery(last.body).value());
        message.desiredHash = message.sentHash = Model::hashOf(message.desired);
        message.messageId = QStringLiteral("130998412201873");
        message.created = now - life.ago + std::chrono::milliseconds(2300);
        message.sent = at + std::chrono::milliseconds(184);
        announce(message);
    }
}

void StoredSamples::fillWithMany(int count, Core::WallTime now)
{
    if (!m_database->begin().ok())
        qFatal("no transaction");
    const Model::Delivery sample = recorded(QStringLiteral("push-success/08"), now);
    for (int i = 0; i < count; ++i) {
        Model::Delivery delivery = sample;
        delivery.received = now - std::chrono::seconds(count - i);
        delivery.signedAt = delivery.received;
        delivery.signature = "many" + QByteArray::number(i);
        delivery.build.id = 1'000'000 + i;
        delivery.buildNumber = i;
        store(delivery);
    }
    if (!m_database->commit().ok())
        qFatal("no commit");
}

void sign(Model::Delivery &delivery, const QByteArray &secret, std::chrono::milliseconds age)
{
    const QByteArray date = Webhook::httpDate(delivery.received - age);
    const QByteArray digest = Webhook::digestOf(delivery.body);
    const QByteArray signature = Webhook::sign(date, digest, secret);
    delivery.headers = "Host: 192.168.1.20:5000\nUser-Agent: Go-http-client/1.1\nContent-Length: "
        + QByteArray::number(delivery.body.size()) + "\nContent-Type: application/json\nDate: " + date
        + "\nDigest: " + digest + "\nSignature: " + signature + "\nX-Drone-Event: " + delivery.event.toLatin1()
        + "\nAccept-Encoding: gzip\n";
    if (const auto parameters = Webhook::parseSignature(signature))
        delivery.signature = parameters->signature;
}

} // namespace Fakes
