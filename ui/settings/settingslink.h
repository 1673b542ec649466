// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"
#include "settings/settings.h"
#include "ui/servicelink.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace Ui {

/// What the program runs with, as the settings page sees it.
struct SettingsState
{
    Settings::Values values; ///< as the settings file has them, before environment and command line
    Settings::Values inForce; ///< with environment and command line
    Secrets::Bundle secrets; ///< in force
    QSet<Secrets::Name> secretsFromOutside; ///< which of them the environment or a credential gave
    QString settingsFile;
    QString dataDir;
    bool demo = false; ///< nothing here is the owner's and nothing may be changed
    quint16 portTaken = 0; ///< the port that deliveries come in at; 0 = not known yet

    bool operator==(const SettingsState &) const = default;
    bool keychainAwaited = false; ///< it has not answered yet since the start
    QString keychainTrouble; ///< why it did not open: what is missing in `secrets` may be in it; empty = it was read

    /// What Drone has to be told.
    quint16 port() const { return inForce.port != 0 ? inForce.port : portTaken; }
    /// Set up once, as far as can be seen: a channel is chosen last, and the secrets are where nobody can look now.
    bool isOutOfReach() const { return !keychainTrouble.isEmpty() && !inForce.channelId.isEmpty(); }
    bool isComplete() const
    {
        return !secrets.webhookSecret.isEmpty() && !secrets.discordToken.isEmpty() && !inForce.channelId.isEmpty();
    }
};

/// The only way by which the window changes settings. GUI thread; nothing here waits for the service or the keychain.
/// Implemented by the application; a fake stands in for it in the tests.
class SettingsLink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual SettingsState settings() const = 0;
    /// Writes what differs from settings().values into the file and lets the running program take over all that stands
    /// there then, and the secrets, at once. The secrets go no further than memory:
    /// the keychain is the caller's business. Where environment or command line say something else, they stay in force.
    /// Not ok: nothing has changed, and the message says why. How the service fares with it is in its health.
    virtual Outcome apply(const Settings::Values &values, const Secrets::Bundle &secrets) = 0;

    /// What the keychain holds comes into force where there is nothing yet.
    virtual void takeKeychain(const Secrets::Contents &contents) = 0;

    using Done = std::function<void(const Outcome &)>;
    /// Copies the database, as it is at that moment, to the file `target` while the service goes on; what stood there
    /// is replaced once the copy is complete. `done` comes later, never from inside the call, and not after this
    /// object.
    virtual void backUp(const QString &target, Done done) = 0;

Q_SIGNALS:
    /// settings() answers differently now: applied, or read from the keychain.
    void settingsChanged();
};

} // namespace Ui
