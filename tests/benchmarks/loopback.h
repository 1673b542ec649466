// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstdint>

/// A blocking connection to 127.0.0.1; -1 when there is none.
int connectToLoopback(std::uint16_t port);
bool sendAll(int descriptor, QByteArrayView bytes);
