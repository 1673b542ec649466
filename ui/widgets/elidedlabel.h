// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QWidget>

namespace Ui {

/// What words are drawn in, by what they mean.
enum class Tint { Text, Secondary, Faint, Failure, Success, Warning };

/// One line of plain text that gives way when there is no room: cut with an ellipsis, whole in the tool tip.
class ElidedLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(Text size = Text::Body, QFont::Weight weight = QFont::Normal, Tint tint = Tint::Text,
        QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    void setTint(Tint tint);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QFont face() const { return typeface(m_size, m_weight); }

    QString m_text;
    Text m_size;
    QFont::Weight m_weight;
    Tint m_tint;
};

QColor colourOf(Tint tint, const Tokens &tokens);

} // namespace Ui
