// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Ui {

class BuildListModel;

/// Paints a row of the build list in three lines, with the day's name above the first row of a day.
class BuildRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit BuildRowDelegate(const BuildListModel &model, QObject *parent = nullptr);

    /// Degrees by which running builds' rings are turned.
    void setTurn(qreal degrees) { m_turn = degrees; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Where the state glyph is painted, for a row at `rect`.
    QRect glyphRect(const QRect &rect, const QModelIndex &index) const;

private:
    int rowHeight() const;
    int dayHeight() const;
    QRect bodyOf(const QRect &rect, const QModelIndex &index) const;

    const BuildListModel &m_model;
    qreal m_turn = 0;
};

} // namespace Ui
