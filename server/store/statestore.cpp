// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statestore.h"

#include "store/rows.h"

namespace Store {

StoreResult<void> StateStore::set(const QString &key, const QByteArray &value)
{
    auto query = m_database.prepared(
        "INSERT INTO state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    if (!query)
        return query.error();
    bind(*query.value(), key, value);
    return m_database.run(*query.value());
}

StoreResult<void> StateStore::remove(const QString &key)
{
    auto query = m_database.prepared("DELETE FROM state WHERE key = ?");
    if (!query)
        return query.error();
    bind(*query.value(), key);
    return m_database.run(*query.value());
}

StoreResult<std::optional<QByteArray>> StateStore::value(const QString &key) const
{
    auto query = m_database.prepared("SELECT value FROM state WHERE key = ?");
    if (!query)
        return query.error();
    bind(*query.value(), key);
    return firstOf<QByteArray>(
        m_database, *query.value(), [](const QSqlQuery &row) { return row.value(0).toByteArray(); });
}

} // namespace Store
