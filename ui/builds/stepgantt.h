// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/builds/steprows.h"

#include <QListView>

namespace Ui {

/// Stages and steps as bars over the build's time. A list: arrow keys choose a step, assistive technology reads it. As
/// high as its rows up to a limit, then it scrolls.
class StepGantt final : public QListView
{
    Q_OBJECT

public:
    explicit StepGantt(QWidget *parent = nullptr);

    void setBuild(const Model::Build &build, qint64 now);
    void setTurn(qreal degrees);
    /// Chooses that step without being asked by the person.
    void chooseStep(int stage, int step);
    bool isEmpty() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// `step` is 0 when a stage was chosen.
    void stepChosen(int stage, int step);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    class Rows;
    class Bars;
    Rows *m_rows;
    Bars *m_bars;
};

} // namespace Ui
