// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demoday.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QQueue>
#include <QUrl>

#include <memory>

namespace Demo {

/// What came of playing the day.
struct Summary
{
    int sent = 0;
    int accepted = 0; ///< answered with 204
    int failed = 0; ///< any other answer, or none
    QString firstFailure; ///< what was wrong with the first of those; empty when none failed

    bool operator==(const Summary &) const = default;
};

/// Plays the built-in day against the real endpoint: signs each delivery as Drone does, posts it in time, and several
/// at once as Drone's runners would. Lives in the thread that makes it and needs its event loop.
class DemoPlayer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoPlayer)

public:
    /// `endpoint` is where the program listens on this machine; `speed` as postsOf() has it. `clock` is borrowed.
    DemoPlayer(Core::Clock &clock, const QUrl &endpoint, const QByteArray &secret, double speed = 1,
        QObject *parent = nullptr);

    void start(); ///< once

Q_SIGNALS:
    /// Once, when the last delivery was answered.
    void finished(const Demo::Summary &summary);

private:
    void postWhatIsDue();
    void send(const Post &post);
    void takeAnswer(int sender, QNetworkReply *reply);

    Core::Clock &m_clock;
    const QUrl m_endpoint;
    const QByteArray m_secret;
    const double m_speed;
    QNetworkAccessManager m_network;
    std::unique_ptr<Core::Alarm> m_alarm;
    Core::SteadyTime m_began{};
    QList<Post> m_posts;
    qsizetype m_next = 0;
    QHash<int, QQueue<Post>> m_busy; ///< senders that wait for an answer, and what they will post after it
    Summary m_summary;
};

} // namespace Demo
