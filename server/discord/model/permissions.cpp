// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/model/permissions.h"

#include <QUrlQuery>

namespace Discord {

namespace {

constexpr bool has(quint64 permissions, Permission permission)
{
    return (permissions & static_cast<quint64>(permission)) != 0;
}

} // namespace

quint64 permissionsIn(const Guild &guild, const Channel &channel, const Member &member)
{
    if (has(guild.permissions, Permission::Administrator))
        return ~0ULL;
    Overwrite everyone;
    Overwrite roles;
    Overwrite own;
    for (const Overwrite &overwrite : channel.overwrites) {
        Overwrite *into = nullptr;
        if (overwrite.ofMember)
            into = overwrite.id == member.userId ? &own : nullptr;
        else if (overwrite.id == guild.id)
            into = &everyone;
        else if (member.roles.contains(overwrite.id))
            into = &roles;
        if (into) {
            into->allow |= overwrite.allow;
            into->deny |= overwrite.deny;
        }
    }
    quint64 permissions = guild.permissions;
    for (const Overwrite &layer : {everyone, roles, own})
        permissions = (permissions & ~layer.deny) | layer.allow;
    return permissions;
}

QList<Permission> missingPermissions(quint64 permissions)
{
    QList<Permission> missing;
    const bool seen = has(permissions, Permission::ViewChannel);
    for (const Permission permission : NeededPermissions) {
        if (!seen || !has(permissions, permission))
            missing.append(permission);
    }
    return missing;
}

QUrl invitationFor(const QString &clientId)
{
    quint64 permissions = 0;
    for (const Permission permission : NeededPermissions)
        permissions |= static_cast<quint64>(permission);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("client_id"), clientId);
    query.addQueryItem(QStringLiteral("scope"), QStringLiteral("bot"));
    query.addQueryItem(QStringLiteral("permissions"), QString::number(permissions));
    QUrl url(QStringLiteral("https://discord.com/oauth2/authorize"));
    url.setQuery(query);
    return url;
}

} // namespace Discord
