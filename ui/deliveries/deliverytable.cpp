// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/deliverytable.h"

#include "ui/deliveries/deliverytablemodel.h"
#include "ui/deliveries/deliverywords.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/newestontop.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace Ui {

namespace {

using Column = DeliveryTableModel::Column;

std::pair<QColor, QColor> chipColours(DeliveryState state, const Tokens &t)
{
    switch (state) {
    case DeliveryState::Folded:
    case DeliveryState::Announced:
        return {t.successBack, t.successText};
    case DeliveryState::Waiting:
        return {t.runningBack, t.runningText};
    case DeliveryState::Refused:
        return {t.failureBack, t.failureText};
    case DeliveryState::Duplicate:
        break;
    }
    return {t.track, t.secondary};
}

class Rows final : public QStyledItemDelegate
{
public:
    Rows(const DeliveryTableModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {scaled(40), std::max(scaled(32), QFontMetrics(typeface(Text::Body)).height() + Space::Medium)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens(option.palette);
        const QRect rect = option.rect;
        const bool chosen = option.state & QStyle::State_Selected;
        painter->save();
        if (chosen || (option.state & QStyle::State_MouseOver))
            painter->fillRect(rect, chosen ? t.selected : t.hovered);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
        const QRect inside = rect.adjusted(scaled(14), 0, -scaled(6), -1);
        const auto column = static_cast<Column>(index.column());
        if (column == Column::State) {
            paintState(*painter, inside, stateOf(m_model.delivery(index.row())), t);
        } else {
            const bool digits = column == Column::Received || column == Column::Answered;
            const QFont face = digits ? monospaced(Text::Small) : typeface(Text::Body);
            painter->setFont(face);
            painter->setPen(column == Column::Answered ? t.secondary : t.text);
            const QFontMetrics metrics(face);
            const QString text = column == Column::Said && m_model.delivery(index.row()).buildNumber != 0
                ? saidText(m_model.delivery(index.row()), metrics, inside.width())
                : metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, inside.width());
            const Qt::Alignment side = column == Column::Answered ? Qt::AlignRight : Qt::AlignLeft;
            painter->drawText(column == Column::Answered ? inside.adjusted(0, 0, -Space::Small, 0) : inside,
                static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine, text);
        }
        if (chosen && index.column() == 0)
            painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height() - 1), t.accent);
        painter->restore();
    }

private:
    static void paintState(QPainter &painter, const QRect &inside, DeliveryState state, const Tokens &t)
    {
        const auto [back, words] = chipColours(state, t);
        const QFont face = typeface(Text::Caption, QFont::DemiBold);
        const QFontMetrics metrics(face);
        const QString name = stateName(state);
        const int height = std::max(scaled(18), metrics.height() + 2);
        const QRectF chip(inside.left(), inside.center().y() - height / 2.0 + 1,
            metrics.horizontalAdvance(name) + scaled(16), height);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(back);
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2);
        painter.setFont(face);
        painter.setPen(words);
        painter.drawText(chip, Qt::AlignCenter, name);
    }

    const DeliveryTableModel &m_model;
};

/// Captions in capitals on the window's ground, as the head of a sheet of paper.
class Heading final : public QHeaderView
{
public:
    explicit Heading(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setStretchLastSection(false);
        setSectionsClickable(false);
        setHighlightSections(false);
        setAutoFillBackground(false);
        viewport()->setAutoFillBackground(false);
    }

    QSize sizeHint() const override { return {QHeaderView::sizeHint().width(), scaled(32)}; }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const Tokens &t = tokens(palette());
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
        QFont face = typeface(Text::Caption, QFont::DemiBold);
        face.setCapitalization(QFont::AllUppercase);
        painter->setFont(face);
        painter->setPen(t.secondary);
        const bool last = section == Column::Answered;
        painter->drawText(rect.adjusted(scaled(14), 0, -scaled(14), 0),
            static_cast<int>((last ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter) | Qt::TextSingleLine,
            model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
    }
};

} // namespace

DeliveryTable::DeliveryTable(DeliveryTableModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setHeader(new Heading(this));
    m_newest = new NewestOnTop(*this, model);
    setItemDelegate(new Rows(model, this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setAccessibleName(tr("Deliveries, newest first"));
    viewport()->setAutoFillBackground(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionResizeMode(Column::Said, QHeaderView::Stretch);
    dress();
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) { Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &DeliveryTable::chosenChanged);
}

QList<qint64> DeliveryTable::chosen() const
{
    QList<qint64> ids;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        ids.append(m_model.delivery(row.row()).id);
    std::sort(ids.begin(), ids.end(), std::greater<>());
    return ids;
}

void DeliveryTable::choose(int row)
{
    m_newest->choose(row);
}

void DeliveryTable::copyRows() const
{
    QStringList lines;
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < Column::ColumnCount; ++column)
            cells.append(row.siblingAtColumn(column).data(Qt::DisplayRole).toString());
        lines.append(cells.join(QLatin1Char('\t')));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void DeliveryTable::keyPressEvent(QKeyEvent *event)
{
    // QAbstractItemView would copy one cell.
    if (event->matches(QKeySequence::Copy))
        copyRows();
    else
        QTreeView::keyPressEvent(event);
}

void DeliveryTable::updateGeometries()
{
    QTreeView::updateGeometries();
    if (m_newest) // the view gets its model while this is made
        m_newest->keepPlace();
}

void DeliveryTable::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange)
        dress();
}

void DeliveryTable::resizeEvent(QResizeEvent *event)
{
    // Where both have no room, what a delivery said is worth more than how fast it was answered.
    header()->setSectionHidden(Column::Answered, width() < scaled(720));
    QTreeView::resizeEvent(event);
}

void DeliveryTable::dress()
{
    header()->resizeSection(Column::Received, scaled(132));
    header()->resizeSection(Column::Event, scaled(150));
    header()->resizeSection(Column::State, scaled(120));
    header()->resizeSection(Column::Answered, scaled(120));
}

} // namespace Ui
