// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"
#include "model/buildact.h"
#include "model/delivery.h"
#include "store/buildstore.h"

#include <QList>

#include <optional>

namespace Ui {

/// What the Builds page reads: pages of builds and what belongs to one of them. The database stands behind it
/// (StoredBuilds), a list in the tests. Reads are short; used in the GUI thread alone.
class BuildSource
{
public:
    virtual ~BuildSource() = default;

    /// Newest first, rows below `before` (0 = from the newest).
    virtual Store::StoreResult<QList<Store::BuildRecord>> page(
        const Store::BuildFilter &filter, qint64 before, int limit) = 0;
    virtual Store::StoreResult<qint64> count(const Store::BuildFilter &filter) = 0;
    /// Those of the same repository with lower numbers, highest first.
    virtual Store::StoreResult<QList<Store::BuildRecord>> earlier(const Model::Build &build, int limit) = 0;
    virtual Store::StoreResult<std::optional<Store::BuildRecord>> find(const Model::BuildKey &key) = 0;
    /// In every channel and edition, oldest first.
    virtual Store::StoreResult<QList<Model::Announcement>> announcements(const Model::BuildKey &key) = 0;
    /// Newest first, at most `limit`, without headers and body.
    virtual Store::StoreResult<QList<Model::Delivery>> deliveries(const Model::BuildKey &key, int limit) = 0;
    /// What people asked Drone to do with it, oldest first.
    virtual Store::StoreResult<QList<Model::ActRecord>> acts(const Model::BuildKey &key) = 0;
    virtual Store::StoreResult<qint64> deliveryCount(const Model::BuildKey &key) = 0;
};

} // namespace Ui
