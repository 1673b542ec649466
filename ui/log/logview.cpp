// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logview.h"

#include "ui/log/logaccessible.h"
#include "ui/text/phrases.h"
#include "ui/theme/indicators.h"

#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace Ui {

namespace {

constexpr int Padding = Space::Small; ///< above the first row and below the last

} // namespace

LogView::LogView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    LogAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Log"));
    viewport()->setAutoFillBackground(false);
    viewport()->setCursor(Qt::IBeamCursor);
    setAutoFillBackground(false);
    setCornerWidget(new QWidget(this)); // else the style fills the corner between the bars
    m_face.emplace(*this);
    makeActs();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_arranging)
            setFollowing(value >= verticalScrollBar()->maximum());
    });
    arrange();
}

LogView::~LogView() = default;

void LogView::start(bool atEnd)
{
    m_document.clear();
    m_search.find(m_search.text(), m_document);
    m_match = m_marked = -1;
    m_anchor = m_caret = {};
    m_dragging = false;
    m_dragScroll.stop();
    m_following = atEnd;
    arrange();
    horizontalScrollBar()->setValue(0);
    if (!atEnd)
        verticalScrollBar()->setValue(0);
    Q_EMIT followingChanged(m_following);
    Q_EMIT searchChanged();
}

void LogView::append(const QList<Drone::LogRow> &rows)
{
    if (rows.isEmpty())
        return;
    if (const qsizetype gone = m_document.append(rows); gone > 0)
        moveRows(-gone);
    m_search.extend(m_document);
    arrange();
    if (!m_search.text().isEmpty())
        Q_EMIT searchChanged();
}

void LogView::moveRows(qsizetype by)
{
    const auto moved = [by](LogPosition position) { return LogPosition{position.row + by, position.column}; };
    m_anchor = m_document.clamped(moved(m_anchor));
    m_caret = m_document.clamped(moved(m_caret));
    m_marked = m_marked < 0 ? -1 : std::max<qsizetype>(-1, m_marked + by);
    // The match is the same one, if it is still there, and another one by its number.
    const LogPosition match = m_match < 0 ? LogPosition{-1, 0} : moved(m_search.at(m_match).start);
    m_search.find(m_search.text(), m_document);
    m_match = m_search.next(match);
    if (m_match >= 0 && m_search.at(m_match).start != match)
        m_match = -1;
    // What is being read stays where it is, as long as it is there.
    const qint64 place = verticalScrollBar()->value() + by * m_face->rowHeight();
    arrange();
    if (m_following)
        return;
    const QScopedValueRollback arranging(m_arranging, true);
    verticalScrollBar()->setValue(static_cast<int>(std::clamp<qint64>(place, 0, verticalScrollBar()->maximum())));
}

void LogView::replace(const QList<Drone::LogRow> &rows)
{
    const auto firstNumber = [this] { return m_document.isEmpty() ? 0 : m_document.at(0).number; };
    const qint64 before = firstNumber();
    m_document.clear();
    m_document.append(rows);
    const qint64 after = firstNumber();
    m_marked = -1;
    // Drone's stream tells the newest lines alone, and of a long log only the end is kept: either may begin elsewhere.
    moveRows(before > 0 && after > 0 ? before - after : 0);
    Q_EMIT searchChanged();
}

void LogView::setFollowing(bool following)
{
    if (following) {
        const QScopedValueRollback arranging(m_arranging, true);
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    }
    if (std::exchange(m_following, following) != following)
        Q_EMIT followingChanged(following);
}

void LogView::mark(qsizetype row)
{
    m_marked = row < m_document.size() ? row : -1;
    const QRect place(0, rowTop(m_marked), 1, m_face->rowHeight());
    if (m_marked >= 0 && m_following && !viewport()->rect().contains(place)) {
        setFollowing(false);
        verticalScrollBar()->setValue(verticalScrollBar()->value() + place.top() - viewport()->height() / 3);
    }
    viewport()->update();
}

void LogView::setTimesShown(bool shown)
{
    m_timesShown = shown;
    arrange();
}

void LogView::arrange()
{
    const QScopedValueRollback arranging(m_arranging, true);
    const auto cells = [this](qsizetype count) { return qRound(static_cast<qreal>(count) * m_face->cell()); };
    const Drone::LogRow last = m_document.isEmpty() ? Drone::LogRow() : m_document.at(m_document.size() - 1);
    const qsizetype digits = std::max<qsizetype>(3, QString::number(last.number).size());
    m_numberWidth = cells(digits) + scaled(24);
    m_timeWidth = m_timesShown && !m_document.isEmpty()
        ? cells(std::max<qsizetype>(4, clockTime(std::chrono::seconds(last.time)).size())) + scaled(14)
        : 0;
    const qint64 high = m_document.size() * m_face->rowHeight() + 2 * Padding;
    const int wide = textLeft() + cells(m_document.columns() + 1) + Padding;
    QScrollBar &down = *verticalScrollBar();
    down.setSingleStep(m_face->rowHeight());
    down.setPageStep(std::max(m_face->rowHeight(), viewport()->height() - m_face->rowHeight()));
    down.setRange(0, static_cast<int>(std::max<qint64>(0, high - viewport()->height())));
    horizontalScrollBar()->setSingleStep(cells(4));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, wide - viewport()->width()));
    if (m_following)
        down.setValue(down.maximum());
    viewport()->update();
}

int LogView::rowTop(qsizetype row) const
{
    return static_cast<int>(row * m_face->rowHeight()) + Padding - verticalScrollBar()->value();
}

LogPosition LogView::positionAt(QPoint point) const
{
    const int y = point.y() - Padding + verticalScrollBar()->value();
    if (m_document.isEmpty() || y < 0)
        return {};
    const qsizetype row = y / m_face->rowHeight();
    if (row >= m_document.size())
        return m_document.end();
    const LogRowShape shape(m_document.at(row), *m_face);
    return {row, shape.columnAt(std::max(0, point.x() - textLeft() + horizontalScrollBar()->value()))};
}

QRect LogView::rectOf(LogPosition position) const
{
    position = m_document.clamped(position);
    if (m_document.isEmpty())
        return {};
    const LogRowShape shape(m_document.at(position.row), *m_face);
    const qreal left = shape.xOf(position.column);
    const qreal right = std::max(left + m_face->cell(), shape.xOf(position.column + 1));
    return QRectF(
        textLeft() - horizontalScrollBar()->value() + left, rowTop(position.row), right - left, m_face->rowHeight())
        .toAlignedRect();
}

void LogView::showPosition(LogPosition position)
{
    const QRect rect = rectOf(position);
    const QRect sight(textLeft(), 0, viewport()->width() - textLeft(), viewport()->height());
    QScrollBar &down = *verticalScrollBar();
    QScrollBar &across = *horizontalScrollBar();
    // Just outside: as little as needed. Far away: with its surroundings.
    if (rect.bottom() < -sight.height() || rect.top() > 2 * sight.height())
        down.setValue(down.value() + rect.center().y() - sight.height() / 2);
    else if (rect.top() < Padding)
        down.setValue(down.value() + rect.top() - Padding);
    else if (rect.bottom() > sight.bottom() - Padding)
        down.setValue(down.value() + rect.bottom() - sight.bottom() + Padding);
    if (rect.left() < sight.left())
        across.setValue(across.value() + rect.left() - sight.left() - sight.width() / 3);
    else if (rect.right() > sight.right())
        across.setValue(across.value() + rect.right() - sight.right() + sight.width() / 3);
}

void LogView::find(const QString &text)
{
    m_search.find(text, m_document);
    m_match = -1;
    if (!text.isEmpty())
        Q_EMIT engaged(); // whether it is found or not
    if (m_search.size() > 0) {
        // What is marked is what was found before: typing goes on from there.
        goToMatch(m_search.next(m_anchor != m_caret ? std::min(m_anchor, m_caret) : positionAt({0, Padding})));
    }
    viewport()->update();
    Q_EMIT searchChanged();
}

void LogView::findNext()
{
    goToMatch(m_search.next(m_match < 0 ? positionAt({0, Padding}) : std::max(m_anchor, m_caret)));
}

void LogView::findPrevious()
{
    goToMatch(m_search.previous(m_match < 0 ? positionAt({0, viewport()->height()}) : std::min(m_anchor, m_caret)));
}

void LogView::goToMatch(qsizetype match)
{
    if (match < 0)
        return;
    m_match = match;
    const LogSearch::Match &found = m_search.at(match);
    select(found.start, {found.start.row, found.start.column + found.length});
    showPosition(found.start);
    Q_EMIT searchChanged();
}

bool LogView::viewportEvent(QEvent *event)
{
    // Another screen, another resolution: characters have other widths.
    if (event->type() == QEvent::ScreenChangeInternal || event->type() == QEvent::FontChange) {
        m_face.emplace(*this);
        arrange();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_face.emplace(*this);
        arrange();
    }
}

void LogView::resizeEvent(QResizeEvent *)
{
    arrange();
}

void LogView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void LogView::paintEvent(QPaintEvent *event)
{
    const Tokens &t = tokens(palette());
    QPainter painter(viewport());
    const qsizetype first = std::max<qsizetype>(0, (event->rect().top() - rowTop(0)) / m_face->rowHeight());
    const qsizetype last =
        std::min(m_document.size() - 1, qsizetype((event->rect().bottom() - rowTop(0)) / m_face->rowHeight()));
    painter.save();
    painter.setClipRect(QRect(textLeft(), 0, viewport()->width() - textLeft(), viewport()->height()));
    for (qsizetype row = first; row <= last; ++row)
        paintRow(painter, row, rowTop(row), t);
    painter.restore();
    const qsizetype top = positionAt({0, 0}).row;
    for (qsizetype row = first; row <= last; ++row)
        paintGutter(painter, row, rowTop(row), row == top, t);
    if (showsFocus(*this))
        paintFocus(painter, QRectF(viewport()->rect()), Radius::Chip, palette());
}

void LogView::paintRow(QPainter &painter, qsizetype row, int y, const Tokens &t) const
{
    const LogRowShape shape(m_document.at(row), *m_face);
    const int scrolled = horizontalScrollBar()->value();
    const QPointF origin(textLeft() - scrolled, y);
    const auto band = [&](qreal from, qreal to) {
        return QRectF(origin.x() + from, y, to - from, m_face->rowHeight());
    };
    const auto again = [&](const QRectF &place, const QColor &ground, const QColor &ink) {
        painter.save();
        painter.setClipRect(place, Qt::IntersectClip);
        painter.fillRect(place, ground);
        shape.paint(painter, origin, scrolled, scrolled + viewport()->width(), t, ink);
        painter.restore();
    };
    if (row == m_marked)
        painter.fillRect(QRect(0, y, viewport()->width(), m_face->rowHeight()), mix(t.logBack, t.failure, 0.24));
    for (const LogSearch::Match &match : m_search.inRow(row))
        painter.fillRect(band(shape.xOf(match.start.column), shape.xOf(match.start.column + match.length)),
            mix(t.logBack, t.running, 0.2));
    shape.paint(painter, origin, scrolled, scrolled + viewport()->width(), t);
    const auto [from, to] = std::minmax(m_anchor, m_caret);
    if (from < to && from.row <= row && row <= to.row) {
        const qreal left = row == from.row ? shape.xOf(from.column) : 0;
        // A line feed that is selected, too, shows as half a cell.
        const qreal right =
            row == to.row ? shape.xOf(to.column) : shape.xOf(m_document.at(row).text.size()) + m_face->cell() / 2;
        again(band(left, right), mix(t.logBack, t.accent, 0.42), Qt::white);
    }
    if (m_match < 0 || m_search.at(m_match).start.row != row)
        return;
    const LogSearch::Match &found = m_search.at(m_match);
    again(band(shape.xOf(found.start.column), shape.xOf(found.start.column + found.length)), t.running, t.logBack);
}

void LogView::paintGutter(QPainter &painter, qsizetype row, int y, bool isFirst, const Tokens &t) const
{
    const Drone::LogRow &line = m_document.at(row);
    const int high = m_face->rowHeight();
    painter.setFont(m_face->font());
    const bool isMatch = m_match >= 0 && m_search.at(m_match).start.row == row;
    if (row == m_marked)
        painter.fillRect(QRect(0, y, textLeft(), high), mix(t.logBack, t.failure, 0.24));
    painter.setPen(isMatch ? t.running : row == m_marked ? t.failureText : t.logFaint);
    const QRect number(0, y, m_numberWidth - scaled(14), high);
    painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter, QString::number(line.number));
    // A second that many lines share is named once.
    if (m_timeWidth == 0 || (!isFirst && row > 0 && m_document.at(row - 1).time == line.time))
        return;
    painter.setPen(t.logFaint);
    const QRect time(m_numberWidth - scaled(14), y, m_timeWidth, high);
    painter.drawText(time, Qt::AlignRight | Qt::AlignVCenter, clockTime(std::chrono::seconds(line.time)));
}

} // namespace Ui
