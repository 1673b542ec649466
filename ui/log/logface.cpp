// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logface.h"

#include "ui/log/logcolours.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace Ui {

namespace {

/// Laying out takes a millisecond for so many characters; longer rows with foreign characters are cut here on screen.
constexpr qsizetype MostLaidOut = 4000;

bool isPlain(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

QFont dressed(QFont font, const Drone::TextStyle &style)
{
    if (style.bold)
        font.setWeight(QFont::Bold);
    font.setItalic(style.italic);
    font.setUnderline(style.underline);
    return font;
}

} // namespace

LogFace::LogFace(const QWidget &widget)
    : m_font(monospaced(Text::Small))
{
    const QFontMetricsF metrics(m_font, &widget);
    // Over many characters, as they are painted: a single advance may be rounded.
    m_cell = metrics.horizontalAdvance(QString(100, u'0')) / 100;
    m_rowHeight = static_cast<int>(std::ceil(metrics.height() * 1.32));
    m_ascent = std::round((m_rowHeight - metrics.height()) / 2 + metrics.ascent());
}

LogRowShape::LogRowShape(const Drone::LogRow &row, const LogFace &face)
    : m_row(row)
    , m_face(face)
{
    if (isPlain(row.text))
        return;
    m_layout = std::make_unique<QTextLayout>(row.text.left(MostLaidOut), face.font());
    m_layout->setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    // A log is a grid, wherever its language is written: rows begin at the left.
    option.setTextDirection(Qt::LeftToRight);
    m_layout->setTextOption(option);
    m_layout->beginLayout();
    m_layout->createLine();
    m_layout->endLayout();
}

LogRowShape::~LogRowShape() = default;

qreal LogRowShape::xOf(qsizetype column) const
{
    if (!m_layout)
        return static_cast<qreal>(column) * m_face.cell();
    return m_layout->lineAt(0).cursorToX(static_cast<int>(std::min(column, m_layout->text().size())));
}

qsizetype LogRowShape::columnAt(qreal x) const
{
    if (m_layout)
        return m_layout->lineAt(0).xToCursor(x);
    return std::clamp<qsizetype>(std::llround(x / m_face.cell()), 0, m_row.text.size());
}

void LogRowShape::paintCells(QPainter &painter, QPointF origin, qsizetype from, qsizetype to,
    const Drone::TextStyle &style, const Tokens &tokens, const QColor &ink) const
{
    if (from >= to)
        return;
    const qreal x = origin.x() + static_cast<qreal>(from) * m_face.cell();
    if (const auto ground = logGround(style, tokens); ground && !ink.isValid())
        painter.fillRect(
            QRectF(x, origin.y(), static_cast<qreal>(to - from) * m_face.cell(), m_face.rowHeight()), *ground);
    painter.setFont(dressed(m_face.font(), style));
    painter.setPen(ink.isValid() ? ink : logInk(style, tokens));
    painter.drawText(QPointF(x, origin.y() + m_face.ascent()), m_row.text.mid(from, to - from));
}

void LogRowShape::paint(
    QPainter &painter, QPointF origin, qreal left, qreal right, const Tokens &tokens, const QColor &ink) const
{
    if (m_layout) {
        QList<QTextLayout::FormatRange> formats;
        const auto format = [&](qsizetype start, qsizetype length, const Drone::TextStyle &style) {
            if (length <= 0)
                return;
            QTextCharFormat how;
            how.setForeground(ink.isValid() ? ink : logInk(style, tokens));
            if (const auto ground = logGround(style, tokens); ground && !ink.isValid())
                how.setBackground(*ground);
            if (style.bold)
                how.setFontWeight(QFont::Bold);
            how.setFontItalic(style.italic);
            how.setFontUnderline(style.underline);
            formats.append({static_cast<int>(start), static_cast<int>(length), how});
        };
        qsizetype at = 0; // ranges that overlap are painted by their first alone
        for (const Drone::StyledSpan &span : m_row.spans) {
            format(at, span.start - at, {});
            format(span.start, span.length, span.style);
            at = span.start + span.length;
        }
        format(at, m_row.text.size() - at, {});
        const qreal top = m_face.ascent() - m_layout->lineAt(0).ascent();
        m_layout->draw(&painter, origin + QPointF(0, top), formats);
        return;
    }
    const qsizetype first = std::max<qsizetype>(0, static_cast<qsizetype>(left / m_face.cell()));
    const qsizetype last =
        std::clamp<qsizetype>(static_cast<qsizetype>(right / m_face.cell()) + 1, 0, m_row.text.size());
    qsizetype at = first;
    for (const Drone::StyledSpan &span : m_row.spans) {
        if (span.start + span.length <= first)
            continue;
        paintCells(painter, origin, at, std::min(span.start, last), {}, tokens, ink);
        paintCells(painter, origin, std::max(span.start, first), std::min(span.start + span.length, last), span.style,
            tokens, ink);
        at = span.start + span.length;
        if (at >= last)
            return;
    }
    paintCells(painter, origin, at, last, {}, tokens, ink);
}

} // namespace Ui
