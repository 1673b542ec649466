// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/builddeliveries.h"

#include "ui/builds/timeline.h"
#include "ui/theme/tokens.h"

#include <QHeaderView>
#include <QLocale>
#include <QStandardItemModel>

namespace Ui {

namespace {
constexpr int DeliveryRole = Qt::UserRole + 1;
}

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
    m_model->removeRows(0, m_model->rowCount());
    for (const Model::Delivery &delivery : deliveries) {
        const QDateTime at = Core::toDateTime(delivery.received).toLocalTime();
        auto *received = new QStandardItem(at.toString(QStringLiteral("HH:mm:ss.zzz")));
        received->setFont(monospaced(Text::Small));
        received->setData(delivery.id, DeliveryRole);
        QString said = deliveryText(delivery);
        if (delivery.verdict == Model::Verdict::Duplicate)
            said = tr("%1 (came a second time)").arg(said);
        const double milliseconds = static_cast<double>(delivery.answeredIn.count()) / 1000;
        auto *answered = new QStandardItem(tr("%1 ms").arg(locale().toString(milliseconds, 'f', 1)));
        m_model->appendRow({received, new QStandardItem(said), new QStandardItem(delivery.remote), answered});
    }
}

} // namespace Ui
