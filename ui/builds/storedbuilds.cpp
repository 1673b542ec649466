// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/storedbuilds.h"

#include "store/actstore.h"
#include "store/announcementstore.h"
#include "store/database.h"
#include "store/deliverystore.h"

#include <QFileInfo>

namespace Ui {

StoredBuilds::StoredBuilds(QString path)
    : m_path(std::move(path))
{
}

StoredBuilds::~StoredBuilds() = default;

Store::StoreResult<Store::Database *> StoredBuilds::database()
{
    if (!m_database && QFileInfo::exists(m_path)) {
        auto opened = Store::Database::open(m_path, Store::Database::Mode::ReadOnly);
        if (!opened)
            return opened.error();
        m_database = std::move(opened).value();
    }
    return m_database.get();
}

Store::StoreResult<QList<Store::BuildRecord>> StoredBuilds::page(
    const Store::BuildFilter &filter, qint64 before, int limit)
{
    const auto opened = database();
    if (!opened)
        return opened.error();
    return opened.value() ? Store::BuildStore(*opened.value()).page(filter, before, limit)
                          : QList<Store::BuildRecord>();
}

Store::StoreResult<qint64> StoredBuilds::count(const Store::BuildFilter &filter)
{
    const auto opened = database();
    if (!opened)
        return opened.error();
    return opened.value() ? Store::BuildStore(*opened.value()).count(filter) : qint64(0);
}

Store::StoreResult<std::optional<Store::BuildRecord>> StoredBuilds::find(const Model::BuildKey &key)
{
    const auto opened = database();
    if (!opened)
        return opened.error();
    if (!opened.value())
        return std::optional<Store::BuildRecord>();
    return Store::BuildStore(*opened.value()).find(key);
}

Store::StoreResult<QList<Model::Announcement>> StoredBuilds::announcements(const Model::BuildKey &key)
{
    const auto opened = database();
    if (!opened)
        return opened.error();
    if (!opened.value())
        return QList<Model::Announcement>();
    const QString subject = QStringLiteral("build:%1:%2").arg(key.systemLink).arg(key.id);
    return Store::AnnouncementStore(*opened.value()).of(subject);
}

Store::StoreResult<QList<Model::Delivery>> StoredBuilds::deliveries(const Model::BuildKey &key, int limit)
{
    const auto opened = database();
    if (!opened)
        return opened.error();
    Store::DeliveryFilter filter;
    filter.build = key;
    return opened.value() ? Store::DeliveryStore(*opened.value()).page(filter, 0, limit) : QList<Model::Delivery>();
}

Store::StoreResult<QList<Model::ActRecord>> StoredBuilds::acts(const Model::BuildKey &key)
{
    const auto opened = database();
    if (!opened)
        return opened.error();
    return opened.value() ? Store::ActStore(*opened.value()).of(key) : QList<Model::ActRecord>();
}

Store::StoreResult<qint64> StoredBuilds::deliveryCount(const Model::BuildKey &key)
{
    const auto opened = database();
    if (!opened)
        return opened.error();
    Store::DeliveryFilter filter;
    filter.build = key;
    return opened.value() ? Store::DeliveryStore(*opened.value()).count(filter) : qint64(0);
}

} // namespace Ui
