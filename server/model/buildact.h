// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QList>
#include <QPair>
#include <QString>

namespace Model {

/// What a person can ask Drone to do with a build. The values are stored.
enum class Act { Restart = 0, Cancel = 1, Approve = 2, Decline = 3, Promote = 4 };

struct BuildAct
{
    Act act = Act::Restart;
    QList<int> stages; ///< Approve, Decline: their numbers
    QString target; ///< Promote: "production"
    /// Promote: what the new build gets to know. May be secrets: the values are neither kept nor shown nor logged.
    QList<QPair<QString, QString>> parameters;

    bool operator==(const BuildAct &) const = default;
};

/// That it was asked, and what came back.
struct ActRecord
{
    Core::WallTime at{}; ///< when Drone had answered
    Act act = Act::Restart;
    QString user; ///< as Drone calls the token's user; empty = not known
    QString object; ///< stages' names, or the target and the names of the parameters
    bool ok = false;
    QString answer; ///< for a person; free of secrets

    bool operator==(const ActRecord &) const = default;
};

} // namespace Model
