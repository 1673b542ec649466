// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/timeline.h"

#include "ui/builds/actwords.h"
#include "ui/text/phrases.h"

#include <algorithm>

namespace Ui {

namespace {

struct TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(Ui::Timeline)
};

Core::WallTime atSecond(qint64 seconds)
{
    return Core::toWallTime(seconds * 1000);
}

using Kind = TimelineEntry::Kind;

void addRuns(QList<TimelineEntry> &entries, const Model::Build &build)
{
    using Model::Status;
    const auto add = [&entries](qint64 at, Status status, const QString &text) {
        if (at > 0)
            entries.append({atSecond(at), Kind::Ran, status, text, 0});
    };
    add(build.created, Status::Pending, TimelineWords::tr("Build created by %1").arg(eventName(build)));
    for (const Model::Stage &stage : build.stages) {
        add(stage.started, Status::Running,
            stage.machine.isEmpty() ? TimelineWords::tr("Stage %1 started").arg(stage.name)
                                    : TimelineWords::tr("Stage %1 started on %2").arg(stage.name, stage.machine));
        for (const Model::Step &step : stage.steps) {
            if (Model::isTerminal(step.status))
                add(step.stopped, step.status,
                    TimelineWords::tr("Step %1 %2", "name, state").arg(step.name, statusName(step.status)));
        }
        if (Model::isTerminal(stage.status))
            add(stage.stopped, stage.status,
                TimelineWords::tr("Stage %1 %2", "name, state").arg(stage.name, statusName(stage.status)));
    }
    if (Model::isTerminal(build.status))
        add(build.finished, build.status, TimelineWords::tr("Build %1", "state").arg(statusName(build.status)));
}

void addMessages(QList<TimelineEntry> &entries, const QList<Model::Announcement> &announcements)
{
    const Core::WallTime never{};
    for (const Model::Announcement &announcement : announcements) {
        const QString channel = announcement.channel.id;
        if (!announcement.messageId.isEmpty() && announcement.created != never)
            entries.append({announcement.created, Kind::Sent, {},
                TimelineWords::tr("Message posted in channel %1").arg(channel), 0});
        if (!announcement.messageId.isEmpty() && announcement.sent > announcement.created)
            entries.append({announcement.sent, Kind::Sent, {},
                announcement.isSettled() ? TimelineWords::tr("Message shows the newest state")
                                         : TimelineWords::tr("Message edited"),
                0});
        if (announcement.failed)
            entries.append({std::max(announcement.sent, announcement.created), Kind::NotSent, {},
                TimelineWords::tr("Message refused: %1").arg(announcement.failure), 0});
        else if (!announcement.failure.isEmpty() && !announcement.messageId.isEmpty())
            entries.append({std::max(announcement.sent, announcement.created), Kind::NotSent, {},
                TimelineWords::tr("Full message refused, a plain one stands there: %1").arg(announcement.failure), 0});
    }
}

void addActs(QList<TimelineEntry> &entries, const QList<Model::ActRecord> &acts)
{
    for (const Model::ActRecord &act : acts) {
        QString asked = actName(act.act);
        if (!act.object.isEmpty())
            asked = TimelineWords::tr("%1 (%2)", "what was asked for, of what").arg(asked, act.object);
        if (!act.user.isEmpty())
            asked = TimelineWords::tr("%1 asked by %2", "what, login").arg(asked, act.user);
        const QString text = act.ok
            ? TimelineWords::tr("%1: %2", "what was asked, answer").arg(asked, act.answer)
            : TimelineWords::tr("%1, not done: %2", "what was asked, answer").arg(asked, act.answer);
        entries.append({act.at, act.ok ? Kind::Acted : Kind::NotActed, {}, text, 0});
    }
}

} // namespace

QString deliveryText(const Model::Delivery &delivery)
{
    if (delivery.event.isEmpty())
        return TimelineWords::tr("not understood");
    QString what = TimelineWords::tr("%1 %2", "event, action").arg(delivery.event, delivery.action);
    if (delivery.buildStatus == Model::Status::Unknown)
        return what;
    return TimelineWords::tr("%1 → %2", "event, state").arg(what, statusName(delivery.buildStatus));
}

QList<TimelineEntry> timelineOf(const Model::Build &build, const QList<Model::Delivery> &deliveries,
    const QList<Model::Announcement> &announcements, const QList<Model::ActRecord> &acts)
{
    QList<TimelineEntry> entries;
    addRuns(entries, build);
    for (const Model::Delivery &delivery : deliveries) {
        QString text = TimelineWords::tr("Delivery from %1: %2", "address, what it said")
                           .arg(delivery.remote, deliveryText(delivery));
        if (delivery.verdict == Model::Verdict::Duplicate)
            text = TimelineWords::tr("%1 (came a second time)").arg(text);
        entries.append({delivery.received, Kind::Arrived, delivery.buildStatus, text, delivery.id});
    }
    addMessages(entries, announcements);
    addActs(entries, acts);
    std::stable_sort(entries.begin(), entries.end(), [](const TimelineEntry &a, const TimelineEntry &b) {
        return a.at != b.at ? a.at < b.at : a.kind != b.kind ? a.kind < b.kind : a.delivery < b.delivery;
    });
    return entries;
}

} // namespace Ui
