// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

/// Plays a row of senders: each of `connections` keep-alive connections to loopback posts a signed body of 5 KB, waits
/// for the 204 and posts the next. Every body of a process is another one, so none is a duplicate. Plain sockets: what
/// it costs must not hide what the server costs.
struct Load
{
    std::uint16_t port = 0;
    int connections = 1;
    std::chrono::milliseconds duration{2'000};
};

struct LoadResult
{
    double perSecond = 0;
    double p50 = 0; ///< ms
    double p99 = 0; ///< ms
    double cpu = 0; ///< of the generator itself, microseconds a request
    std::uint64_t answers = 0;
    std::uint64_t refused = 0; ///< answers other than 204
};

LoadResult generateLoad(const Load &load);
