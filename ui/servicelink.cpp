// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/servicelink.h"

#include "moc_servicelink.cpp" // NOLINT(bugprone-suspicious-include): Qt's way to compile the signals of a header here
