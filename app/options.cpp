// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace {

/// Every user of the machine can read a command line (ps). What somebody tries to pass there is told a better way; the
/// value itself is not repeated. Empty when nothing of the kind is there.
QString secretOnCommandLine(const QStringList &arguments)
{
    static const QList<QPair<QString, QString>> ways{
        {QStringLiteral("webhook-secret"), QStringLiteral("DRONE_WEBHOOK_SECRET")},
        {QStringLiteral("secret"), QStringLiteral("DRONE_WEBHOOK_SECRET")},
        {QStringLiteral("discord-token"), QStringLiteral("DISCORD_TOKEN")},
        {QStringLiteral("drone-token"), QStringLiteral("DRONE_TOKEN")},
        {QStringLiteral("token"), QStringLiteral("DISCORD_TOKEN or DRONE_TOKEN")},
    };
    for (const QString &argument : arguments) {
        const QString name = argument.section(QLatin1Char('='), 0, 0);
        for (const auto &[option, variable] : ways) {
            if (name == QStringLiteral("--") + option)
                return QStringLiteral("%1 is not taken: every user of this computer can read a command line. Set %2 in "
                                      "the environment, or enter it in the window, which keeps it in the keychain")
                    .arg(name, variable);
        }
    }
    return {};
}

/// What is wrong with the command line; empty when it is understood, and then `parser` has its options.
QString misuse(QCommandLineParser &parser, const QStringList &arguments, const QList<QCommandLineOption> &valued)
{
    if (QString exposed = secretOnCommandLine(arguments.mid(1)); !exposed.isEmpty())
        return exposed;
    if (!parser.parse(arguments))
        return parser.errorText();
    if (const QStringList unexpected = parser.positionalArguments(); !unexpected.isEmpty())
        return QStringLiteral("Unexpected argument \"%1\"").arg(unexpected.first());
    for (const QCommandLineOption &option : valued) {
        // As a script writes it whose variable is not set: the default would be meant by nobody.
        if (parser.values(option).contains(QString()))
            return QStringLiteral("--%1 needs a value, and this one is empty").arg(option.names().constFirst());
    }
    return {};
}

} // namespace

Options readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Receives the webhooks of a Drone CI server and keeps one Discord message for each build true to "
        "that build.\n\n"
        "Environment, each overriding the settings: DRONE_WEBHOOK_SECRET, DISCORD_TOKEN,\n"
        "DISCORD_CHANNEL_ID, DISCORD_API_BASE_URL, DRONE_SERVER, DRONE_TOKEN.\n\n"
        "Exit codes: 0 fine, 1 a check failed, 2 wrong usage, 3 cannot start."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help."));
    const QCommandLineOption version(
        {QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Show the version."));
    const QCommandLineOption headless(
        QStringLiteral("headless"), QStringLiteral("No window and no tray icon; needs no display."));
    const QCommandLineOption demo(QStringLiteral("demo"),
        QStringLiteral("Play a built-in working day of signed deliveries through the real endpoint. Cards are "
                       "previewed, nothing leaves the machine, the database is a temporary one."));
    const QCommandLineOption listen(QStringLiteral("listen"),
        QStringLiteral("Where to receive; default 0.0.0.0:5000. Port 0 takes any free one and prints it."),
        QStringLiteral("ADDRESS:PORT"));
    const QCommandLineOption config(QStringLiteral("config"),
        QStringLiteral("Settings file; default ~/.config/drone-discord/drone-discord.ini."), QStringLiteral("FILE"));
    const QCommandLineOption dataDir(QStringLiteral("data-dir"),
        QStringLiteral("Folder of the database and the log; default ~/.local/share/drone-discord."),
        QStringLiteral("DIR"));
    const QCommandLineOption minimized(QStringLiteral("minimized"), QStringLiteral("Start with the window minimised."));
    const QCommandLineOption check(QStringLiteral("check"),
        QStringLiteral("Print the health report as JSON, of the running program if there is one; exit 0 when nothing "
                       "fails, 1 otherwise."));
    parser.addOptions({help, version, headless, demo, listen, config, dataDir, minimized, check});

    Options options;
    if (const QString wrong = misuse(parser, arguments, {listen, config, dataDir}); !wrong.isEmpty()) {
        options.print = QStringLiteral("drone-discord: %1\nSee drone-discord --help.\n").arg(wrong);
        options.exitCode = UsageError;
        return options;
    }
    if (parser.isSet(help)) {
        options.print = parser.helpText();
        options.exitCode = Fine;
        return options;
    }
    if (parser.isSet(version)) {
        options.print = QStringLiteral("drone-discord " DRONE_DISCORD_VERSION "\n");
        options.exitCode = Fine;
        return options;
    }
    options.headless = parser.isSet(headless);
    options.demo = parser.isSet(demo);
    options.minimized = parser.isSet(minimized);
    options.check = parser.isSet(check);
    options.listen = parser.value(listen);
    options.configFile = parser.value(config);
    options.dataDir = parser.value(dataDir);
    return options;
}
