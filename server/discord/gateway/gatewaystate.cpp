// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/gatewaystate.h"

namespace Discord::Gateway {

QString shardStateWord(ShardState state)
{
    switch (state) {
    case ShardState::Stopped:
        return QStringLiteral("stopped");
    case ShardState::AskingAddress:
        return QStringLiteral("asking address");
    case ShardState::Waiting:
        return QStringLiteral("waiting");
    case ShardState::Connecting:
        return QStringLiteral("connecting");
    case ShardState::AwaitingHello:
        return QStringLiteral("awaiting hello");
    case ShardState::Identifying:
        return QStringLiteral("identifying");
    case ShardState::Resuming:
        return QStringLiteral("resuming");
    case ShardState::Ready:
        return QStringLiteral("ready");
    case ShardState::Closing:
        return QStringLiteral("closing");
    case ShardState::GaveUp:
        return QStringLiteral("gave up");
    }
    Q_UNREACHABLE();
}

} // namespace Discord::Gateway
