// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace Secrets {

/// Asks the Secret Service whether its default collection is locked, because a locked one is otherwise told as an empty
/// one (Secret Service API, org.freedesktop.Secret.Collection, "Locked"). `done` is called once, later, unless
/// `context` is gone by then; false when there is nobody to ask, or the program was built without D-Bus.
void askWhetherLocked(QObject *context, std::function<void(bool)> done);

} // namespace Secrets
