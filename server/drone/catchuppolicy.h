// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "model/build.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <optional>

namespace Drone {

/// So many requests at once, and one more each second: bounds the load to one a second on average.
class RequestBudget
{
public:
    explicit RequestBudget(int burst = 5)
        : m_most(burst * 1000)
        , m_saved(m_most)
    {
    }

    /// Takes one request when there is one to take.
    bool take(Core::SteadyTime now);
    /// Takes one in any case, on account of the time to come.
    void charge(Core::SteadyTime now);
    /// When the next one can be taken.
    Core::SteadyTime next(Core::SteadyTime now) const;

private:
    qint64 savedAt(Core::SteadyTime now) const;

    qint64 m_most; ///< thousandths of a request
    qint64 m_saved;
    Core::SteadyTime m_since{};
};

/// A repository on one server.
struct RepositoryKey
{
    QString systemLink;
    QString slug;

    bool operator==(const RepositoryKey &) const = default;
};
size_t qHash(const RepositoryKey &key, size_t seed = 0) noexcept;

/// What to ask Drone next.
struct Question
{
    enum class Kind { Build, List };
    Kind kind = Kind::Build;
    RepositoryKey repository;
    qint64 number = 0; ///< Build: its number
    qint64 id = 0; ///< Build: the id that the answer must have
    bool isFound = false; ///< Build: by a list alone; nothing else told of it
};

/// Decides when which build or repository is asked for. Pure: no network, no timer; the caller passes the time.
///
/// An unfinished build is asked for after `silence` without news, then after twice as long, up to MostSilence; news
/// start over. One that Drone does not have is asked for ever more rarely and given up after MostMisses. A list of
/// builds is asked for when numbers are missing (a hole, or everything after a time away) and after ListAfter times the
/// silence, at most MostListWait: that finds a newest build of which nothing was heard at all.
///
/// Numbers begin anew when a repository was deleted and enabled again, ids never do: a higher id with a number that was
/// passed already begins a new life, whose builds are those with ids above all of the old one.
class CatchUpPolicy
{
public:
    static constexpr std::chrono::minutes MostSilence{30};
    static constexpr int ListAfter = 10;
    static constexpr std::chrono::minutes MostListWait{30};
    static constexpr int MostMisses = 6;
    /// Holes among so many of the newest numbers of a repository are looked into when others are not.
    static constexpr int MostOfEach = 25;

    explicit CatchUpPolicy(std::chrono::milliseconds silence = std::chrono::seconds(180));
    void setSilence(std::chrono::milliseconds silence); ///< for what is observed from now on

    /// A build as folded. `isNews`: somebody else than catch-up told of it.
    void observed(const Model::Build &build, bool isNews, Core::SteadyTime now);
    /// The listener was away, the computer slept, or the program starts: ask for everything.
    void askAll(Core::SteadyTime now);

    /// The question that is due longest, marked as asked: exactly one of the outcomes below must follow.
    std::optional<Question> takeDue(Core::SteadyTime now);
    /// When the next question falls due; nothing when all builds are finished and no repository is known.
    std::optional<Core::SteadyTime> nextDue() const;

    void answered(const Question &question, const Model::Build &build, bool changed, Core::SteadyTime now);
    /// `builds`: number and id of this repository's builds, as far back as was looked, in any order.
    void listed(const Question &question, QList<Model::Build> builds, Core::SteadyTime now);
    /// Drone has no such build or repository (or another one in its place). True when it is given up.
    bool missed(const Question &question, Core::SteadyTime now);
    /// An answer that says nothing: to be asked again, ever more rarely, and never given up.
    void unreadable(const Question &question, Core::SteadyTime now);
    /// No answer at all: to be asked again.
    void failed(const Question &question, Core::SteadyTime at);
    /// The server calls itself `link` now: lost builds of that repository are to be looked for under that one. Those
    /// that are known stay what they are.
    void handOver(const RepositoryKey &from, const QString &link, Core::SteadyTime now);

    /// Every number up to this one has been seen or looked for.
    qint64 verifiedUpTo(const RepositoryKey &repository) const;
    /// Neither this build nor any before it is to be looked for.
    bool isPassed(const RepositoryKey &repository, const Model::Build &build) const;
    bool isTracked(const RepositoryKey &repository, qint64 id) const;

private:
    struct Due
    {
        Core::SteadyTime at{};
        std::chrono::milliseconds wait{};
        int misses = 0;
        bool isAsked = false;
    };
    struct Tracked
    {
        qint64 number = 0;
        bool isFound = false;
        Due due;
    };
    struct Repository
    {
        QHash<qint64, Tracked> unfinished; ///< by id
        QSet<qint64> seen; ///< numbers above `verified`
        qint64 verified = 0;
        qint64 first = 0; ///< of `verified`: what was before was not looked for
        qint64 highestId = 0; ///< seen or listed
        qint64 earlierLives = 0; ///< the highest id of them
        Due list;
    };

    Due nextList(Core::SteadyTime now) const;
    void postpone(Due &due, Core::SteadyTime now) const;
    static void noteLife(Repository &repository, const Model::Build &build);
    static void advanceVerified(Repository &repository);
    Due *dueOf(const Question &question);

    std::chrono::milliseconds m_silence;
    QHash<RepositoryKey, Repository> m_repositories;
};

} // namespace Drone
