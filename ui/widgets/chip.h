// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPainter;

namespace Ui {

/// A short monospaced word on a quiet ground: a branch, a commit, a tag.
void paintChip(QPainter &painter, const QRect &rect, const QString &text, const QPalette &palette);
/// The size that paintChip() wants for `text`, at most `width` wide.
QSize chipSize(const QString &text, int width);

/// paintChip() in a layout; with a link it can be clicked, focused and opened with Enter.
class Chip final : public QWidget
{
    Q_OBJECT

public:
    explicit Chip(QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    void setClickable(bool clickable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_text;
    bool m_clickable = false;
};

} // namespace Ui
