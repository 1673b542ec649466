// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QAbstractButton>

namespace Ui {

class PauseMenu;
class ServiceLink;

/// Pauses announcements, and resumes them: the same as in the menu of the icon in the panel, for desktops without one.
/// A place in the status strip. GUI thread.
class PauseButton final : public QAbstractButton
{
    Q_OBJECT

public:
    /// Both are borrowed and outlive the button.
    PauseButton(ServiceLink &link, const Core::Clock &clock, QWidget *parent = nullptr);

    PauseMenu *menu() const { return m_menu; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void act();
    void showPause();
    void describe();
    bool isPaused() const;

    ServiceLink &m_link;
    const Core::Clock &m_clock;
    PauseMenu *m_menu;
};

} // namespace Ui
