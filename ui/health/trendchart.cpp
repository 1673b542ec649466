// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/trendchart.h"

#include "ui/widgets/elidedlabel.h"

#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineSeries>
#include <QLocale>
#include <QPainter>
#include <QStackedBarSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace Ui {

namespace {

constexpr int Steps = 3; ///< lines above the ground

/// The smallest top of the scale that is at least `value` and divides into readable steps.
double niceTop(double value)
{
    if (value <= 0)
        return Steps;
    constexpr double SmallestStep = 0.01; // finer numbers tell a person nothing
    const double step = std::max(value / Steps, SmallestStep);
    const double magnitude = std::pow(10, std::floor(std::log10(step)));
    for (const double nice : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (nice * magnitude >= step)
            return nice * magnitude * Steps;
    }
    return value;
}

/// Digits after the point that tell the lines of the scale apart.
int decimalsOf(double step)
{
    int decimals = 0;
    for (; decimals < 3 && std::abs(step - std::round(step)) > 1e-6; ++decimals)
        step *= 10;
    return decimals;
}

} // namespace

TrendChart::TrendChart(
    const QString &title, Kind kind, const QList<Trace> &traces, const QString &unit, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_kind(kind)
    , m_traces(traces)
    , m_unit(unit)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_across(new QValueAxis(m_chart))
    , m_up(new QValueAxis(m_chart))
    , m_legend(new QLabel(this))
    , m_heading(new ElidedLabel(Text::Body, QFont::DemiBold, Tint::Text, this))
    , m_quiet(new ElidedLabel(Text::Small, QFont::Normal, Tint::Secondary, m_view))
{
    m_heading->setText(title);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setFont(typeface(Text::Small));
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_across->setVisible(false);
    m_up->setTickCount(Steps + 1);
    m_up->setLineVisible(false);
    m_chart->addAxis(m_across, Qt::AlignBottom);
    m_chart->addAxis(m_up, Qt::AlignLeft);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setBackgroundBrush(Qt::NoBrush);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setMinimumHeight(scaled(150));
    auto *head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_legend);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Large, Space::Large - 2, Space::Large, Space::Medium);
    column->setSpacing(Space::Small);
    column->addLayout(head);
    column->addWidget(m_view, 1);
    draw();
}

TrendChart::~TrendChart() = default;

void TrendChart::setQuiet(const QString &words)
{
    if (m_quiet->text() == words)
        return;
    m_quiet->setText(words);
    placeQuiet();
    say();
}

void TrendChart::setValues(const QList<Values> &values)
{
    if (m_values == values)
        return;
    m_values = values;
    draw();
}

void TrendChart::draw()
{
    m_chart->removeAllSeries();
    double top = 0;
    qsizetype length = 0;
    bool any = false;
    auto *bars = m_kind == Kind::Bars ? new QStackedBarSeries : nullptr;
    for (const Values &values : std::as_const(m_values)) {
        length = std::max(length, values.size());
        auto *line = bars ? nullptr : new QLineSeries;
        auto *set = bars ? new QBarSet(QString()) : nullptr;
        for (qsizetype i = 0; i < values.size(); ++i) {
            any = any || values[i].value_or(0) > 0;
            if (set)
                set->append(values[i].value_or(0));
            else if (values[i])
                line->append(static_cast<double>(i), *values[i]);
        }
        if (set) {
            bars->append(set);
            continue;
        }
        for (const auto &value : values)
            top = std::max(top, value.value_or(0));
        // A single point draws no line; the ground of one minute does.
        if (line->count() == 1)
            line->append(line->at(0).x() - 1, line->at(0).y());
        m_chart->addSeries(line);
        line->attachAxis(m_across);
        line->attachAxis(m_up);
    }
    if (bars) {
        for (qsizetype i = 0; i < length; ++i) {
            double sum = 0;
            for (const Values &values : std::as_const(m_values))
                sum += values.value(i).value_or(0);
            top = std::max(top, sum);
        }
        bars->setBarWidth(0.7);
        m_chart->addSeries(bars);
        bars->attachAxis(m_across);
        bars->attachAxis(m_up);
    }
    m_across->setRange(-0.5, static_cast<double>(std::max<qsizetype>(length, 1)) - 0.5);
    const double scale = niceTop(top);
    m_up->setRange(0, scale);
    m_up->setLabelFormat(
        QStringLiteral("%.%1f%2").arg(decimalsOf(scale / Steps)).arg(m_unit.isEmpty() ? QString() : u' ' + m_unit));
    m_quiet->setVisible(!any);
    dress();
    say();
}

void TrendChart::dress()
{
    const Tokens &t = tokens(palette());
    m_up->setLabelsColor(t.secondary);
    m_up->setLabelsFont(typeface(Text::Caption));
    m_up->setGridLinePen(QPen(t.line, 1));
    qsizetype at = 0;
    for (QAbstractSeries *series : m_chart->series()) {
        if (auto *line = qobject_cast<QLineSeries *>(series)) {
            line->setPen(QPen(t.*(m_traces[at++].colour), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        } else if (auto *bars = qobject_cast<QStackedBarSeries *>(series)) {
            for (QBarSet *set : bars->barSets()) {
                set->setBrush(t.*(m_traces[at++].colour));
                set->setPen(Qt::NoPen);
            }
        }
    }
    QString legend;
    for (qsizetype i = 0; i < m_traces.size(); ++i) {
        QString latest;
        if (m_kind == Kind::Lines && !m_values.value(i).isEmpty() && m_values[i].last())
            latest = QStringLiteral("&nbsp;") + number(*m_values[i].last()).toHtmlEscaped();
        legend += QStringLiteral("%1<span style=\"color:%2\">■</span>&nbsp;<span style=\"color:%3\">%4%5</span>")
                      .arg(i > 0 ? QStringLiteral("&nbsp;&nbsp;&nbsp;") : QString(), (t.*(m_traces[i].colour)).name(),
                          t.secondary.name(), m_traces[i].name.toHtmlEscaped(), latest);
    }
    m_legend->setText(legend);
}

QString TrendChart::number(double value) const
{
    const QString digits = QLocale().toString(value, 'f', value < 10 && m_kind == Kind::Lines ? 1 : 0);
    return m_unit.isEmpty() ? digits : tr("%1 %2", "number, unit").arg(digits, m_unit);
}

void TrendChart::say()
{
    setAccessibleName(m_title);
    QStringList parts;
    for (qsizetype i = 0; i < m_traces.size(); ++i) {
        const Values values = m_values.value(i);
        if (!values.isEmpty() && values.last())
            parts.append(
                tr("%1: %2 in the last minute", "what, how much").arg(m_traces[i].name, number(*values.last())));
    }
    setAccessibleDescription(parts.isEmpty() ? m_quiet->text() : parts.join(QStringLiteral("; ")));
}

void TrendChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dress();
}

void TrendChart::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.line);
    painter.setBrush(t.pane);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Radius::Card, Radius::Card);
}

void TrendChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeQuiet();
}

void TrendChart::placeQuiet()
{
    const QSize wanted = m_quiet->sizeHint().boundedTo({m_view->width(), m_view->height()});
    m_quiet->setGeometry(QRect(QPoint((m_view->width() - wanted.width()) / 2, m_view->height() * 2 / 5), wanted));
}

} // namespace Ui
