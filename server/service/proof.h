// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "model/announcement.h"
#include "model/buildrecord.h"
#include "model/delivery.h"
#include "service/proofreport.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

class QNetworkReply;

namespace Discord::Rest {
class RestClient;
}
namespace Store {
class Database;
class StoreWriter;
} // namespace Store

namespace Service {

/// Sends a test build of its own the whole way, from a signed request over the network to a message in the channel and
/// the message's deletion, and tells when it came by where. Nothing of it stays: not in the lists and statistics, nor
/// in the database. What passes by is handed to it, and it hands on what is not of a test. Lives in the service thread.
class Proof final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Proof)

public:
    /// For everything between two hops.
    static constexpr std::chrono::seconds Patience{20};

    struct Target
    {
        QHostAddress address;
        quint16 port = 0; ///< 0: nothing listens
        QByteArray secret; ///< empty: none is set
        bool isPaused = false; ///< by the owner
        std::function<QString()> trouble; ///< what keeps messages from being posted, at this moment; may be empty
    };

    /// All are borrowed and outlive it.
    Proof(Core::Clock &clock, Store::StoreWriter &writer, Discord::Rest::RestClient &rest, QObject *parent = nullptr);
    ~Proof() override;

    /// progressed() at every hop, then finished(). One at a time; another one is refused.
    void run(quint64 request, const Target &target);
    /// Takes out what a run that was cut off left in the lists.
    void tidy();
    /// Deletes the message that such a run had posted; to be called when Discord's token is known.
    void clearChannel(Store::Database &reader);
    /// Deliveries of tests that the endpoint has accepted, for taking them out of its statistics.
    quint64 deliveries() const { return m_deliveries; }

    static bool isTest(const Model::BuildKey &key);

public Q_SLOTS:
    void takeDelivery(const Model::Delivery &delivery);
    void takeBuild(const Model::BuildRecord &record);
    void takeAnnouncement(const Model::Announcement &announcement);

Q_SIGNALS:
    void progressed(quint64 request, const Service::ProofReport &report);
    void finished(quint64 request, bool ok, const QString &message);
    // What was taken and is not of a test.
    void deliveryPassed(const Model::Delivery &delivery);
    void buildPassed(const Model::BuildRecord &record);
    void announcementPassed(const Model::Announcement &announcement);

private:
    void takeAnswer();
    void removeMessage(const Model::Announcement &announcement);
    bool isOurs(const Model::BuildKey &key) const;
    void reach(Hop hop);
    void fail(Hop hop, const QString &message);
    void giveUp();
    void end(bool ok, const QString &message);
    void forget(bool announcements);

    Core::Clock &m_clock;
    Store::StoreWriter &m_writer;
    Discord::Rest::RestClient &m_rest;
    QNetworkAccessManager m_network;
    std::unique_ptr<Core::Alarm> m_patience;
    QNetworkReply *m_reply = nullptr;
    quint64 m_request = 0;
    bool m_running = false;
    Model::BuildKey m_key; ///< of the running test
    Core::SteadyTime m_began{};
    ProofReport m_report;
    std::function<QString()> m_trouble;
    QSet<QString> m_removing; ///< messages that are being deleted
    quint64 m_deliveries = 0;
    qint64 m_last = 0; ///< id of the newest test build
};

} // namespace Service
