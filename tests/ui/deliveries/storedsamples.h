// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"
#include "model/delivery.h"

#include <QTemporaryDir>

#include <memory>

namespace Store {
class Database;
}

namespace Fakes {

/// A database on disk with deliveries in it, as the service leaves it.
class StoredSamples
{
public:
    StoredSamples();
    ~StoredSamples();
    Q_DISABLE_COPY_MOVE(StoredSamples)

    QString path() const;
    Store::Database &database() { return *m_database; }

    /// Stores a delivery; its id is set.
    Model::Delivery store(Model::Delivery delivery);
    /// A recorded delivery ("push-failure/01") that came at `received`, signed and folded.
    Model::Delivery recorded(const QString &name, Core::WallTime received);
    void announce(const Model::Announcement &announcement);
    /// A morning: builds, events of a repository and a user, a duplicate, refused ones; the newest just before `now`.
    void fillWithAMorning(Core::WallTime now);
    /// `count` deliveries of one line each.
    void fillWithMany(int count, Core::WallTime now);

    static QByteArray secret() { return "0123456789abcdef0123456789abcdef"; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Store::Database> m_database;
    int m_serial = 0;
};

/// Signs the delivery's body with a date that is `age` older than its arrival, and writes its headers.
void sign(Model::Delivery &delivery, const QByteArray &secret, std::chrono::milliseconds age);

} // namespace Fakes
