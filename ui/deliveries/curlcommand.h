// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "model/delivery.h"

namespace Ui {

/// A command for a POSIX shell that sends the stored body once more, signed anew with `secret` at `now`: good for as
/// long as the endpoint allows the date to be old. Goes to the address that the delivery came to.
QString curlCommand(const Model::Delivery &delivery, const QByteArray &secret, Core::WallTime now);

} // namespace Ui
