// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace Ui {

/// A small button on the log's dark ground: an icon, and a word where one is given. Says what it does in its tool tip
/// and to assistive technology.
class LogButton final : public QAbstractButton
{
    Q_OBJECT

public:
    /// `icon` is a name of resources/icons.
    LogButton(const QString &icon, const QString &name, QWidget *parent = nullptr);

    /// Stands out from the text that it floats on.
    void setRaised(bool raised);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    bool m_raised = false;
};

} // namespace Ui
