// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/deliverytablemodel.h"

#include "ui/deliveries/deliverywords.h"
#include "ui/deliveries/storeddeliveries.h"
#include "webhook/deliveryparser.h"

#include <algorithm>

namespace Ui {

DeliveryTableModel::DeliveryTableModel(StoredDeliveries &source, const Core::Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_source(source)
    , m_clock(clock)
{
}

int DeliveryTableModel::rowOf(qint64 id) const
{
    const auto found = std::lower_bound(m_deliveries.cbegin(), m_deliveries.cend(), id,
        [](const Model::Delivery &delivery, qint64 wanted) { return delivery.id > wanted; });
    return found != m_deliveries.cend() && found->id == id ? static_cast<int>(found - m_deliveries.cbegin()) : -1;
}

void DeliveryTableModel::setFilter(const Store::DeliveryFilter &filter)
{
    m_filter = filter;
    reload();
}

int DeliveryTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_deliveries.size());
}

int DeliveryTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeliveryTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_deliveries.size())
        return {};
    const Model::Delivery &delivery = m_deliveries[index.row()];
    if (role == Qt::ToolTipRole && index.column() == Received) {
        return QLocale().toString(Core::toDateTime(delivery.received).toLocalTime(), QLocale::LongFormat);
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Received:
        return receivedText(delivery.received, m_clock.wall());
    case Event:
        return eventText(delivery);
    case Said:
        return m_users.value(delivery.id, saidText(delivery));
    case State:
        return stateName(stateOf(delivery));
    case Answered:
        return answeredText(delivery.answeredIn);
    default:
        return {};
    }
}

QVariant DeliveryTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section == Answered ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Received:
        return tr("Received");
    case Event:
        return tr("Event");
    case Said:
        return tr("What it said");
    case State:
        return tr("Verdict");
    case Answered:
        return tr("Answered in");
    default:
        return {};
    }
}

bool DeliveryTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete;
}

QList<Model::Delivery> DeliveryTableModel::nextPage()
{
    const auto page = m_source.page(m_filter, m_deliveries.isEmpty() ? 0 : m_deliveries.constLast().id, PageSize);
    if (!page) {
        // Asking again at once would fail again at once; reload() starts anew.
        m_failure = page.error().text();
        m_complete = true;
        return {};
    }
    m_complete = page.value().size() < PageSize;
    for (const Model::Delivery &delivery : page.value())
        nameUser(delivery);
    return page.value();
}

void DeliveryTableModel::nameUser(const Model::Delivery &delivery)
{
    // The body alone says it, and such deliveries are rare.
    if (delivery.event != QLatin1String("user") || delivery.verdict == Model::Verdict::Refused)
        return;
    QByteArray body = delivery.body;
    if (body.isEmpty()) {
        const auto found = m_source.find(delivery.id);
        if (!found || !found.value())
            return;
        body = found.value()->body;
    }
    const auto observation = Webhook::parseDelivery(body);
    if (observation && !observation.value().user.login.isEmpty())
        m_users.insert(delivery.id, observation.value().user.login);
}

void DeliveryTableModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid() || m_complete)
        return;
    const QList<Model::Delivery> page = nextPage();
    if (page.isEmpty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(page.size()) - 1);
    m_deliveries.append(page);
    endInsertRows();
}

bool DeliveryTableModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count <= 0 || row + count != m_deliveries.size())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    for (auto gone = m_deliveries.cbegin() + row; gone != m_deliveries.cend(); ++gone)
        m_users.remove(gone->id);
    m_deliveries.remove(row, count);
    m_complete = false;
    endRemoveRows();
    return true;
}

void DeliveryTableModel::reload()
{
    beginResetModel();
    m_deliveries.clear();
    m_users.clear();
    m_failure.clear();
    m_deliveries = nextPage();
    endResetModel();
    Q_EMIT filled();
}

void DeliveryTableModel::deliveryKept(const Model::Delivery &delivery)
{
    // Kept out of turn, or read with the page already.
    const auto place = std::lower_bound(m_deliveries.cbegin(), m_deliveries.cend(), delivery.id,
        [](const Model::Delivery &listed, qint64 id) { return listed.id > id; });
    if ((place != m_deliveries.cend() && place->id == delivery.id) || !matches(m_filter, delivery))
        return;
    if (place == m_deliveries.cend() && !m_complete)
        return; // on a page that is still to be read
    const qsizetype row = place - m_deliveries.cbegin();
    nameUser(delivery);
    beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
    m_deliveries.insert(row, delivery);
    m_deliveries[row].headers.clear();
    m_deliveries[row].body.clear();
    endInsertRows();
    if (m_deliveries.size() == 1)
        Q_EMIT filled();
}

template <typename Which> void DeliveryTableModel::markFolded(Which which)
{
    // What waits is new: it stands near the top.
    constexpr qsizetype FarthestDown = 2 * PageSize;
    for (qsizetype row = 0; row < std::min(FarthestDown, m_deliveries.size()); ++row) {
        Model::Delivery &delivery = m_deliveries[row];
        if (delivery.folded || delivery.verdict != Model::Verdict::Accepted || !which(delivery))
            continue;
        delivery.folded = true;
        const QModelIndex changed = index(static_cast<int>(row), State);
        Q_EMIT dataChanged(changed, changed);
    }
}

void DeliveryTableModel::buildChanged(const Model::BuildRecord &record)
{
    markFolded([key = record.build.key()](const Model::Delivery &delivery) { return delivery.build == key; });
}

void DeliveryTableModel::announcementChanged(const Model::Announcement &announcement)
{
    markFolded([&announcement](const Model::Delivery &delivery) {
        return delivery.build.id == 0 && subjectOf(delivery) == announcement.subject;
    });
}

} // namespace Ui
