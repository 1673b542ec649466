// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace Ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Ui::Autostart", text);
}

/// An argument of the Exec key (Desktop Entry Specification, "The Exec key"): quoted, and escaped once more as a
/// string.
QString quotedForExec(QString path)
{
    for (const char *special : {"\\", "\"", "`", "$"})
        path.replace(QLatin1String(special), QLatin1String("\\") + QLatin1String(special));
    path.replace(QLatin1String("\\"), QLatin1String("\\\\"));
    path.replace(QLatin1Char('%'), QLatin1String("%%"));
    return QLatin1Char('"') + path + QLatin1Char('"');
}

} // namespace

Autostart::Autostart(QString folder, QString program, QStringList arguments)
    : m_folder(std::move(folder))
    , m_program(std::move(program))
    , m_arguments(std::move(arguments))
{
}

Autostart Autostart::ofThisProgram(const QStringList &arguments)
{
    return {QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/autostart"),
        QCoreApplication::applicationFilePath(), arguments};
}

QString Autostart::file() const
{
    return QDir(m_folder).filePath(QStringLiteral(DRONE_DISCORD_APP_ID ".desktop"));
}

QString Autostart::target() const
{
    QFile entry(file());
    if (!entry.open(QIODevice::ReadOnly))
        return {};
    QString program = m_program; // of an entry that does not name it
    const QList<QByteArray> lines = entry.readAll().split('\n');
    for (const QByteArray &line : lines) {
        // Hidden is the specification's way to switch an entry off, which all heed. The other one is that of GNOME and
        // of the desktops that came from it; systemd, which starts these entries on some others, does not know it.
        const QByteArray bare = line.simplified().toLower().replace(' ', "");
        if (bare == "hidden=true" || bare == "x-gnome-autostart-enabled=false")
            return {};
        if (bare.startsWith("tryexec="))
            program = QString::fromUtf8(line.mid(line.indexOf('=') + 1)).trimmed();
    }
    return program;
}

bool Autostart::isOn() const
{
    const QString program = target();
    return !program.isEmpty() && !QStandardPaths::findExecutable(program).isEmpty();
}

void Autostart::repair() const
{
    const QString program = target();
    if (!program.isEmpty() && QStandardPaths::findExecutable(program).isEmpty())
        set(true);
}

Outcome Autostart::set(bool on) const
{
    if (!on) {
        if (QFile::exists(file()) && !QFile::remove(file()))
            return {false, tr("The file %1 cannot be removed").arg(file())};
        return {};
    }
    QString command = quotedForExec(m_program) + QStringLiteral(" --minimized");
    for (const QString &argument : m_arguments)
        command += QLatin1Char(' ') + quotedForExec(argument);
    QSaveFile entry(file());
    const QString text = QStringLiteral("[Desktop Entry]\n"
                                        "Type=Application\n"
                                        "Version=1.5\n"
                                        "Name=Drone Discord\n"
                                        "TryExec=%2\n" // ignored once the program is gone
                                        "Exec=%1\n"
                                        "Icon=" DRONE_DISCORD_APP_ID "\n"
                                        "Terminal=false\n"
                                        "X-GNOME-Autostart-enabled=true\n")
                             .arg(command, m_program);
    if (!QDir().mkpath(m_folder) || !entry.open(QIODevice::WriteOnly) || entry.write(text.toUtf8()) < 0
        || !entry.commit())
        return {false, tr("The file %1 cannot be written: %2").arg(file(), entry.errorString())};
    return {};
}

} // namespace Ui
