// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace Secrets {

/// What must never be written down outside the keychain. Handed from thread to thread, kept in memory only.
struct Bundle
{
    QByteArray webhookSecret; ///< the HMAC key as Drone has it; empty = deliveries are refused
    QByteArray previousWebhookSecret; ///< still valid while the secret is being changed
    QByteArray discordToken; ///< without "Bot "; empty = cards are previewed, not posted
    QByteArray droneToken; ///< empty = Drone is not asked

    /// The secrets that a delivery may be signed with, newest first.
    QList<QByteArray> webhookSecrets() const;
    bool operator==(const Bundle &) const = default;
};

} // namespace Secrets
