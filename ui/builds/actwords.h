// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"
#include "model/buildact.h"

#include <QList>
#include <QString>

namespace Ui {

/// What Drone can be asked to do with a build in this state, what the person most likely wants first.
QList<Model::Act> actsFor(const Model::Build &build);
/// The numbers of the stages that wait for approval.
QList<int> blockedStages(const Model::Build &build);

QString actName(Model::Act act); ///< "Restart"
QString actButton(Model::Act act); ///< "&Restart", "Pro&mote…"
QString actUnderWay(Model::Act act); ///< "Asking Drone to restart this build"
QString actIcon(Model::Act act);

/// What is asked before Drone is.
struct ActWords
{
    QString title; ///< of the window
    QString question; ///< names the build
    QString consequence; ///< what will happen
    QString yes; ///< the button that does it
};
ActWords actWords(Model::Act act, const Model::Build &build);

} // namespace Ui
