// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/queue.h"

#include <algorithm>

namespace Announce {

namespace {

using Act = ChatPlatform::Act;

bool isBefore(const Job &one, const Job *other)
{
    return !other || one.turn < other->turn;
}

} // namespace

Job &Queue::add(const Model::Announcement &announcement)
{
    Job &job = m_jobs[announcement.subject];
    job = Job{};
    job.announcement = announcement;
    moveBack(job);
    return job;
}

Job *Queue::find(const QString &subject)
{
    const auto it = m_jobs.find(subject);
    return it == m_jobs.end() ? nullptr : &it->second;
}

void Queue::remove(const QString &subject)
{
    m_jobs.erase(subject);
}

Core::SteadyTime Queue::progressAt(const Job &job, Core::SteadyTime now, Core::WallTime wall) const
{
    const Model::Announcement &announcement = job.announcement;
    // From stored times of day, so that it holds after a restart. One from the future comes from a clock that was set
    // back: how long ago it was is unknown, and waiting for that moment to come again would hold a card for as long.
    const auto age = std::max(wall - announcement.created, std::chrono::milliseconds(0));
    const auto since = wall - announcement.sent;
    const auto between = std::clamp(age / 2, m_pace.progress, m_pace.progressMost);
    const bool isDue = since < std::chrono::milliseconds(0) || since >= between;
    Core::SteadyTime at = isDue ? now : now + (between - since);
    if (m_lastProgress)
        at = std::max(at, *m_lastProgress + m_pace.progress);
    return at;
}

void Queue::waitFrom(Core::WallTime wall)
{
    for (auto &[subject, job] : m_jobs)
        job.waitingSince = wall;
}

Queue::Next Queue::next(Core::SteadyTime now, Core::WallTime wall, const ReadyAt &readyAt)
{
    Job *creation = nullptr;
    Job *finalEdit = nullptr;
    Job *progressEdit = nullptr;
    Next next;
    const auto wakeAt = [&next](Core::SteadyTime at) { next.wakeAt = std::min(next.wakeAt, at); };

    const Core::SteadyTime editReady = readyAt(Act::Edit);
    for (auto &[subject, job] : m_jobs) {
        if (!job.isWaiting())
            continue;
        if (job.isCreation()) {
            if (isBefore(job, creation))
                creation = &job;
            continue;
        }
        if (job.isPutOff())
            continue;
        const bool isFinal = job.announcement.desired.isFinal;
        const Core::SteadyTime at =
            std::max({editReady, job.notBefore, isFinal ? Core::SteadyTime{} : progressAt(job, now, wall)});
        Job *&first = isFinal ? finalEdit : progressEdit;
        if (at > now)
            wakeAt(at);
        else if (isBefore(job, first))
            first = &job;
    }

    if (creation) {
        const Core::WallTime doubt = creation->announcement.doubtSince;
        const bool isInDoubt = doubt != Core::WallTime{};
        // A doubt from the future comes from a clock that was set back: its age is unknown.
        const bool isTrusted = wall >= doubt && wall - doubt < m_pace.nonceTrusted;
        const Act act = isInDoubt && !isTrusted ? Act::Find : Act::Post;
        const Core::SteadyTime at = std::max(readyAt(act), creation->notBefore);
        if (at <= now)
            return {creation, act, now};
        wakeAt(at);
    }
    if (Job *edit = finalEdit ? finalEdit : progressEdit)
        return {edit, Act::Edit, now};
    return next;
}

} // namespace Announce
