// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "discord/rest/responsefacts.h"
#include "discord/rest/route.h"

#include <QHash>
#include <QQueue>

#include <utility>

namespace Discord::Rest {

/// Leave for one request. Hand it back with what the answer said; without that the route stays closed.
class [[nodiscard]] Permit final
{
public:
    Permit(Permit &&) = default;
    Permit &operator=(Permit &&) = default;
    ~Permit() = default;
    Q_DISABLE_COPY(Permit)

private:
    friend class RateLimiter;
    explicit Permit(Route route, QString bucket)
        : m_route(std::move(route))
        , m_bucket(std::move(bucket))
    {
    }

    Route m_route;
    QString m_bucket;
};

/// Says when a request may go out: ask, take a permit, send, complete the permit with the answer. Knows no socket and
/// sets no timer; any thread, but one at a time. Rules, all from "Rate Limits" in Discord's documentation:
///  - a bucket is X-RateLimit-Bucket and the id at the top level; its limits are learned, never assumed. Until a
///    route's bucket is known it carries one request at a time;
///  - 50 requests a second in all, of which we use a little less; a global 429 stops everything, so does one without
///    any of the headers, which comes from Cloudflare and means the address;
///  - a 429 of the shared scope stops its bucket but does not count as invalid;
///  - 10,000 invalid requests (401, 403, 429) in 10 minutes ban the address: we stop far before.
class RateLimiter final
{
public:
    static constexpr int GlobalLimit = 45; ///< a second; Discord: 50
    static constexpr int InvalidWarning = 500; ///< in 10 minutes
    static constexpr int InvalidLimit = 2'000; ///< in 10 minutes; Discord: 10,000, for all programs at this address
    /// Added to every moment that Discord names: its clock starts before ours and both round.
    static constexpr std::chrono::milliseconds Margin{100};

    explicit RateLimiter(const Core::Clock &clock)
        : m_clock(clock)
    {
    }

    /// The earliest moment for a request; now or earlier = at once. SteadyTime::max() = when a permit comes back.
    Core::SteadyTime readyAt(const Route &route) const;
    /// Only when readyAt() allows it.
    Permit take(const Route &route);
    void complete(Permit permit, const ResponseFacts &facts);

    /// In the last 10 minutes.
    int invalidRequests() const;

private:
    struct Bucket
    {
        bool isLearned = false;
        bool isUnlimited = false; ///< answers of this route carry no limit
        int limit = 1;
        int remaining = 1;
        int inFlight = 0;
        Core::SteadyTime resetAt{}; ///< end of the window
        bool isWindowKnown = false; ///< resetAt was told, not guessed
        std::chrono::milliseconds period{0}; ///< the longest window seen
        Core::SteadyTime closedUntil{}; ///< by a 429
    };

    QString bucketOf(const Route &route) const;
    void learn(Bucket &bucket, const ResponseFacts &facts);
    void close(Bucket &bucket, const ResponseFacts &facts);
    Core::SteadyTime bucketReadyAt(const Bucket &bucket) const;

    const Core::Clock &m_clock;
    QHash<QString, QString> m_bucketNames; ///< by route shape
    QHash<QString, Bucket> m_buckets; ///< by bucket and top-level id, or by shape until the bucket is known
    QQueue<Core::SteadyTime> m_lastSecond; ///< the newest requests, GlobalLimit at most
    QQueue<Core::SteadyTime> m_invalid;
    Core::SteadyTime m_closedUntil{};
};

} // namespace Discord::Rest
