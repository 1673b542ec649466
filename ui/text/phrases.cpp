// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/phrases.h"

#include <QDateTime>

#include <algorithm>

namespace Ui {

namespace {

/// Where translators find these words.
struct Phrases
{
    Q_DECLARE_TR_FUNCTIONS(Ui::Phrases)
};

QDateTime local(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds);
}

QString timeOfDay(qint64 seconds)
{
    return QLocale().toString(local(seconds).time(), QLocale::ShortFormat);
}

constexpr qint64 Minute = 60;
constexpr qint64 Hour = 60 * Minute;

} // namespace

QString statusName(Model::Status status)
{
    using Model::Status;
    switch (status) {
    case Status::Pending:
        return Phrases::tr("waiting for a runner");
    case Status::WaitingOnDependencies:
        return Phrases::tr("waiting for earlier stages");
    case Status::Blocked:
        return Phrases::tr("waiting for approval");
    case Status::Running:
        return Phrases::tr("running");
    case Status::Success:
        return Phrases::tr("passed");
    case Status::Failure:
        return Phrases::tr("failed");
    case Status::Error:
        return Phrases::tr("stopped by an error");
    case Status::Killed:
        return Phrases::tr("cancelled");
    case Status::Skipped:
        return Phrases::tr("skipped");
    case Status::Declined:
        return Phrases::tr("declined");
    case Status::Lost:
        return Phrases::tr("no longer shown by Drone");
    case Status::Unknown:
        break;
    }
    return Phrases::tr("in an unknown state");
}

QString healthName(Health::Status status)
{
    switch (status) {
    case Health::Status::Pass:
        return Phrases::tr("working");
    case Health::Status::Warn:
        return Phrases::tr("needs attention");
    case Health::Status::Fail:
        return Phrases::tr("not working");
    }
    return {};
}

QString eventName(const Model::Build &build)
{
    if (build.event == QLatin1String("push"))
        return Phrases::tr("push");
    if (build.event == QLatin1String("pull_request"))
        return Phrases::tr("pull request");
    if (build.event == QLatin1String("tag"))
        return Phrases::tr("tag");
    if (build.event == QLatin1String("cron"))
        return build.cron.isEmpty() ? Phrases::tr("cron") : Phrases::tr("cron job %1").arg(build.cron);
    if (build.event == QLatin1String("promote"))
        return Phrases::tr("promotion to %1").arg(build.deployTo);
    if (build.event == QLatin1String("rollback"))
        return Phrases::tr("rollback of %1").arg(build.deployTo);
    if (build.event == QLatin1String("custom"))
        return Phrases::tr("started by hand");
    return build.event;
}

QString clockTime(std::chrono::seconds duration)
{
    const qint64 all = duration.count();
    if (all < 0)
        return {};
    const QLatin1Char zero('0');
    const QString seconds = QStringLiteral("%1").arg(all % Minute, 2, 10, zero);
    if (all < Hour)
        return QStringLiteral("%1:%2").arg(all / Minute).arg(seconds);
    return QStringLiteral("%1:%2:%3").arg(all / Hour).arg(all % Hour / Minute, 2, 10, zero).arg(seconds);
}

QString duration(std::chrono::seconds duration)
{
    const qint64 all = std::max<qint64>(duration.count(), 0);
    if (all < Minute)
        return Phrases::tr("%1 s").arg(all);
    if (all < Hour)
        return all % Minute == 0 ? Phrases::tr("%1 min").arg(all / Minute)
                                 : Phrases::tr("%1 min %2 s").arg(all / Minute).arg(all % Minute);
    return Phrases::tr("%1 h %2 min").arg(all / Hour).arg(all % Hour / Minute);
}

std::optional<std::chrono::seconds> elapsed(qint64 started, qint64 stopped, qint64 now)
{
    if (started <= 0)
        return std::nullopt;
    // Drone's clock may be ahead of ours by a moment.
    return std::chrono::seconds(std::max<qint64>((stopped > 0 ? stopped : now) - started, 0));
}

std::optional<std::chrono::seconds> elapsed(const Model::Build &build, qint64 now)
{
    using Model::Status;
    if (build.status == Status::Blocked || build.status == Status::Skipped || build.status == Status::Declined)
        return std::nullopt;
    if (build.finished <= 0 && Model::isTerminal(build.status)) {
        qint64 last = 0;
        for (const Model::Stage &stage : build.stages)
            last = std::max(last, stage.stopped);
        return last > 0 ? elapsed(build.started, last, now) : std::nullopt;
    }
    return elapsed(build.started, build.finished, now);
}

QString shortWhen(qint64 when, qint64 now)
{
    if (when <= 0)
        return {};
    const qint64 ago = now - when;
    if (local(when).date() != local(now).date())
        return timeOfDay(when);
    if (ago < Minute)
        return Phrases::tr("now");
    if (ago < Hour)
        return Phrases::tr("%1 min").arg(ago / Minute);
    return Phrases::tr("%1 h").arg(ago / Hour);
}

QString longWhen(qint64 when, qint64 now)
{
    if (when <= 0)
        return Phrases::tr("at an unknown time");
    const qint64 ago = now - when;
    if (ago < Minute)
        return Phrases::tr("just now");
    if (ago < Hour)
        return Phrases::tr("%1 min ago").arg(ago / Minute);
    const QDate day = local(when).date();
    const QDate today = local(now).date();
    if (day == today)
        return Phrases::tr("today at %1").arg(timeOfDay(when));
    if (day.addDays(1) == today)
        return Phrases::tr("yesterday at %1").arg(timeOfDay(when));
    return Phrases::tr("on %1 at %2", "date, time of day")
        .arg(QLocale().toString(day, QLocale::ShortFormat), timeOfDay(when));
}

QString dayName(const QDate &day, const QDate &today)
{
    if (day == today)
        return Phrases::tr("Today");
    if (day.addDays(1) == today)
        return Phrases::tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

qint64 momentOf(const Model::Build &build)
{
    for (const qint64 moment : {build.created, build.started, build.updated}) {
        if (moment > 0)
            return moment;
    }
    return 0;
}

QString refName(const Model::Build &build)
{
    constexpr QLatin1String Heads("refs/heads/");
    constexpr QLatin1String Tags("refs/tags/");
    constexpr QLatin1String Pulls("refs/pull/");
    constexpr QLatin1String Merges("refs/merge-requests/");
    if (!build.deployTo.isEmpty())
        return build.deployTo;
    if (build.ref.startsWith(Tags))
        return build.ref.mid(Tags.size());
    if (build.ref.startsWith(Pulls) || build.ref.startsWith(Merges))
        return QStringLiteral("pull/%1").arg(build.ref.section(QLatin1Char('/'), 2, 2));
    if (!build.target.isEmpty())
        return build.target;
    return build.ref.startsWith(Heads) ? build.ref.mid(Heads.size()) : build.ref;
}

QString subjectOf(const Model::Build &build)
{
    QString line = build.message.trimmed().section(QLatin1Char('\n'), 0, 0).trimmed();
    if (!line.isEmpty())
        return line;
    if (!build.title.isEmpty())
        return build.title;
    return eventName(build);
}

QString authorOf(const Model::Build &build)
{
    return build.authorName.isEmpty() ? build.authorLogin : build.authorName;
}

QString shortCommit(const Model::Build &build)
{
    return build.after.left(7);
}

QString isolated(const QString &name)
{
    const bool turns = std::any_of(name.cbegin(), name.cend(),
        [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; });
    // Unicode annex 9: FIRST STRONG ISOLATE up to POP DIRECTIONAL ISOLATE.
    return turns ? QChar(0x2068) + name + QChar(0x2069) : name;
}

} // namespace Ui
