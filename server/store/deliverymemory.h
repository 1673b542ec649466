// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/delivery.h"
#include "store/database.h"
#include "store/signaturesseen.h"

namespace Store {

/// What a writing connection remembers of the deliveries, so that storing one more is two inserts and no more: which
/// signatures came lately, and the bytes that this transaction has yet to add to `totals`.
class DeliveryMemory final : public Database::Memory
{
public:
    explicit DeliveryMemory(Core::WallTime lastSigned)
        : m_seen(lastSigned)
    {
    }

    static StoreResult<DeliveryMemory *> of(Database &database);

    /// Whether an accepted one with its signature is there.
    StoreResult<bool> isKnown(Database &database, const Model::Delivery &delivery) const;
    /// After `delivery` was inserted.
    StoreResult<void> add(Database &database, const Model::Delivery &delivery);

    StoreResult<void> beforeCommit(Database &database) override;
    void forgetUncommitted() override { m_addedBytes = 0; }

private:
    SignaturesSeen m_seen; ///< also of what was rolled back: the table has the last word
    qint64 m_addedBytes = 0;
};

} // namespace Store
