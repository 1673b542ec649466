// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QList>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <array>
#include <optional>

/// What the stores share for binding values and reading rows. Only the .cpp files of this folder include it.
namespace Store {

// A null QString or QByteArray would be bound as NULL; the columns hold empty values instead.
inline QVariant sqlValue(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value;
}
inline QVariant sqlValue(const QByteArray &value)
{
    return value.isNull() ? QByteArray("") : value;
}
inline QVariant sqlValue(qint64 value)
{
    return value;
}
inline QVariant sqlValue(int value)
{
    return value;
}
inline QVariant sqlValue(bool value)
{
    return int(value);
}
inline QVariant sqlValue(const QVariant &value)
{
    return value;
}

template <typename... Values> void bind(QSqlQuery &query, const Values &...values)
{
    int position = 0;
    (query.bindValue(position++, sqlValue(values)), ...);
}

/// The same for a statement that is in the way of every delivery and names its placeholders :a, :b, … in this order. Qt
/// makes and hashes a name for each value that is bound by its position, which costs more than SQLite's own part.
template <typename... Values> void bindNamed(QSqlQuery &query, const Values &...values)
{
    static_assert(sizeof...(values) <= 26);
    static const std::array<QString, sizeof...(values)> names = [] {
        std::array<QString, sizeof...(values)> made;
        for (size_t i = 0; i < made.size(); ++i)
            made[i] = QString(u':') + QChar(char16_t(u'a' + i));
        return made;
    }();
    size_t position = 0;
    (query.bindValue(names[position++], sqlValue(values)), ...);
}

/// Runs a query and reads all of its rows. The query is finished afterwards: an open one would hold back checkpoints.
template <typename Value, typename Read>
StoreResult<QList<Value>> allOf(Database &database, QSqlQuery &query, Read read)
{
    if (auto ran = database.run(query); !ran)
        return ran.error();
    QList<Value> values;
    while (query.next())
        values.append(read(query));
    if (query.lastError().isValid())
        return database.errorOf(query);
    query.finish();
    return values;
}

/// The first row, or nothing when there is none.
template <typename Value, typename Read>
StoreResult<std::optional<Value>> firstOf(Database &database, QSqlQuery &query, Read read)
{
    auto values = allOf<Value>(database, query, read);
    if (!values)
        return values.error();
    if (values.value().isEmpty())
        return std::optional<Value>();
    return std::optional<Value>(std::move(values.value().first()));
}

/// The number in the first column of the only row. Takes the result of prepared() or prepare() after binding.
inline StoreResult<qint64> numberOf(Database &database, QSqlQuery &query)
{
    auto value = firstOf<qint64>(database, query, [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
    if (!value)
        return value.error();
    return value.value().value_or(0);
}
inline StoreResult<qint64> numberOf(Database &database, const StoreResult<QSqlQuery *> &query)
{
    if (!query)
        return query.error();
    return numberOf(database, *query.value());
}

} // namespace Store
