// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/trayglyph.h"

#include "ui/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>

namespace Ui {

namespace {

// All shapes are drawn in a square of side 24.
constexpr QPointF Middle(12, 10.8);

QPainterPath stroked(const QPainterPath &line, qreal width)
{
    QPainterPathStroker stroker;
    stroker.setWidth(width);
    stroker.setCapStyle(Qt::RoundCap);
    stroker.setJoinStyle(Qt::RoundJoin);
    return stroker.createStroke(line);
}

QPainterPath tail()
{
    QPainterPath path;
    path.addPolygon(QPolygonF({QPointF(3.6, 14), QPointF(2.6, 22.8), QPointF(10.4, 19.6)}));
    path.closeSubpath();
    return path;
}

QPainterPath bubble()
{
    QPainterPath path;
    path.addEllipse(Middle, 10, 10);
    return path.united(tail());
}

QPainterPath triangle()
{
    QPainterPath path;
    path.addPolygon(QPolygonF({QPointF(12, 3), QPointF(21.8, 20.4), QPointF(2.2, 20.4)}));
    path.closeSubpath();
    return path.united(stroked(path, 3));
}

/// What is cut out of the shape.
QPainterPath mark(TrayState state)
{
    QPainterPath line;
    switch (state) {
    case TrayState::Idle:
        line.moveTo(7.4, 11.2);
        line.lineTo(10.7, 14.3);
        line.lineTo(16.6, 7.6);
        return stroked(line, 2.6);
    case TrayState::Failed:
        line.moveTo(8.2, 7);
        line.lineTo(15.8, 14.6);
        line.moveTo(15.8, 7);
        line.lineTo(8.2, 14.6);
        return stroked(line, 2.8);
    case TrayState::Paused: // all but a thin bubble and the bars in it
        line.addEllipse(Middle, 7.8, 7.8);
        for (const qreal left : {8.0, 13.0}) {
            QPainterPath bar;
            bar.addRoundedRect(QRectF(left, 6.6, 3, 8.4), 1, 1);
            line = line.subtracted(bar);
        }
        return line;
    case TrayState::Degraded:
        line.moveTo(12, 9);
        line.lineTo(12, 13.6);
        line = stroked(line, 2.6);
        line.addEllipse(QPointF(12, 17.6), 1.6, 1.6);
        return line;
    case TrayState::Building:
        break;
    }
    return line;
}

void paintTurning(QPainter &painter, const QColor &colour, qreal turn)
{
    const QRectF ring(Middle - QPointF(8.4, 8.4), QSizeF(16.8, 16.8));
    QColor rest = colour;
    rest.setAlphaF(0.35F);
    painter.setPen(QPen(rest, 3));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(ring);
    painter.setPen(QPen(colour, 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, qRound((90 - turn) * 16), -230 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(Middle, 3.2, 3.2);
    painter.drawPath(tail());
}

} // namespace

QColor trayColour(TrayState state)
{
    const Tokens &t = lightTokens();
    switch (state) {
    case TrayState::Degraded:
    case TrayState::Building:
        return mix(t.running, Qt::black, 0.06); // as it is drawn it has 2.9:1 to the lightest panels
    case TrayState::Paused:
        return t.pending;
    case TrayState::Failed:
        return t.failure;
    case TrayState::Idle:
        break;
    }
    return t.neutral;
}

void paintTrayGlyph(QPainter &painter, const QRectF &rect, TrayState state, qreal turn)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 24, rect.height() / 24);
    const QColor colour = trayColour(state);
    if (state == TrayState::Building)
        paintTurning(painter, colour, turn);
    else
        painter.fillPath((state == TrayState::Degraded ? triangle() : bubble()).subtracted(mark(state)), colour);
    painter.restore();
}

QIcon trayIcon(TrayState state, int frame)
{
    QIcon icon;
    // Panels are 16 to 48 pixels high; a host scales from the nearest one.
    for (const int side : {16, 22, 24, 32, 44, 48}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintTrayGlyph(painter, QRectF(pixmap.rect()), state, 360.0 * frame / TrayFrames);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace Ui
