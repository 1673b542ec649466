// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/client.h"
#include "model/observation.h"

#include <QHash>
#include <QObject>

namespace Service {

/// Which system.link of the webhooks stands for the server that the client asks. Drone calls itself by its public
/// address; the API may be asked at an internal one. One build of each link decides: the server has it under the same
/// repository, number and id, or it is another server. Lives in the service thread.
class DroneLinks final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DroneLinks)

public:
    /// Borrowed; outlives it.
    explicit DroneLinks(Drone::Client &client, QObject *parent = nullptr);

    /// Any build that is known from deliveries or the database, and who told of it.
    void learn(const Model::Build &build, Model::Source source);
    /// A build told that the link is the server's own, whatever was thought of it.
    void recognise(const QString &link);
    /// Another server or token: nothing is decided any more.
    void forget();
    /// Asks for a build of each link that is not known to be the server's own.
    void check();

    bool isOwn(const QString &link) const;
    QStringList own() const; ///< all of them
    /// Every link is decided: a build may be named by the server's link without getting a second name.
    bool isSettled() const;
    /// The server has none of the builds that are known, or its token's user may see none of them.
    bool isStranger() const;
    /// The link that the client's server has now, if that is its own: that of the newest build, of equals the one that
    /// a webhook told last. A server keeps its ids when its address changes. Empty while no link may be its own.
    QString newestLink() const;

Q_SIGNALS:
    void confirmed(const QString &link);
    void settled();

private:
    enum class Verdict { Unknown, Asked, Own, Foreign };
    struct Known
    {
        Verdict verdict = Verdict::Unknown;
        Model::Build newest; ///< by id; slug, number and id alone
        qint64 lastWebhook = 0; ///< rises from one to the next, of whichever link
    };

    void ask(const QString &link, Known &known);
    void settle(const QString &link, Verdict verdict);
    void take(const QString &link, qint64 id, const Drone::ClientResult<Model::Build> &answer);

    Drone::Client &m_client;
    QHash<QString, Known> m_links;
    qint64 m_webhooks = 0;
    int m_round = 0; ///< tells answers of an earlier server
};

} // namespace Service
