// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "model/announcement.h"
#include "model/buildrecord.h"
#include "store/deliverystore.h"

#include <QAbstractTableModel>
#include <QHash>

namespace Ui {

class StoredDeliveries;

/// Deliveries, newest first, read page by page as the view asks for them; those that arrive come on top. GUI thread.
class DeliveryTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeliveryTableModel)

public:
    enum Column { Received, Event, Said, State, Answered, ColumnCount };
    static constexpr int PageSize = 200;

    /// Both are borrowed.
    DeliveryTableModel(StoredDeliveries &source, const Core::Clock &clock, QObject *parent = nullptr);

    const Model::Delivery &delivery(int row) const { return m_deliveries[row]; }
    int rowOf(qint64 id) const; ///< -1 when it is not loaded
    const Store::DeliveryFilter &filter() const { return m_filter; }
    void setFilter(const Store::DeliveryFilter &filter);
    /// Why the last page could not be read; empty when it could.
    QString failure() const { return m_failure; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    /// From a row to the end alone; they are read again as the view asks for them.
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

public Q_SLOTS:
    void reload();
    void deliveryKept(const Model::Delivery &delivery);
    /// What waited for folding is folded.
    void buildChanged(const Model::BuildRecord &record);
    void announcementChanged(const Model::Announcement &announcement);

Q_SIGNALS:
    /// Read anew, or the first delivery came.
    void filled();

private:
    QList<Model::Delivery> nextPage();
    void nameUser(const Model::Delivery &delivery);
    template <typename Which> void markFolded(Which which);

    StoredDeliveries &m_source;
    const Core::Clock &m_clock;
    Store::DeliveryFilter m_filter;
    QList<Model::Delivery> m_deliveries; ///< falling ids, without headers and body
    QHash<qint64, QString> m_users; ///< whom the deliveries of users are about, by delivery
    QString m_failure;
    bool m_complete = true; ///< nothing is read before the first reload()
};

} // namespace Ui
