// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/delivery.h"

#include <functional>

namespace Webhook {

enum class KeepResult {
    Stored, ///< on disk, and new
    Duplicate, ///< on disk; its signature had come before
    Failed, ///< not on disk
};

struct KeepOutcome
{
    KeepResult result = KeepResult::Failed;
    qint64 id = 0; ///< of the stored delivery; 0 when Failed
};

/// Keeps deliveries for ever, as far as the endpoint is concerned. The store stands behind it, and fakes in tests.
class DeliveryKeeper
{
public:
    using Done = std::function<void(KeepOutcome)>;

    virtual ~DeliveryKeeper() = default;
    /// Calls `done` exactly once in the caller's thread, at once or later, when `delivery` has reached the disk or
    /// cannot. An Accepted delivery whose signature is known is kept as Duplicate; a Refused one as it is.
    virtual void keep(Model::Delivery delivery, Done done) = 0;
};

} // namespace Webhook
