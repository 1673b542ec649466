// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/actwords.h"

#include "ui/text/phrases.h"

namespace Ui {

using Model::Act;

namespace {

struct ActPhrases
{
    Q_DECLARE_TR_FUNCTIONS(Ui::Acts)
};

QString blockedNames(const Model::Build &build)
{
    QStringList names;
    for (const Model::Stage &stage : build.stages) {
        if (stage.status == Model::Status::Blocked)
            names.append(stage.name);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

QList<int> blockedStages(const Model::Build &build)
{
    QList<int> stages;
    for (const Model::Stage &stage : build.stages) {
        if (stage.status == Model::Status::Blocked)
            stages.append(stage.number);
    }
    return stages;
}

QList<Act> actsFor(const Model::Build &build)
{
    if (build.status == Model::Status::Lost)
        return {}; // Drone would not find it
    if (Model::isTerminal(build.status))
        return {Act::Restart, Act::Promote};
    // Approval is of stages; until Drone's API has told of them nobody knows their numbers.
    if (!blockedStages(build).isEmpty())
        return {Act::Approve, Act::Decline};
    return {Act::Cancel};
}

QString actName(Act act)
{
    switch (act) {
    case Act::Restart:
        return ActPhrases::tr("Restart");
    case Act::Cancel:
        return ActPhrases::tr("Cancellation");
    case Act::Approve:
        return ActPhrases::tr("Approval");
    case Act::Decline:
        return ActPhrases::tr("Decline");
    case Act::Promote:
        return ActPhrases::tr("Promotion");
    }
    return {};
}

QString actButton(Act act)
{
    switch (act) {
    case Act::Restart:
        return ActPhrases::tr("&Restart");
    case Act::Cancel:
        return ActPhrases::tr("&Cancel build");
    case Act::Approve:
        return ActPhrases::tr("&Approve");
    case Act::Decline:
        return ActPhrases::tr("Dec&line");
    case Act::Promote:
        return ActPhrases::tr("Pro&mote…");
    }
    return {};
}

QString actUnderWay(Act act)
{
    switch (act) {
    case Act::Restart:
        return ActPhrases::tr("Asking Drone to restart this build …");
    case Act::Cancel:
        return ActPhrases::tr("Asking Drone to cancel this build …");
    case Act::Approve:
        return ActPhrases::tr("Telling Drone that this build is approved …");
    case Act::Decline:
        return ActPhrases::tr("Telling Drone that this build is declined …");
    case Act::Promote:
        return ActPhrases::tr("Asking Drone to promote this build …");
    }
    return {};
}

QString actIcon(Act act)
{
    switch (act) {
    case Act::Restart:
        return QStringLiteral("rotate-cw");
    case Act::Cancel:
    case Act::Decline:
        return QStringLiteral("x");
    case Act::Approve:
        return QStringLiteral("check");
    case Act::Promote:
        return QStringLiteral("upload");
    }
    return {};
}

ActWords actWords(Act act, const Model::Build &build)
{
    const QString name =
        ActPhrases::tr("build #%1 of %2", "number, repository").arg(build.number).arg(build.repository.slug);
    const QString what = ActPhrases::tr("%1, %2 on %3", "commit, subject, branch")
                             .arg(shortCommit(build), subjectOf(build), refName(build));
    switch (act) {
    case Act::Restart:
        return {ActPhrases::tr("Restart build"), ActPhrases::tr("Restart %1?").arg(name),
            ActPhrases::tr("Drone makes a new build with a number of its own, of the same commit and with the same "
                           "parameters:\n%1.\nIt gets its own message in Discord.")
                .arg(what),
            ActPhrases::tr("&Restart")};
    case Act::Cancel:
        return {ActPhrases::tr("Cancel build"), ActPhrases::tr("Cancel %1?").arg(name),
            ActPhrases::tr(
                "Drone stops every step that runs and skips those that wait. What the steps did until then is "
                "not undone:\n%1.")
                .arg(what),
            ActPhrases::tr("&Cancel the build")};
    case Act::Approve:
        return {ActPhrases::tr("Approve build"), ActPhrases::tr("Approve %1?").arg(name),
            ActPhrases::tr(
                "Drone runs what waits (%1), with the repository's secrets if the build may have them:\n%2.\n"
                "Look at the change first.")
                .arg(blockedNames(build), what),
            ActPhrases::tr("&Approve")};
    case Act::Decline:
        return {ActPhrases::tr("Decline build"), ActPhrases::tr("Decline %1?").arg(name),
            ActPhrases::tr("Drone does not run what waits (%1), and the build ends as declined:\n%2.")
                .arg(blockedNames(build), what),
            ActPhrases::tr("Dec&line")};
    case Act::Promote:
        return {ActPhrases::tr("Promote build"), ActPhrases::tr("Promote %1?").arg(name),
            ActPhrases::tr("Drone makes a new build of the same commit, with the event promote and the target that you "
                           "name. Pipelines that react to it run, deployments too:\n%1.")
                .arg(what),
            ActPhrases::tr("&Promote")};
    }
    return {};
}

} // namespace Ui
