// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "drone/clienterror.h"
#include "drone/failurelog.h"
#include "model/buildrecord.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace Drone {
class Client;
} // namespace Drone

namespace Service {

/// Fetches the log of the step that made a build fail, once for each such build, and hands out its end and, if that
/// is wanted, all of it, masked. Drone has a log only some time after its step ended, so it is asked a few times, ever
/// more rarely; and last of all, whether the repository is still public. Lives in the service thread.
class FailureLogs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FailureLogs)

public:
    struct Rules
    {
        int lines = 0; ///< 0 = none are wanted on the card
        bool asFile = false; ///< the whole log is wanted, too
        bool fromPrivate = false; ///< of private repositories, and those not known to be public, too
    };

    /// `mayAsk` says whether the client's server is the one that a build's system.link names. Both are borrowed.
    FailureLogs(Core::Clock &clock, Drone::Client &client, std::function<bool(const QString &)> mayAsk,
        QObject *parent = nullptr);
    ~FailureLogs() override;

    void setRules(const Rules &rules) { m_rules = rules; }
    /// Every build as it is folded, and at start those that failed of late.
    void consider(const Model::BuildRecord &record);
    /// The server may answer now, or more links are known to be its own.
    void tryAgain();

Q_SIGNALS:
    /// `packed`: the whole log, masked (drone/logarchive.h); empty when it is not wanted or has no lines.
    void fetched(const Model::BuildKey &build, const Model::FailureLog &log, const QByteArray &packed);

private:
    struct Wanted
    {
        Drone::FailedStep step;
        Core::SteadyTime at{};
        int misses = 0;
    };

    void work();
    void ask(const Model::BuildKey &key, const Drone::FailedStep &step);
    void take(
        const Model::BuildKey &key, const Drone::FailedStep &step, const QList<Drone::LogLine> &log, bool isAllowed);
    void hand(const Model::BuildKey &key, const Drone::FailedStep &step, const QList<Drone::LogLine> &log);
    void fail(const Model::BuildKey &key, const Drone::ClientError &error);

    static constexpr int MostMisses = 8;

    Core::Clock &m_clock;
    Drone::Client &m_client;
    std::function<bool(const QString &)> m_mayAsk;
    Rules m_rules;
    QHash<Model::BuildKey, Wanted> m_wanted;
    Model::BuildKey m_asked; ///< one at a time; id 0 = none
    std::unique_ptr<Core::Alarm> m_alarm;
    QThreadPool m_pool; ///< one thread that masks and packs whole logs; last, so that it is waited for first
};

} // namespace Service
