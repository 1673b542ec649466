// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/buildrecord.h"

#include <QHash>

#include <functional>
#include <list>
#include <optional>

namespace Builds {

/// What one observation did.
struct Change
{
    std::optional<Model::Build> before; ///< nothing when the build is seen for the first time
    Model::BuildRecord after;
    bool changed = false; ///< after.build says something that `before` did not
};

/// The builds of now: every unfinished one, and of the finished ones those that were in use last. Others are asked from
/// whoever keeps them. Plain and synchronous; lives in the service thread.
class BuildLedger final
{
public:
    /// Finds a build that is not in memory; nothing when it was never seen.
    using Lookup = std::function<std::optional<Model::BuildRecord>(const Model::BuildKey &)>;

    explicit BuildLedger(Lookup lookup, qsizetype finishedKept = 500);
    Q_DISABLE_COPY_MOVE(BuildLedger)
    ~BuildLedger() = default;

    /// Takes up what an earlier run left unfinished.
    void restore(const QList<Model::BuildRecord> &builds);
    /// Folds a build's observation, made at `at`, into what is known of that build.
    Change fold(const Model::Observation &observation, Core::WallTime at);

    /// The record with that log; nothing when the build is not known.
    std::optional<Model::BuildRecord> setLog(const Model::BuildKey &key, const Model::FailureLog &log);

    /// From memory or from the lookup.
    std::optional<Model::BuildRecord> find(const Model::BuildKey &key);
    /// Builds whose status is not terminal, in the order of their first observation.
    QList<Model::BuildRecord> unfinished() const;
    /// How many builds are in memory.
    qsizetype size() const { return m_entries.size(); }

private:
    struct Entry
    {
        Model::BuildRecord known;
        std::list<Model::BuildKey>::iterator use; ///< place in m_finished; its end for an unfinished build
    };
    void put(const Model::BuildRecord &known);
    void evict();

    Lookup m_lookup;
    qsizetype m_finishedKept;
    QHash<Model::BuildKey, Entry> m_entries;
    std::list<Model::BuildKey> m_finished; ///< used longest ago first
};

} // namespace Builds
