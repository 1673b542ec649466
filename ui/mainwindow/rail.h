// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QVBoxLayout;

namespace Ui {

/// The pages at the window's edge: icon and word each, one chosen. Up and Down move, Ctrl+1 to Ctrl+9 choose.
class Rail final : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    void add(const QString &word, const QString &icon);
    /// A button at the foot, which chooses no page.
    QAbstractButton *addAct(const QString &word, const QString &icon, const QString &toolTip);
    void choose(int page);
    int chosen() const;

Q_SIGNALS:
    void chosenChanged(int page);
    /// A click or a shortcut asked for it, chosen already or not.
    void wanted(int page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_group;
    QVBoxLayout *m_column;
    int m_pages = 0;
};

} // namespace Ui
