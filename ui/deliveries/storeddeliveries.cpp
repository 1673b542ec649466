// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/storeddeliveries.h"

#include "store/announcementstore.h"
#include "store/database.h"

#include <QFileInfo>

namespace Ui {

StoredDeliveries::StoredDeliveries(QString path)
    : m_path(std::move(path))
{
}

StoredDeliveries::~StoredDeliveries() = default;

Store::StoreResult<Store::Database *> StoredDeliveries::database()
{
    if (!m_database && QFileInfo::exists(m_path)) {
        auto opened = Store::Database::open(m_path, Store::Database::Mode::ReadOnly);
        if (!opened)
            return opened.error();
        m_database = std::move(opened).value();
    }
    return m_database.get();
}

Store::StoreResult<QList<Model::Delivery>> StoredDeliveries::page(
    const Store::DeliveryFilter &filter, qint64 before, int limit)
{
    const auto opened = database();
    if (!opened)
        return opened.error();
    return opened.value() ? Store::DeliveryStore(*opened.value()).page(filter, before, limit)
                          : QList<Model::Delivery>();
}

Store::StoreResult<std::optional<Model::Delivery>> StoredDeliveries::find(qint64 id)
{
    const auto opened = database();
    if (!opened)
        return opened.error();
    if (!opened.value())
        return std::optional<Model::Delivery>();
    return Store::DeliveryStore(*opened.value()).find(id);
}

Store::StoreResult<QList<Model::Delivery>> StoredDeliveries::upTo(const Model::BuildKey &build, qint64 id, int limit)
{
    const auto opened = database();
    if (!opened)
        return opened.error();
    QList<Model::Delivery> deliveries;
    if (!opened.value())
        return deliveries;
    const Store::DeliveryStore store(*opened.value());
    Store::DeliveryFilter filter;
    filter.build = build;
    filter.verdict = Model::Verdict::Accepted;
    const auto ids = store.ids(filter, 0, id);
    if (!ids)
        return ids.error();
    for (const qint64 each : ids.value().mid(std::max<qsizetype>(0, ids.value().size() - limit))) {
        auto found = store.find(each);
        if (!found)
            return found.error();
        if (found.value())
            deliveries.append(*std::move(found).value());
    }
    return deliveries;
}

Store::StoreResult<QList<Model::Announcement>> StoredDeliveries::announcements(const Model::Delivery &delivery)
{
    const auto opened = database();
    if (!opened)
        return opened.error();
    return opened.value() ? Store::AnnouncementStore(*opened.value()).of(subjectOf(delivery))
                          : QList<Model::Announcement>();
}

QString subjectOf(const Model::Delivery &delivery)
{
    return delivery.build.id != 0 ? QStringLiteral("build:%1:%2").arg(delivery.build.systemLink).arg(delivery.build.id)
                                  : QStringLiteral("delivery:%1").arg(delivery.id);
}

} // namespace Ui
