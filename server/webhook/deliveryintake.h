// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/observation.h"
#include "webhook/deliverykeeper.h"
#include "webhook/refusalledger.h"
#include "webhook/requesthandler.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>

namespace Webhook {

/// The policy of the endpoint: who may deliver, what is kept, which answer goes out. Every HTTP status is chosen here,
/// but for requests that the ConnectionGuard turns away. A good delivery is answered when it is on disk, not before.
/// Lives in the listener's thread.
class DeliveryIntake final : public QObject, public RequestHandler
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeliveryIntake)

public:
    struct Config
    {
        QList<QByteArray> secrets; ///< any of them fits; none = every delivery is refused
        std::chrono::seconds maxSkew{300}; ///< 0 = the age of a delivery does not matter
        QHostAddress address{QHostAddress::Any}; ///< that the endpoint is bound to
    };
    /// What GET /health says: everything, or what a stranger may know. Called in this thread, must not wait.
    using HealthAnswer = std::function<Answer(const Request &request, bool fullDetail)>;

    /// A value, taken at one moment.
    struct Statistics
    {
        quint64 accepted = 0;
        quint64 duplicates = 0;
        Core::WallTime lastAccepted{}; ///< the epoch = none yet
        QMap<Model::Refusal, RefusalLedger::Entry> refused;
        quint64 refusedUnkept = 0; ///< counted above, too many at a time to keep
        /// Our clock minus the sender's at the last delivery that was in time.
        std::optional<std::chrono::milliseconds> skew;
        /// The same of the last one that was not, though its signature was right: the clocks differ, or somebody who
        /// overheard it sends it once more.
        std::optional<std::chrono::milliseconds> refusedSkew;
        Core::WallTime skewRefused{}; ///< when that came
        qint64 waiting = 0; ///< accepted, on their way to the disk
    };

    /// Borrows `clock` and `keeper`; they outlive it.
    DeliveryIntake(Core::Clock &clock, DeliveryKeeper &keeper, HealthAnswer health, QObject *parent = nullptr);

    void setConfig(const Config &config);
    void handle(Request request, Reply reply) override;
    Statistics statistics() const;

Q_SIGNALS:
    /// A good delivery, the first time it comes, after its answer. Its `delivery` is the id in the store.
    void observed(const Model::Observation &observation, std::chrono::microseconds answeredIn);
    /// Every delivery that reached the store, whatever its verdict, after its answer.
    void kept(const Model::Delivery &delivery);

private:
    void receive(Request &request, const Reply &reply);
    void accept(Model::Delivery delivery, Model::Observation observation, std::chrono::steady_clock::time_point arrived,
        const Reply &reply);
    void settle(KeepOutcome outcome, Model::Delivery delivery, Model::Observation observation,
        std::chrono::steady_clock::time_point arrived, const Reply &reply);
    void refuse(Request &request, const QByteArray &mac, Model::Refusal refusal, const Reply &reply);

    Core::Clock &m_clock;
    DeliveryKeeper &m_keeper;
    HealthAnswer m_health;
    Config m_config;
    RefusalLedger m_ledger;
    Statistics m_statistics;
};

} // namespace Webhook
