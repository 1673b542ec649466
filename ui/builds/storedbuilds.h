// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/builds/buildsource.h"
#include "ui/databasereader.h"

namespace Ui {

/// What the database knows of builds.
class StoredBuilds final : public BuildSource
{
public:
    explicit StoredBuilds(const QString &path)
        : m_reader(path)
    {
    }

    Store::StoreResult<QList<Store::BuildRecord>> page(
        const Store::BuildFilter &filter, qint64 before, int limit) override;
    Store::StoreResult<qint64> count(const Store::BuildFilter &filter) override;
    Store::StoreResult<QList<Store::BuildRecord>> earlier(const Model::Build &build, int limit) override;
    Store::StoreResult<std::optional<Store::BuildRecord>> find(const Model::BuildKey &key) override;
    Store::StoreResult<QList<Model::Announcement>> announcements(const Model::BuildKey &key) override;
    Store::StoreResult<QList<Model::Delivery>> deliveries(const Model::BuildKey &key, int limit) override;
    Store::StoreResult<QList<Model::ActRecord>> acts(const Model::BuildKey &key) override;
    Store::StoreResult<qint64> deliveryCount(const Model::BuildKey &key) override;

private:
    DatabaseReader m_reader;
};

} // namespace Ui
