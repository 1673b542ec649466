// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Discord::Gateway {

/// What a Gateway packet is about (Discord: Gateway Opcodes). Only those that a bot without voice and members meets.
enum class Opcode {
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    PresenceUpdate = 3,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
};

} // namespace Discord::Gateway
