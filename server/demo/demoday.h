// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace Demo {

/// One delivery of the day.
struct Post
{
    std::chrono::milliseconds at{0}; ///< after the beginning
    QByteArray event; ///< what Drone puts into X-Drone-Event: build, repo or user
    QByteArray body;
    int sender = 0; ///< one sender waits for each answer before its next post; different senders do not wait
};

/// resources/demo/day.json: people, repositories, pipelines, and what happens when (`at`, in milliseconds).
QJsonObject builtInDay();

/// The script's day as deliveries in the order of time, first one at 0. Times inside the payloads count from `start`
/// and go as fast as the day does: `speed` 1 takes about a minute, 60 about a second. The same arguments give the same
/// day, byte for byte.
QList<Post> postsOf(const QJsonObject &script, Core::WallTime start, double speed);

} // namespace Demo
