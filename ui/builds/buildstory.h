// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/buildstore.h"

#include <QString>

#include <chrono>
#include <optional>

namespace Ui {

/// What the builds before this one on the same repository and branch say about it.
struct Story
{
    int passedBefore = 0; ///< in a row, right before it
    int failedBefore = 0; ///< in a row, right before it
    std::optional<std::chrono::seconds> usual; ///< median duration of those that passed; nothing for fewer than three

    bool operator==(const Story &) const = default;
};

/// So many builds of the same repository are asked for to tell a story.
constexpr int EarlierBuilds = 60;
/// `earlier` newest first; builds of other repositories and branches among them do not matter.
Story storyOf(const Model::Build &build, const QList<Store::BuildRecord> &earlier);

/// The step by which a build failed; `name` is empty when no step did but the stage or the build itself.
struct Culprit
{
    QString stage;
    QString name;
    int stageNumber = 0;
    int stepNumber = 0;
    int exitCode = 0;
    QString error;

    bool operator==(const Culprit &) const = default;
};
/// Nothing for a build that did not fail.
std::optional<Culprit> culpritOf(const Model::Build &build);

/// The line below the header: why the build failed, or what it waits for.
struct Notice
{
    bool isFailure = false;
    QString subject; ///< "test failed"
    QString detail; ///< "exit code 8 · first failure on main after 14 passing builds"

    bool operator==(const Notice &) const = default;
};
std::optional<Notice> noticeOf(const Model::Build &build, const Story &story);

} // namespace Ui
