// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/builds/buildsource.h"

#include <QString>

#include <memory>

namespace Store {
class Database;
}

namespace Ui {

/// The database through a read-only connection of the GUI thread. Opens it when first asked and again later when it
/// could not be opened; until the service has made the file there is nothing to read, which is no error.
class StoredBuilds final : public BuildSource
{
public:
    explicit StoredBuilds(QString path);
    ~StoredBuilds() override;

    Store::StoreResult<QList<Store::BuildRecord>> page(
        const Store::BuildFilter &filter, qint64 before, int limit) override;
    Store::StoreResult<qint64> count(const Store::BuildFilter &filter) override;
    Store::StoreResult<std::optional<Store::BuildRecord>> find(const Model::BuildKey &key) override;
    Store::StoreResult<QList<Model::Announcement>> announcements(const Model::BuildKey &key) override;
    Store::StoreResult<QList<Model::Delivery>> deliveries(const Model::BuildKey &key, int limit) override;
    Store::StoreResult<QList<Model::ActRecord>> acts(const Model::BuildKey &key) override;
    Store::StoreResult<qint64> deliveryCount(const Model::BuildKey &key) override;

private:
    /// Nothing while there is no file.
    Store::StoreResult<Store::Database *> database();

    QString m_path;
    std::unique_ptr<Store::Database> m_database;
};

} // namespace Ui
