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

/// Says when the keychain was unlocked or has come at last: it changed, and its default collection is not locked.
class KeychainWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeychainWatch)

public:
    explicit KeychainWatch(QObject *parent = nullptr);
    ~KeychainWatch() override;

Q_SIGNALS:
    void opened();

private Q_SLOTS:
    void look();
};

} // namespace Secrets
