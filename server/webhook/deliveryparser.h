// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/result.h"
#include "model/delivery.h"
#include "model/observation.h"

#include <QByteArray>

namespace Webhook {

enum class ParseErrorKind {
    NotJson,
    NotDrone, ///< JSON, but not a payload of Drone's
};
using ParseError = Core::Error<ParseErrorKind>;

/// Reads the body of a webhook (Drone 2.25 core/webhook.go). The "event" inside decides what it is, for the
/// X-Drone-Event header is not signed. A payload is Drone's when it names a known event and an action and has what the
/// event is about: a build with id and number and its repository, a repository, a user.
Core::Result<Model::Observation, ParseError> parseDelivery(const QByteArray &body);

/// Notes on `delivery` what `observation` is about: event, action, repository, build, number and status.
void describe(Model::Delivery &delivery, const Model::Observation &observation);

} // namespace Webhook
