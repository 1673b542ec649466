// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secrets.h"
#include "settings/settings.h"

#include <QString>

namespace Service {

/// All that the service needs to run, as one value.
struct Configuration
{
    Settings::Values settings;
    Secrets::Bundle secrets;
    QString keychainTrouble; ///< why it did not open: what is missing in `secrets` may be in it; empty = it was read
    QString dataDir;
    bool previewOnly = false; ///< nothing leaves the machine (--demo)
    bool checkOnly = false; ///< look at everything, announce nothing, do not go online (--check)

    /// Where an observation goes that no route names: Discord with a token and a channel, the preview otherwise.
    Model::Channel mainChannel() const
    {
        if (previewOnly || secrets.discordToken.isEmpty())
            return {QStringLiteral("preview"), QStringLiteral("preview")};
        if (settings.channelId.isEmpty())
            return {};
        return {QStringLiteral("discord"), settings.channelId};
    }
    bool usesDiscord() const { return !previewOnly && !secrets.discordToken.isEmpty(); }
    QString databaseFile() const { return dataDir + QStringLiteral("/drone-discord.db"); }

    bool operator==(const Configuration &) const = default;
};

} // namespace Service
