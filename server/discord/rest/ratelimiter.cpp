// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/rest/ratelimiter.h"

#include <algorithm>

namespace Discord::Rest {

namespace {

constexpr std::chrono::minutes InvalidPeriod{10};
/// For a 429 that does not say for how long.
constexpr std::chrono::seconds UntoldWait{30};

} // namespace

QString RateLimiter::bucketOf(const Route &route) const
{
    return m_bucketNames.value(route.shape, route.shape);
}

Core::SteadyTime RateLimiter::bucketReadyAt(const Bucket &bucket) const
{
    const Core::SteadyTime now = m_clock.now();
    if (!bucket.isLearned)
        return bucket.inFlight == 0 ? bucket.closedUntil : Core::SteadyTime::max();
    if (bucket.isUnlimited || bucket.remaining > 0)
        return bucket.closedUntil;
    if (bucket.resetAt > now)
        return std::max(bucket.resetAt, bucket.closedUntil);
    // The window is over. What is still on its way may open the next one.
    return bucket.inFlight < bucket.limit ? bucket.closedUntil : Core::SteadyTime::max();
}

Core::SteadyTime RateLimiter::readyAt(const Route &route) const
{
    const Core::SteadyTime now = m_clock.now();
    const auto it = m_buckets.constFind(bucketOf(route));
    Core::SteadyTime at = it == m_buckets.cend() ? Core::SteadyTime{} : bucketReadyAt(*it);
    at = std::max(at, m_closedUntil);
    if (m_lastSecond.size() >= GlobalLimit)
        at = std::max(at, m_lastSecond.head() + std::chrono::seconds(1) + Margin);
    if (m_invalid.size() >= InvalidLimit && m_invalid.at(m_invalid.size() - InvalidLimit) + InvalidPeriod > now)
        at = std::max(at, m_invalid.at(m_invalid.size() - InvalidLimit) + InvalidPeriod);
    return at;
}

Permit RateLimiter::take(const Route &route)
{
    const Core::SteadyTime now = m_clock.now();
    Q_ASSERT(readyAt(route) <= now);
    const QString name = bucketOf(route);
    Bucket &bucket = m_buckets[name];
    if (bucket.isLearned && !bucket.isUnlimited && bucket.resetAt <= now) {
        bucket.remaining = bucket.limit - bucket.inFlight;
        // Until an answer tells: the window opens when this request arrives.
        bucket.isWindowKnown = false;
        bucket.resetAt = now + bucket.period + Margin;
    }
    --bucket.remaining;
    ++bucket.inFlight;
    m_lastSecond.enqueue(now);
    if (m_lastSecond.size() > GlobalLimit)
        m_lastSecond.dequeue();
    return Permit(route, name);
}

void RateLimiter::complete(Permit permit, const ResponseFacts &facts)
{
    const Core::SteadyTime now = m_clock.now();
    if (facts.isInvalidRequest()) {
        m_invalid.enqueue(now);
        while (m_invalid.head() + InvalidPeriod <= now)
            m_invalid.dequeue();
    }
    {
        Bucket &taken = m_buckets[permit.m_bucket];
        taken.inFlight = std::max(0, taken.inFlight - 1);
    }
    QString name = permit.m_bucket;
    if (!facts.bucket.isEmpty()) {
        name = QString::fromLatin1(facts.bucket) + QLatin1Char('@') + permit.m_route.topLevelId;
        if (name != permit.m_bucket) {
            m_bucketNames.insert(permit.m_route.shape, name);
            if (m_buckets.value(permit.m_bucket).inFlight == 0)
                m_buckets.remove(permit.m_bucket);
        }
    }
    Bucket &bucket = m_buckets[name];
    learn(bucket, facts);
    if (facts.status == 429)
        close(bucket, facts);
}

void RateLimiter::learn(Bucket &bucket, const ResponseFacts &facts)
{
    const Core::SteadyTime now = m_clock.now();
    if (!facts.limit || !facts.remaining || !facts.resetAfter) {
        if (facts.status >= 200 && facts.status < 300) {
            bucket.isLearned = true;
            bucket.isUnlimited = true;
        } else if (bucket.isLearned && !bucket.isWindowKnown) {
            // The request may have opened the window at any moment up to now.
            bucket.resetAt = now + bucket.period + Margin;
        }
        return;
    }
    const Core::SteadyTime resetAt = now + *facts.resetAfter + Margin;
    // A window that ends later by more than the network's unrest is a new one, and it cannot begin before the last one
    // ended: the count starts anew. The answers of one window may come late and in any order, so within it only the
    // smallest count holds.
    constexpr std::chrono::milliseconds Unrest{500};
    const bool isNewWindow = !bucket.isLearned || bucket.isUnlimited || !bucket.isWindowKnown
        || (resetAt > bucket.resetAt + Unrest && now + Unrest > bucket.resetAt);
    const int left = *facts.remaining - bucket.inFlight;
    bucket.remaining = isNewWindow ? left : std::min(bucket.remaining, *facts.remaining);
    bucket.resetAt = isNewWindow ? resetAt : std::max(bucket.resetAt, resetAt);
    bucket.isWindowKnown = true;
    bucket.isLearned = true;
    bucket.isUnlimited = false;
    bucket.limit = std::max(1, *facts.limit);
    bucket.period = std::max(bucket.period, *facts.resetAfter);
}

void RateLimiter::close(Bucket &bucket, const ResponseFacts &facts)
{
    // "Too many edits of an old message" comes as a 429 too, but concerns one message, not the bucket.
    if (facts.code != 0 && !facts.retryAfter)
        return;
    const Core::SteadyTime until = m_clock.now() + facts.retryAfter.value_or(UntoldWait) + Margin;
    const bool isForAll = facts.scope == ResponseFacts::Scope::Global || facts.scope == ResponseFacts::Scope::None;
    Core::SteadyTime &closedUntil = isForAll ? m_closedUntil : bucket.closedUntil;
    closedUntil = std::max(closedUntil, until);
}

int RateLimiter::invalidRequests() const
{
    const Core::SteadyTime now = m_clock.now();
    return static_cast<int>(std::count_if(
        m_invalid.cbegin(), m_invalid.cend(), [now](Core::SteadyTime at) { return at + InvalidPeriod > now; }));
}

} // namespace Discord::Rest
