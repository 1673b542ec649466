// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"
#include "store/deliverystore.h"
#include "ui/databasereader.h"

namespace Ui {

/// What the database knows of deliveries.
class StoredDeliveries final
{
public:
    explicit StoredDeliveries(const QString &path)
        : m_reader(path)
    {
    }

    /// Newest first, ids below `before` (0 = from the newest), without headers and body.
    Store::StoreResult<QList<Model::Delivery>> page(const Store::DeliveryFilter &filter, qint64 before, int limit);
    /// With headers and body.
    Store::StoreResult<std::optional<Model::Delivery>> find(qint64 id);
    /// The accepted deliveries of a build up to that one, oldest first, with bodies; the newest `limit` of them.
    Store::StoreResult<QList<Model::Delivery>> upTo(const Model::BuildKey &build, qint64 id, int limit);
    /// What was announced of this delivery's build or event: all channels and editions, oldest first.
    Store::StoreResult<QList<Model::Announcement>> announcements(const Model::Delivery &delivery);

private:
    DatabaseReader m_reader;
};

/// How the announcements of this delivery's build or event are named.
QString subjectOf(const Model::Delivery &delivery);

} // namespace Ui
