// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/healthreport.h"

#include <QString>

/// Words for the health report, in the person's language. Pure: the moment that counts as now is passed in.
namespace Ui {

/// "Receiving" for "listener"; a name that is not known stands for itself.
QString componentTitle(const QString &name);
/// The numbers behind a component in one line: "41 MB · 212 GB free"; empty when it has none worth showing.
QString componentFigures(const Health::Component &component, Core::WallTime now);
/// "since 13:55"; empty when it is not known.
QString componentSince(const Health::Component &component, Core::WallTime now);

/// The page's heading and the sentence below it.
struct HealthHeadline
{
    QString title;
    QString text;

    bool operator==(const HealthHeadline &) const = default;
};
/// What fails first, then what is degraded; otherwise always in the same order, whoever reported first.
QList<Health::Component> inOrder(QList<Health::Component> components);
HealthHeadline headlineOf(const Health::Report &report);

/// What the page can do about a component.
enum class HealthAct {
    None,
    Settings, ///< what is missing or wrong is set there
    Deliveries, ///< show what was refused
    Resume, ///< the owner's pause
    Folder, ///< open the data folder
};
HealthAct actFor(const Health::Component &component, bool paused);
QString actWord(HealthAct act);
/// What the button says that lets the service look at a component at once: "Reconnect"; empty when all is well, or
/// nothing could be tried.
QString retryWord(const Health::Component &component, bool paused);

} // namespace Ui
