// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/discord/rest/restserver.h"
#include "fakes/drone/droneserver.h"
#include "fakes/fakeclock.h"
#include "requestsontheirway.h"
#include "service/engine.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

/// The whole service between a Drone server and a Discord server, on a clock that the test moves. What Drone knows and
/// what it delivers are two things here, as with the real one.
class EngineBench
{
public:
    EngineBench();
    ~EngineBench();
    Q_DISABLE_COPY_MOVE(EngineBench)

    void start();
    void stop();

    /// From now on Drone's API says this, of the build, its repository and the repository's list.
    void know(const Model::Build &build);
    /// Sends it as a webhook, signed; the status of the answer.
    int deliver(const Model::Build &build, const QString &action = QStringLiteral("updated"));

    /// Lets time pass until `done`, at most for so long by the fake clock.
    bool until(const std::function<bool()> &done, std::chrono::milliseconds most = std::chrono::seconds(30));
    void pass(std::chrono::milliseconds time);
    /// For long times. The sockets of a busy machine do not know the fake clock, so after each stride it stands until
    /// no request is on its way, unless one of the servers leaves them unanswered.
    void stride(std::chrono::milliseconds time);
    /// Time passes in such strides until `done`; after `most` hardly at all, for what the machine is late with.
    bool untilInStrides(std::chrono::milliseconds most, const std::function<bool()> &done);

    /// Of the messages in the channel, those that are about this build.
    QList<QJsonObject> messagesOf(const Model::Build &build) const;
    /// All that the message shows, as JSON; empty when there is not exactly one.
    QByteArray shown(const Model::Build &build) const;
    /// The build's one message shows this very state.
    bool isTrue(const Model::Build &build);
    std::optional<Health::Component> health(QStringView component) const;

    Fakes::DroneServer drone;
    Fakes::DiscordRestServer discord;
    Fakes::FakeClock clock;
    bool leavesUnanswered = false; ///< one of the servers does: stride() waits for no answers
    std::chrono::milliseconds signedBy{0}; ///< how far Drone's clock is ahead of this one
    Service::Configuration configuration;
    std::unique_ptr<Service::Engine> engine;

    static Model::Build build(qint64 number, Model::Status status);

private:
    const RequestsOnTheirWay m_requests;
    QTemporaryDir m_folder;
    QHash<QString, QMap<qint64, Model::Build>> m_known; ///< by slug and number
    QList<Health::Component> m_components;
};
