// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/deliverystore.h"

#include "store/deliverymemory.h"
#include "store/rows.h"

#include <QStringList>

namespace Store {

namespace {

// Both are stored as numbers: new ones go to the end.
static_assert(
    int(Model::Verdict::Accepted) == 0 && int(Model::Verdict::Duplicate) == 1 && int(Model::Verdict::Refused) == 2);
static_assert(int(Model::Refusal::NotStored) == 15);

#define DELIVERY_COLUMNS                                                                                               \
    "id, received, remote, verdict, refusal, event, action, slug, system_link, build_id, build_number, build_status, " \
    "signature, signed, folded, answered_us"

Model::Delivery readWithoutBody(const QSqlQuery &row)
{
    Model::Delivery delivery;
    delivery.id = row.value(0).toLongLong();
    delivery.received = Core::toWallTime(row.value(1).toLongLong());
    delivery.remote = row.value(2).toString();
    delivery.verdict = Model::Verdict(row.value(3).toInt());
    delivery.refusal = Model::Refusal(row.value(4).toInt());
    delivery.event = row.value(5).toString();
    delivery.action = row.value(6).toString();
    delivery.slug = row.value(7).toString();
    delivery.build = {row.value(8).toString(), row.value(9).toLongLong()};
    delivery.buildNumber = row.value(10).toLongLong();
    delivery.buildStatus = Model::statusFromWord(row.value(11).toString());
    delivery.signature = row.value(12).toByteArray();
    delivery.signedAt = Core::toWallTime(row.value(13).toLongLong());
    delivery.folded = row.value(14).toBool();
    delivery.answeredIn = std::chrono::microseconds(row.value(15).toLongLong());
    return delivery;
}

Model::Delivery readDelivery(const QSqlQuery &row)
{
    Model::Delivery delivery = readWithoutBody(row);
    delivery.headers = row.value(16).toByteArray();
    delivery.body = row.value(17).toByteArray();
    return delivery;
}

QString pattern(QString text)
{
    for (const QChar special : {u'\\', u'%', u'_'})
        text.replace(special, QString(u'\\') + special);
    return u'%' + text + u'%';
}

/// The conditions of a filter and their values, in order.
struct Where
{
    QStringList conditions;
    QVariantList values;

    void add(const QString &condition, const QVariantList &bound)
    {
        conditions.append(condition);
        values.append(bound);
    }
    QString sql() const
    {
        return conditions.isEmpty() ? QString() : QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND "));
    }
};

Where whereOf(const DeliveryFilter &filter)
{
    Where where;
    if (filter.verdict) {
        // As a literal, so that SQLite sees that the index of the refused ones serves.
        where.add(QStringLiteral("verdict = %1").arg(int(*filter.verdict)), {});
    }
    if (filter.build)
        where.add(
            QStringLiteral("build_id = ? AND system_link = ?"), {filter.build->id, sqlValue(filter.build->systemLink)});
    if (!filter.slug.isEmpty())
        where.add(QStringLiteral("slug = ?"), {filter.slug});
    if (!filter.event.isEmpty())
        where.add(QStringLiteral("event = ?"), {filter.event});
    if (filter.from)
        where.add(QStringLiteral("received >= ?"), {qint64(Core::toMSecs(*filter.from))});
    if (filter.until)
        where.add(QStringLiteral("received < ?"), {qint64(Core::toMSecs(*filter.until))});
    if (!filter.text.isEmpty()) {
        const QString text = pattern(filter.text);
        where.add(QStringLiteral("(slug LIKE ? ESCAPE '\\' OR event LIKE ? ESCAPE '\\' OR action LIKE ? ESCAPE '\\'"
                                 " OR remote LIKE ? ESCAPE '\\')"),
            {text, text, text, text});
    }
    return where;
}

StoreResult<std::unique_ptr<QSqlQuery>> filtered(
    Database &database, const QString &select, const Where &where, const QString &rest)
{
    auto query = database.prepare(select + where.sql() + rest);
    if (query) {
        for (qsizetype i = 0; i < where.values.size(); ++i)
            query.value()->bindValue(int(i), where.values.at(i));
    }
    return query;
}

/// Inserts the row without headers and body.
StoreResult<qint64> insertRow(Database &database, const Model::Delivery &delivery)
{
    auto query = database.prepared(
        "INSERT INTO deliveries (received, remote, verdict, refusal, event, action, slug, system_link, build_id,"
        " build_number, build_status, signature, signed, folded, answered_us, bytes)"
        " VALUES (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l, :m, :n, :o, :p)");
    if (!query)
        return query.error();
    bindNamed(*query.value(), qint64(Core::toMSecs(delivery.received)), delivery.remote, int(delivery.verdict),
        int(delivery.refusal), delivery.event, delivery.action, delivery.slug, delivery.build.systemLink,
        delivery.build.id, delivery.buildNumber, Model::statusWord(delivery.buildStatus),
        delivery.signature.isEmpty() ? QVariant() : QVariant(delivery.signature),
        qint64(Core::toMSecs(delivery.signedAt)), delivery.folded, qint64(delivery.answeredIn.count()),
        qint64(delivery.headers.size() + delivery.body.size()));
    if (auto ran = database.run(*query.value()); !ran)
        return ran.error();
    return query.value()->lastInsertId().toLongLong();
}

struct Entry
{
    qint64 id = 0;
    qint64 bytes = 0;
};
Entry readEntry(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(), row.value(1).toLongLong()};
}

// What may go: what waits for folding stays, and what an unsettled announcement stands on.
#define REMOVABLE                                                                                                      \
    " NOT (verdict = 0 AND folded = 0) AND NOT EXISTS (SELECT 1 FROM announcements"                                    \
    " WHERE subject = 'delivery:' || deliveries.id AND settled = 0) "

StoreResult<QList<Entry>> removable(Database &database, const char *sql, qint64 value, qint64 limit)
{
    auto query = database.prepared(sql);
    if (!query)
        return query.error();
    bind(*query.value(), value, limit);
    return allOf<Entry>(database, *query.value(), readEntry);
}

/// All in two statements: deliveries that come meanwhile wait for it.
StoreResult<void> remove(Database &database, const QList<Entry> &entries)
{
    if (entries.isEmpty())
        return {};
    QString ids;
    for (const Entry &entry : entries)
        ids += (ids.isEmpty() ? QLatin1Char('[') : QLatin1Char(',')) + QString::number(entry.id);
    ids += QLatin1Char(']');
    for (const char *sql : {"DELETE FROM announcements WHERE subject IN"
                            " (SELECT 'delivery:' || value FROM json_each(?))",
             "DELETE FROM deliveries WHERE id IN (SELECT value FROM json_each(?))"}) {
        auto query = database.prepared(sql);
        if (!query)
            return query.error();
        bind(*query.value(), ids);
        if (auto ran = database.run(*query.value()); !ran)
            return ran;
    }
    return {};
}

StoreResult<qint64> removeOld(Database &database, Core::WallTime before, qint64 limit)
{
    const auto old = removable(database,
        "SELECT id, bytes FROM deliveries WHERE received < ? AND" REMOVABLE "ORDER BY received LIMIT ?",
        Core::toMSecs(before), limit);
    if (!old)
        return old.error();
    if (auto removed = remove(database, old.value()); !removed)
        return removed.error();
    return qint64(old.value().size());
}

StoreResult<qint64> removeRefused(Database &database, qint64 keep, qint64 limit)
{
    const auto count = numberOf(database, database.prepared("SELECT count(*) FROM deliveries WHERE verdict = 2"));
    if (!count)
        return count.error();
    const qint64 excess = std::min(count.value() - keep, limit);
    if (excess <= 0)
        return qint64(0);
    const auto refused = removable(
        database, "SELECT id, bytes FROM deliveries WHERE verdict = 2 AND id > ? ORDER BY id LIMIT ?", 0, excess);
    if (!refused)
        return refused.error();
    if (auto removed = remove(database, refused.value()); !removed)
        return removed.error();
    return qint64(refused.value().size());
}

StoreResult<qint64> removeExcess(Database &database, qint64 keptBytes, qint64 limit)
{
    if (database.memory()) {
        if (auto written = database.memory()->beforeCommit(database); !written)
            return written.error();
    }
    const auto total = numberOf(database, database.prepared("SELECT bytes FROM totals"));
    if (!total)
        return total.error();
    qint64 excess = total.value() - keptBytes;
    if (excess <= 0 || limit <= 0)
        return qint64(0);
    const auto oldest = removable(
        database, "SELECT id, bytes FROM deliveries WHERE id > ? AND" REMOVABLE "ORDER BY id LIMIT ?", 0, limit);
    if (!oldest)
        return oldest.error();
    QList<Entry> going;
    for (const Entry &entry : oldest.value()) {
        if (excess <= 0)
            break;
        going.append(entry);
        excess -= entry.bytes;
    }
    if (auto removed = remove(database, going); !removed)
        return removed.error();
    return qint64(going.size());
}

} // namespace

StoreResult<void> DeliveryStore::insert(Model::Delivery &delivery)
{
    const auto memory = DeliveryMemory::of(m_database);
    if (!memory)
        return memory.error();
    if (delivery.verdict == Model::Verdict::Accepted) {
        const auto known = memory.value()->isKnown(m_database, delivery);
        if (!known)
            return known.error();
        if (known.value())
            delivery.verdict = Model::Verdict::Duplicate;
    }
    const auto id = insertRow(m_database, delivery);
    if (!id)
        return id.error();
    auto query = m_database.prepared("INSERT INTO payloads (delivery, headers, body) VALUES (:a, :b, :c)");
    if (!query)
        return query.error();
    bindNamed(*query.value(), id.value(), delivery.headers, delivery.body);
    if (auto ran = m_database.run(*query.value()); !ran)
        return ran;
    delivery.id = id.value();
    return memory.value()->add(m_database, delivery);
}

StoreResult<void> DeliveryStore::markFolded(qint64 id, std::chrono::microseconds answeredIn)
{
    auto query = m_database.prepared("UPDATE deliveries SET folded = 1, answered_us = ? WHERE id = ?");
    if (!query)
        return query.error();
    bind(*query.value(), qint64(answeredIn.count()), id);
    return m_database.run(*query.value());
}

StoreResult<std::optional<Model::Delivery>> DeliveryStore::find(qint64 id) const
{
    auto query = m_database.prepared(
        "SELECT " DELIVERY_COLUMNS ", headers, body FROM deliveries JOIN payloads ON delivery = id WHERE id = ?");
    if (!query)
        return query.error();
    bind(*query.value(), id);
    return firstOf<Model::Delivery>(m_database, *query.value(), readDelivery);
}

StoreResult<QList<Model::Delivery>> DeliveryStore::unfolded(int limit) const
{
    auto query =
        m_database.prepared("SELECT " DELIVERY_COLUMNS ", headers, body FROM deliveries JOIN payloads ON delivery = id"
                            " WHERE verdict = 0 AND folded = 0 ORDER BY id LIMIT ?");
    if (!query)
        return query.error();
    bind(*query.value(), limit);
    return allOf<Model::Delivery>(m_database, *query.value(), readDelivery);
}

StoreResult<QList<Model::Delivery>> DeliveryStore::page(const DeliveryFilter &filter, qint64 before, int limit) const
{
    Where where = whereOf(filter);
    if (before > 0)
        where.add(QStringLiteral("id < ?"), {before});
    auto query = filtered(m_database, QStringLiteral("SELECT " DELIVERY_COLUMNS " FROM deliveries"), where,
        QStringLiteral(" ORDER BY id DESC LIMIT %1").arg(limit));
    if (!query)
        return query.error();
    return allOf<Model::Delivery>(m_database, *query.value(), readWithoutBody);
}

StoreResult<qint64> DeliveryStore::count(const DeliveryFilter &filter) const
{
    auto query = filtered(m_database, QStringLiteral("SELECT count(*) FROM deliveries"), whereOf(filter), {});
    if (!query)
        return query.error();
    return numberOf(m_database, *query.value());
}

StoreResult<QList<qint64>> DeliveryStore::ids(const DeliveryFilter &filter, qint64 after, qint64 until) const
{
    Where where = whereOf(filter);
    where.add(QStringLiteral("id > ? AND id <= ?"), {after, until});
    auto query =
        filtered(m_database, QStringLiteral("SELECT id FROM deliveries"), where, QStringLiteral(" ORDER BY id"));
    if (!query)
        return query.error();
    return allOf<qint64>(m_database, *query.value(), [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
}

StoreResult<Core::WallTime> DeliveryStore::lastSigned() const
{
    auto query = m_database.prepared("SELECT ifnull(max(signed), 0) FROM deliveries WHERE verdict = 0");
    if (!query)
        return query.error();
    const auto last = numberOf(m_database, *query.value());
    if (!last)
        return last.error();
    return Core::toWallTime(last.value());
}

StoreResult<Core::WallTime> DeliveryStore::lastReceived(Core::WallTime until) const
{
    auto query = m_database.prepared("SELECT ifnull(max(received), 0) FROM deliveries WHERE received <= ?");
    if (!query)
        return query.error();
    query.value()->bindValue(0, Core::toMSecs(until));
    const auto last = numberOf(m_database, *query.value());
    if (!last)
        return last.error();
    return Core::toWallTime(last.value());
}

StoreResult<qint64> DeliveryStore::prune(const Retention &retention, Core::WallTime now, int limit)
{
    auto removed = removeOld(m_database, now - retention.age, limit);
    if (!removed)
        return removed;
    qint64 total = removed.value();
    removed = removeRefused(m_database, retention.refused, limit - total);
    if (!removed)
        return removed;
    total += removed.value();
    removed = removeExcess(m_database, retention.bytes, limit - total);
    if (!removed)
        return removed;
    return total + removed.value();
}

} // namespace Store
