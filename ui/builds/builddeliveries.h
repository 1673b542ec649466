// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/delivery.h"

#include <QTreeView>

class QStandardItem;
class QStandardItemModel;

namespace Ui {

/// The deliveries that spoke of one build, newest first. Enter or a double click asks to see one.
class BuildDeliveries final : public QTreeView
{
    Q_OBJECT

public:
    explicit BuildDeliveries(QWidget *parent = nullptr);

    void setDeliveries(const QList<Model::Delivery> &deliveries);

Q_SIGNALS:
    void deliveryActivated(qint64 delivery);

private:
    QList<QStandardItem *> rowOf(const Model::Delivery &delivery) const;
    QString answeredText(const Model::Delivery &delivery) const;

    QStandardItemModel *m_model;
};

} // namespace Ui
