// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "demo/demoplayer.h"
#include "service/backend.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>

#include <memory>

/// Plays the built-in day against a service on this machine and prints the life of each card as lines, then a summary.
class DemoShow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoShow)

public:
    /// `service` is borrowed; it previews and receives with `secret`.
    DemoShow(Service::Backend &service, const QByteArray &secret, QObject *parent = nullptr);
    ~DemoShow() override;

    void start(quint16 port);

Q_SIGNALS:
    /// `good`: every delivery was accepted and every card came to its end.
    void ended(bool good);

private:
    struct Shown
    {
        Model::Card card;
        int edits = 0;
    };
    void show(const QString &message, const Model::Card &card, bool isNew);
    void end();

    Service::Backend &m_service;
    const QByteArray m_secret;
    Core::SystemClock m_clock;
    std::unique_ptr<Demo::DemoPlayer> m_player;
    std::unique_ptr<Core::Alarm> m_quiet; ///< nothing has moved for a while
    QHash<QString, Shown> m_shown; ///< by message
    std::optional<Demo::Summary> m_sent;
    QElapsedTimer m_time;
};
