// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/builddeliveries.h"

#include "ui/builds/timeline.h"
#include "ui/theme/tokens.h"

#include <QHeaderView>
#include <QLocale>
#include <QSet>
#include <QStandardItemModel>

namespace Ui {

namespace {
constexpr int DeliveryRole = Qt::UserRole + 1;
constexpr int AnsweredColumn = 3;
} // namespace

BuildDeliveries::BuildDeliveries(QWidget *parent)
    : QTreeView(parent)
    , m_model(new QStandardItemModel(this))
{
    m_model->setHorizontalHeaderLabels({tr("Received"), tr("What it said"), tr("From"), tr("Answered in")});
    setModel(m_model);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setEditTriggers(NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setFont(typeface(Text::Body));
    setAccessibleName(tr("Deliveries of this build"));
    viewport()->setAutoFillBackground(false);
    header()->setFont(typeface(Text::Caption, QFont::DemiBold));
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(1, QHeaderView::Stretch);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT deliveryActivated(index.siblingAtColumn(0).data(DeliveryRole).toLongLong());
    });
}

void BuildDeliveries::setDeliveries(const QList<Model::Delivery> &deliveries)
{
    // Both by falling ids. Rows that stay keep what is current.
    const auto idOf = [this](int row) { return m_model->item(row)->data(DeliveryRole).toLongLong(); };
    QSet<qint64> staying;
    for (const Model::Delivery &delivery : deliveries)
        staying.insert(delivery.id);
    for (int last = m_model->rowCount() - 1; last >= 0;) {
        int stays = last;
        while (stays >= 0 && !staying.contains(idOf(stays)))
            --stays;
        if (stays < last)
            m_model->removeRows(stays + 1, last - stays);
        last = stays - 1;
    }
    int row = 0;
    for (const Model::Delivery &delivery : deliveries) {
        if (row < m_model->rowCount() && idOf(row) == delivery.id)
            m_model->item(row, AnsweredColumn)->setText(answeredText(delivery)); // known once it is folded
        else
            m_model->insertRow(row, rowOf(delivery));
        ++row;
    }
}

QList<QStandardItem *> BuildDeliveries::rowOf(const Model::Delivery &delivery) const
{
    const QDateTime at = Core::toDateTime(delivery.received).toLocalTime();
    auto *received = new QStandardItem(at.toString(QStringLiteral("HH:mm:ss.zzz")));
    received->setFont(monospaced(Text::Small));
    received->setData(delivery.id, DeliveryRole);
    QString said = deliveryText(delivery);
    if (delivery.verdict == Model::Verdict::Duplicate)
        said = tr("%1 (came a second time)").arg(said);
    return {received, new QStandardItem(said), new QStandardItem(delivery.remote),
        new QStandardItem(answeredText(delivery))};
}

QString BuildDeliveries::answeredText(const Model::Delivery &delivery) const
{
    const double milliseconds = static_cast<double>(delivery.answeredIn.count()) / 1000;
    return tr("%1 ms").arg(locale().toString(milliseconds, 'f', 1));
}

} // namespace Ui
