// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QList>
#include <QWidget>

#include <optional>

class QChart;
class QChartView;
class QLabel;
class QValueAxis;

namespace Ui {

class ElidedLabel;

/// A plot of the last hour on a card: bars that stand on each other, or lines. Colours follow the theme.
class TrendChart final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Bars, Lines };
    struct Trace
    {
        QString name;
        QColor Tokens::*colour;
    };
    using Values = QList<std::optional<double>>;

    /// `unit` stands behind the numbers; may be empty.
    TrendChart(
        const QString &title, Kind kind, const QList<Trace> &traces, const QString &unit, QWidget *parent = nullptr);
    ~TrendChart() override;

    /// What is said instead of an empty plot.
    void setQuiet(const QString &words);
    /// One list for each trace, all as long as each other, oldest first; absent = nothing to draw.
    void setValues(const QList<Values> &values);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void draw();
    void dress();
    void say();
    void placeQuiet();
    QString number(double value) const;

    QString m_title;
    Kind m_kind;
    QList<Trace> m_traces;
    QString m_unit;
    QList<Values> m_values;
    QChart *m_chart; ///< the view's
    QChartView *m_view;
    QValueAxis *m_across; ///< the chart's
    QValueAxis *m_up;
    QLabel *m_legend;
    ElidedLabel *m_heading;
    ElidedLabel *m_quiet;
};

} // namespace Ui
