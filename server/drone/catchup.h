// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/catchuppolicy.h"
#include "drone/client.h"
#include "model/observation.h"

#include <functional>

namespace Drone {

/// Compares what is known of unfinished builds with Drone's API, and finds builds whose deliveries were all lost. Drone
/// sends each webhook once and never again. What it finds comes out as observations; it changes nothing itself. At most
/// one request a second on average. Lives in the service's thread.
///
/// The server may go by a system.link that differs from its address (an internal name, a proxy). An answer for such a
/// link counts only when its build id is the one expected at that repository and number, and lost builds are looked for
/// only once a build of that link was confirmed so. A server may have changed its link: lost builds are looked for
/// under the one that it has now, or each of its builds would be two.
class CatchUp final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatchUp)

public:
    /// Borrowed; both outlive it. Nothing is asked while the client is not configured.
    CatchUp(Core::Clock &clock, Client &client, std::chrono::milliseconds silence, QObject *parent = nullptr);

    void setSilence(std::chrono::milliseconds silence) { m_policy.setSilence(silence); }

    /// Tell of every build that was folded, and at start of the unfinished builds and the highest of each repository.
    void observe(const Model::Build &folded, Model::Source source);
    /// At start, after sleep, after the listener was down, after the settings changed.
    void checkEverything();
    /// The client asks another server: by which links that one goes is not known.
    void forget();
    /// Builds of that link with an id up to `id` were known once and removed: they are not lost, and not looked for.
    void leaveOut(const QString &link, qint64 id);
    /// Gives the link that the server has now, or may have: as long as that one is not confirmed nobody looks for lost
    /// builds. Empty = whichever is confirmed.
    void setNewest(const std::function<QString()> &newest) { m_newest = newest; }
    /// The server is known to be the one that calls itself `link`.
    void confirm(const QString &link);

Q_SIGNALS:
    void observed(const Model::Observation &observation);
    /// A repository whose builds the token's user may see, or may not (or which is gone).
    void answered(const Drone::RepositoryKey &repository, bool isVisible);
    /// A build asked for tells that the server calls itself, or called itself, so.
    void recognised(const QString &link);
    /// A build of this server's that it did not show in all the times it was asked for; nobody asks any more. It is
    /// gone, or the token's user may not see it.
    void lost(const Model::BuildKey &build);

private:
    void work();
    void schedule();
    void ask(const Question &question);
    void askForList(const Question &question, int page, const QList<Model::Build> &builds);
    void takeBuild(const Question &question, const ClientResult<Model::Build> &answer);
    void takeList(const Question &question, int page, QList<Model::Build> builds,
        const ClientResult<QList<Model::Build>> &answer);
    void takeFailure(const Question &question, const ClientError &error);
    void giveUp(const Question &question, const ClientError &error);
    bool isConfirmed(const QString &link) const;
    QString newestLink() const { return m_newest ? m_newest() : QString(); }
    /// Whatever the server has there would be taken for a build of that link.
    bool isBlind(const Question &question) const;
    void putOff(const Question &blind);

    static constexpr int MostPages = 4;

    Core::Clock &m_clock;
    Client &m_client;
    CatchUpPolicy m_policy;
    std::function<QString()> m_newest;
    RequestBudget m_budget;
    QSet<QString> m_confirmed; ///< links for which the server gave an expected build id
    QHash<QString, qint64> m_leftOut; ///< by link, as leaveOut() told
    QHash<Model::BuildKey, qint64> m_lastAnswer; ///< sum of versions, to tell whether anything changed
    std::unique_ptr<Core::Alarm> m_alarm;
    int m_inFlight = 0;
};

} // namespace Drone
