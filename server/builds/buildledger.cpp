// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "builds/buildledger.h"

#include "builds/buildmerge.h"

#include <algorithm>

namespace Builds {

BuildLedger::BuildLedger(Lookup lookup, qsizetype finishedKept)
    : m_lookup(std::move(lookup))
    , m_finishedKept(finishedKept)
{
}

void BuildLedger::restore(const QList<Model::BuildRecord> &builds)
{
    for (const Model::BuildRecord &known : builds)
        put(known);
}

Change BuildLedger::fold(const Model::Observation &observation, Core::WallTime at)
{
    Q_ASSERT(observation.build.has_value());
    const Model::Build &seen = *observation.build;
    Change change;
    if (const std::optional<Model::BuildRecord> known = find(seen.key())) {
        change.before = known->build;
        change.after = *known;
        change.after.build = merge(known->build, seen);
    } else {
        // Merged with itself: a payload that names an entity twice is brought into the form of every later fold.
        change.after = {0, merge(seen, seen), at, at, observation.source};
    }
    change.changed = !change.before || *change.before != change.after.build;
    change.after.firstObserved = std::min(change.after.firstObserved, at);
    if (at >= change.after.lastObserved) {
        change.after.lastObserved = at;
        change.after.lastSource = observation.source;
    }
    put(change.after);
    return change;
}

std::optional<Model::BuildRecord> BuildLedger::setLog(const Model::BuildKey &key, const Model::FailureLog &log)
{
    std::optional<Model::BuildRecord> known = find(key);
    if (known) {
        known->log = log;
        put(*known);
    }
    return known;
}

std::optional<Model::BuildRecord> BuildLedger::find(const Model::BuildKey &key)
{
    const auto at = m_entries.constFind(key);
    if (at != m_entries.cend())
        return at->known;
    return m_lookup ? m_lookup(key) : std::nullopt;
}

QList<Model::BuildRecord> BuildLedger::unfinished() const
{
    QList<Model::BuildRecord> builds;
    for (const Entry &entry : m_entries) {
        if (!Model::isTerminal(entry.known.build.status))
            builds.append(entry.known);
    }
    std::sort(builds.begin(), builds.end(), [](const Model::BuildRecord &a, const Model::BuildRecord &b) {
        return a.firstObserved != b.firstObserved ? a.firstObserved < b.firstObserved : a.build.id < b.build.id;
    });
    return builds;
}

void BuildLedger::put(const Model::BuildRecord &known)
{
    const Model::BuildKey key = known.build.key();
    const auto at = m_entries.find(key);
    if (at != m_entries.end() && at->use != m_finished.end())
        m_finished.erase(at->use);
    const bool finished = Model::isTerminal(known.build.status);
    m_entries.insert(key, {known, finished ? m_finished.insert(m_finished.end(), key) : m_finished.end()});
    evict();
}

void BuildLedger::evict()
{
    while (static_cast<qsizetype>(m_finished.size()) > m_finishedKept) {
        m_entries.remove(m_finished.front());
        m_finished.pop_front();
    }
}

} // namespace Builds
