// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "webhook/deliverykeeper.h"

#include <QObject>

namespace Store {
class StoreWriter;
}

namespace Service {

/// Keeps deliveries in the store: `done` comes after the commit that holds them.
class StoreKeeper final : public QObject, public Webhook::DeliveryKeeper
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoreKeeper)

public:
    /// Borrowed; outlives the keeper.
    explicit StoreKeeper(Store::StoreWriter &writer, QObject *parent = nullptr);

    void keep(Model::Delivery delivery, Done done) override;

private:
    Store::StoreWriter &m_writer;
};

} // namespace Service
