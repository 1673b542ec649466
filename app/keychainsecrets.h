// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

/// Fills up the secrets of a run without a window: what the surroundings did not give may be in the keychain, put there
/// in the window. With webhook secret and bot token given nobody is asked, because a server has no keychain to wait
/// for.
class KeychainSecrets final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeychainSecrets)

public:
    /// `keychain` is borrowed; nullptr = there is none.
    KeychainSecrets(Secrets::SecretStore *keychain, const Secrets::Bundle &fromOutside, QObject *parent = nullptr);

    /// Ends with known(), from inside the call when nobody is asked.
    void read();

Q_SIGNALS:
    /// All that can be had now, and why the keychain gave nothing, empty when it did; once more when it opens later.
    void known(const Secrets::Bundle &secrets, const QString &trouble);

private:
    void take(const Secrets::Contents &contents);

    Secrets::SecretStore *m_keychain;
    Secrets::Bundle m_secrets;
};

/// A session bus that can be asked for a keychain is there; without one the library would look for it for a second.
bool hasSessionBus();
