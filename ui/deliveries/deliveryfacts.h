// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"
#include "model/delivery.h"
#include "ui/deliveries/factlist.h"

/// What can be said of one delivery. Pure: the deliveries come with headers and bodies.
namespace Ui {

/// The checks of the endpoint one by one. The window holds no secret: whether the signature was ours is what the
/// endpoint found when it came; everything else is looked at again.
QList<Fact> verificationFacts(const Model::Delivery &delivery);

/// What this delivery made different. `upToIt`: the accepted deliveries of its build, oldest first, with itself last.
QList<Fact> changeFacts(const Model::Delivery &delivery, const QList<Model::Delivery> &upToIt);

/// The messages of its build or event as they are now.
QList<Fact> messageFacts(const Model::Delivery &delivery, const QList<Model::Announcement> &announcements);

} // namespace Ui
