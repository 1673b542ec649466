// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

/// What is fed with bytes that nobody thought of. Each function takes any bytes, and ends the process when something
/// that must always hold does not.
namespace Fuzz {

struct Target
{
    const char *name; ///< also the folder of its corpus
    void (*run)(const QByteArray &bytes);
};

QList<Target> targets();

} // namespace Fuzz
