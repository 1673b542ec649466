// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

#include <chrono>
#include <functional>
#include <optional>

namespace Demo {

/// A moment of the demo's day, counted from its beginning.
using Moment = std::chrono::milliseconds;

struct PlannedStep
{
    QString name;
    QString image;
    std::chrono::milliseconds lasts{0};
    bool detached = false; ///< a service: runs beside the others until the stage ends
};

struct PlannedStage
{
    QString name;
    QString os;
    QString arch;
    QStringList dependsOn;
    QList<PlannedStep> steps; ///< one after the other
};

/// What becomes of a build. Without any of these it succeeds.
struct Fate
{
    std::chrono::milliseconds queued{400}; ///< until a runner takes it
    QString failingStep; ///< the first step of that name fails
    int exitCode = 0;
    QString error; ///< the configuration cannot be read: the build is born dead
    std::optional<std::chrono::milliseconds> cancelledAfter; ///< somebody presses Cancel
    std::optional<std::chrono::milliseconds> overtakenAfter; ///< a newer build of the same branch makes it pointless
};

/// What Drone would send about a build at one moment.
struct Sighting
{
    /// The order in which Drone's parts post: a stage waits for each answer before it goes on, the server does not.
    static constexpr int Server = -1;

    Moment at{0};
    bool created = false; ///< else updated
    bool fromRunner = false; ///< then the payload carries the build a second time inside its repository
    int stage = Server; ///< index of the stage whose runner reports
    Model::Build build;
};

/// Unix seconds at a moment of the day.
using UnixTime = std::function<qint64(Moment)>;

/// Lets `build` live: it comes with everything that stays the same, and gets its stages from `plan`. `nextId` gives
/// ids to stages and steps. Status, times and versions move as in Drone 2.25 (trigger/trigger.go, operator/manager,
/// service/canceler). Sightings are in the order of time.
QList<Sighting> liveThrough(Model::Build build, const QList<PlannedStage> &plan, const Fate &fate, Moment born,
    const UnixTime &unixTime, qint64 &nextId);

} // namespace Demo
