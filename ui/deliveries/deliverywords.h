// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/delivery.h"
#include "store/deliverystore.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QString>

/// Words for deliveries, in the person's language. Pure.
namespace Ui {

/// What became of a delivery, as its owner sees it.
enum class DeliveryState { Folded, Announced, Waiting, Duplicate, Refused };
DeliveryState stateOf(const Model::Delivery &delivery);
QString stateName(DeliveryState state); ///< "Folded"

QString eventText(const Model::Delivery &delivery); ///< "build updated"; a dash when it was not understood
/// "acme/hello-world #128 → failed"; for a refused one who sent it and why it was refused.
QString saidText(const Model::Delivery &delivery);
/// The same as wide as there is room: of a long name the end is left out, never the number or the state.
QString saidText(const Model::Delivery &delivery, const QFontMetrics &metrics, int room);
QString refusalText(Model::Refusal refusal); ///< "the digest does not match the body"
/// Time of day to the millisecond, with the day when it is not today's. Local time.
QString receivedText(Core::WallTime received, Core::WallTime now);
QString answeredText(std::chrono::microseconds answeredIn); ///< "0.6 ms"

/// Takes "repo:acme/hello" and "event:build" out of what was typed; the rest is the text to look for.
Store::DeliveryFilter filterFromText(const QString &typed);
/// Whether the filter lets this delivery through, as DeliveryStore::page() would.
bool matches(const Store::DeliveryFilter &filter, const Model::Delivery &delivery);

/// The body for reading: JSON with one value a line, anything else as it came.
QString readableBody(const QByteArray &body);

} // namespace Ui
