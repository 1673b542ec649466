// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/catchuppolicy.h"
#include "drone/client.h"
#include "model/observation.h"

#include <QMap>

namespace Drone {

/// Compares what is known of unfinished builds with Drone's API, and finds builds whose deliveries were all lost. Drone
/// sends each webhook once and never again. What it finds comes out as observations; it changes nothing itself. At most
/// one request a second on average, over all servers. Live in the service's thread.
///
/// A build is asked for only at the server that owns it: the one given for its system.link by addServer(), or the one
/// whose address equals that link. With a single server given for the empty link, that one also stands for links that
/// differ from its address (an internal name, a proxy), but an answer counts only when its build id is the one expected
/// at that repository and number, and lost builds are looked for only once a build of that link was confirmed so.
class CatchUp final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatchUp)

public:
    CatchUp(Core::Clock &clock, std::chrono::milliseconds silence, QObject *parent = nullptr);

    /// `client` is borrowed and outlives this; an empty `link` makes it the server for every link without another.
    void addServer(Client *client, const QString &link = {});
    void setSilence(std::chrono::milliseconds silence) { m_policy.setSilence(silence); }

    /// Tell of every build that was folded, and at start of the unfinished builds and the highest of each repository.
    void observe(const Model::Build &folded, Model::Source source);
    /// At start, after sleep, after the listener was down, after the settings changed.
    void checkEverything();
    /// Builds of that link with an id up to `id` were known once and removed: they are not lost, and not looked for.
    void leaveOut(const QString &link, qint64 id);
    /// The server of the empty link is known to be the one that calls itself `link`.
    void confirm(const QString &link);

Q_SIGNALS:
    void observed(const Model::Observation &observation);
    /// A repository whose builds the token's user may see, or may not (or which is gone).
    void answered(const Drone::RepositoryKey &repository, bool isVisible);

private:
    void work();
    void schedule();
    void ask(const Question &question, Client *client);
    void askForList(const Question &question, Client *client, int page, QList<qint64> numbers);
    void takeBuild(const Question &question, Client *client, const ClientResult<Model::Build> &answer);
    void takeList(const Question &question, Client *client, int page, QList<qint64> numbers,
        const ClientResult<QList<Model::Build>> &answer);
    void takeFailure(const Question &question, Client *client, const ClientError &error);
    Client *serverOf(const QString &link) const;
    bool isConfirmed(const QString &link, const Client *client) const;

    static constexpr int MostPages = 4;

    Core::Clock &m_clock;
    CatchUpPolicy m_policy;
    RequestBudget m_budget;
    QMap<QString, Client *> m_servers;
    QSet<QString> m_confirmed; ///< links for which the server of the empty link gave an expected build id
    QHash<QString, qint64> m_leftOut; ///< by link, as leaveOut() told
    QHash<Model::BuildKey, qint64> m_lastAnswer; ///< sum of versions, to tell whether anything changed
    std::unique_ptr<Core::Alarm> m_alarm;
    int m_inFlight = 0;
};

} // namespace Drone
