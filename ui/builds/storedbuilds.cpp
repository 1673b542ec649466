// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/storedbuilds.h"

#include "store/actstore.h"
#include "store/announcementstore.h"
#include "store/deliverystore.h"

namespace Ui {

namespace {

Store::DeliveryFilter deliveriesOf(const Model::BuildKey &key)
{
    Store::DeliveryFilter filter;
    filter.build = key;
    return filter;
}

} // namespace

Store::StoreResult<QList<Store::BuildRecord>> StoredBuilds::page(
    const Store::BuildFilter &filter, qint64 before, int limit)
{
    return m_reader.ask<QList<Store::BuildRecord>>(
        [&](Store::Database &database) { return Store::BuildStore(database).page(filter, before, limit); });
}

Store::StoreResult<qint64> StoredBuilds::count(const Store::BuildFilter &filter)
{
    return m_reader.ask<qint64>([&](Store::Database &database) { return Store::BuildStore(database).count(filter); });
}

Store::StoreResult<QList<Store::BuildRecord>> StoredBuilds::earlier(const Model::Build &build, int limit)
{
    return m_reader.ask<QList<Store::BuildRecord>>(
        [&](Store::Database &database) { return Store::BuildStore(database).earlier(build, limit); });
}

Store::StoreResult<std::optional<Store::BuildRecord>> StoredBuilds::find(const Model::BuildKey &key)
{
    return m_reader.ask<std::optional<Store::BuildRecord>>(
        [&](Store::Database &database) { return Store::BuildStore(database).find(key); });
}

Store::StoreResult<QList<Model::Announcement>> StoredBuilds::announcements(const Model::BuildKey &key)
{
    return m_reader.ask<QList<Model::Announcement>>([&](Store::Database &database) {
        return Store::AnnouncementStore(database).of(QStringLiteral("build:%1:%2").arg(key.systemLink).arg(key.id));
    });
}

Store::StoreResult<QList<Model::Delivery>> StoredBuilds::deliveries(const Model::BuildKey &key, int limit)
{
    return m_reader.ask<QList<Model::Delivery>>(
        [&](Store::Database &database) { return Store::DeliveryStore(database).page(deliveriesOf(key), 0, limit); });
}

Store::StoreResult<QList<Model::ActRecord>> StoredBuilds::acts(const Model::BuildKey &key)
{
    return m_reader.ask<QList<Model::ActRecord>>(
        [&](Store::Database &database) { return Store::ActStore(database).of(key); });
}

Store::StoreResult<qint64> StoredBuilds::deliveryCount(const Model::BuildKey &key)
{
    return m_reader.ask<qint64>(
        [&](Store::Database &database) { return Store::DeliveryStore(database).count(deliveriesOf(key)); });
}

} // namespace Ui
