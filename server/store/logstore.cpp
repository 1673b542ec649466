// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/logstore.h"

#include "store/rows.h"

namespace Store {

StoreResult<void> LogStore::save(const Model::BuildKey &build, int stage, int step, const QByteArray &packed)
{
    auto query = m_database.prepared("INSERT INTO step_logs (build, stage, step, packed)"
                                     " SELECT id, ?, ?, ? FROM builds WHERE system_link = ? AND build_id = ?"
                                     " ON CONFLICT (build, stage, step) DO UPDATE SET packed = excluded.packed");
    if (!query)
        return query.error();
    bind(*query.value(), stage, step, packed, build.systemLink, build.id);
    return m_database.run(*query.value());
}

StoreResult<qint64> LogStore::prune(qint64 bytes, int limit)
{
    const auto total = numberOf(m_database, m_database.prepared("SELECT log_bytes FROM totals"));
    if (!total || total.value() <= bytes)
        return total ? StoreResult<qint64>(0) : total;
    // Only as many as may go are looked at. A log goes while those before it do not make up for the excess.
    auto query = m_database.prepared(
        "DELETE FROM step_logs WHERE rowid IN (SELECT log FROM"
        " (SELECT log, sum(size) OVER (ORDER BY build, stage, step) - size AS before FROM (SELECT rowid AS log, build,"
        " stage, step, length(packed) AS size FROM step_logs ORDER BY build, stage, step LIMIT ?)) WHERE before < ?)");
    if (!query)
        return query.error();
    bind(*query.value(), limit, total.value() - bytes);
    if (auto ran = m_database.run(*query.value()); !ran)
        return ran.error();
    return qint64(query.value()->numRowsAffected());
}

StoreResult<std::optional<QByteArray>> LogStore::find(const Model::BuildKey &build, int stage, int step) const
{
    auto query = m_database.prepared("SELECT packed FROM step_logs JOIN builds ON builds.id = step_logs.build"
                                     " WHERE system_link = ? AND build_id = ? AND stage = ? AND step = ?");
    if (!query)
        return query.error();
    bind(*query.value(), build.systemLink, build.id, stage, step);
    return firstOf<QByteArray>(
        m_database, *query.value(), [](const QSqlQuery &row) { return row.value(0).toByteArray(); });
}

} // namespace Store
