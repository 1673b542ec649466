// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/delivery.h"

#include <QJsonObject>

namespace Model {

/// A delivery for an export that people and programs read: times in ISO 8601 UTC, headers as a list of [name, value],
/// the body as "body" when it is UTF-8 and as "body_base64" otherwise, so that every byte can be had back.
QJsonObject toJson(const Delivery &delivery);

/// An array of them.
QByteArray exportedDeliveries(const QList<Delivery> &deliveries);

} // namespace Model
