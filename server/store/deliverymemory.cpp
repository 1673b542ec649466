// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/deliverymemory.h"

#include "store/rows.h"

namespace Store {

StoreResult<DeliveryMemory *> DeliveryMemory::of(Database &database)
{
    if (!database.memory()) {
        const auto last = numberOf(database, database.prepared("SELECT max(signed) FROM deliveries WHERE verdict = 0"));
        if (!last)
            return last.error();
        database.memory() = std::make_unique<DeliveryMemory>(Core::toWallTime(last.value()));
    }
    return static_cast<DeliveryMemory *>(database.memory().get());
}

StoreResult<bool> DeliveryMemory::isKnown(Database &database, const Model::Delivery &delivery) const
{
    if (delivery.signature.isEmpty() || !m_seen.mayHave(delivery.signedAt, delivery.signature))
        return false;
    auto query = database.prepared(
        "SELECT EXISTS (SELECT 1 FROM deliveries WHERE verdict = 0 AND signed = ? AND signature = ?)");
    if (!query)
        return query.error();
    bind(*query.value(), qint64(Core::toMSecs(delivery.signedAt)), delivery.signature);
    const auto known = numberOf(database, *query.value());
    if (!known)
        return known.error();
    return known.value() != 0;
}

StoreResult<void> DeliveryMemory::add(Database &database, const Model::Delivery &delivery)
{
    if (delivery.verdict == Model::Verdict::Accepted)
        m_seen.add(delivery.signedAt, delivery.signature);
    m_addedBytes += delivery.headers.size() + delivery.body.size();
    return database.isInTransaction() ? StoreResult<void>() : beforeCommit(database);
}

StoreResult<void> DeliveryMemory::beforeCommit(Database &database)
{
    if (m_addedBytes == 0)
        return {};
    auto query = database.prepared("UPDATE totals SET bytes = bytes + ?");
    if (!query)
        return query.error();
    bind(*query.value(), m_addedBytes);
    m_addedBytes = 0;
    return database.run(*query.value());
}

} // namespace Store
