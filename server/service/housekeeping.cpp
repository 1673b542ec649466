// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/housekeeping.h"

#include "core/logging.h"
#include "store/buildstore.h"
#include "store/logstore.h"
#include "store/storewriter.h"

namespace Service {

namespace {

/// Rows in one step: some tenths of a millisecond of writing, which a delivery may have to wait for.
constexpr int MostInOneStep = 25;
constexpr int LogsInOneStep = 5; ///< each is as large as many rows
constexpr std::chrono::minutes BetweenRounds{60};
/// Logs can be asked for again, deliveries cannot: of the room for these they get so small a part.
constexpr qint64 LogShare = 4;
constexpr std::chrono::milliseconds BetweenSteps{20};
/// A clock that somebody set a year ahead makes all deliveries look old. So long it must have gone evenly, unless a
/// delivery of this time, dated by Drone, says that it is right.
constexpr std::chrono::hours Confirmed{24};
constexpr std::chrono::hours Jump{1};
/// Drone often runs on the same computer, and where its clock went wrong with ours it confirms what is not so. A leap
/// so far ahead is believed no sooner than a clock that nobody confirms.
constexpr std::chrono::hours FarAhead{24 * 14};

} // namespace

Housekeeping::Housekeeping(Core::Clock &clock, Store::StoreWriter &writer, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_writer(writer)
    , m_alarm(clock.alarm([this] { step(); }))
{
}

void Housekeeping::setRetention(const Store::Retention &retention)
{
    m_retention = retention;
    if (!m_underWay && !m_stopped)
        m_alarm->ringAt(m_clock.now());
}

void Housekeeping::stop()
{
    m_stopped = true;
    m_alarm->cancel();
}

bool Housekeeping::hasGoneEvenly()
{
    const Core::WallTime wall = m_clock.wall();
    const auto offset = wall.time_since_epoch() - m_clock.now().time_since_epoch();
    if (!m_leap || std::chrono::abs(offset - m_offset) > Jump) {
        m_leap = Leap{m_leap ? wall - (offset - m_offset) : wall, wall};
        m_offset = offset;
        m_evenSince = m_clock.now();
    }
    return m_clock.now() - m_evenSince >= Confirmed;
}

void Housekeeping::step()
{
    m_underWay = true;
    auto removed = std::make_shared<qint64>(0);
    const bool even = hasGoneEvenly();
    const auto job = [retention = m_retention, now = m_clock.wall(), even, leap = *m_leap, removed](
                         Store::Database &database) {
        Store::DeliveryStore store(database);
        const auto signedLast = store.lastSigned();
        if (!signedLast)
            return Store::StoreResult<void>(signedLast.error());
        const auto lastBefore = store.lastReceived(leap.from);
        if (!lastBefore)
            return Store::StoreResult<void>(lastBefore.error());
        const bool farAhead = leap.to - lastBefore.value() > FarAhead && now < leap.to + Confirmed;
        const bool isSure = even || (signedLast.value() >= now - Confirmed && !farAhead);
        const Core::WallTime today = isSure ? now : Core::WallTime{}; // nothing is older than the retention then
        auto deliveries = store.prune(retention, today, MostInOneStep);
        if (!deliveries)
            return Store::StoreResult<void>(deliveries.error());
        auto builds = Store::BuildStore(database).prune(today - retention.age, MostInOneStep);
        if (!builds)
            return Store::StoreResult<void>(builds.error());
        auto logs = Store::LogStore(database).prune(retention.bytes / LogShare, LogsInOneStep);
        if (!logs)
            return Store::StoreResult<void>(logs.error());
        const qint64 logRows = logs.value() * MostInOneStep / LogsInOneStep;
        *removed = std::max({deliveries.value(), builds.value(), logRows});
        return Store::StoreResult<void>();
    };
    m_writer.submit(job, this, [this, removed](const Store::StoreResult<void> &result) {
        m_underWay = false;
        if (!result)
            qCWarning(lcStore).noquote() << "Old deliveries were not removed:" << result.error().text();
        const bool more = result && *removed >= MostInOneStep;
        if (!m_stopped)
            m_alarm->ringAt(m_clock.now() + (more ? BetweenSteps : std::chrono::milliseconds(BetweenRounds)));
        if (!more)
            Q_EMIT swept(*removed);
    });
}

} // namespace Service
