// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/deliveryfilterbar.h"

#include "ui/deliveries/deliverywords.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/searchfield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

using Model::Verdict;

DeliveryFilterBar::DeliveryFilterBar(const Core::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_search(new SearchField(this))
    , m_verdicts(new FilterChips({tr("Any verdict"), tr("Accepted"), tr("Duplicate"), tr("Refused")}, this))
    , m_events(new QComboBox(this))
    , m_times(new QComboBox(this))
    , m_all(new QPushButton(tr("Replay &all of these…"), this))
    , m_upper(new QHBoxLayout)
    , m_lower(new QHBoxLayout)
{
    m_search->setPlaceholderText(tr("repo:acme/api"));
    m_search->setToolTip(tr("Part of a repository, event or address; repo: and event: name one exactly"));
    m_search->setAccessibleName(tr("Search deliveries"));
    m_search->setAccessibleDescription(m_search->toolTip());
    m_search->setMinimumWidth(scaled(150));
    m_search->setMaximumWidth(scaled(320));
    m_verdicts->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_verdicts->setAccessibleName(tr("Filter deliveries by verdict"));
    m_events->setAccessibleName(tr("Filter deliveries by event"));
    m_events->addItem(tr("All events"), QString());
    m_events->addItem(tr("Builds"), QStringLiteral("build"));
    m_events->addItem(tr("Repositories"), QStringLiteral("repo"));
    m_events->addItem(tr("Users"), QStringLiteral("user"));
    m_times->setAccessibleName(tr("Filter deliveries by time"));
    m_times->addItem(tr("Any time"), 0);
    m_times->addItem(tr("Last hour"), 1);
    m_times->addItem(tr("Last 24 hours"), 24);
    m_times->addItem(tr("Last 7 days"), 7 * 24);
    m_all->setToolTip(tr("Replay everything that the filter lets through"));
    m_all->setAccessibleName(tr("Replay all of these"));
    m_all->setAccessibleDescription(m_all->toolTip());

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Space::Small);
    for (QHBoxLayout *row : {m_upper, m_lower}) {
        row->setSpacing(Space::Small);
        rows->addLayout(row);
    }
    m_upper->addWidget(m_search, 2);
    m_upper->addWidget(m_verdicts);
    m_upper->addStretch(1);
    arrange();

    const auto tell = [this] {
        if (!m_clearing)
            Q_EMIT changed();
    };
    connect(m_search, &SearchField::searched, this, tell);
    connect(m_verdicts, &FilterChips::chosenChanged, this, tell);
    connect(m_events, &QComboBox::currentIndexChanged, this, tell);
    connect(m_times, &QComboBox::currentIndexChanged, this, tell);
    connect(m_all, &QPushButton::clicked, this, &DeliveryFilterBar::replayAllRequested);
}

Store::DeliveryFilter DeliveryFilterBar::filter() const
{
    Store::DeliveryFilter filter = filterFromText(m_search->text());
    if (const int chip = m_verdicts->chosen(); chip > 0)
        filter.verdict = static_cast<Verdict>(chip - 1);
    if (const QString event = m_events->currentData().toString(); !event.isEmpty())
        filter.event = event;
    if (const int hours = m_times->currentData().toInt(); hours > 0)
        filter.from = m_clock.wall() - std::chrono::hours(hours);
    return filter;
}

void DeliveryFilterBar::setAnyThrough(bool any)
{
    m_all->setEnabled(any);
}

void DeliveryFilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DeliveryFilterBar::arrange()
{
    const QWidgetList rest{m_events, m_times, m_all};
    int needed = m_search->minimumWidth() + m_verdicts->sizeHint().width();
    for (const QWidget *widget : rest)
        needed += widget->sizeHint().width() + m_upper->spacing();
    const bool isInTwo = needed + 2 * m_upper->spacing() > width();
    if (m_isInTwo == isInTwo)
        return;
    m_isInTwo = isInTwo;
    QHBoxLayout *row = isInTwo ? m_lower : m_upper;
    while (m_lower->count() > 0)
        delete m_lower->takeAt(0);
    // Before and behind the stretch.
    if (isInTwo) {
        row->addWidget(m_events);
        row->addWidget(m_times);
        row->addStretch();
        row->addWidget(m_all);
    } else {
        row->insertWidget(2, m_events);
        row->insertWidget(3, m_times);
        row->addWidget(m_all);
    }
}

bool DeliveryFilterBar::isFiltering() const
{
    return !m_search->text().trimmed().isEmpty() || m_verdicts->chosen() > 0 || m_events->currentIndex() > 0
        || m_times->currentIndex() > 0;
}

void DeliveryFilterBar::clear()
{
    m_clearing = true;
    m_search->clear();
    m_verdicts->choose(0);
    m_events->setCurrentIndex(0);
    m_times->setCurrentIndex(0);
    m_clearing = false;
    Q_EMIT changed();
}

} // namespace Ui
