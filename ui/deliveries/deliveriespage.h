// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"
#include "model/delivery.h"
#include "ui/mainwindow/page.h"

#include <QSet>

#include <optional>

class QPushButton;
class QStackedWidget;
class QTimer;

namespace Core {
class Clock;
}

namespace Ui {

class DeliveryFilterBar;
class DeliveryInspector;
class DeliveryTable;
class DeliveryTableModel;
class EmptyState;
class PageHeader;
class ServiceLink;
class StoredDeliveries;

/// The page "deliveries": everything that reached the endpoint, refused ones too, and all that is known of one.
/// Reveals a delivery by its id. GUI thread.
class DeliveriesPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeliveriesPage)

public:
    /// All three are borrowed and outlive the page.
    DeliveriesPage(ServiceLink &link, StoredDeliveries &source, const Core::Clock &clock, QWidget *parent = nullptr);

    DeliveryTable *table() const { return m_table; }
    DeliveryTableModel *model() const { return m_model; }
    DeliveryInspector *inspector() const { return m_inspector; }

    void enter() override;
    void reveal(const QString &subject) override;

    /// Writes these deliveries to `file` as JSON, and says how that went.
    void exportTo(const QString &file, const QList<qint64> &ids);

private:
    QWidget *makeHeader();
    void connectLink();
    void showEmptiness();
    void showActions();
    void showRow(int row);
    void showDelivery(qint64 id);
    void refreshSoon(const Model::BuildKey &build);
    void copyAsCurl();
    void chooseExportFile();
    void replayChosen();
    void replayAll();
    void announceAgain();
    void showBuild();

    ServiceLink &m_link;
    StoredDeliveries &m_source;
    const Core::Clock &m_clock;
    DeliveryFilterBar *m_filter;
    DeliveryTableModel *m_model;
    DeliveryTable *m_table;
    DeliveryInspector *m_inspector;
    EmptyState *m_empty;
    QPushButton *m_clear;
    QStackedWidget *m_stack;
    QPushButton *m_curl = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_replay = nullptr;
    QTimer *m_refresh;
    std::optional<Model::Delivery> m_shown; ///< with headers and body
    QList<Model::Announcement> m_announcements;
    QSet<quint64> m_requests; ///< asked here, not finished yet
};

} // namespace Ui
