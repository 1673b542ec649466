// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace Ui {

class ElidedLabel;

/// The top of a page: what it is, one sentence about it, its actions at the far end.
class PageHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setText(const QString &text);
    /// Actions stand in the order they were added; make the last one the default (accented) one.
    QPushButton *addAction(const QString &text);

private:
    ElidedLabel *m_title;
    ElidedLabel *m_text;
    QHBoxLayout *m_actions;
};

} // namespace Ui
