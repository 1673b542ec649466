// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

#include <QMap>
#include <QStringList>

namespace Fakes {

/// A keychain in memory that fails as the test says.
class FakeSecretStore final : public Secrets::SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    QMap<Secrets::Name, QByteArray> secrets;
    std::optional<Secrets::StoreErrorKind> trouble; ///< every request ends like this
    QStringList asked; ///< "write discord-token"

    /// Its owner unlocks it, and it says so.
    void open();

    void read(Secrets::Name name, ReadDone done) override;
    void write(Secrets::Name name, const QByteArray &secret, Done done) override;
    void remove(Secrets::Name name, Done done) override;
};

} // namespace Fakes
