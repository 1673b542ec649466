// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/healthreport.h"

#include <QHash>
#include <QWidget>

namespace Ui {

class ElidedLabel;

/// The bottom of the window: the four links that the service lives by, each with its state, and what waits. A click on
/// a link asks for the health page.
class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setReport(const Health::Report &report);
    void setBuilding(qint64 builds);
    /// At the right end. Takes ownership.
    void addAct(QWidget *widget);

Q_SIGNALS:
    /// `component` is the name of a Health::Component.
    void linkChosen(const QString &component);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Link;
    void addLink(const QString &component, const QString &word);
    void showWaiting();
    void shareRoom();

    QHash<QString, Link *> m_links;
    ElidedLabel *m_waitingText;
    qint64 m_building = 0;
    qint64 m_waiting = 0;
};

} // namespace Ui
