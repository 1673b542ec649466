// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discord/model/values.h"

#include <QUrl>

namespace Discord {

/// Those that matter here. Source: Discord, Permissions.
enum class Permission : quint64 {
    Administrator = 1ULL << 3,
    ViewChannel = 1ULL << 10,
    SendMessages = 1ULL << 11,
    EmbedLinks = 1ULL << 14,
    AttachFiles = 1ULL << 15,
    ReadMessageHistory = 1ULL << 16,
};

/// What keeping messages in a channel takes; reading the history finds a message again whose answer was lost.
constexpr Permission NeededPermissions[]{Permission::ViewChannel, Permission::SendMessages, Permission::EmbedLinks,
    Permission::AttachFiles, Permission::ReadMessageHistory};

/// What `member` may do in `channel`: the guild's permissions, then the channel's overwrites for everyone, for the
/// member's roles and for the member (Discord, Permissions, "Permission Overwrites").
quint64 permissionsIn(const Guild &guild, const Channel &channel, const Member &member);
/// Of the needed ones. All of them where the channel cannot be seen, nothing else counts there.
QList<Permission> missingPermissions(quint64 permissions);

/// The page on which the owner of a server lets the bot in, with just the permissions that it needs
/// (Discord, OAuth2, "Bot Authorization Flow").
QUrl invitationFor(const QString &clientId);

} // namespace Discord
