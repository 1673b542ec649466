// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/servicelink.h"

namespace Ui {

/// Starting with the session, the way of the desktops: a file in ~/.config/autostart (Desktop Application Autostart
/// Specification). Off until asked for.
class Autostart
{
public:
    /// `program` is the path of what is started, with --minimized and `arguments`.
    Autostart(QString folder, QString program, QStringList arguments = {});
    /// This user's folder and this executable.
    static Autostart ofThisProgram(const QStringList &arguments);

    /// The file is there, what it starts is there, too, and it is not switched off in it, as a desktop's own settings
    /// do.
    bool isOn() const;
    Outcome set(bool on) const;
    /// Where it is on but what it starts is gone, moved or replaced by a package: lets it start this program.
    void repair() const;

private:
    QString file() const;
    /// What the entry starts, be it there or not; empty = it is switched off.
    QString target() const;

    QString m_folder;
    QString m_program;
    QStringList m_arguments;
};

} // namespace Ui
