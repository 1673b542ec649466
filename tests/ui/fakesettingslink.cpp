// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakesettingslink.h"

#include "moc_fakesettingslink.cpp"
