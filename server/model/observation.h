// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

#include <optional>

namespace Model {

/// Who told us.
enum class Source { Webhook, Replay, Reconciled, Stream };

enum class EventKind { Build, Repository, User };

/// One thing that somebody saw on a Drone server: what a webhook, a replay, an API answer or a stream event says.
struct Observation
{
    EventKind kind = EventKind::Build;
    QString action; ///< created, updated, deleted, enabled, disabled
    std::optional<Build> build; ///< for EventKind::Build, complete with system and repository
    Repository repository; ///< for Build and Repository
    User user; ///< for User; for a repository's "enabled" who did it
    System system;
    Source source = Source::Webhook;
    qint64 delivery = 0; ///< id of the delivery that it came with; 0 = none

    bool operator==(const Observation &) const = default;
};

} // namespace Model
