// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/builds/buildsource.h"

#include <QAbstractListModel>
#include <QDate>

namespace Ui {

/// Builds, newest first, read page by page as the view asks for them, and kept current by buildChanged(). The first
/// build of each day carries that day's name; the view draws it above the row. GUI thread.
class BuildListModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BuildListModel)

public:
    enum Role {
        DayRole = Qt::UserRole + 1, ///< QDate, for the first build of a day; null for the others
        KeyRole, ///< Model::BuildKey
    };
    static constexpr int PageSize = 100;

    /// `source` is borrowed.
    BuildListModel(BuildSource &source, const Core::Clock &clock, QObject *parent = nullptr);

    const Store::BuildRecord &record(int row) const { return m_entries[row].record; }
    int rowOf(const Model::BuildKey &key) const; ///< -1 when it is not loaded
    const Store::BuildFilter &filter() const { return m_filter; }
    void setFilter(const Store::BuildFilter &filter);
    qint64 now() const; ///< Unix seconds
    /// Why the last page could not be read; empty when it could.
    QString failure() const { return m_failure; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    /// From a row to the end alone; they are read again as the view asks for them.
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

public Q_SLOTS:
    void reload();
    void buildChanged(const Store::BuildRecord &record);

Q_SIGNALS:
    /// The list was read anew, or its first build came or its last one went.
    void filled();

private:
    struct Entry
    {
        Store::BuildRecord record;
        QDate day;
        bool startsDay = false;
    };

    /// Empty when there is none or it could not be read.
    QList<Store::BuildRecord> nextPage();
    void append(const QList<Store::BuildRecord> &page);
    Entry entryOf(const Store::BuildRecord &record) const;
    /// Where a record of that row stands or would stand.
    qsizetype placeOf(qint64 row) const;
    void insert(qsizetype place, const Store::BuildRecord &record);
    void remove(qsizetype place);
    void markDay(qsizetype place);
    QString spoken(const Entry &entry) const;

    BuildSource &m_source;
    const Core::Clock &m_clock;
    Store::BuildFilter m_filter;
    QList<Entry> m_entries; ///< falling rows
    QString m_failure;
    bool m_complete = true; ///< nothing is read before the first reload()
};

/// Whether the filter lets this build through, as BuildStore::page() would.
bool matches(const Store::BuildFilter &filter, const Model::Build &build);

} // namespace Ui
