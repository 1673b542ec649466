// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/buildlistpane.h"

#include "ui/builds/buildlist.h"
#include "ui/builds/buildrowdelegate.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/newestontop.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/ticker.h"

#include <QPainter>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace Ui {

using namespace std::chrono_literals;

namespace {

using Model::Status;

/// What each chip lets through; the first lets everything.
QList<QList<Status>> chipStatuses()
{
    return {{}, {Status::Running}, {Status::Failure, Status::Error},
        {Status::Pending, Status::WaitingOnDependencies, Status::Blocked}};
}
constexpr int RunningChip = 1;

} // namespace

BuildListPane::BuildListPane(BuildSource &source, const Core::Clock &clock, Ticker &ticker, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_model(new BuildListModel(source, clock, this))
    , m_delegate(new BuildRowDelegate(*m_model, this))
    , m_search(new SearchField(this))
    , m_chips(new FilterChips({tr("All"), tr("Running"), tr("Failed"), tr("Waiting")}, this))
    , m_view(new BuildList(*m_model, this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
    , m_countSoon(new QTimer(this))
{
    m_search->setPlaceholderText(tr("Search repository, branch, author"));
    m_search->setAccessibleName(tr("Search builds"));
    m_chips->setAccessibleName(tr("Filter builds by state"));

    m_view->setItemDelegate(m_delegate);

    auto *top = new QVBoxLayout;
    top->setContentsMargins(Space::Medium, Space::Medium, Space::Medium + 1, Space::Small);
    top->setSpacing(Space::Small);
    top->addWidget(m_search);
    top->addWidget(m_chips);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(m_stack, 1);

    m_countSoon->setSingleShot(true);
    m_countSoon->setInterval(200ms);
    connect(m_countSoon, &QTimer::timeout, this, &BuildListPane::count);
    connect(m_search, &SearchField::searched, this, &BuildListPane::applyFilter);
    connect(m_chips, &FilterChips::chosenChanged, this, &BuildListPane::applyFilter);
    connect(m_model, &BuildListModel::filled, this, &BuildListPane::showEmptiness);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (!current.isValid())
            return;
        m_read = m_model->record(current.row()).build.key();
        Q_EMIT chosen(m_model->record(current.row()));
    });
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        const QModelIndex index = m_view->indexAt(place);
        if (index.isValid())
            Q_EMIT menuRequested(m_model->record(index.row()), m_view->viewport()->mapToGlobal(place));
    });
    connect(&ticker, &Ticker::second, this, [this] { repaintRunning(false); });
    connect(&ticker, &Ticker::minute, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(&ticker, &Ticker::turned, this, [this](qreal degrees) {
        m_delegate->setTurn(degrees);
        repaintRunning(true);
    });
}

bool BuildListPane::choose(const Model::BuildKey &key)
{
    const int row = m_model->rowOf(key);
    if (row >= 0)
        m_view->newest().choose(row);
    return row >= 0;
}

void BuildListPane::chooseNone(const Model::BuildKey &read)
{
    m_read = read;
    m_view->newest().chooseNone();
}

void BuildListPane::setReader(QWidget &reader)
{
    m_view->newest().setReader(reader);
}

int BuildListPane::headHeight() const
{
    return layout()->itemAt(0)->sizeHint().height();
}

void BuildListPane::focusList()
{
    QWidget *place = m_search; // with nothing listed
    if (m_stack->currentWidget() == m_view)
        place = m_view;
    place->setFocus(Qt::OtherFocusReason);
}

void BuildListPane::buildChanged(const Store::BuildRecord &record)
{
    m_model->buildChanged(record);
    m_countSoon->start();
}

void BuildListPane::reload()
{
    m_model->reload();
    count();
}

void BuildListPane::applyFilter()
{
    Store::BuildFilter filter;
    filter.text = m_search->text().trimmed();
    filter.statuses = chipStatuses().value(m_chips->chosen());
    m_model->setFilter(filter);
}

void BuildListPane::chooseAgain()
{
    // Only what was chosen: another build in between would begin its log anew.
    if (!m_view->newest().isSettled() || m_read.id == 0)
        m_view->newest().chooseNewest();
    else if (!choose(m_read))
        m_view->newest().chooseNone();
}

void BuildListPane::count()
{
    const auto statuses = chipStatuses();
    for (int chip = RunningChip; chip < statuses.size(); ++chip) {
        const auto counted = m_source.count({{}, statuses[chip]});
        if (!counted)
            continue;
        m_chips->setCount(chip, counted.value());
        if (chip == RunningChip && m_running != counted.value()) {
            m_running = counted.value();
            Q_EMIT runningChanged(m_running);
        }
    }
}

void BuildListPane::showEmptiness()
{
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_view);
    if (!empty) {
        if (!m_view->currentIndex().isValid())
            chooseAgain();
        return;
    }
    const bool filtered = !m_model->filter().text.isEmpty() || !m_model->filter().statuses.isEmpty();
    if (!m_model->failure().isEmpty())
        m_empty->setWords(QStringLiteral("triangle-alert"), tr("The builds cannot be read"), m_model->failure());
    else if (filtered)
        m_empty->setWords(
            QStringLiteral("search"), tr("No build matches"), tr("Other words or another state may find more."));
    else
        m_empty->setWords(QStringLiteral("radio-tower"), tr("No builds yet"),
            tr("Each build appears here the moment Drone tells of it. Push a commit, or restart a build in Drone."));
    Q_EMIT nothingChosen();
}

void BuildListPane::repaintRunning(bool glyphOnly)
{
    const QRect seen = m_view->viewport()->rect();
    QModelIndex index = m_view->indexAt(QPoint(seen.center().x(), 1));
    for (int row = index.isValid() ? index.row() : 0; row < m_model->rowCount(); ++row) {
        index = m_model->index(row);
        const QRect rect = m_view->visualRect(index);
        if (!rect.isValid() || rect.top() > seen.bottom())
            return;
        if (m_model->record(row).build.status == Status::Running)
            m_view->viewport()->update(glyphOnly ? m_delegate->glyphRect(rect, index).adjusted(-1, -1, 1, 1) : rect);
    }
}

void BuildListPane::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.pane);
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(edge, 0, 1, height()), t.line);
}

} // namespace Ui
