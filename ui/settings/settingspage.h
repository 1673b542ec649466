// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/page.h"
#include "ui/settings/discordaccess.h"
#include "ui/settings/droneaccess.h"

class QStackedWidget;
class QTabBar;

namespace Ui {

class Appearance;
class Assistant;
class Autostart;

/// Everything that can be set, in sections, and the first run's assistant in their place until the program is set up.
/// Subjects of reveal(): "setup" and the names of the sections: "receiving", "discord", "drone", "desktop", "data".
class SettingsPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsPage)

public:
    /// What the page is built on; all borrowed.
    struct Parts
    {
        ServiceLink &service;
        SettingsLink &settings;
        Secrets::SecretStore &secrets;
        Core::Clock &clock;
        Appearance &appearance;
        const Autostart &autostart;
    };
    explicit SettingsPage(const Parts &parts, QWidget *parent = nullptr);

    void enter() override;
    void reveal(const QString &subject) override;
    /// Without a webhook secret and a channel to write in nothing shows anywhere: the window should open here.
    bool needsSetup() const;
    Assistant *assistant() const { return m_assistant; }

Q_SIGNALS:
    /// The demo was asked for; the application starts it beside this run.
    void demoRequested();

private:
    void addSection(const QString &name, const QString &word, QWidget *section);

    SettingsLink &m_settings;
    SecretKeeper m_keeper;
    DiscordAccess m_discord;
    DroneAccess m_drone;
    QStackedWidget *m_faces; ///< sections, assistant
    QTabBar *m_tabs;
    QStackedWidget *m_sections;
    Assistant *m_assistant;
    QStringList m_names;
};

} // namespace Ui
