// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Webhook {

/// A Date header as HTTP senders must write it, "Fri, 12 Nov 2021 23:33:47 GMT" (RFC 9110 section 5.6.7, IMF-fixdate).
QByteArray httpDate(Core::WallTime time);
/// The moment that such a header names; nothing when it is written any other way.
std::optional<Core::WallTime> fromHttpDate(QByteArrayView text);

} // namespace Webhook
