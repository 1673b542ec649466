// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/failurelogs.h"

#include "core/handover.h"
#include "core/logging.h"
#include "drone/client.h"
#include "drone/logarchive.h"
#include "drone/logfile.h"
#include "drone/logmask.h"
#include "service/logfiles.h"

#include <algorithm>

namespace Service {

namespace {

using namespace std::chrono_literals;

/// Builds whose log is waited for; more than that failed at once in a storm that no card can follow.
constexpr qsizetype MostWanted = 200;

/// 1 s, 2 s, 4 s … two minutes in all: runners upload a log at the end of their step.
std::chrono::seconds waitAfter(int misses)
{
    return std::chrono::seconds(1 << std::min(misses, 6));
}

} // namespace

FailureLogs::FailureLogs(
    Core::Clock &clock, Drone::Client &client, std::function<bool(const QString &)> mayAsk, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_client(client)
    , m_mayAsk(std::move(mayAsk))
    , m_alarm(clock.alarm([this] { work(); }))
{
    m_pool.setMaxThreadCount(1);
}

FailureLogs::~FailureLogs()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void FailureLogs::consider(const Model::BuildRecord &record)
{
    const Model::Build &build = record.build;
    if (!Model::isFailure(build.status) || !record.log.step.isEmpty() || (m_rules.lines <= 0 && !m_rules.asFile)
        || (!build.repository.isOpen() && !m_rules.fromPrivate)) {
        m_wanted.remove(build.key());
        return;
    }
    const auto step = Drone::failedStep(build);
    if (!step)
        return;
    const auto known = m_wanted.constFind(build.key());
    if ((known != m_wanted.cend() && known->step == *step) || m_wanted.size() >= MostWanted)
        return;
    m_wanted.insert(build.key(), {*step, m_clock.now(), 0});
    work();
}

void FailureLogs::tryAgain()
{
    for (Wanted &wanted : m_wanted)
        wanted.at = m_clock.now();
    work();
}

void FailureLogs::work()
{
    if (m_asked.id != 0 || !m_client.isConfigured())
        return;
    const Core::SteadyTime now = m_clock.now();
    auto next = m_wanted.cend();
    for (auto it = m_wanted.cbegin(); it != m_wanted.cend(); ++it) {
        if (m_mayAsk(it.key().systemLink) && (next == m_wanted.cend() || it->at < next->at))
            next = it;
    }
    if (next == m_wanted.cend())
        m_alarm->cancel();
    else if (const auto at = std::max(next->at, m_client.retryAt()); at > now)
        m_alarm->ringAt(at);
    else
        ask(next.key(), next->step);
}

void FailureLogs::ask(const Model::BuildKey &key, const Drone::FailedStep &step)
{
    m_asked = key;
    m_client.log(step.address, this, [this, key, step](const Drone::ClientResult<QList<Drone::LogLine>> &log) {
        if (!log)
            return fail(key, log.error());
        if (m_rules.fromPrivate)
            return take(key, step, log.value(), true);
        // No webhook tells that a repository was made private: what is known of it may be long past.
        m_client.repository(step.address.slug, this,
            [this, key, step, log = log.value()](const Drone::ClientResult<Model::Repository> &repository) {
                if (!repository)
                    return fail(key, repository.error());
                take(key, step, log, m_rules.fromPrivate || repository.value().isOpen());
            });
    });
}

void FailureLogs::take(
    const Model::BuildKey &key, const Drone::FailedStep &step, const QList<Drone::LogLine> &log, bool isAllowed)
{
    m_asked = {};
    const auto wanted = m_wanted.constFind(key);
    if (wanted != m_wanted.cend() && wanted->step == step) {
        m_wanted.erase(wanted);
        if (isAllowed)
            hand(key, step, log);
        else
            qCInfo(lcDrone).noquote() << "No log for the card of build" << step.address.build << "of"
                                      << step.address.slug << "which is private by now";
    }
    work();
}

void FailureLogs::hand(const Model::BuildKey &key, const Drone::FailedStep &step, const QList<Drone::LogLine> &log)
{
    Model::FailureLog shown{step.title, Drone::failureLog(log, {.lines = m_rules.lines})};
    if (!m_rules.asFile || log.isEmpty()) {
        Q_EMIT fetched(key, shown, {});
        return;
    }
    shown.fileStage = step.address.stage;
    shown.fileStep = step.address.step;
    m_pool.start(new Core::Task([this, key, shown, log]() mutable {
        const QList<Drone::LogLine> masked = Drone::maskedLog(log);
        const QByteArray packed = Drone::packedLog(masked);
        shown.fileBytes = Drone::logFile(masked, LogFiles::MostBytes).size();
        QMetaObject::invokeMethod(this,
            Core::Handed([this, key, shown, packed] { Q_EMIT fetched(key, shown, packed); }), Qt::QueuedConnection);
    }));
}

void FailureLogs::fail(const Model::BuildKey &key, const Drone::ClientError &error)
{
    using Kind = Drone::ClientErrorKind;
    m_asked = {};
    const auto wanted = m_wanted.find(key);
    if (wanted != m_wanted.end()) {
        const bool isFinal = error.kind == Kind::TooLarge || error.kind == Kind::Refused;
        // An answer that is no log, while the client sees no trouble in it: what Drone keeps there is damaged.
        const bool isUnreadable = error.kind == Kind::NotDrone && m_client.retryAt() <= m_clock.now();
        // Anything else speaks of the server; that does not use up the patience with this log.
        if (error.kind == Kind::NotFoundOrForbidden || isUnreadable)
            ++wanted->misses;
        wanted->at = m_clock.now() + (error.kind == Kind::Unauthorized ? 10min : waitAfter(wanted->misses));
        if (isFinal || wanted->misses > MostMisses) {
            qCInfo(lcDrone).noquote() << "No log for the card of build" << wanted->step.address.build << "of"
                                      << wanted->step.address.slug << error.text();
            m_wanted.remove(key);
        }
    }
    work();
}

} // namespace Service
