// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkrun.h"
#include "core/heap.h"
#include "hardening.h"
#include "headlessrun.h"
#include "options.h"
#include "startup.h"
#include "unixsignals.h"

#ifdef DRONE_DISCORD_WITH_UI
#include "display.h"
#include "secrets/keychainsecretstore.h"
#include "singleinstance.h"
#include "ui/text/translations.h"
#include "windowedrun.h"

#include <QApplication>
#include <QEventLoop>
#include <QIcon>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTimer>
#endif

#include <QCoreApplication>
#include <QNetworkProxyFactory>
#include <QTextStream>

#include <optional>

namespace {

int fail(const QString &why, int exitCode)
{
    QTextStream(stderr) << "drone-discord: " << why << Qt::endl;
    return exitCode;
}

/// What an earlier run with a window kept; nullptr = there is nobody to ask.
std::unique_ptr<Secrets::SecretStore> keychainFor(const Options &options)
{
#ifdef DRONE_DISCORD_WITH_UI
    if (!options.demo && hasSessionBus())
        return std::make_unique<Secrets::KeychainSecretStore>();
#else
    Q_UNUSED(options)
#endif
    return nullptr;
}

int runWithoutWindow(int argc, char *argv[], const Options &options)
{
    forbidReading();
    const QCoreApplication application(argc, argv);
    const UnixSignals signalReader;
    Startup startup = prepareStartup(options);
    if (!startup.error.isEmpty())
        return fail(startup.error, startup.exitCode);
    const auto keychain = keychainFor(options);
    if (options.check) {
        CheckRun run(startup, keychain.get());
        QObject::connect(
            &signalReader, &UnixSignals::stopRequested, &run, [&run](int signal) { run.stop(exitCodeOf(signal)); });
        run.start();
        return QCoreApplication::exec();
    }
    HeadlessRun run(options, startup, keychain.get());
    QObject::connect(&signalReader, &UnixSignals::stopRequested, &run, [&run] { run.stop(Fine); });
    run.start();
    return QCoreApplication::exec();
}

/// On a server, over ssh, in a container: receiving and announcing need no window, so its lack stops nobody.
int runWithoutWindowFor(const QString &why, int argc, char *argv[], const Options &options)
{
    QTextStream(stderr) << "drone-discord: " << why << " Running without a window, as with --headless." << Qt::endl;
    return runWithoutWindow(argc, argv, options);
}

#ifdef DRONE_DISCORD_WITH_UI

/// For what the desktop says of light and dark, before the memory is closed to it.
constexpr std::chrono::seconds DesktopPatience{5};

std::unique_ptr<QApplication> makeApplication(int &argc, char *argv[])
{
    const DisplayWatch watch;
    return std::make_unique<QApplication>(argc, argv);
}

/// On standard error and, for who started it from a menu, in a dialog.
int failVisibly(const QString &why, int exitCode, const UnixSignals &signalReader)
{
    QMessageBox box(QMessageBox::Critical, QCoreApplication::translate("Main", "Drone Discord cannot start"), why,
        QMessageBox::Close);
    QObject::connect(&box, &QMessageBox::finished, qApp, [exitCode] { QCoreApplication::exit(exitCode); });
    QObject::connect(&signalReader, &UnixSignals::stopRequested, &box, &QMessageBox::reject);
    box.open();
    fail(why, exitCode);
    return QCoreApplication::exec();
}

/// The window that is there already comes forward instead of a second one. Nothing when that one has just ended: then
/// this start goes on.
std::optional<int> raiseOther(SingleInstance &instance, const UnixSignals &signalReader)
{
    constexpr int IsFirst = -1;
    QEventLoop wait;
    QObject::connect(
        &instance, &SingleInstance::answered, &wait, [&wait](bool raised) { wait.exit(raised ? Fine : CannotStart); });
    QObject::connect(&instance, &SingleInstance::becameFirst, &wait, [&wait] { wait.exit(IsFirst); });
    QObject::connect(
        &signalReader, &UnixSignals::stopRequested, &wait, [&wait](int signal) { wait.exit(exitCodeOf(signal)); });
    instance.knock(qgetenv("XDG_ACTIVATION_TOKEN"));
    const int outcome = wait.exec();
    if (outcome == IsFirst)
        return std::nullopt;
    if (outcome != CannotStart)
        return outcome;
    return failVisibly(QCoreApplication::translate(
                           "Main", "It is running already, but does not answer. End that process and start again."),
        CannotStart, signalReader);
}

int runWithWindow(int argc, char *argv[], const Options &options)
{
    if (const QString why = whyNoDisplay(); !why.isEmpty())
        return runWithoutWindowFor(why, argc, argv, options);
    const auto application = makeApplication(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral(DRONE_DISCORD_APP_ID));
    QGuiApplication::setWindowIcon(
        QIcon::fromTheme(QStringLiteral(DRONE_DISCORD_APP_ID), QIcon(QStringLiteral(":/icons/drone-discord.svg"))));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Drone Discord"));
    const Ui::Translations translations{QLocale()};
    const UnixSignals signalReader;

    SingleInstance instance(
        dataDirOf(options), QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation), application.get());
    if (!options.demo && instance.claim() == SingleInstance::Claim::Second) {
        if (const std::optional<int> exitCode = raiseOther(instance, signalReader))
            return *exitCode;
    }
    Startup startup = prepareStartup(options);
    if (!startup.error.isEmpty())
        return failVisibly(startup.error, startup.exitCode, signalReader);
    Secrets::KeychainSecretStore keychain;
    WindowedRun run(*application, options, std::move(startup), keychain);
    QObject::connect(&instance, &SingleInstance::raiseRequested, &run, &WindowedRun::raise);
    QObject::connect(&run, &WindowedRun::stopping, &instance, &SingleInstance::retire);
    QObject::connect(&signalReader, &UnixSignals::stopRequested, &run, [&run] { run.stop(Fine); });
    QObject::connect(&run.appearance(), &Ui::Appearance::desktopAnswered, &run, &forbidReading);
    QTimer::singleShot(DesktopPatience, &run, &forbidReading);
    run.start();
    return QCoreApplication::exec();
}

#else

int runWithWindow(int argc, char *argv[], const Options &options)
{
    return runWithoutWindowFor(QStringLiteral("This build has no window."), argc, argv, options);
}

#endif

/// What the command line asks for decides which application object there will be.
Options optionsOf(int argc, char *argv[])
{
    const QCoreApplication reader(argc, argv);
    return readOptions(QCoreApplication::arguments());
}

} // namespace

int main(int argc, char *argv[])
{
    hardenProcess();
    Core::keepHeapSmall();
    QCoreApplication::setApplicationName(QStringLiteral("drone-discord"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DRONE_DISCORD_VERSION));
    QNetworkProxyFactory::setUseSystemConfiguration(true);

    const Options options = optionsOf(argc, argv);
    if (options.exitCode >= 0) {
        QTextStream(options.exitCode == Fine ? stdout : stderr) << options.print;
        return options.exitCode;
    }
    return options.headless || options.check ? runWithoutWindow(argc, argv, options)
                                             : runWithWindow(argc, argv, options);
}
