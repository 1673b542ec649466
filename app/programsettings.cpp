// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "programsettings.h"

#include "core/logging.h"
#include "store/database.h"
#include "store/databasecopy.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <utility>

namespace {

/// The database itself and what SQLite keeps beside it.
bool isInUse(const QString &file, const QString &database)
{
    const QString wanted = QFileInfo(file).canonicalFilePath();
    if (wanted.isEmpty())
        return false; // there is no such file
    for (const char *end : {"", "-wal", "-shm"}) {
        if (wanted == QFileInfo(database + QLatin1String(end)).canonicalFilePath())
            return true;
    }
    return false;
}

Store::StoreResult<void> copyOf(const QString &database, const QString &target)
{
    const auto reader = Store::Database::open(database, Store::Database::Mode::ReadOnly);
    if (!reader)
        return reader.error();
    return Store::copyDatabase(*reader.value(), target);
}

} // namespace

ProgramSettings::ProgramSettings(const Options &options, const Startup &startup, QObject *parent)
    : SettingsLink(parent)
    , m_listen(options.listen)
    , m_configuration(startup.configuration)
{
    m_copying.setMaxThreadCount(1);
    m_state.inForce = m_configuration.settings;
    m_state.values = m_configuration.settings;
    m_state.secrets = m_configuration.secrets;
    m_state.settingsFile = startup.settingsFile;
    m_state.dataDir = m_configuration.dataDir;
    m_state.demo = options.demo;
    m_state.keychainAwaited = !m_configuration.previewOnly;
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
    Settings::Values wanted = values;
    if (values != m_state.values && QFileInfo::exists(m_state.settingsFile)) {
        // By hand it may say something else meanwhile.
        auto onDisk = Settings::load(m_state.settingsFile);
        if (!onDisk)
            return {false, onDisk.error().text()};
        wanted = Settings::withChanges(std::move(onDisk).value(), m_state.values, values);
    }
    auto inForce = Settings::withEnvironment(wanted);
    if (inForce && !m_listen.isEmpty())
        inForce = Settings::withListen(std::move(inForce).value(), m_listen);
    if (!inForce)
        return {false, inForce.error().text()};
    if (values != m_state.values) {
        if (const auto saved = Settings::save(wanted, m_state.settingsFile); !saved)
            return {false, saved.error().text()};
    }
    m_state.values = wanted;
    m_state.inForce = std::move(inForce).value();
    m_state.secrets = secrets;
    enforce();
    return {};
}

void ProgramSettings::backUp(const QString &target, Done done)
{
    m_copying.start([this, database = m_configuration.databaseFile(), target, done = std::move(done)] {
        Ui::Outcome outcome;
        if (isInUse(target, database))
            outcome = {false, tr("That file is the database in use; choose another name")};
        else if (const auto copied = copyOf(database, target); !copied)
            outcome = {false, copied.error().text()};
        else
            outcome = {true,
                tr("Backed up to %1 (%2)")
                    .arg(QDir::toNativeSeparators(target), QLocale().formattedDataSize(QFileInfo(target).size()))};
        QMetaObject::invokeMethod(
            this, [done, outcome] { done(outcome); }, Qt::QueuedConnection);
    });
}

void ProgramSettings::takeKeychain(const Secrets::Contents &contents)
{
    m_state.keychainAwaited = false;
    m_state.keychainTrouble = contents.trouble ? contents.trouble->message : QString();
    if (contents.trouble)
        qCWarning(lcService).noquote() << contents.trouble->text();
    Secrets::fillUp(m_state.secrets, contents.bundle); // what is there came from outside, or is newer
    enforce();
}

void ProgramSettings::takePort(quint16 port)
{
    if (std::exchange(m_state.portTaken, port) != port)
        Q_EMIT settingsChanged();
}

void ProgramSettings::enforce()
{
    m_configuration.settings = m_state.inForce;
    m_configuration.secrets = m_state.secrets;
    m_configuration.keychainTrouble = m_state.keychainTrouble;
    Q_EMIT configurationChanged(m_configuration);
    Q_EMIT settingsChanged();
}
