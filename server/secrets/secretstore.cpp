// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretstore.h"

#include "core/redact.h"

#include <iterator>
#include <memory>

namespace Secrets {

QByteArray &secretOf(Bundle &bundle, Name name)
{
    switch (name) {
    case Name::WebhookSecret:
        return bundle.webhookSecret;
    case Name::PreviousWebhookSecret:
        return bundle.previousWebhookSecret;
    case Name::DiscordToken:
        return bundle.discordToken;
    case Name::DroneToken:
        break;
    }
    return bundle.droneToken;
}

const QByteArray &secretOf(const Bundle &bundle, Name name)
{
    return secretOf(const_cast<Bundle &>(bundle), name);
}

QString keyOf(Name name)
{
    switch (name) {
    case Name::WebhookSecret:
        return QStringLiteral("webhook-secret");
    case Name::PreviousWebhookSecret:
        return QStringLiteral("previous-webhook-secret");
    case Name::DiscordToken:
        return QStringLiteral("discord-token");
    case Name::DroneToken:
        break;
    }
    return QStringLiteral("drone-token");
}

StoreError SecretStore::failure(StoreErrorKind kind, const QString &cause)
{
    switch (kind) {
    case StoreErrorKind::NotFound:
        return {kind, tr("The system keychain holds no such secret"), cause};
    case StoreErrorKind::Locked:
        return {kind, tr("The system keychain is locked; unlock it and try again"), cause};
    case StoreErrorKind::Unavailable:
        return {kind, tr("No system keychain answers; start one (GNOME Keyring, KWallet or KeePassXC)"), cause};
    case StoreErrorKind::TimedOut:
        return {
            kind, tr("The system keychain does not answer; if it asks for its password, give it and try again"), cause};
    case StoreErrorKind::Refused:
        break;
    }
    return {kind, tr("The system keychain refused; allow Drone Discord to use it and try again"), cause};
}

void readAll(SecretStore &store, std::function<void(const Contents &)> done)
{
    struct Reading
    {
        Contents contents;
        std::size_t left = std::size(AllNames);
        std::function<void(const Contents &)> done;
    };
    // Shared by the four callbacks: the last of them ends it.
    const auto reading = std::make_shared<Reading>();
    reading->done = std::move(done);
    for (const Name name : AllNames) {
        store.read(name, [reading, name](const StoreResult<QByteArray> &answer) {
            if (answer)
                secretOf(reading->contents.bundle, name) = answer.value();
            else if (answer.error().kind != StoreErrorKind::NotFound && !reading->contents.trouble)
                reading->contents.trouble = answer.error();
            if (--reading->left == 0)
                reading->done(reading->contents);
        });
    }
}

void fillUp(Bundle &into, const Bundle &kept)
{
    for (const Name name : AllNames) {
        const QByteArray &secret = secretOf(kept, name);
        if (secret.isEmpty() || !secretOf(into, name).isEmpty())
            continue;
        Core::rememberSecret(secret);
        secretOf(into, name) = secret;
    }
}

} // namespace Secrets
