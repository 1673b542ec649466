// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkrun.h"
#include "headlessrun.h"
#include "options.h"
#include "startup.h"
#include "unixsignals.h"

#include <QCoreApplication>
#include <QNetworkProxyFactory>
#include <QTextStream>

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("drone-discord"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DRONE_DISCORD_VERSION));
    QNetworkProxyFactory::setUseSystemConfiguration(true);

    const Options options = readOptions(QCoreApplication::arguments());
    if (options.exitCode >= 0) {
        QTextStream(options.exitCode == Fine ? stdout : stderr) << options.print;
        return options.exitCode;
    }
    const UnixSignals signalReader;
    Startup startup = prepareStartup(options);
    if (!startup.error.isEmpty()) {
        QTextStream(stderr) << "drone-discord: " << startup.error << Qt::endl;
        return startup.exitCode;
    }
    if (options.check) {
        CheckRun run(startup);
        run.start();
        return QCoreApplication::exec();
    }
    HeadlessRun run(options, startup);
    QObject::connect(&signalReader, &UnixSignals::stopRequested, &run, [&run] { run.stop(Fine); });
    run.start();
    return QCoreApplication::exec();
}
