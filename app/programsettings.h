// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "startup.h"
#include "ui/settings/settingslink.h"

#include <QThreadPool>

/// The settings of the program that runs: file, what environment and command line say against it, and the secrets in
/// memory. Keeps them together and tells the rest of the program when they change. GUI thread; nothing here waits but
/// the writing of the small file.
class ProgramSettings final : public Ui::SettingsLink
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProgramSettings)

public:
    /// `startup` as prepareStartup() made it: its secrets come from outside, its settings are in force.
    ProgramSettings(const Options &options, const Startup &startup, QObject *parent = nullptr);

    Ui::SettingsState settings() const override { return m_state; }
    Ui::Outcome apply(const Settings::Values &values, const Secrets::Bundle &secrets) override;
    void takeKeychain(const Secrets::Contents &contents) override;
    void backUp(const QString &target, Done done) override;

    /// Deliveries come in there, whatever was asked for.
    void takePort(quint16 port);

    const Service::Configuration &configuration() const { return m_configuration; }

Q_SIGNALS:
    void configurationChanged(const Service::Configuration &configuration);

private:
    void enforce();

    QString m_listen; ///< of the command line; empty = none
    Service::Configuration m_configuration;
    Ui::SettingsState m_state;
    QThreadPool m_copying; ///< one back-up at a time; last, so that it is waited for first
};
