// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/health/healthsamples.h"
#include "ui/health/healthwords.h"
#include "ui/mainwindow/page.h"

#include <QHash>

class QGridLayout;
class QScrollArea;

namespace Ui {

class ComponentCard;
class PageHeader;
class ServiceLink;
class Ticker;
class TrendChart;

/// The page "health": each component of the report with what to do about it, and plots of the last hour, drawn from
/// what came while the window was there. Reveals a component by its name. GUI thread.
class HealthPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HealthPage)

public:
    /// Both are borrowed and outlive the page. `dataDir` is what "Open folder" opens.
    HealthPage(ServiceLink &link, const Core::Clock &clock, const QString &dataDir, QWidget *parent = nullptr);

    void enter() override;
    void reveal(const QString &subject) override;

    ComponentCard *card(const QString &component) const { return m_cards.value(component); }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void takeReport(const Health::Report &report);
    void showReport();
    void plot();
    void sayWhyEmpty();
    void arrange();
    void act(HealthAct act);

    ServiceLink &m_link;
    const Core::Clock &m_clock;
    QString m_dataDir;
    HealthSamples m_samples;
    Ticker *m_ticker;
    PageHeader *m_header;
    QScrollArea *m_scroll;
    QGridLayout *m_grid;
    QGridLayout *m_plots;
    QStringList m_order; ///< components as they stand
    QHash<QString, ComponentCard *> m_cards; ///< by component
    TrendChart *m_deliveries;
    TrendChart *m_answers;
    TrendChart *m_latency;
    TrendChart *m_waits;
    Core::WallTime m_begin; ///< of what the plots know
    int m_columns = 0;
};

} // namespace Ui
