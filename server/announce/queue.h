// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/chatplatform.h"
#include "core/backoff.h"
#include "core/clock.h"
#include "model/announcement.h"

#include <functional>
#include <map>
#include <optional>

namespace Announce {

/// How soon a message may change again while its build goes on. Final states do not wait for any of this.
struct Pace
{
    /// Between two progress edits in one channel, and the least between two of one message. Discord gives a channel
    /// about one edit a second: a quarter of that for progress leaves the rest to creations and final states.
    std::chrono::milliseconds progress{4'000};
    /// The most between two progress edits of one message. In between it is half of the message's age: the longer a
    /// build runs, the less a step more is news.
    std::chrono::milliseconds progressMost{20'000};
    /// For so long the same nonce is trusted to give the same message ("in the past few minutes", Discord: Create
    /// Message); afterwards the channel is searched first.
    std::chrono::milliseconds nonceTrusted{60'000};
};

/// One announcement on its way, and what this run knows about it beyond what is stored.
struct Job
{
    Model::Announcement announcement;
    quint64 turn = 0; ///< who came first
    Core::WallTime waitingSince{}; ///< since when desired and sent differ
    Core::SteadyTime notBefore{}; ///< a wait of this announcement alone
    Core::Backoff editsExhausted{std::chrono::minutes(20), std::chrono::hours(4)};
    bool finalOnly = false; ///< no edits for progress any more
    bool plain = false; ///< the card was refused: the fallback is next
    bool doubtStored = false; ///< the nonce is on disk, with a doubtSince that is not later than ours
    QByteArray doubtHash; ///< of the only card that was sent in doubt; empty = not known
    quint64 unstored = 0; ///< the change that is not known to be on disk yet; 0 = all are

    bool isWaiting() const { return !announcement.isSettled(); }
    /// Until there is a final state to show: nobody waits for anything meanwhile.
    bool isPutOff() const { return finalOnly && !isCreation() && !announcement.desired.isFinal; }
    bool isCreation() const { return announcement.messageId.isEmpty(); }
    void forgetDoubt()
    {
        announcement.doubtSince = {};
        doubtStored = false;
        doubtHash.clear();
    }
};

/// The announcements of one channel and which of them is next. Pure: no request, no timer.
class Queue final
{
public:
    struct Next
    {
        Job *job = nullptr; ///< null: nothing can go out now
        ChatPlatform::Act act = ChatPlatform::Act::Post;
        Core::SteadyTime wakeAt = Core::SteadyTime::max(); ///< without a job: when to ask again; max = after a change
    };
    /// When each kind of request may go out at the earliest.
    using ReadyAt = std::function<Core::SteadyTime(ChatPlatform::Act)>;

    explicit Queue(const Pace &pace)
        : m_pace(pace)
    {
    }

    /// Adds a job or replaces the one of the same subject (of an older edition), at the end of the line.
    Job &add(const Model::Announcement &announcement);
    Job *find(const QString &subject);
    void remove(const QString &subject);
    /// To the end of the line: others have their turn first.
    void moveBack(Job &job) { job.turn = ++m_turn; }
    /// What waits has waited since `wall` at the earliest.
    void waitFrom(Core::WallTime wall);
    void progressSent(Core::SteadyTime now) { m_lastProgress = now; }

    /// Creations oldest first, then final states oldest first, then progress. A creation that must wait holds the
    /// creations behind it, but no edit; and the other way round.
    Next next(Core::SteadyTime now, Core::WallTime wall, const ReadyAt &readyAt);

    const std::map<QString, Job> &jobs() const { return m_jobs; }

private:
    Core::SteadyTime progressAt(const Job &job, Core::SteadyTime now, Core::WallTime wall) const;

    Pace m_pace;
    std::map<QString, Job> m_jobs; ///< by subject
    quint64 m_turn = 0;
    std::optional<Core::SteadyTime> m_lastProgress;
};

} // namespace Announce
