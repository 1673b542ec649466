// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QMenu>

namespace Ui {

/// "Pause announcements", with for how long: below the icon in the panel and at the window's edge.
class PauseMenu final : public QMenu
{
    Q_OBJECT

public:
    /// `clock` is borrowed.
    explicit PauseMenu(const Core::Clock &clock, QWidget *parent = nullptr);

Q_SIGNALS:
    /// WallTime::max() = until resumed.
    void pauseRequested(Core::WallTime until);
};

} // namespace Ui
