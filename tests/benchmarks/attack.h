// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <cstdint>

/// What a hostile client does over and over: it sends `head` and then `body` bytes of nothing, `piece` bytes at a time
/// with `pause` between them, and holds the connection until the server ends it.
struct Behaviour
{
    QByteArray head;
    std::int64_t body = 0;
    int piece = 64 * 1024;
    std::chrono::milliseconds pause{0};
    bool leavesAtOnce = false; ///< closes as soon as all is sent
};

/// Connections from 127.0.0.2 and up, each of which behaves in one of the ways, in turn, and is made again when it
/// ends.
struct Attack
{
    const char *name;
    int connections;
    int addresses;
    int connectsPerSecond;
    QList<Behaviour> behaviours;
};

QList<Attack> attacks();

struct Damage
{
    std::uint64_t connected = 0;
    std::uint64_t bytes = 0; ///< sent
    std::uint64_t refused = 0; ///< answers of 4xx and 5xx
    std::uint64_t good = 0; ///< answers of 2xx: there must be none
};

/// Single-threaded, in a process of its own: its cost must not be the server's.
Damage carryOut(const Attack &attack, std::uint16_t port, std::chrono::milliseconds duration);
