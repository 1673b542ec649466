// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "display.h"

#include "options.h"

#include <cstdio>
#include <cstdlib>

namespace {

void endOnFatal(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type != QtFatalMsg)
        return; // the fatal line repeats what the others say
    const QString line = QStringLiteral("drone-discord: No window can be opened: %1 Run it with --headless where there "
                                        "is no display.\n")
                             .arg(message.simplified());
    std::fputs(qPrintable(line), stderr);
    std::_Exit(CannotStart);
}

QtMessageHandler before = nullptr;

} // namespace

QString whyNoDisplay()
{
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return {};
    return QStringLiteral("There is no display (neither WAYLAND_DISPLAY nor DISPLAY is set).");
}

DisplayWatch::DisplayWatch()
{
    before = qInstallMessageHandler(endOnFatal);
}

DisplayWatch::~DisplayWatch()
{
    qInstallMessageHandler(before);
}
