// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/storeddeliveries.h"

#include "store/announcementstore.h"

namespace Ui {

Store::StoreResult<QList<Model::Delivery>> StoredDeliveries::page(
    const Store::DeliveryFilter &filter, qint64 before, int limit)
{
    return m_reader.ask<QList<Model::Delivery>>(
        [&](Store::Database &database) { return Store::DeliveryStore(database).page(filter, before, limit); });
}

Store::StoreResult<std::optional<Model::Delivery>> StoredDeliveries::find(qint64 id)
{
    return m_reader.ask<std::optional<Model::Delivery>>(
        [&](Store::Database &database) { return Store::DeliveryStore(database).find(id); });
}

Store::StoreResult<QList<Model::Delivery>> StoredDeliveries::upTo(const Model::BuildKey &build, qint64 id, int limit)
{
    using Deliveries = QList<Model::Delivery>;
    return m_reader.ask<Deliveries>([&](Store::Database &database) -> Store::StoreResult<Deliveries> {
        const Store::DeliveryStore store(database);
        Store::DeliveryFilter filter;
        filter.build = build;
        filter.verdict = Model::Verdict::Accepted;
        const auto ids = store.ids(filter, 0, id);
        if (!ids)
            return ids.error();
        Deliveries deliveries;
        for (const qint64 each : ids.value().mid(std::max<qsizetype>(0, ids.value().size() - limit))) {
            auto found = store.find(each);
            if (!found)
                return found.error();
            if (found.value())
                deliveries.append(*std::move(found).value());
        }
        return deliveries;
    });
}

Store::StoreResult<QList<Model::Announcement>> StoredDeliveries::announcements(const Model::Delivery &delivery)
{
    return m_reader.ask<QList<Model::Announcement>>(
        [&](Store::Database &database) { return Store::AnnouncementStore(database).of(subjectOf(delivery)); });
}

QString subjectOf(const Model::Delivery &delivery)
{
    return delivery.build.id != 0 ? QStringLiteral("build:%1:%2").arg(delivery.build.systemLink).arg(delivery.build.id)
                                  : QStringLiteral("delivery:%1").arg(delivery.id);
}

} // namespace Ui
