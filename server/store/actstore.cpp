// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/actstore.h"

#include "store/rows.h"

namespace Store {

StoreResult<void> ActStore::add(const Model::BuildKey &build, const Model::ActRecord &record)
{
    auto query = m_database.prepared("INSERT INTO build_acts (build, at, act, user, object, ok, answer)"
                                     " SELECT id, ?, ?, ?, ?, ?, ? FROM builds WHERE system_link = ? AND build_id = ?");
    if (!query)
        return query.error();
    bind(*query.value(), qint64(Core::toMSecs(record.at)), int(record.act), record.user, record.object, record.ok,
        record.answer, build.systemLink, build.id);
    return m_database.run(*query.value());
}

StoreResult<QList<Model::ActRecord>> ActStore::of(const Model::BuildKey &build) const
{
    auto query = m_database.prepared("SELECT at, act, user, object, ok, answer FROM build_acts"
                                     " JOIN builds ON builds.id = build_acts.build"
                                     " WHERE system_link = ? AND build_id = ? ORDER BY build_acts.id");
    if (!query)
        return query.error();
    bind(*query.value(), build.systemLink, build.id);
    return allOf<Model::ActRecord>(m_database, *query.value(), [](const QSqlQuery &row) {
        Model::ActRecord record;
        record.at = Core::toWallTime(row.value(0).toLongLong());
        record.act = static_cast<Model::Act>(row.value(1).toInt());
        record.user = row.value(2).toString();
        record.object = row.value(3).toString();
        record.ok = row.value(4).toBool();
        record.answer = row.value(5).toString();
        return record;
    });
}

} // namespace Store
