// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"
#include "store/deliverystore.h"

#include <QString>

#include <memory>

namespace Store {
class Database;
}

namespace Ui {

/// Deliveries through a read-only connection of the GUI thread. Opens the database when first asked and again later
/// when it could not be opened; until the service has made the file there is nothing to read, which is no error.
class StoredDeliveries final
{
    Q_DISABLE_COPY_MOVE(StoredDeliveries)

public:
    explicit StoredDeliveries(QString path);
    ~StoredDeliveries();

    /// Newest first, ids below `before` (0 = from the newest), without headers and body.
    Store::StoreResult<QList<Model::Delivery>> page(const Store::DeliveryFilter &filter, qint64 before, int limit);
    /// With headers and body.
    Store::StoreResult<std::optional<Model::Delivery>> find(qint64 id);
    /// The accepted deliveries of a build up to that one, oldest first, with bodies; the newest `limit` of them.
    Store::StoreResult<QList<Model::Delivery>> upTo(const Model::BuildKey &build, qint64 id, int limit);
    /// What was announced of this delivery's build or event: all channels and editions, oldest first.
    Store::StoreResult<QList<Model::Announcement>> announcements(const Model::Delivery &delivery);

private:
    /// Nothing while there is no file.
    Store::StoreResult<Store::Database *> database();

    QString m_path;
    std::unique_ptr<Store::Database> m_database;
};

/// How the announcements of this delivery's build or event are named.
QString subjectOf(const Model::Delivery &delivery);

} // namespace Ui
