// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/buildstory.h"

#include "ui/text/phrases.h"

#include <QStringList>

#include <algorithm>

namespace Ui {

namespace {

struct StoryWords
{
    Q_DECLARE_TR_FUNCTIONS(Ui::BuildStory)
};

QString oneLine(const QString &text)
{
    return text.simplified();
}

} // namespace

Story storyOf(const Model::Build &build, const QList<Store::BuildRecord> &earlier)
{
    Story story;
    bool streakEnded = false;
    QList<qint64> durations;
    for (const Store::BuildRecord &record : earlier) {
        const Model::Build &other = record.build;
        if (other.key() == build.key() || other.repository.slug != build.repository.slug
            || refName(other) != refName(build) || !Model::isTerminal(other.status))
            continue;
        const bool passed = other.status == Model::Status::Success;
        const bool failed = Model::isFailure(other.status);
        if (passed) {
            if (const auto lasted = elapsed(other, 0))
                durations.append(lasted->count());
        }
        if (streakEnded || (!passed && !failed))
            continue;
        int &streak = passed ? story.passedBefore : story.failedBefore;
        const int against = passed ? story.failedBefore : story.passedBefore;
        if (against > 0)
            streakEnded = true;
        else
            ++streak;
    }
    if (durations.size() >= 3) {
        std::sort(durations.begin(), durations.end());
        story.usual = std::chrono::seconds(durations[durations.size() / 2]);
    }
    return story;
}

std::optional<Culprit> culpritOf(const Model::Build &build)
{
    if (!Model::isFailure(build.status))
        return std::nullopt;
    for (const Model::Stage &stage : build.stages) {
        for (const Model::Step &step : stage.steps) {
            if (Model::isFailure(step.status) && !step.errIgnore)
                return Culprit{stage.name, step.name, stage.number, step.number, step.exitCode, oneLine(step.error)};
        }
    }
    for (const Model::Stage &stage : build.stages) {
        if (Model::isFailure(stage.status) && !stage.errIgnore)
            return Culprit{stage.name, {}, stage.number, 0, stage.exitCode, oneLine(stage.error)};
    }
    return Culprit{{}, {}, 0, 0, 0, oneLine(build.error)};
}

std::optional<Notice> noticeOf(const Model::Build &build, const Story &story)
{
    if (build.status == Model::Status::Blocked)
        return Notice{false, StoryWords::tr("Waiting for approval"),
            StoryWords::tr("An administrator of the repository must approve it before it runs")};
    if (build.status == Model::Status::Lost)
        return Notice{false, StoryWords::tr("No end of this build was heard"),
            StoryWords::tr(
                "Drone does not show it any more, or its last webhook was lost. This is what was last heard of it")};
    const auto culprit = culpritOf(build);
    if (!culprit)
        return std::nullopt;
    Notice notice{true, {}, {}};
    const QString who = culprit->name.isEmpty() ? culprit->stage : culprit->name;
    notice.subject = who.isEmpty() ? StoryWords::tr("Failed") : StoryWords::tr("%1 failed", "step").arg(who);
    QStringList parts;
    if (culprit->exitCode != 0)
        parts.append(StoryWords::tr("exit code %1").arg(culprit->exitCode));
    const QString error = culprit->error.isEmpty() ? oneLine(build.error) : culprit->error;
    if (!error.isEmpty())
        parts.append(error);
    const QString where = refName(build);
    if (story.passedBefore == 1)
        parts.append(StoryWords::tr("first failure on %1 after a passing build").arg(where));
    else if (story.passedBefore > 1)
        parts.append(
            StoryWords::tr("first failure on %1 after %n passing builds", nullptr, story.passedBefore).arg(where));
    else if (story.failedBefore > 0)
        parts.append(StoryWords::tr("%n failures in a row on %1", nullptr, story.failedBefore + 1).arg(where));
    notice.detail = parts.join(QStringLiteral(" · "));
    return notice;
}

} // namespace Ui
