// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/buildlistmodel.h"

#include "ui/text/phrases.h"

#include <algorithm>

namespace Ui {

BuildListModel::BuildListModel(BuildSource &source, const Core::Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_source(source)
    , m_clock(clock)
{
}

int BuildListModel::rowOf(const Model::BuildKey &key) const
{
    const auto found = std::find_if(
        m_entries.cbegin(), m_entries.cend(), [&key](const Entry &entry) { return entry.record.build.key() == key; });
    return found == m_entries.cend() ? -1 : static_cast<int>(found - m_entries.cbegin());
}

void BuildListModel::setFilter(const Store::BuildFilter &filter)
{
    m_filter = filter;
    reload();
}

qint64 BuildListModel::now() const
{
    return Core::toMSecs(m_clock.wall()) / 1000;
}

int BuildListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant BuildListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const Entry &entry = m_entries[index.row()];
    const Model::Build &build = entry.record.build;
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1 #%2", "repository, build number").arg(build.repository.slug).arg(build.number);
    case Qt::AccessibleTextRole:
        return spoken(entry);
    case DayRole:
        return entry.startsDay ? entry.day : QDate();
    case KeyRole:
        return QVariant::fromValue(build.key());
    default:
        return {};
    }
}

QString BuildListModel::spoken(const Entry &entry) const
{
    const Model::Build &build = entry.record.build;
    return tr("%1 number %2, %3, %4, %5 by %6, %7", "repository, number, state, commit message, branch, author, when")
        .arg(build.repository.slug)
        .arg(build.number)
        .arg(statusName(build.status), subjectOf(build), refName(build), authorOf(build),
            longWhen(momentOf(build), now()));
}

bool BuildListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete;
}

QList<Store::BuildRecord> BuildListModel::nextPage()
{
    const auto page = m_source.page(m_filter, m_entries.isEmpty() ? 0 : m_entries.constLast().record.row, PageSize);
    if (!page) {
        // Asking again at once would fail again at once; reload() starts anew.
        m_failure = page.error().text();
        m_complete = true;
        return {};
    }
    m_complete = page.value().size() < PageSize;
    return page.value();
}

void BuildListModel::append(const QList<Store::BuildRecord> &page)
{
    for (const Store::BuildRecord &record : page) {
        Entry entry = entryOf(record);
        entry.startsDay = m_entries.isEmpty() || m_entries.constLast().day != entry.day;
        m_entries.append(std::move(entry));
    }
}

void BuildListModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid() || m_complete)
        return;
    const QList<Store::BuildRecord> page = nextPage();
    if (page.isEmpty())
        return;
    const auto first = static_cast<int>(m_entries.size());
    beginInsertRows({}, first, first + static_cast<int>(page.size()) - 1);
    append(page);
    endInsertRows();
}

bool BuildListModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count <= 0 || row + count != m_entries.size())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_entries.remove(row, count);
    m_complete = false;
    endRemoveRows();
    return true;
}

void BuildListModel::reload()
{
    beginResetModel();
    m_entries.clear();
    m_failure.clear();
    append(nextPage());
    endResetModel();
    Q_EMIT filled();
}

void BuildListModel::buildChanged(const Store::BuildRecord &record)
{
    const qsizetype place = placeOf(record.row);
    const bool known = place < m_entries.size() && m_entries[place].record.row == record.row;
    const bool wanted = matches(m_filter, record.build);
    if (known && !wanted) {
        remove(place);
    } else if (known) {
        const bool startsDay = m_entries[place].startsDay;
        m_entries[place] = entryOf(record);
        m_entries[place].startsDay = startsDay;
        const QModelIndex changed = index(static_cast<int>(place));
        Q_EMIT dataChanged(changed, changed);
    } else if (wanted && (place < m_entries.size() || m_complete)) {
        insert(place, record); // else it is on a page that is still to be read
    }
}

BuildListModel::Entry BuildListModel::entryOf(const Store::BuildRecord &record) const
{
    return {record, QDateTime::fromSecsSinceEpoch(momentOf(record.build)).date(), false};
}

qsizetype BuildListModel::placeOf(qint64 row) const
{
    const auto place = std::lower_bound(m_entries.cbegin(), m_entries.cend(), row,
        [](const Entry &entry, qint64 wanted) { return entry.record.row > wanted; });
    return place - m_entries.cbegin();
}

void BuildListModel::insert(qsizetype place, const Store::BuildRecord &record)
{
    const auto row = static_cast<int>(place);
    beginInsertRows({}, row, row);
    Entry entry = entryOf(record);
    entry.startsDay = place == 0 || m_entries[place - 1].day != entry.day;
    m_entries.insert(place, std::move(entry));
    endInsertRows();
    markDay(place + 1);
    if (m_entries.size() == 1)
        Q_EMIT filled();
}

void BuildListModel::remove(qsizetype place)
{
    const auto row = static_cast<int>(place);
    beginRemoveRows({}, row, row);
    m_entries.removeAt(place);
    endRemoveRows();
    markDay(place);
    if (m_entries.isEmpty())
        Q_EMIT filled();
}

void BuildListModel::markDay(qsizetype place)
{
    if (place >= m_entries.size())
        return;
    const bool starts = place == 0 || m_entries[place - 1].day != m_entries[place].day;
    if (starts == m_entries[place].startsDay)
        return;
    m_entries[place].startsDay = starts;
    const QModelIndex changed = index(static_cast<int>(place));
    Q_EMIT dataChanged(changed, changed, {DayRole, Qt::SizeHintRole});
}

bool matches(const Store::BuildFilter &filter, const Model::Build &build)
{
    if (!filter.statuses.isEmpty() && !filter.statuses.contains(build.status))
        return false;
    if (filter.text.isEmpty())
        return true;
    const QString searched = QStringList{build.repository.slug + QStringLiteral(" #") + QString::number(build.number),
        build.source, build.target, build.ref, build.message, build.authorLogin, build.authorName}
                                 .join(QLatin1Char('\n'));
    return searched.toCaseFolded().contains(filter.text.toCaseFolded());
}

} // namespace Ui
