// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace Fakes {

/// What a window must offer to everybody, checked on a window that is shown. Each returns one line for each breach.

/// Interactive widgets that a screen reader has no name for.
QStringList namelessIn(QWidget &window);
/// Interactive widgets that no number of presses on Tab leads to. The window must be active.
QStringList unreachableIn(QWidget &window);
/// Words that have less room than they need, and widgets that reach over the edge of what holds them.
QStringList cutOffIn(QWidget &window);

} // namespace Fakes
