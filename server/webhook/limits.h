// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace Webhook {

/// How much a client may take of us. Sizes in bytes.
struct Limits
{
    qsizetype requestLine = 8 * 1024; ///< longer: 414
    qsizetype head = 16 * 1024; ///< request line and headers together; longer: 431
    qsizetype headers = 64; ///< how many; more: 431
    qint64 body = 4 * 1024 * 1024; ///< longer: 413, before any of it is read
    /// All unfinished bodies together; beyond, the address that has most of it is answered with 503.
    qint64 unfinished = 6 * 1024 * 1024;
    /// A second, of the large bodies of clients that proved nothing and of what refused ones go on sending; what is
    /// more waits in the kernel, and its sender with it.
    qint64 unprovenBytes = 10 * 1024 * 1024;
    int connections = 512; ///< in all; beyond, one that proved nothing makes room, or the newcomer gets a 503
    int connectionsPerAddress = 256; ///< an IPv6 /64 counts as one address

    std::chrono::milliseconds headTime{5'000}; ///< from its first byte to the end of the head; slower: 408
    std::chrono::milliseconds requestTime{30'000}; ///< from the first byte to the last; slower: 408
    std::chrono::milliseconds answerTime{45'000}; ///< for our own answer; slower: 503. Drone waits for 60 s
    std::chrono::milliseconds idle{10'000}; ///< without a request, as long as nothing good came over that connection
    /// The same after a good delivery. Drone keeps a connection for 90 s: closing it first, just as Drone posts, would
    /// lose that delivery.
    std::chrono::milliseconds idleProven{150'000};
    std::chrono::milliseconds linger{1'000}; ///< a refused client may go on writing for so long, and reads our answer
};

} // namespace Webhook
