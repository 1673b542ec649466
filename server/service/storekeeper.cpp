// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/storekeeper.h"

#include "store/deliverystore.h"
#include "store/storewriter.h"

#include <memory>

namespace Service {

StoreKeeper::StoreKeeper(Store::StoreWriter &writer, QObject *parent)
    : QObject(parent)
    , m_writer(writer)
{
}

void StoreKeeper::keep(Model::Delivery delivery, Done done)
{
    // Written by the writer's thread, read by ours after the commit: the queue between them orders the two.
    auto kept = std::make_shared<Model::Delivery>(std::move(delivery));
    m_writer.submit([kept](Store::Database &database) { return Store::DeliveryStore(database).insert(*kept); }, this,
        [kept, done = std::move(done)](const Store::StoreResult<void> &result) {
            if (!result)
                return done({Webhook::KeepResult::Failed, 0});
            const bool duplicate = kept->verdict == Model::Verdict::Duplicate;
            done({duplicate ? Webhook::KeepResult::Duplicate : Webhook::KeepResult::Stored, kept->id});
        });
}

} // namespace Service
