// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/timelineview.h"

#include "ui/theme/icons.h"
#include "ui/theme/indicators.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/stateglyph.h"

#include <QAbstractListModel>
#include <QPainter>
#include <QStyledItemDelegate>

namespace Ui {

namespace {

constexpr int EntryHeight = 28;

QString clock(Core::WallTime at)
{
    return Core::toDateTime(at).toLocalTime().toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

class TimelineView::Entries final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void set(const QList<TimelineEntry> &entries)
    {
        // No reset: it would take the current row and the place away.
        for (auto last = static_cast<int>(m_entries.size()) - 1; last >= 0;) {
            int stays = last;
            while (stays >= 0 && !entries.contains(m_entries[stays]))
                --stays;
            if (stays < last)
                remove(stays + 1, last);
            last = stays - 1;
        }
        for (int row = 0; row < entries.size(); ++row) {
            if (row < m_entries.size() && m_entries[row] == entries[row])
                continue;
            beginInsertRows({}, row, row);
            m_entries.insert(row, entries[row]);
            endInsertRows();
        }
        // What stands in another order than before.
        if (m_entries.size() > entries.size())
            remove(static_cast<int>(entries.size()), static_cast<int>(m_entries.size()) - 1);
    }
    const TimelineEntry &at(int row) const { return m_entries[row]; }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const TimelineEntry &entry = m_entries[index.row()];
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return entry.text;
        if (role == Qt::AccessibleTextRole)
            return TimelineView::tr("%1, %2", "time, what happened").arg(clock(entry.at), entry.text);
        return {};
    }

private:
    void remove(int first, int last)
    {
        beginRemoveRows({}, first, last);
        m_entries.remove(first, last - first + 1);
        endRemoveRows();
    }

    QList<TimelineEntry> m_entries;
};

class TimelineView::Marks final : public QStyledItemDelegate
{
public:
    Marks(const Entries &entries, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_entries(entries)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {scaled(200), scaled(EntryHeight)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens(option.palette);
        const TimelineEntry &entry = m_entries.at(index.row());
        const QRect rect = option.rect;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        paintRowGround(*painter, option, QRectF(rect).adjusted(4, 1, -4, -1));
        const QFont digits = monospaced(Text::Small);
        painter->setFont(digits);
        painter->setPen(t.secondary);
        const QRect timeRect(rect.left() + scaled(14), rect.top(),
            QFontMetrics(digits).horizontalAdvance(QStringLiteral("00:00:00")) + 1, rect.height());
        painter->drawText(timeRect, Qt::AlignVCenter, clock(entry.at));

        const qreal side = scaled(14);
        const qreal middle = timeRect.right() + scaled(24);
        painter->setPen(QPen(t.line, 1.5));
        const int last = m_entries.rowCount() - 1;
        painter->drawLine(QPointF(middle, index.row() == 0 ? rect.center().y() : rect.top()),
            QPointF(middle, index.row() == last ? rect.center().y() : rect.bottom() + 1));
        const QRectF mark(middle - side / 2, rect.center().y() - side / 2 + 0.5, side, side);
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.pane);
        painter->drawEllipse(mark.adjusted(-2, -2, 2, 2));
        paintMark(*painter, mark, entry, t);

        const QFont face = typeface(Text::Body);
        const QRect textRect(qRound(middle + side / 2) + Space::Medium, rect.top(),
            rect.right() - qRound(middle + side) - Space::Large, rect.height());
        painter->setFont(face);
        painter->setPen(entry.kind == TimelineEntry::Kind::Arrived ? t.secondary : t.text);
        painter->drawText(textRect, Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(face).elidedText(entry.text, Qt::ElideRight, textRect.width()));
        painter->restore();
    }

private:
    static void paintMark(QPainter &painter, const QRectF &rect, const TimelineEntry &entry, const Tokens &t)
    {
        switch (entry.kind) {
        case TimelineEntry::Kind::Ran:
            paintGlyph(painter, rect, entry.status, t);
            break;
        case TimelineEntry::Kind::Arrived:
            paintIcon(painter, rect, QStringLiteral("inbox"), t.secondary);
            break;
        case TimelineEntry::Kind::Sent:
            paintIcon(painter, rect, QStringLiteral("send"), t.accent);
            break;
        case TimelineEntry::Kind::Acted:
            paintIcon(painter, rect, QStringLiteral("play"), t.accent);
            break;
        case TimelineEntry::Kind::NotSent:
        case TimelineEntry::Kind::NotActed:
            paintIcon(painter, rect, QStringLiteral("triangle-alert"), t.failure);
            break;
        }
    }

    const Entries &m_entries;
};

TimelineView::TimelineView(QWidget *parent)
    : QListView(parent)
    , m_entries(new Entries(this))
{
    setModel(m_entries);
    setItemDelegate(new Marks(*m_entries, this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Timeline"));
    viewport()->setAutoFillBackground(false);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const qint64 delivery = m_entries->at(index.row()).delivery; delivery != 0)
            Q_EMIT deliveryActivated(delivery);
    });
}

void TimelineView::setEntries(const QList<TimelineEntry> &entries)
{
    m_entries->set(entries);
}

} // namespace Ui
