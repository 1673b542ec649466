// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Ui {

/// The number of a step in a filled circle; a check once the step is done.
class StepMark final : public QWidget
{
    Q_OBJECT

public:
    explicit StepMark(int number, QWidget *parent = nullptr);

    void setDone(bool done);
    bool isDone() const { return m_done; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void name();

    int m_number;
    bool m_done = false;
};

} // namespace Ui
