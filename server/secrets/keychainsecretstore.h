// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

#include <chrono>

namespace Secrets {

class KeychainWatch;

/// The keychain of the desktop (Secret Service or KWallet), as secrets of "drone-discord". Never falls back to a file.
/// An answer that does not come in time counts as TimedOut; the keychain may still carry the request out later, in
/// order. Needs the event loop of its thread.
class KeychainSecretStore final : public SecretStore
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeychainSecretStore)

public:
    static constexpr std::chrono::milliseconds Patience{10'000};

    explicit KeychainSecretStore(std::chrono::milliseconds patience = Patience, QObject *parent = nullptr);
    ~KeychainSecretStore() override;

    void read(Name name, ReadDone done) override;
    void write(Name name, const QByteArray &secret, Done done) override;
    void remove(Name name, Done done) override;

private:
    class Errand;
    void watch();
    template <typename Job> void run(Job *job, Name name, ReadDone done);

    std::chrono::milliseconds m_patience;
    KeychainWatch *m_watch = nullptr; ///< from the first failure on
};

} // namespace Secrets
