// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/logrow.h"
#include "model/build.h"

/// What the window is told of a step's log, as plain values.
namespace Service {

struct StepKey
{
    Model::BuildKey build;
    int stage = 0; ///< numbers as people see them
    int step = 0;

    bool operator==(const StepKey &) const = default;
};

enum class LogState {
    Loading, ///< asked for
    NotStarted, ///< the step waits for its turn; the log comes by itself
    NotRun, ///< the step was skipped: it has no log and gets none
    Live, ///< more follows
    Interrupted, ///< what is here is kept, it is tried again; `error` says why
    Complete, ///< all of it; no rows at all: the step printed nothing
    Missing, ///< Drone has none of this step, or the token's user may not see it
    NoServer, ///< Drone's address or token is not set
    OtherServer, ///< the build is of another Drone server than the one whose token is set
    Failed, ///< `error` says why
};

struct LogPart
{
    LogState state = LogState::Loading;
    QString error; ///< for a person
    bool replaces = false; ///< `rows` are the log; otherwise they are its continuation
    QList<Drone::LogRow> rows; ///< free of secrets
    bool isSetup = false; ///< the error goes away with another address or token

    bool operator==(const LogPart &) const = default;
};

} // namespace Service
