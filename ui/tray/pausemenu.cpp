// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/pausemenu.h"

#include "ui/tray/traystate.h"

#include <QLocale>

namespace Ui {

using namespace std::chrono_literals;

PauseMenu::PauseMenu(const Core::Clock &clock, QWidget *parent)
    : QMenu(tr("&Pause announcements"), parent)
{
    setAccessibleName(tr("Pause announcements"));
    const auto offer = [this, &clock](const QString &words, auto until) {
        connect(addAction(words), &QAction::triggered, this,
            [this, &clock, until] { Q_EMIT pauseRequested(until(clock.wall())); });
    };
    offer(tr("For an &hour"), [](Core::WallTime now) { return now + 1h; });
    offer(tr("Until &tomorrow at %1").arg(QLocale().toString(MorningTime, QLocale::ShortFormat)), tomorrowMorning);
    offer(tr("Until &resumed"), [](Core::WallTime) { return Core::WallTime::max(); });
}

} // namespace Ui
