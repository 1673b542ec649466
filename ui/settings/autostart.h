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
    /// `program` is the path of what is started, with --minimized.
    Autostart(QString folder, QString program);
    /// This user's folder and this executable.
    static Autostart ofThisProgram();

    /// The file is there and not switched off in it, as a desktop's own settings do.
    bool isOn() const;
    Outcome set(bool on) const;

private:
    QString file() const;

    QString m_folder;
    QString m_program;
};

} // namespace Ui
