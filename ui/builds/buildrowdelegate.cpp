// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/buildrowdelegate.h"

#include "ui/builds/buildlistmodel.h"
#include "ui/text/phrases.h"
#include "ui/theme/indicators.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/stateglyph.h"

#include <QPainter>

namespace Ui {

namespace {

/// Draws one line with something at its far end and returns what is left for its beginning.
QRect drawEnd(QPainter &painter, const QRect &line, const QString &text, const QFont &face, const QColor &colour)
{
    const int width = QFontMetrics(face).horizontalAdvance(text);
    painter.setFont(face);
    painter.setPen(colour);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    return line.adjusted(0, 0, -width - Space::Small, 0);
}

int drawStart(QPainter &painter, const QRect &line, const QString &text, const QFont &face, const QColor &colour)
{
    const QFontMetrics metrics(face);
    painter.setFont(face);
    painter.setPen(colour);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, line.width());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return metrics.horizontalAdvance(shown);
}

} // namespace

BuildRowDelegate::BuildRowDelegate(const BuildListModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

int BuildRowDelegate::rowHeight() const
{
    return scaled(81);
}

int BuildRowDelegate::dayHeight() const
{
    return scaled(30);
}

QRect BuildRowDelegate::bodyOf(const QRect &rect, const QModelIndex &index) const
{
    return index.data(BuildListModel::DayRole).toDate().isValid() ? rect.adjusted(0, dayHeight(), 0, 0) : rect;
}

QRect BuildRowDelegate::glyphRect(const QRect &rect, const QModelIndex &index) const
{
    const QRect body = bodyOf(rect, index);
    const int side = scaled(20);
    return {body.left() + scaled(17), body.top() + scaled(10), side, side};
}

QSize BuildRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool day = index.data(BuildListModel::DayRole).toDate().isValid();
    return {scaled(200), rowHeight() + (day ? dayHeight() : 0)};
}

void BuildRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens(option.palette);
    const Model::Build &build = m_model.record(index.row()).build;
    const qint64 now = m_model.now();
    const QRect body = bodyOf(option.rect, index);
    painter->save();

    if (const QDate day = index.data(BuildListModel::DayRole).toDate(); day.isValid()) {
        const QRect line(option.rect.left() + scaled(14), option.rect.top() + Space::Hair,
            option.rect.width() - scaled(28), dayHeight() - Space::Hair);
        const QDate today = QDateTime::fromSecsSinceEpoch(now).date();
        drawStart(*painter, line, dayName(day, today), typeface(Text::Caption, QFont::DemiBold), t.secondary);
    }
    const bool chosen = option.state & QStyle::State_Selected;
    if (chosen || (option.state & QStyle::State_MouseOver))
        painter->fillRect(body, chosen ? t.selected : t.hovered);
    if (chosen)
        painter->fillRect(QRect(body.left(), body.top(), 3, body.height()), t.accent);
    if (showsFocus(option))
        paintFocus(*painter, QRectF(body).adjusted(3, 0, 0, 0), 0, option.palette);

    paintGlyph(*painter, QRectF(glyphRect(option.rect, index)), build.status, t, m_turn);
    const int left = body.left() + scaled(49);
    const int width = body.right() - scaled(14) - left;
    const auto lineAt = [&](int top) { return QRect(left, body.top() + scaled(top), width, scaled(20)); };

    const QFont strong = typeface(Text::Body, QFont::DemiBold);
    const QFont plain = typeface(Text::Body);
    const QFont small = typeface(Text::Small);
    QRect line = drawEnd(*painter, lineAt(9), shortWhen(momentOf(build), now), small, t.secondary);
    const QString number = QStringLiteral("#%1").arg(build.number);
    const int numberWidth = QFontMetrics(plain).horizontalAdvance(number) + Space::Hair;
    const int nameWidth =
        drawStart(*painter, line.adjusted(0, 0, -numberWidth, 0), build.repository.slug, strong, t.text);
    // Whole in any case: the name made room for it, and an elided text may be a pixel wider than it was to be.
    painter->setFont(plain);
    painter->setPen(t.secondary);
    painter->drawText(line.adjusted(nameWidth + Space::Hair, 0, Space::Small, 0),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, number);

    const auto lasted = elapsed(build, now);
    line = drawEnd(*painter, lineAt(31), lasted ? clockTime(*lasted) : QString(), small, t.secondary);
    drawStart(*painter, line, subjectOf(build), plain, mix(t.text, t.secondary, 0.6));

    line = lineAt(53);
    const QSize chip = chipSize(refName(build), line.width() * 3 / 5);
    int used = 0;
    if (!refName(build).isEmpty()) {
        const QRect place(line.left(), line.center().y() - chip.height() / 2, chip.width(), chip.height());
        paintChip(*painter, place, refName(build), option.palette);
        used = chip.width() + Space::Small;
    }
    drawStart(*painter, line.adjusted(used, 0, 0, 0), authorOf(build), small, t.secondary);
    painter->restore();
}

} // namespace Ui
