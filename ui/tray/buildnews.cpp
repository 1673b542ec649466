// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/buildnews.h"

#include "core/redact.h"
#include "ui/builds/buildsource.h"
#include "ui/builds/buildstory.h"
#include "ui/text/phrases.h"

#include <algorithm>

namespace Ui {

namespace {

constexpr int LinesJoined = 6;

QString nameOf(const Model::Build &build)
{
    return QStringLiteral("%1 #%2").arg(isolated(build.repository.slug)).arg(build.number);
}

} // namespace

BuildNews::BuildNews(BuildSource &source, Core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_clock(clock)
    , m_soon(clock.alarm([this] { flush(); }))
{
}

void BuildNews::setWanted(bool failed, bool fixed)
{
    m_failed = failed;
    m_fixed = fixed;
}

void BuildNews::take(const Store::BuildRecord &record)
{
    const Model::BuildKey key = record.build.key();
    if (!Model::isTerminal(record.build.status) || record.build.status == Model::Status::Lost) {
        m_told.remove(key); // it runs (again), or may come back: its end will be news
        return;
    }
    if (m_told.contains(key))
        return;
    m_told.insert(key);
    if (const auto item = itemFor(record)) {
        m_waiting.append(*item);
        if (!m_soon->isSet())
            m_soon->ringAt(std::max(m_clock.now() + Joining, m_notBefore));
    }
}

std::optional<BuildNews::Item> BuildNews::itemFor(const Store::BuildRecord &record)
{
    const Model::Build &build = record.build;
    const bool failed = Model::isFailure(build.status);
    if (record.lastSource == Model::Source::Replay || !(failed ? m_failed : m_fixed))
        return std::nullopt;
    if (!failed && build.status != Model::Status::Success)
        return std::nullopt;
    const Core::WallTime ended = build.finished > 0 ? Core::toWallTime(build.finished * 1000) : record.lastObserved;
    if (m_clock.wall() - ended > Fresh)
        return std::nullopt;

    Story story;
    if (const auto earlier = m_source.earlier(build, EarlierBuilds))
        story = storyOf(build, earlier.value());
    if (!failed && story.failedBefore == 0)
        return std::nullopt;

    QStringList lines;
    if (const auto notice = noticeOf(build, story))
        lines.append(notice->detail.isEmpty() ? notice->subject : tr("%1 · %2").arg(notice->subject, notice->detail));
    else
        lines.append(tr("%1 passes again after %n failed builds", "branch", story.failedBefore).arg(refName(build)));
    const QString author = authorOf(build);
    lines.append(author.isEmpty() ? subjectOf(build) : tr("%1 · %2").arg(subjectOf(build), author));
    Notification alone;
    alone.title = failed ? tr("%1 failed", "build").arg(nameOf(build)) : tr("%1 is fixed", "build").arg(nameOf(build));
    alone.body = lines.join(QLatin1Char('\n'));
    alone.urgent = failed;
    alone.build = build.key();
    return Item{alone, failed};
}

void BuildNews::flush()
{
    const QList<Item> items = std::exchange(m_waiting, {});
    m_notBefore = m_clock.now() + Pace;
    if (items.size() == 1) {
        announce(items.first().alone);
        return;
    }
    const auto failed =
        static_cast<int>(std::count_if(items.begin(), items.end(), [](auto &item) { return item.failed; }));
    const int fixed = static_cast<int>(items.size()) - failed;
    Notification joined;
    joined.title = fixed == 0 ? tr("%n builds failed", nullptr, failed)
        : failed == 0         ? tr("%n builds are fixed", nullptr, fixed)
                              : tr("%1, %2", "builds failed, builds are fixed")
                            .arg(tr("%n builds failed", nullptr, failed), tr("%n fixed", "builds", fixed));
    QStringList lines;
    for (const Item &item : items.mid(0, LinesJoined))
        lines.append(item.alone.title);
    if (items.size() > LinesJoined)
        lines.append(tr("and %n more", "builds", static_cast<int>(items.size()) - LinesJoined));
    joined.body = lines.join(QLatin1Char('\n'));
    joined.urgent = failed > 0;
    announce(joined);
}

void BuildNews::announce(Notification news)
{
    // It may stand on a locked screen, and in the history of another program.
    news.title = Core::redactRemembered(news.title);
    news.body = Core::redactRemembered(news.body);
    Q_EMIT announced(news);
}

} // namespace Ui
