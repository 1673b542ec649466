// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"
#include "store/storeerror.h"

#include <QList>

#include <optional>

namespace Store {

class Database;

/// Announcements on disk. Stands on a Database; use it in that connection's thread.
class AnnouncementStore final
{
public:
    explicit AnnouncementStore(Database &database)
        : m_database(database)
    {
    }

    /// Inserts or replaces by subject, channel and edition: the announcer's word on what was sent.
    StoreResult<void> save(const Model::Announcement &announcement);
    /// Inserts, or replaces what is desired and nothing else: it may be repeated late, when what was sent is known
    /// already.
    StoreResult<void> want(const Model::Announcement &announcement);
    /// The one with the highest edition.
    StoreResult<std::optional<Model::Announcement>> find(const QString &subject, const Model::Channel &channel) const;
    /// All channels and editions of a subject, oldest first.
    StoreResult<QList<Model::Announcement>> of(const QString &subject) const;
    /// All of the builds of one Drone server.
    StoreResult<QList<Model::Announcement>> ofServer(const QString &systemLink) const;
    /// Desired differs from sent and not failed, highest edition only, oldest first.
    StoreResult<QList<Model::Announcement>> unsettled() const;
    /// Is this message ours already? Tells a message in doubt from one that belongs to another announcement.
    StoreResult<bool> hasMessage(const QString &messageId) const;

private:
    StoreResult<void> write(const char *sql, const Model::Announcement &announcement);

    Database &m_database;
};

} // namespace Store
