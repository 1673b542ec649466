// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/builds/buildlistmodel.h"
#include "ui/builds/buildsource.h"

#include <QHash>

#include <algorithm>

namespace Fakes {

/// Builds in a list, newest first, instead of a database. Counts what is read.
class ListedBuilds final : public Ui::BuildSource
{
public:
    QList<Store::BuildRecord> records; ///< falling rows
    QHash<Model::BuildKey, QList<Model::Announcement>> messages;
    QHash<Model::BuildKey, QList<Model::Delivery>> arrived;
    QHash<Model::BuildKey, QList<Model::ActRecord>> acted;
    std::optional<Store::StoreError> error;
    int pagesRead = 0;

    Store::StoreResult<QList<Store::BuildRecord>> page(
        const Store::BuildFilter &filter, qint64 before, int limit) override
    {
        ++pagesRead;
        if (error)
            return *error;
        QList<Store::BuildRecord> found;
        auto record = before == 0 ? records.cbegin()
                                  : std::lower_bound(records.cbegin(), records.cend(), before,
                                      [](const Store::BuildRecord &a, qint64 row) { return a.row >= row; });
        for (; record != records.cend() && found.size() < limit; ++record) {
            if (Ui::matches(filter, record->build))
                found.append(*record);
        }
        return found;
    }
    Store::StoreResult<qint64> count(const Store::BuildFilter &filter) override
    {
        return qint64(std::count_if(records.cbegin(), records.cend(),
            [&filter](const Store::BuildRecord &record) { return Ui::matches(filter, record.build); }));
    }
    Store::StoreResult<QList<Store::BuildRecord>> earlier(const Model::Build &build, int limit) override
    {
        if (error)
            return *error;
        QList<Store::BuildRecord> found;
        for (const Store::BuildRecord &record : records) {
            const Model::Build &other = record.build;
            if (other.system.link == build.system.link && other.repository.slug == build.repository.slug
                && other.number < build.number)
                found.append(record);
        }
        std::stable_sort(
            found.begin(), found.end(), [](const auto &a, const auto &b) { return a.build.number > b.build.number; });
        return found.mid(0, limit);
    }
    Store::StoreResult<std::optional<Store::BuildRecord>> find(const Model::BuildKey &key) override
    {
        for (const Store::BuildRecord &record : records) {
            if (record.build.key() == key)
                return std::optional(record);
        }
        return std::optional<Store::BuildRecord>();
    }
    Store::StoreResult<QList<Model::Announcement>> announcements(const Model::BuildKey &key) override
    {
        return messages.value(key);
    }
    Store::StoreResult<QList<Model::Delivery>> deliveries(const Model::BuildKey &key, int limit) override
    {
        return arrived.value(key).mid(0, limit);
    }
    Store::StoreResult<QList<Model::ActRecord>> acts(const Model::BuildKey &key) override { return acted.value(key); }
    Store::StoreResult<qint64> deliveryCount(const Model::BuildKey &key) override
    {
        return qint64(arrived.value(key).size());
    }
};

} // namespace Fakes
