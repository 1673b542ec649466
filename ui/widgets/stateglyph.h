// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/healthreport.h"
#include "model/build.h"
#include "ui/theme/tokens.h"

#include <QWidget>

#include <variant>

class QPainter;

namespace Ui {

/// State as shape and colour: who cannot tell the colours tells the shapes.
enum class Shape {
    Check, ///< filled circle with a check
    Cross, ///< filled circle with a cross
    Turning, ///< open ring that turns
    Ring, ///< whole ring
    Dash, ///< filled circle with a dash
    Pause, ///< filled circle with pause bars
    Warning, ///< filled circle with an exclamation mark
};

Shape shapeOf(Model::Status status);
QColor colourOf(Model::Status status, const Tokens &tokens);
Shape shapeOf(Health::Status status);
QColor colourOf(Health::Status status, const Tokens &tokens);

/// `turn` in degrees matters to Shape::Turning alone.
void paintGlyph(
    QPainter &painter, const QRectF &rect, Shape shape, const QColor &colour, const QColor &mark, qreal turn = 0);
void paintGlyph(QPainter &painter, const QRectF &rect, Model::Status status, const Tokens &tokens, qreal turn = 0);

/// A state in a layout. Says its state to assistive technology.
class StateGlyph final : public QWidget
{
    Q_OBJECT

public:
    /// `side` in logical pixels as drawn; follows the text size.
    explicit StateGlyph(int side, QWidget *parent = nullptr);

    void setStatus(Model::Status status);
    void setStatus(Health::Status status);
    void setTurn(qreal degrees);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void become(Shape shape, const QString &words);

    int m_side;
    Shape m_shape = Shape::Ring;
    std::variant<Model::Status, Health::Status> m_status = Model::Status::Unknown;
    qreal m_turn = 0;
};

} // namespace Ui
