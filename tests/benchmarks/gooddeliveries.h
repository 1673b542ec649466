// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

struct GoodDeliveries
{
    std::vector<double> times; ///< from the first byte, or from connecting, to the answer; ms
    int failed = 0; ///< refused, cut off or not answered in five seconds; Drone would not send them again
};

/// An honest sender at 127.0.0.1: one delivery after the other with a short pause between them, in turn over a
/// connection that is kept and over a new one.
GoodDeliveries deliver(std::uint16_t port, std::chrono::milliseconds duration);
