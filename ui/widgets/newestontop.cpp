// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/newestontop.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTimer>

#include <chrono>

namespace Ui {

using namespace std::chrono_literals;

NewestOnTop::NewestOnTop(QAbstractItemView &view, QAbstractItemModel &model)
    : QObject(&view)
    , m_view(view)
    , m_followSoon(new QTimer(this))
    , m_trimSoon(new QTimer(this))
{
    // Before the view hears of it: it still has the old layout then.
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, &NewestOnTop::remember);
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first, int last) {
        remember();
        // The view would choose a neighbour, and what is read about the row that goes would go with it.
        if (const int row = m_view.currentIndex().row(); row >= first && row <= last)
            clear();
    });
    view.setModel(&model);

    // Choosing a row reads all about it: not for each of a hundred that come at once, and not for nobody.
    m_followSoon->setSingleShot(true);
    m_followSoon->setInterval(100ms);
    connect(m_followSoon, &QTimer::timeout, this, &NewestOnTop::follow);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first) {
        if (first == 0 && !m_isSettled && m_view.isVisible() && !m_followSoon->isActive())
            m_followSoon->start();
    });
    // Not while the model still tells of what came.
    m_trimSoon->setSingleShot(true);
    connect(m_trimSoon, &QTimer::timeout, this, &NewestOnTop::trim);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this, &model](const QModelIndex &, int first) {
        if (first == 0 && model.rowCount() > MostRows)
            m_trimSoon->start();
    });
    connect(view.selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &current) { m_isSettled |= current.isValid() && !m_isOurs; });
    connect(&view, &QAbstractItemView::pressed, this, [this] { m_isSettled = true; });
    view.installEventFilter(this);
}

bool NewestOnTop::isAtTop() const
{
    const QScrollBar *bar = m_view.verticalScrollBar();
    return bar->value() == bar->minimum();
}

void NewestOnTop::remember()
{
    if (m_uppermost.isValid() || isAtTop())
        return; // remembered since the last layout
    m_uppermost = m_view.indexAt(QPoint(m_view.viewport()->width() / 2, 0));
    m_place = m_view.visualRect(m_uppermost).bottom();
}

void NewestOnTop::keepPlace()
{
    const QRect now = m_uppermost.isValid() ? m_view.visualRect(m_uppermost) : QRect();
    if (!now.isValid())
        return; // it is laid out with the next batch
    m_uppermost = QModelIndex();
    QScrollBar *bar = m_view.verticalScrollBar();
    bar->setValue(bar->value() + now.bottom() - m_place);
}

void NewestOnTop::setReader(QWidget &reader)
{
    m_reader = &reader;
    // Of the whole application: what a child takes for itself does not reach its parent.
    QCoreApplication::instance()->installEventFilter(this);
}

void NewestOnTop::chooseNewest()
{
    const QScopedValueRollback ours(m_isOurs, true);
    select(0);
}

void NewestOnTop::choose(int row)
{
    m_isSettled = true;
    select(row);
}

void NewestOnTop::chooseNone()
{
    m_isSettled = true;
    clear();
}

void NewestOnTop::select(int row)
{
    m_view.selectionModel()->setCurrentIndex(
        m_view.model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view.scrollTo(m_view.currentIndex());
}

void NewestOnTop::clear()
{
    // By the view: it makes the first row current when it gets the focus, unless it was told of none.
    m_view.setCurrentIndex({});
    m_view.clearSelection();
}

void NewestOnTop::follow()
{
    if (!m_isSettled && isAtTop() && m_view.currentIndex().row() != 0 && m_view.model()->rowCount() > 0)
        chooseNewest();
}

void NewestOnTop::trim()
{
    // Behind the panel's icon the lists would grow for months. A row that is chosen goes, too, when nobody sees the
    // list; several are about to be used together.
    const bool isUsed = m_view.isVisible() && (!isAtTop() || m_view.currentIndex().row() >= KeptRows);
    const int surplus = m_view.model()->rowCount() - KeptRows;
    if (surplus > 0 && !isUsed && m_view.selectionModel()->selectedRows().size() <= 1)
        m_view.model()->removeRows(KeptRows, surplus);
}

bool NewestOnTop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
        if (watched == &m_view)
            follow();
        break;
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::KeyPress:
        if (const auto *touched = qobject_cast<QWidget *>(watched);
            m_reader && touched && (touched == m_reader || m_reader->isAncestorOf(touched)))
            m_isSettled = true;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Ui
