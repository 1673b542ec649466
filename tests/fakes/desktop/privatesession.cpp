// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "privatesession.h"

namespace Fakes {

namespace {

constexpr int ComesUpMs = 10'000;

/// The first line that the program prints on standard output: it says that it is up, and where.
QByteArray firstLine(QProcess &program)
{
    QByteArray line;
    while (!line.endsWith('\n') && program.state() != QProcess::NotRunning) {
        if (!program.waitForReadyRead(ComesUpMs))
            break;
        line += program.readLine();
    }
    return line.trimmed();
}

void end(QProcess &program)
{
    program.terminate();
    if (!program.waitForFinished(2000)) {
        program.kill();
        program.waitForFinished(2000);
    }
}

} // namespace

bool PrivateBus::start(Services services)
{
    for (const char *folder : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(folder, QFile::encodeName(m_home.path()));
    QFile configuration(m_home.filePath(QStringLiteral("bus.conf")));
    if (!configuration.open(QIODevice::WriteOnly))
        return false;
    configuration.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\""
                        " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
                        "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>");
    if (services == Services::Installed)
        configuration.write("<standard_session_servicedirs/>");
    configuration.write("<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                        "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n");
    configuration.close();
    m_daemon.start(QStringLiteral("dbus-daemon"),
        {QStringLiteral("--nofork"), QStringLiteral("--print-address=1"),
            QStringLiteral("--config-file=") + configuration.fileName()});
    if (!m_daemon.waitForStarted(ComesUpMs))
        return false;
    const QByteArray address = firstLine(m_daemon);
    return !address.isEmpty() && qputenv("DBUS_SESSION_BUS_ADDRESS", address);
}

PrivateBus::~PrivateBus()
{
    end(m_daemon);
}

bool PrivateDisplay::start()
{
    m_server.start(QStringLiteral("Xvfb"),
        {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
            QStringLiteral("800x600x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    if (!m_server.waitForStarted(ComesUpMs))
        return false;
    const QByteArray number = firstLine(m_server);
    return !number.isEmpty() && qputenv("DISPLAY", ':' + number);
}

PrivateDisplay::~PrivateDisplay()
{
    end(m_server);
}

} // namespace Fakes
