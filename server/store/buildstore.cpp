// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/buildstore.h"

#include "model/buildjson.h"
#include "store/rows.h"
#include "store/statestore.h"

#include <QJsonDocument>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace Store {

namespace {

// Stored as a number: new ones go to the end.
static_assert(int(Model::Source::Webhook) == 0 && int(Model::Source::Stream) == 3);

#define BUILD_COLUMNS                                                                                                  \
    "id, first_observed, last_observed, last_source, build, log_step, log_lines, file_stage, file_step, file_bytes"

BuildRecord readRecord(const QSqlQuery &row)
{
    BuildRecord record;
    record.row = row.value(0).toLongLong();
    record.firstObserved = Core::toWallTime(row.value(1).toLongLong());
    record.lastObserved = Core::toWallTime(row.value(2).toLongLong());
    record.lastSource = Model::Source(row.value(3).toInt());
    record.build = Model::storedBuildFromJson(QJsonDocument::fromJson(row.value(4).toByteArray()).object());
    record.log = {row.value(5).toString(), row.value(6).toString(), row.value(7).toInt(), row.value(8).toInt(),
        row.value(9).toLongLong()};
    return record;
}

/// Followed by the system link, for the highest build id that was removed.
constexpr QLatin1String PrunedKey("pruned:");

Model::Build readOutline(const QSqlQuery &row)
{
    Model::Build build;
    build.system.link = row.value(0).toString();
    build.repository.slug = row.value(1).toString();
    build.number = row.value(2).toLongLong();
    build.id = row.value(3).toLongLong();
    build.status = Model::statusFromWord(row.value(4).toString());
    return build;
}

/// What the text of a filter is looked for in. SQLite folds the case of ASCII only, so it is done here.
QString searchText(const Model::Build &build)
{
    return QStringList{build.repository.slug + QStringLiteral(" #") + QString::number(build.number), build.source,
        build.target, build.ref, build.message, build.authorLogin, build.authorName}
        .join(u'\n')
        .toCaseFolded();
}

StoreResult<std::unique_ptr<QSqlQuery>> filtered(
    Database &database, const QString &select, const BuildFilter &filter, qint64 before, const QString &rest)
{
    QStringList conditions;
    QVariantList values;
    if (!filter.statuses.isEmpty()) {
        QStringList marks;
        for (const Model::Status status : filter.statuses) {
            marks.append(QStringLiteral("?"));
            values.append(Model::statusWord(status));
        }
        conditions.append(QStringLiteral("status IN (%1)").arg(marks.join(u',')));
    }
    if (!filter.text.isEmpty()) {
        conditions.append(QStringLiteral("instr(search, ?) > 0"));
        values.append(filter.text.toCaseFolded());
    }
    if (before > 0) {
        conditions.append(QStringLiteral("id < ?"));
        values.append(before);
    }
    const QString where =
        conditions.isEmpty() ? QString() : QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND "));
    auto query = database.prepare(select + where + rest);
    if (query) {
        for (qsizetype i = 0; i < values.size(); ++i)
            query.value()->bindValue(int(i), values.at(i));
    }
    return query;
}

} // namespace

StoreResult<qint64> BuildStore::save(const BuildRecord &record)
{
    const Model::Build &build = record.build;
    auto query = m_database.prepared(
        "INSERT INTO builds (system_link, build_id, status, finished, first_observed, last_observed, last_source,"
        " search, build, slug, number, log_step, log_lines, file_stage, file_step, file_bytes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (system_link, build_id) DO UPDATE SET status = excluded.status, finished = excluded.finished,"
        " first_observed = excluded.first_observed, last_observed = excluded.last_observed,"
        " last_source = excluded.last_source, search = excluded.search, build = excluded.build,"
        " slug = excluded.slug, number = excluded.number, log_step = excluded.log_step,"
        " log_lines = excluded.log_lines, file_stage = excluded.file_stage, file_step = excluded.file_step,"
        " file_bytes = excluded.file_bytes"
        " RETURNING id");
    if (!query)
        return query.error();
    bind(*query.value(), build.system.link, build.id, Model::statusWord(build.status), Model::isTerminal(build.status),
        qint64(Core::toMSecs(record.firstObserved)), qint64(Core::toMSecs(record.lastObserved)), int(record.lastSource),
        searchText(build), QJsonDocument(Model::toJson(build)).toJson(QJsonDocument::Compact), build.repository.slug,
        build.number, record.log.step, record.log.lines, record.log.fileStage, record.log.fileStep,
        record.log.fileBytes);
    return numberOf(m_database, *query.value());
}

StoreResult<std::optional<BuildRecord>> BuildStore::find(const Model::BuildKey &key) const
{
    auto query = m_database.prepared("SELECT " BUILD_COLUMNS " FROM builds WHERE system_link = ? AND build_id = ?");
    if (!query)
        return query.error();
    bind(*query.value(), key.systemLink, key.id);
    return firstOf<BuildRecord>(m_database, *query.value(), readRecord);
}

StoreResult<QList<BuildRecord>> BuildStore::unfinished() const
{
    auto query = m_database.prepared("SELECT " BUILD_COLUMNS " FROM builds WHERE finished = 0 ORDER BY id");
    if (!query)
        return query.error();
    return allOf<BuildRecord>(m_database, *query.value(), readRecord);
}

StoreResult<QList<Model::Build>> BuildStore::outlines(int each) const
{
    // Repository by repository along the index: a window function would read all builds there ever were.
    QList<Model::Build> all;
    for (Model::Build last;;) {
        auto next = m_database.prepared("SELECT system_link, slug, number, build_id, status FROM builds"
                                        " WHERE (system_link, slug, number) > (?, ?, ?)"
                                        " ORDER BY system_link, slug, number LIMIT 1");
        if (!next)
            return next.error();
        bind(*next.value(), last.system.link, last.repository.slug, std::numeric_limits<qint64>::max());
        const auto found = firstOf<Model::Build>(m_database, *next.value(), readOutline);
        if (!found)
            return found.error();
        if (!found.value())
            return all;
        last = *found.value();
        auto newest = m_database.prepared("SELECT system_link, slug, number, build_id, status FROM builds"
                                          " WHERE system_link = ? AND slug = ? ORDER BY number DESC LIMIT ?");
        if (!newest)
            return newest.error();
        bind(*newest.value(), last.system.link, last.repository.slug, each);
        const auto builds = allOf<Model::Build>(m_database, *newest.value(), readOutline);
        if (!builds)
            return builds.error();
        std::copy(builds.value().crbegin(), builds.value().crend(), std::back_inserter(all));
    }
}

StoreResult<QList<BuildRecord>> BuildStore::failedWithoutLog(Core::WallTime since, int limit) const
{
    auto query = m_database.prepared("SELECT " BUILD_COLUMNS " FROM builds WHERE finished = 1 AND last_observed > ?"
                                     " AND status IN ('failure', 'error') AND log_step = '' ORDER BY id DESC LIMIT ?");
    if (!query)
        return query.error();
    bind(*query.value(), qint64(Core::toMSecs(since)), limit);
    return allOf<BuildRecord>(m_database, *query.value(), readRecord);
}

StoreResult<QList<BuildRecord>> BuildStore::page(const BuildFilter &filter, qint64 before, int limit) const
{
    // Chosen by row alone first: the builds themselves are long, and only those of the page should be read.
    auto query =
        filtered(m_database, QStringLiteral("SELECT " BUILD_COLUMNS " FROM builds WHERE id IN (SELECT id FROM builds"),
            filter, before, QStringLiteral(" ORDER BY id DESC LIMIT %1) ORDER BY id DESC").arg(limit));
    if (!query)
        return query.error();
    return allOf<BuildRecord>(m_database, *query.value(), readRecord);
}

StoreResult<qint64> BuildStore::count(const BuildFilter &filter) const
{
    auto query = filtered(m_database, QStringLiteral("SELECT count(*) FROM builds"), filter, 0, {});
    if (!query)
        return query.error();
    return numberOf(m_database, *query.value());
}

StoreResult<QList<BuildRecord>> BuildStore::earlier(const Model::Build &build, int limit) const
{
    auto query =
        m_database.prepared("SELECT " BUILD_COLUMNS " FROM builds WHERE system_link = ? AND slug = ? AND number < ?"
                            " ORDER BY number DESC LIMIT ?");
    if (!query)
        return query.error();
    bind(*query.value(), build.system.link, build.repository.slug, build.number, limit);
    return allOf<BuildRecord>(m_database, *query.value(), readRecord);
}

StoreResult<qint64> BuildStore::prune(Core::WallTime olderThan, int limit)
{
    auto old =
        m_database.prepared("SELECT id, system_link, build_id, 'build:' || system_link || ':' || build_id AS subject"
                            " FROM builds WHERE finished = 1 AND last_observed < ?"
                            " AND NOT EXISTS (SELECT 1 FROM announcements AS a"
                            " WHERE a.subject = 'build:' || system_link || ':' || build_id AND a.settled = 0"
                            // An edition that a later one took over from never settles.
                            " AND NOT EXISTS (SELECT 1 FROM announcements AS b WHERE b.subject = a.subject"
                            " AND b.platform = a.platform AND b.channel = a.channel AND b.edition > a.edition))"
                            " ORDER BY last_observed LIMIT ?");
    auto builds = m_database.prepared("DELETE FROM builds WHERE id = ?");
    auto announcements = m_database.prepared("DELETE FROM announcements WHERE subject = ?");
    for (const auto *query : {&old, &builds, &announcements}) {
        if (!*query)
            return query->error();
    }
    auto pruned = prunedUpTo();
    if (!pruned)
        return pruned.error();
    bind(*old.value(), qint64(Core::toMSecs(olderThan)), limit);
    struct Entry
    {
        qint64 row = 0;
        Model::BuildKey key;
        QString subject;
    };
    const auto entries = allOf<Entry>(m_database, *old.value(), [](const QSqlQuery &row) {
        return Entry{
            row.value(0).toLongLong(), {row.value(1).toString(), row.value(2).toLongLong()}, row.value(3).toString()};
    });
    if (!entries)
        return entries.error();
    for (const auto &[row, key, subject] : entries.value()) {
        bind(*announcements.value(), subject);
        bind(*builds.value(), row);
        for (QSqlQuery *query : {announcements.value(), builds.value()}) {
            if (auto ran = m_database.run(*query); !ran)
                return ran.error();
        }
        qint64 &highest = pruned.value()[key.systemLink];
        if (key.id <= highest)
            continue;
        highest = key.id;
        if (auto noted = StateStore(m_database).set(PrunedKey + key.systemLink, QByteArray::number(highest)); !noted)
            return noted.error();
    }
    return qint64(entries.value().size());
}

StoreResult<QHash<QString, qint64>> BuildStore::prunedUpTo() const
{
    auto query = m_database.prepared("SELECT substr(key, ?), value FROM state WHERE substr(key, 1, ?) = ?");
    if (!query)
        return query.error();
    bind(*query.value(), PrunedKey.size() + 1, PrunedKey.size(), QString(PrunedKey));
    using Entry = std::pair<QString, qint64>;
    const auto entries = allOf<Entry>(m_database, *query.value(),
        [](const QSqlQuery &row) { return Entry(row.value(0).toString(), row.value(1).toByteArray().toLongLong()); });
    if (!entries)
        return entries.error();
    QHash<QString, qint64> pruned;
    for (const auto &[link, id] : entries.value())
        pruned.insert(link, id);
    return pruned;
}

} // namespace Store
