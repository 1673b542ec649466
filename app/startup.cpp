// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "startup.h"

#include "core/logging.h"
#include "secrets/environmentsecrets.h"

#include <QDir>
#include <QRandomGenerator>

namespace {

Startup failed(QString error, int exitCode)
{
    Startup startup;
    startup.error = std::move(error);
    startup.exitCode = exitCode;
    return startup;
}

/// Nothing of the owner's: a folder of its own, a secret of its own, no token, loopback alone.
Startup demoStartup()
{
    Startup startup;
    startup.temporary = std::make_unique<QTemporaryDir>();
    if (!startup.temporary->isValid())
        return failed(
            QStringLiteral("No temporary folder can be made: %1").arg(startup.temporary->errorString()), CannotStart);
    Service::Configuration &configuration = startup.configuration;
    configuration.previewOnly = true;
    configuration.dataDir = startup.temporary->path();
    configuration.settings.address = QHostAddress(QHostAddress::LocalHost);
    configuration.settings.port = 0;
    QByteArray secret(32, Qt::Uninitialized);
    QRandomGenerator::system()->generate(secret.begin(), secret.end());
    configuration.secrets.webhookSecret = secret.toHex();
    return startup;
}

Startup ordinaryStartup(const Options &options)
{
    Startup startup;
    startup.settingsFile = options.configFile.isEmpty() ? Settings::defaultFile() : options.configFile;
    auto values = Settings::load(startup.settingsFile);
    if (values)
        values = Settings::withEnvironment(std::move(values).value());
    if (!values)
        return failed(values.error().text(), CannotStart);
    startup.configuration.settings = std::move(values).value();
    startup.configuration.secrets = Secrets::withEnvironment({});
    startup.configuration.dataDir = dataDirOf(options);
    return startup;
}

} // namespace

QString dataDirOf(const Options &options)
{
    return QDir(options.dataDir.isEmpty() ? Settings::defaultDataDir() : options.dataDir).absolutePath();
}

Startup prepareStartup(const Options &options)
{
    Startup startup = options.demo ? demoStartup() : ordinaryStartup(options);
    if (!startup.error.isEmpty())
        return startup;
    if (!options.listen.isEmpty()) {
        auto values = Settings::withListen(startup.configuration.settings, options.listen);
        if (!values)
            return failed(values.error().text(), UsageError);
        startup.configuration.settings = std::move(values).value();
    }
    startup.configuration.checkOnly = options.check;
    const QString folder = startup.configuration.dataDir;
    if (!QDir().mkpath(folder))
        return failed(
            QStringLiteral("The data folder %1 cannot be made; give --data-dir another one").arg(folder), CannotStart);
    // A check speaks on standard error alone: the log belongs to the program that runs.
    if (!Core::startLogging(options.check ? QString() : folder + QStringLiteral("/drone-discord.log")))
        qCWarning(lcService).noquote() << "The log file in" << folder << "cannot be written; logging to standard error";
    return startup;
}
