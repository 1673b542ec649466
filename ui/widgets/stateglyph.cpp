// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stateglyph.h"

#include "ui/text/phrases.h"

#include <QPainter>
#include <QPainterPath>

namespace Ui {

namespace {

/// The mark inside a filled circle, in a square of side 20.
void paintMark(QPainter &painter, Shape shape, const QColor &mark)
{
    painter.setPen(QPen(mark, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    switch (shape) {
    case Shape::Check:
        painter.drawPolyline(QPolygonF({QPointF(6.2, 10.3), QPointF(8.8, 12.8), QPointF(13.8, 7.6)}));
        break;
    case Shape::Cross:
        painter.drawLine(QPointF(7.1, 7.1), QPointF(12.9, 12.9));
        painter.drawLine(QPointF(12.9, 7.1), QPointF(7.1, 12.9));
        break;
    case Shape::Dash:
        painter.drawLine(QPointF(6.6, 10), QPointF(13.4, 10));
        break;
    case Shape::Pause:
        painter.drawLine(QPointF(7.9, 7.3), QPointF(7.9, 12.7));
        painter.drawLine(QPointF(12.1, 7.3), QPointF(12.1, 12.7));
        break;
    case Shape::Warning:
        painter.drawLine(QPointF(10, 5.6), QPointF(10, 10.6));
        painter.drawPoint(QPointF(10, 14.1));
        break;
    case Shape::Turning:
    case Shape::Ring:
        break;
    }
}

} // namespace

Shape shapeOf(Model::Status status)
{
    using Model::Status;
    switch (status) {
    case Status::Success:
        return Shape::Check;
    case Status::Failure:
    case Status::Error:
        return Shape::Cross;
    case Status::Running:
        return Shape::Turning;
    case Status::Killed:
    case Status::Skipped:
    case Status::Declined:
    case Status::Lost:
        return Shape::Dash;
    case Status::Blocked:
        return Shape::Pause;
    case Status::Pending:
    case Status::WaitingOnDependencies:
    case Status::Unknown:
        break;
    }
    return Shape::Ring;
}

QColor colourOf(Model::Status status, const Tokens &t)
{
    using Model::Status;
    switch (status) {
    case Status::Success:
        return t.success;
    case Status::Failure:
    case Status::Error:
        return t.failure;
    case Status::Running:
    case Status::Blocked:
        return t.running;
    case Status::Pending:
    case Status::WaitingOnDependencies:
        return t.pending;
    case Status::Killed:
    case Status::Skipped:
    case Status::Declined:
    case Status::Lost:
    case Status::Unknown:
        break;
    }
    return t.neutral;
}

Shape shapeOf(Health::Status status)
{
    return status == Health::Status::Pass ? Shape::Check
        : status == Health::Status::Warn  ? Shape::Warning
                                          : Shape::Cross;
}

QColor colourOf(Health::Status status, const Tokens &t)
{
    return status == Health::Status::Pass ? t.success : status == Health::Status::Warn ? t.running : t.failure;
}

void paintGlyph(
    QPainter &painter, const QRectF &rect, Shape shape, const QColor &colour, const QColor &mark, qreal turn)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 20, rect.height() / 20);
    if (shape == Shape::Turning || shape == Shape::Ring) {
        const QRectF ring(1.5, 1.5, 17, 17);
        painter.setBrush(Qt::NoBrush);
        if (shape == Shape::Turning) {
            QColor rest = colour;
            rest.setAlphaF(0.22F);
            painter.setPen(QPen(rest, 2.2));
            painter.drawEllipse(ring);
            painter.setPen(QPen(colour, 2.2, Qt::SolidLine, Qt::RoundCap));
            painter.drawArc(ring, qRound((40 - turn) * 16), 260 * 16);
        } else {
            painter.setPen(QPen(colour, 2.2));
            painter.drawEllipse(ring);
        }
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QRectF(0, 0, 20, 20));
        paintMark(painter, shape, mark);
    }
    painter.restore();
}

void paintGlyph(QPainter &painter, const QRectF &rect, Model::Status status, const Tokens &t, qreal turn)
{
    paintGlyph(painter, rect, shapeOf(status), colourOf(status, t), t.dark ? t.window : t.pane, turn);
}

StateGlyph::StateGlyph(int side, QWidget *parent)
    : QWidget(parent)
    , m_side(side)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStatus(Model::Status::Unknown);
}

void StateGlyph::setStatus(Model::Status status)
{
    m_status = status;
    become(shapeOf(status), statusName(status));
}

void StateGlyph::setStatus(Health::Status status)
{
    m_status = status;
    become(shapeOf(status), healthName(status));
}

void StateGlyph::setTurn(qreal degrees)
{
    m_turn = degrees;
    if (m_shape == Shape::Turning)
        update();
}

QSize StateGlyph::sizeHint() const
{
    return {scaled(m_side), scaled(m_side)};
}

void StateGlyph::become(Shape shape, const QString &words)
{
    m_shape = shape;
    setAccessibleName(words);
    setToolTip(words);
    update();
}

void StateGlyph::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    const QColor colour = std::visit([&t](auto status) { return colourOf(status, t); }, m_status);
    paintGlyph(painter, QRectF(rect()), m_shape, colour, t.dark ? t.window : t.pane, m_turn);
}

} // namespace Ui
