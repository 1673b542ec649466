// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "programsettings.h"

#include "core/logging.h"
#include "core/redact.h"

ProgramSettings::ProgramSettings(const Options &options, const Startup &startup, QObject *parent)
    : SettingsLink(parent)
    , m_listen(options.listen)
    , m_configuration(startup.configuration)
{
    m_state.inForce = m_configuration.settings;
    m_state.values = m_configuration.settings;
    m_state.secrets = m_configuration.secrets;
    m_state.settingsFile = startup.settingsFile;
    m_state.dataDir = m_configuration.dataDir;
    m_state.demo = options.demo;
    for (const Secrets::Name name : Secrets::AllNames) {
        if (!Secrets::secretOf(m_state.secrets, name).isEmpty())
            m_state.secretsFromOutside.insert(name);
    }
    // A moment ago the start could read it.
    if (!startup.settingsFile.isEmpty()) {
        if (auto values = Settings::load(startup.settingsFile))
            m_state.values = std::move(values).value();
    }
}

Ui::Outcome ProgramSettings::apply(const Settings::Values &values, const Secrets::Bundle &secrets)
{
    if (m_state.demo)
        return {false, tr("This is the demo: nothing here is yours, and nothing can be changed.")};
    auto inForce = Settings::withEnvironment(values);
    if (inForce && !m_listen.isEmpty())
        inForce = Settings::withListen(std::move(inForce).value(), m_listen);
    if (!inForce)
        return {false, inForce.error().text()};
    if (values != m_state.values) {
        if (const auto saved = Settings::save(values, m_state.settingsFile); !saved)
            return {false, saved.error().text()};
    }
    m_state.values = values;
    m_state.inForce = std::move(inForce).value();
    m_state.secrets = secrets;
    enforce();
    return {};
}

void ProgramSettings::takeKeychain(const Secrets::Contents &contents)
{
    if (contents.trouble)
        qCWarning(lcService).noquote() << contents.trouble->text();
    for (const Secrets::Name name : Secrets::AllNames) {
        const QByteArray &kept = Secrets::secretOf(contents.bundle, name);
        if (kept.isEmpty() || m_state.secretsFromOutside.contains(name))
            continue;
        Core::rememberSecret(kept);
        Secrets::secretOf(m_state.secrets, name) = kept;
    }
    enforce();
}

void ProgramSettings::enforce()
{
    m_configuration.settings = m_state.inForce;
    m_configuration.secrets = m_state.secrets;
    Q_EMIT configurationChanged(m_configuration);
    Q_EMIT settingsChanged();
}
