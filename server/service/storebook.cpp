// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/storebook.h"

#include "core/logging.h"
#include "store/announcementstore.h"
#include "store/storewriter.h"

namespace Service {

StoreBook::StoreBook(Store::Database &reader, Store::StoreWriter &writer, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_writer(writer)
{
}

std::optional<Model::Announcement> StoreBook::find(const QString &subject, const Model::Channel &channel) const
{
    auto found = Store::AnnouncementStore(m_reader).find(subject, channel);
    if (!found) {
        qCWarning(lcStore) << "The announcement of" << subject << "cannot be read:" << found.error().text();
        return std::nullopt;
    }
    return std::move(found).value();
}

bool StoreBook::hasMessage(const QString &messageId) const
{
    const auto found = Store::AnnouncementStore(m_reader).hasMessage(messageId);
    return found && found.value();
}

void StoreBook::record(const Model::Announcement &announcement, std::function<void(bool)> done)
{
    m_writer.submit(
        [announcement](Store::Database &database) { return Store::AnnouncementStore(database).save(announcement); },
        this, [done = std::move(done)](const Store::StoreResult<void> &result) { done(result.ok()); });
}

} // namespace Service
