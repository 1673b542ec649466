// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/buildoutline.h"

#include "core/plaintext.h"

#include <algorithm>

namespace Announce {

namespace {

using Model::Build;
using Model::RichText;
using Model::Span;
using Model::Stage;
using Model::Status;
using Model::Step;
using Model::Tone;

constexpr int LinesShown = 8;
constexpr int StepsShown = 12;
constexpr int FailuresShown = 5;
constexpr qsizetype OutlineNameLength = 60;
constexpr qsizetype ReasonLength = 200;

QString symbol(Status status)
{
    switch (status) {
    case Status::Success:
        return QStringLiteral("✓");
    case Status::Failure:
    case Status::Error:
        return QStringLiteral("✗");
    case Status::Running:
        return QStringLiteral("●");
    case Status::Blocked:
        return QStringLiteral("‖");
    case Status::Killed:
    case Status::Skipped:
    case Status::Declined:
        return QStringLiteral("–");
    case Status::Lost:
    case Status::Unknown:
    case Status::Pending:
    case Status::WaitingOnDependencies:
        break;
    }
    return QStringLiteral("○");
}

QString nameOf(const QString &name, int number)
{
    // Some of it may be cleaned away; far more than could be shown is not even looked at.
    const QString clean = Core::shorten(Core::cleanLine(name.left(8 * OutlineNameLength)), OutlineNameLength);
    return clean.isEmpty() ? QLatin1Char('#') + QString::number(number) : clean;
}

void separate(RichText &line, const QString &separator)
{
    if (!line.isEmpty())
        line.append(Span::plain(separator));
}

Span stepSpan(const Step &step)
{
    const QString text = symbol(step.status) + QChar(0x00A0) + nameOf(step.name, step.number);
    return step.status == Status::Running ? Span::strong(text) : Span::plain(text);
}

/// Steps in their order; of many, those that went well or were left out are only counted.
RichText stepsLine(const Stage &stage)
{
    RichText line;
    const bool many = stage.steps.size() > StepsShown;
    const auto isDull = [](const Step &step) {
        return step.status == Status::Success || step.status == Status::Skipped;
    };
    const auto count = [&](Status status, const QString &words) {
        const auto number = std::count_if(
            stage.steps.cbegin(), stage.steps.cend(), [status](const Step &step) { return step.status == status; });
        if (number == 0)
            return;
        separate(line, QStringLiteral("  "));
        line.append(Span::plain(symbol(status) + QLatin1Char(' ') + words.arg(number)));
    };
    if (many) {
        count(Status::Success, QStringLiteral("%1 done"));
        count(Status::Skipped, QStringLiteral("%1 skipped"));
    }
    int shown = 0;
    int more = 0;
    for (const Step &step : stage.steps) {
        if (many && isDull(step))
            continue;
        if (shown == StepsShown) {
            ++more;
            continue;
        }
        separate(line, QStringLiteral("  "));
        line.append(stepSpan(step));
        ++shown;
    }
    if (more > 0)
        line.append(Span::plain(QStringLiteral("  and %1 more").arg(more)));
    return line;
}

RichText stageLine(const Stage &stage)
{
    RichText line{Span::plain(symbol(stage.status) + QLatin1Char(' ')), Span::strong(nameOf(stage.name, stage.number))};
    if (Model::isTerminal(stage.status) || stage.steps.isEmpty())
        return line;
    const auto over = std::count_if(
        stage.steps.cbegin(), stage.steps.cend(), [](const Step &step) { return Model::isTerminal(step.status); });
    QStringList running;
    for (const Step &step : stage.steps) {
        if (step.status == Status::Running)
            running.append(nameOf(step.name, step.number));
    }
    constexpr qsizetype RunningShown = 3;
    const qsizetype hidden = running.size() - RunningShown;
    QString text = QStringList(running.mid(0, RunningShown)).join(QLatin1String(", "));
    if (hidden > 0)
        text += QStringLiteral(" and %1 more").arg(hidden);
    const QString count = QStringLiteral("%1 of %2 steps").arg(over).arg(stage.steps.size());
    line.append(
        Span::plain(text.isEmpty() ? QStringLiteral("  ") + count : QStringLiteral("  %1 (%2)").arg(text, count)));
    return line;
}

bool isReason(const Step &step)
{
    return Model::isFailure(step.status) && !step.errIgnore;
}

void appendReason(RichText &line, const QString &error)
{
    const QString reason = Core::shorten(Core::cleanLine(error.left(4 * ReasonLength)), ReasonLength);
    if (!reason.isEmpty())
        line.append(Span::plain(QStringLiteral(": ") + reason));
}

RichText failedStep(const Stage &stage, const Step &step)
{
    RichText line{
        Span::strong(nameOf(stage.name, stage.number) + QLatin1String(" / ") + nameOf(step.name, step.number))};
    if (step.exitCode != 0)
        line.append(Span::plain(QStringLiteral(", exit code %1").arg(step.exitCode)));
    appendReason(line, step.error);
    return line;
}

} // namespace

Status shownStatus(const Build &build)
{
    if (build.status == Status::Lost) {
        Build told = build;
        told.status = build.told;
        const Status known = shownStatus(told); // the stages may know that nothing was to follow
        return Model::isTerminal(known) ? known : Status::Lost;
    }
    if (Model::isTerminal(build.status) || build.stages.isEmpty())
        return build.status;
    const auto any = [&build](auto &&fits) { return std::any_of(build.stages.cbegin(), build.stages.cend(), fits); };
    const auto has = [&any](Status status) {
        return any([status](const Stage &stage) { return stage.status == status; });
    };
    if (has(Status::Running))
        return Status::Running;
    if (has(Status::Blocked))
        return Status::Blocked;
    if (has(Status::Declined) && !any([](const Stage &stage) { return !Model::isTerminal(stage.status); }))
        return any([](const Stage &stage) { return Model::isFailure(stage.status); }) ? Status::Failure
                                                                                      : Status::Declined;
    return build.status;
}

Tone toneOf(Status status)
{
    switch (status) {
    case Status::Pending:
    case Status::WaitingOnDependencies:
        return Tone::Pending;
    case Status::Blocked:
        return Tone::Blocked;
    case Status::Running:
        return Tone::Running;
    case Status::Success:
        return Tone::Success;
    case Status::Failure:
    case Status::Error:
        return Tone::Failure;
    case Status::Killed:
        return Tone::Killed;
    case Status::Skipped:
    case Status::Declined:
        return Tone::Skipped;
    case Status::Lost:
        return Tone::Lost;
    case Status::Unknown:
        break;
    }
    return Tone::Neutral;
}

QList<RichText> progressLines(const Build &build)
{
    QList<RichText> lines;
    if (build.stages.size() == 1) {
        const RichText line = stepsLine(build.stages.first());
        return line.isEmpty() ? lines : QList<RichText>{line};
    }
    // What is going on first where not all can be shown.
    QList<Stage> stages = build.stages;
    if (stages.size() > LinesShown) {
        std::stable_partition(stages.begin(), stages.end(),
            [](const Stage &stage) { return stage.status == Status::Running || Model::isFailure(stage.status); });
    }
    for (const Stage &stage : std::as_const(stages)) {
        if (lines.size() == LinesShown) {
            lines.append({Span::plain(QStringLiteral("and %1 more").arg(stages.size() - LinesShown))});
            break;
        }
        lines.append(stageLine(stage));
    }
    return lines;
}

QList<RichText> failureLines(const Build &build)
{
    QList<RichText> lines;
    for (const Stage &stage : build.stages) {
        bool named = false;
        for (const Step &step : stage.steps) {
            if (isReason(step)) {
                lines.append(failedStep(stage, step));
                named = true;
            }
        }
        const bool failed = Model::isFailure(stage.status) && !stage.errIgnore;
        if (failed && (!named || !stage.error.isEmpty())) {
            RichText line{Span::strong(nameOf(stage.name, stage.number))};
            if (!named && stage.exitCode != 0)
                line.append(Span::plain(QStringLiteral(", exit code %1").arg(stage.exitCode)));
            appendReason(line, stage.error);
            lines.append(line);
        }
    }
    if (lines.size() > FailuresShown) {
        const qsizetype more = lines.size() - FailuresShown;
        lines.resize(FailuresShown);
        lines.append({Span::plain(QStringLiteral("and %1 more").arg(more))});
    }
    return lines;
}

QStringList blockedStages(const Build &build)
{
    QStringList names;
    for (const Stage &stage : build.stages) {
        if (stage.status == Status::Blocked)
            names.append(nameOf(stage.name, stage.number));
    }
    return names;
}

} // namespace Announce
