// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/catchuppolicy.h"

#include <QHashFunctions>

#include <algorithm>

namespace Drone {

namespace {

std::chrono::milliseconds doubled(std::chrono::milliseconds wait)
{
    return std::min<std::chrono::milliseconds>(wait * 2, CatchUpPolicy::MostSilence);
}

} // namespace

bool RequestBudget::take(Core::SteadyTime now)
{
    if (savedAt(now) < 1000)
        return false;
    charge(now);
    return true;
}

void RequestBudget::charge(Core::SteadyTime now)
{
    m_saved = savedAt(now) - 1000;
    m_since = now;
}

Core::SteadyTime RequestBudget::next(Core::SteadyTime now) const
{
    return now + std::chrono::milliseconds(std::max<qint64>(0, 1000 - savedAt(now)));
}

qint64 RequestBudget::savedAt(Core::SteadyTime now) const
{
    return std::min<qint64>(m_most, m_saved + (now - m_since).count());
}

size_t qHash(const RepositoryKey &key, size_t seed) noexcept
{
    return qHashMulti(seed, key.systemLink, key.slug);
}

CatchUpPolicy::CatchUpPolicy(std::chrono::milliseconds silence)
    : m_silence(silence)
{
}

void CatchUpPolicy::setSilence(std::chrono::milliseconds silence)
{
    m_silence = silence;
}

void CatchUpPolicy::observed(const Model::Build &build, bool isNews, Core::SteadyTime now)
{
    const RepositoryKey key{build.system.link, build.repository.slug};
    if (key.slug.isEmpty() || build.number <= 0)
        return;
    const bool isKnown = m_repositories.contains(key);
    Repository &repository = m_repositories[key];
    if (!isKnown) {
        repository.verified = repository.first = build.number; // what was before our time is no loss
        repository.highestId = build.id;
        repository.list = nextList(now);
    }
    noteLife(repository, build);
    if (build.number > repository.verified && build.id > repository.earlierLives) {
        repository.seen.insert(build.number);
        advanceVerified(repository);
        if (!repository.seen.isEmpty()) // a hole: its deliveries may be late, or lost
            repository.list.at = std::min(repository.list.at, now + m_silence);
    }
    if (Model::isTerminal(build.status)) {
        repository.unfinished.remove(build.id);
        return;
    }
    const bool isTracked = repository.unfinished.contains(build.id);
    Tracked &tracked = repository.unfinished[build.id];
    tracked.number = build.number;
    tracked.isFound = false;
    if (isNews || !isTracked) {
        tracked.due.wait = m_silence;
        tracked.due.at = now + m_silence;
        tracked.due.misses = 0;
    }
}

void CatchUpPolicy::askAll(Core::SteadyTime now)
{
    for (Repository &repository : m_repositories) {
        repository.list.at = now;
        for (Tracked &tracked : repository.unfinished)
            tracked.due.at = now;
    }
}

std::optional<Question> CatchUpPolicy::takeDue(Core::SteadyTime now)
{
    std::optional<Question> question;
    Due *oldest = nullptr;
    const auto consider = [&](Due &due, const Question &candidate) {
        if (due.isAsked || due.at > now || (oldest && due.at >= oldest->at))
            return;
        oldest = &due;
        question = candidate;
    };
    for (auto it = m_repositories.begin(); it != m_repositories.end(); ++it) {
        for (auto build = it->unfinished.begin(); build != it->unfinished.end(); ++build)
            consider(build->due, {Question::Kind::Build, it.key(), build->number, build.key(), build->isFound});
        consider(it->list, {Question::Kind::List, it.key()});
    }
    if (oldest)
        oldest->isAsked = true;
    return question;
}

std::optional<Core::SteadyTime> CatchUpPolicy::nextDue() const
{
    std::optional<Core::SteadyTime> next;
    const auto consider = [&next](const Due &due) {
        if (!due.isAsked && (!next || due.at < *next))
            next = due.at;
    };
    for (const Repository &repository : m_repositories) {
        consider(repository.list);
        for (const Tracked &tracked : repository.unfinished)
            consider(tracked.due);
    }
    return next;
}

CatchUpPolicy::Due *CatchUpPolicy::dueOf(const Question &question)
{
    const auto repository = m_repositories.find(question.repository);
    if (repository == m_repositories.end())
        return nullptr;
    if (question.kind == Question::Kind::List)
        return &repository->list;
    const auto tracked = repository->unfinished.find(question.id);
    return tracked == repository->unfinished.end() ? nullptr : &tracked->due;
}

void CatchUpPolicy::answered(const Question &question, const Model::Build &build, bool changed, Core::SteadyTime now)
{
    if (Due *due = dueOf(question)) {
        due->isAsked = false;
        due->misses = 0;
        due->wait = changed ? m_silence : doubled(due->wait);
        due->at = now + due->wait;
    }
    observed(build, false, now);
}

void CatchUpPolicy::listed(const Question &question, QList<Model::Build> builds, Core::SteadyTime now)
{
    const auto it = m_repositories.find(question.repository);
    if (it == m_repositories.end())
        return;
    Repository &repository = *it;
    repository.list = nextList(now);
    std::sort(builds.begin(), builds.end(), [](const Model::Build &a, const Model::Build &b) { return a.id < b.id; });
    qint64 highest = 0;
    for (const Model::Build &build : std::as_const(builds)) {
        noteLife(repository, build);
        if (build.id <= repository.earlierLives)
            continue;
        highest = std::max(highest, build.number);
        if (build.number > repository.verified && !repository.seen.contains(build.number)
            && !repository.unfinished.contains(build.id))
            repository.unfinished.insert(build.id, {build.number, true, {now, m_silence, 0, false}});
    }
    repository.verified = std::max(repository.verified, highest);
    advanceVerified(repository);
}

bool CatchUpPolicy::missed(const Question &question, Core::SteadyTime now)
{
    Due *due = dueOf(question);
    if (!due)
        return false;
    postpone(*due, now);
    ++due->misses;
    if (question.kind == Question::Kind::List || due->misses < MostMisses)
        return false;
    m_repositories[question.repository].unfinished.remove(question.id);
    return true;
}

void CatchUpPolicy::unreadable(const Question &question, Core::SteadyTime now)
{
    if (Due *due = dueOf(question))
        postpone(*due, now);
}

void CatchUpPolicy::postpone(Due &due, Core::SteadyTime now) const
{
    due.isAsked = false;
    due.wait = doubled(std::max(due.wait, m_silence));
    due.at = now + due.wait;
}

void CatchUpPolicy::failed(const Question &question, Core::SteadyTime at)
{
    if (Due *due = dueOf(question)) {
        due->isAsked = false;
        due->at = at;
    }
}

void CatchUpPolicy::handOver(const RepositoryKey &from, const QString &link, Core::SteadyTime now)
{
    const auto old = m_repositories.find(from);
    if (old == m_repositories.end())
        return;
    Repository past = *old;
    old->unfinished.removeIf([](const auto &build) { return build->isFound; });
    past.unfinished.removeIf([](const auto &build) { return !build->isFound; });
    const bool isKnown = m_repositories.contains({link, from.slug});
    Repository &heir = m_repositories[{link, from.slug}];
    if (!isKnown) {
        heir = past;
        heir.list = nextList(now);
        heir.list.at = now;
    } else if (past.verified + 1 < heir.first && heir.verified < heir.first + MostOfEach) {
        // What lies between the last one of the old link and the first of the new one may be lost.
        for (qint64 number = heir.first; number <= heir.verified; ++number)
            heir.seen.insert(number);
        heir.seen.unite(past.seen);
        heir.verified = past.verified;
        heir.first = past.first;
        heir.list.at = now;
        advanceVerified(heir);
    }
    for (auto build = past.unfinished.cbegin(); build != past.unfinished.cend(); ++build) {
        if (!isKnown || !heir.unfinished.contains(build.key()))
            heir.unfinished.insert(build.key(), {build->number, true, {now, m_silence, 0, false}});
    }
}

CatchUpPolicy::Due CatchUpPolicy::nextList(Core::SteadyTime now) const
{
    const auto wait = std::min<std::chrono::milliseconds>(ListAfter * m_silence, MostListWait);
    return {now + wait, wait, 0, false};
}

void CatchUpPolicy::noteLife(Repository &repository, const Model::Build &build)
{
    if (build.id <= repository.highestId)
        return;
    if (build.number <= repository.verified) {
        repository.earlierLives = repository.highestId;
        repository.verified = repository.first = 0;
        repository.seen.clear();
    }
    repository.highestId = build.id;
}

void CatchUpPolicy::advanceVerified(Repository &repository)
{
    while (repository.seen.remove(repository.verified + 1))
        ++repository.verified;
    repository.seen.removeIf([&](qint64 number) { return number <= repository.verified; });
    while (repository.seen.remove(repository.verified + 1))
        ++repository.verified;
}

qint64 CatchUpPolicy::verifiedUpTo(const RepositoryKey &repository) const
{
    return m_repositories.value(repository).verified;
}

bool CatchUpPolicy::isPassed(const RepositoryKey &repository, const Model::Build &build) const
{
    const Repository known = m_repositories.value(repository);
    return build.id <= known.earlierLives || (build.id <= known.highestId && build.number <= known.verified);
}

bool CatchUpPolicy::isTracked(const RepositoryKey &repository, qint64 id) const
{
    return m_repositories.value(repository).unfinished.contains(id);
}

} // namespace Drone
