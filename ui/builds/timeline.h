// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"
#include "model/build.h"
#include "model/buildact.h"
#include "model/delivery.h"

#include <QList>
#include <QString>

namespace Ui {

/// One thing that happened to a build.
struct TimelineEntry
{
    enum class Kind {
        Ran, ///< Drone says so: a stage or step started or ended
        Arrived, ///< a delivery came
        Sent, ///< a message was posted or edited
        NotSent, ///< a message was refused
        Acted, ///< Drone did what a person asked for
        NotActed, ///< Drone refused it
    };
    Core::WallTime at{};
    Kind kind = Kind::Ran;
    Model::Status status = Model::Status::Unknown; ///< for Ran and Arrived
    QString text;
    qint64 delivery = 0; ///< for Arrived

    bool operator==(const TimelineEntry &) const = default;
};

/// Oldest first. What happened at the same moment stands in the order ran, arrived, sent, acted.
QList<TimelineEntry> timelineOf(const Model::Build &build, const QList<Model::Delivery> &deliveries,
    const QList<Model::Announcement> &announcements, const QList<Model::ActRecord> &acts = {});

/// "build updated → running": what a delivery said, in a few words.
QString deliveryText(const Model::Delivery &delivery);

} // namespace Ui
