// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/discord/rest/restserver.h"
#include "fakes/drone/droneserver.h"
#include "fakes/secrets/fakesecretstore.h"
#include "fakeservicelink.h"
#include "fakesettingslink.h"
#include "samplebuilds.h"
#include "ui/settings/autostart.h"

#include <QTemporaryDir>

namespace Fakes {

/// All that a settings page is put on, with a Discord on loopback.
struct SettingsDesk
{
    QTemporaryDir folder;
    Core::SystemClock clock;
    FakeServiceLink service;
    FakeSettingsLink settings;
    FakeSecretStore store;
    DiscordRestServer discord;
    Ui::Autostart autostart{folder.path(), program()};

    SettingsDesk()
    {
        discord.token = QStringLiteral("MTIzNDU2Nzg5MDEyMzQ1Njc4.GAbcde.abcdefghijklmnopqrstuvwxyz0123456789ab");
        discord.period = std::chrono::milliseconds(1);
        settings.state.values.discordApi = discord.baseUrl();
        settings.state.values.address = QHostAddress(QStringLiteral("0.0.0.0"));
        settings.state.inForce = settings.state.values;
        settings.state.settingsFile = folder.filePath(QStringLiteral("drone-discord.ini"));
        settings.state.dataDir = folder.path();
        service.report = sampleHealth(now());
        QFile executable(program());
        if (executable.open(QIODevice::WriteOnly))
            executable.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    /// What starts with the session.
    QString program() const { return folder.filePath(QStringLiteral("drone discord")); }
    qint64 now() const { return Core::toMSecs(clock.wall()) / 1000; }
    /// As after a finished set-up.
    void setUp()
    {
        settings.state.secrets.webhookSecret = "4e0c5d3f9a1b7c2d8e6f4e0c5d3f9a1b7c2d8e6f4e0c5d3f9a1b7c2d8e6f4e0c";
        settings.state.secrets.discordToken = discord.token.toUtf8();
        settings.state.values.channelId = QStringLiteral("222222222222222222");
        settings.state.inForce = settings.state.values;
    }
    Model::Delivery delivery(Model::Refusal refusal, std::chrono::seconds ago = {}) const
    {
        Model::Delivery delivery;
        delivery.received = clock.wall() - ago;
        delivery.remote = QStringLiteral("192.168.1.5");
        delivery.verdict = refusal == Model::Refusal::None ? Model::Verdict::Accepted : Model::Verdict::Refused;
        delivery.refusal = refusal;
        delivery.slug = QStringLiteral("acme/website");
        delivery.buildNumber = 412;
        return delivery;
    }
};

} // namespace Fakes
