// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/stepgantt.h"

#include "ui/text/phrases.h"
#include "ui/theme/indicators.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/stateglyph.h"

#include <QAbstractListModel>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace Ui {

namespace {
constexpr int RowHeight = 23;
constexpr int RowsBeforeScrolling = 8;
} // namespace

class StepGantt::Rows final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void set(const QList<StepRow> &rows)
    {
        const bool sameShape = std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(),
            [](const StepRow &a, const StepRow &b) { return a.stage == b.stage && a.step == b.step; });
        if (sameShape) {
            if (rows == m_rows)
                return;
            m_rows = rows;
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
            return;
        }
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    const StepRow &at(int row) const { return m_rows[row]; }
    int find(int stage, int step) const
    {
        for (qsizetype i = 0; i < m_rows.size(); ++i) {
            if (m_rows[i].stage == stage && m_rows[i].step == step)
                return static_cast<int>(i);
        }
        return -1;
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const StepRow &row = m_rows[index.row()];
        switch (role) {
        case Qt::DisplayRole:
            return row.name;
        case Qt::ToolTipRole:
            return row.error.isEmpty() ? QVariant() : row.error;
        case Qt::AccessibleTextRole:
            return StepGantt::tr("%1, %2, %3", "step, state, duration").arg(row.name, statusName(row.status), row.end);
        default:
            return {};
        }
    }

private:
    QList<StepRow> m_rows;
};

class StepGantt::Bars final : public QStyledItemDelegate
{
public:
    Bars(const Rows &rows, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_rows(rows)
    {
    }

    qreal turn = 0;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {scaled(200), scaled(RowHeight)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens(option.palette);
        const StepRow &row = m_rows.at(index.row());
        const QRect rect = option.rect;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        paintRowGround(*painter, option, QRectF(rect).adjusted(6, 0.5, -6, -0.5));

        const int indent = !row.isStage && m_rows.rowCount() > 0 && m_rows.at(0).isStage ? scaled(14) : 0;
        const qreal side = scaled(11);
        const qreal left = rect.left() + scaled(14) + indent;
        paintGlyph(*painter, QRectF(left, rect.center().y() - side / 2 + 0.5, side, side), row.status, t, turn);

        const int nameLeft = qRound(left + side) + scaled(8);
        const int barLeft = rect.left() + std::min(scaled(182), rect.width() / 3);
        const int endWidth = std::min(scaled(104), rect.width() / 4); // "übersprungen" fits
        const int barRight = rect.right() - endWidth - scaled(14);
        const QFont face = typeface(Text::Body, row.isStage ? QFont::DemiBold : QFont::Normal);
        const QRect nameRect(nameLeft, rect.top(), barLeft - nameLeft - Space::Small, rect.height());
        painter->setFont(face);
        painter->setPen(row.status == Model::Status::Skipped ? t.secondary : t.text);
        painter->drawText(nameRect, Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(face).elidedText(row.name, Qt::ElideMiddle, nameRect.width()));

        const qreal thick = scaled(row.isStage ? 6 : 9);
        const QRectF track(barLeft, rect.center().y() - thick / 2 + 0.5, barRight - barLeft, thick);
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.track);
        painter->drawRoundedRect(track, thick / 2, thick / 2);
        if (row.length > 0) {
            const qreal width = std::max(thick, track.width() * row.length);
            const qreal start = std::min(track.left() + track.width() * row.start, track.right() - width);
            QColor colour = colourOf(row.status, t);
            if (row.isStage)
                colour = mix(colour, t.pane, 0.35);
            painter->setBrush(colour);
            painter->drawRoundedRect(QRectF(start, track.top(), width, thick), thick / 2, thick / 2);
        }
        const QFont small = typeface(Text::Small);
        painter->setFont(small);
        painter->setPen(t.secondary);
        const QRect endRect(barRight + Space::Small, rect.top(), endWidth - Space::Small, rect.height());
        painter->drawText(endRect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(small).elidedText(row.end, Qt::ElideRight, endRect.width()));
        painter->restore();
    }

private:
    const Rows &m_rows;
};

StepGantt::StepGantt(QWidget *parent)
    : QListView(parent)
    , m_rows(new Rows(this))
    , m_bars(new Bars(*m_rows, this))
{
    setModel(m_rows);
    setItemDelegate(m_bars);
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Stages and steps"));
    viewport()->setAutoFillBackground(false);
}

void StepGantt::setBuild(const Model::Build &build, qint64 now)
{
    m_rows->set(stepRows(build, now));
    updateGeometry();
}

void StepGantt::setTurn(qreal degrees)
{
    m_bars->turn = degrees;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        if (m_rows->at(row).status == Model::Status::Running)
            viewport()->update(visualRect(m_rows->index(row)));
    }
}

void StepGantt::chooseStep(int stage, int step)
{
    if (const int row = m_rows->find(stage, step); row >= 0)
        setCurrentIndex(m_rows->index(row));
}

bool StepGantt::isEmpty() const
{
    return m_rows->rowCount() == 0;
}

QSize StepGantt::sizeHint() const
{
    return {scaled(300), std::clamp(m_rows->rowCount(), 1, RowsBeforeScrolling) * scaled(RowHeight)};
}

void StepGantt::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT stepChosen(m_rows->at(current.row()).stage, m_rows->at(current.row()).step);
}

} // namespace Ui
