// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Why no window can be opened here, in one line; empty when nothing speaks against it. Asked before the
/// QApplication is made, because Qt ends the program where there is no display.
QString whyNoDisplay();

/// While it lives, Qt's own "cannot open a display" is one clear line on standard error and exit code 3 instead of an
/// abort. Keep it around the QApplication's constructor alone.
class DisplayWatch final
{
    Q_DISABLE_COPY_MOVE(DisplayWatch)

public:
    DisplayWatch();
    ~DisplayWatch();
};
