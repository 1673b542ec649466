// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

/// What the program knows of Drone, as plain values. Names follow Drone's payload (core/*.go); times are Unix
/// seconds as Drone writes them, 0 = not yet. `version` rises with every change of that row and orders observations.
namespace Model {

/// Status of a build, a stage or a step. Unknown stands for a word that this version does not know.
enum class Status {
    Unknown,
    Pending,
    WaitingOnDependencies,
    Blocked,
    Running,
    Success,
    Failure,
    Error,
    Killed,
    Skipped,
    Declined,
    Lost, ///< of a build, and no word of Drone's: nobody can tell its end (model/buildloss.h)
};

QString statusWord(Status status); ///< Drone's own word, for example "waiting_on_dependencies"; "lost" is ours
Status statusFromWord(QStringView word);
/// Success, Failure, Error, Killed, Skipped and Declined: nothing follows. Lost: nothing is expected.
bool isTerminal(Status status);
/// Failure and Error.
bool isFailure(Status status);

struct Step
{
    qint64 id = 0;
    int number = 0;
    QString name;
    Status status = Status::Unknown;
    QString error;
    bool errIgnore = false;
    int exitCode = 0;
    qint64 started = 0;
    qint64 stopped = 0;
    qint64 version = 0;
    QStringList dependsOn;
    QString image;
    bool detached = false;

    bool operator==(const Step &) const = default;
};

struct Stage
{
    qint64 id = 0;
    int number = 0;
    QString name;
    QString kind;
    QString type;
    Status status = Status::Unknown;
    QString error;
    bool errIgnore = false;
    int exitCode = 0;
    QString machine;
    QString os;
    QString arch;
    qint64 started = 0;
    qint64 stopped = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 version = 0;
    QStringList dependsOn;
    QList<Step> steps; ///< by number, then id

    bool operator==(const Stage &) const = default;
};

struct Repository
{
    qint64 id = 0;
    QString slug; ///< "owner/name"
    QString link;
    QString defaultBranch;
    QString visibility;
    bool isPrivate = false;
    qint64 version = 0;

    /// Everybody may see it. One that is known by its name alone may be private, and an owner may hide in Drone what is
    /// public at its source.
    bool isOpen() const
    {
        return id > 0 && !isPrivate && (visibility.isEmpty() || visibility == QLatin1String("public"));
    }
    bool operator==(const Repository &) const = default;
};

/// The Drone server that spoke.
struct System
{
    QString link; ///< without a slash at its end
    QString version;

    bool operator==(const System &) const = default;
};

struct User
{
    qint64 id = 0;
    QString login;
    QString avatar;
    bool machine = false;
    bool admin = false;

    bool operator==(const User &) const = default;
};

/// What tells one build from every other one, for ever: repository names and numbers may come again (docs/drone.md).
struct BuildKey
{
    QString systemLink;
    qint64 id = 0;

    bool operator==(const BuildKey &) const = default;
};
size_t qHash(const BuildKey &key, size_t seed = 0) noexcept;

struct Build
{
    System system;
    Repository repository;
    qint64 id = 0;
    qint64 number = 0;
    qint64 parent = 0; ///< number of the build that this one repeats or promotes; 0 = none
    Status status = Status::Unknown;
    Status told = Status::Unknown; ///< of one that is Lost: what Drone said last
    QString error;
    QString event; ///< push, pull_request, tag, cron, custom, promote, rollback
    QString action;
    QString link;
    QString title;
    QString message;
    QString before;
    QString after;
    QString ref;
    QString sourceRepo;
    QString source;
    QString target;
    QString authorLogin;
    QString authorName;
    QString authorEmail;
    QString authorAvatar;
    QString sender;
    QString trigger;
    QString cron;
    QString deployTo;
    bool debug = false;
    qint64 started = 0;
    qint64 finished = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 version = 0;
    qint64 lostAt = 0; ///< as markLost() left it; 0 = never
    QList<Stage> stages; ///< by number, then id

    BuildKey key() const { return {system.link, id}; }
    /// Page of the build on its Drone server; empty when the server did not say where it is.
    QString page() const;
    bool operator==(const Build &) const = default;
};

/// The branch that a build is about: its target, and for one without, the branch of its ref.
QString branchOf(const Build &build);

} // namespace Model
