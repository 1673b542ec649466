// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace Ui {

class DeliveryTableModel;
class NewestOnTop;

/// The table of deliveries: rows of one line, the verdict as a chip, several rows may be chosen.
class DeliveryTable final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeliveryTable)

public:
    /// `model` is borrowed.
    explicit DeliveryTable(DeliveryTableModel &model, QWidget *parent = nullptr);

    /// Ids of the chosen rows, newest first.
    QList<qint64> chosen() const;
    int currentRow() const { return currentIndex().isValid() ? currentIndex().row() : -1; }
    void choose(int row);
    NewestOnTop &newest() { return *m_newest; }

Q_SIGNALS:
    void currentRowChanged(int row); ///< -1 = none
    void chosenChanged();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void updateGeometries() override;

private:
    void dress();
    void copyRows() const;

    DeliveryTableModel &m_model;
    NewestOnTop *m_newest = nullptr;
};

} // namespace Ui
