// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Service {

/// Which builds Drone can be asked about and told to do something with.
struct DroneReach
{
    bool isDemo = false; ///< there is no Drone behind these builds
    bool isConfigured = false; ///< an address and a token are set
    bool isSettled = false; ///< every known system.link is decided: those that are not own are another server's
    QStringList own; ///< system.links that stand for the server

    bool operator==(const DroneReach &) const = default;
};

} // namespace Service
