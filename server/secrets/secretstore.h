// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/result.h"
#include "secrets/secrets.h"

#include <QObject>

#include <functional>
#include <optional>

namespace Secrets {

/// The secrets of a Bundle, one by one.
enum class Name { WebhookSecret, PreviousWebhookSecret, DiscordToken, DroneToken };
constexpr Name AllNames[]{Name::WebhookSecret, Name::PreviousWebhookSecret, Name::DiscordToken, Name::DroneToken};
/// The place of that secret in a Bundle.
QByteArray &secretOf(Bundle &bundle, Name name);
const QByteArray &secretOf(const Bundle &bundle, Name name);
/// What the store knows it by: "discord-token".
QString keyOf(Name name);

enum class StoreErrorKind {
    NotFound, ///< the store answers and holds no such secret
    Locked, ///< it is there, but its owner has to unlock it first
    Unavailable, ///< there is none on this machine, or none runs
    TimedOut, ///< it does not answer; it may be waiting for its owner
    Refused, ///< it answers, is open, and still says no
};
/// `message` says what happened and what to do; `cause` has the store's words.
using StoreError = Core::Error<StoreErrorKind>;
template <typename T> using StoreResult = Core::Result<T, StoreError>;

/// The seam to where secrets are kept: the system's keychain, or a fake. Lives in one thread, in which callbacks run:
/// each exactly once, never from inside the call, and never after the store was destroyed.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using ReadDone = std::function<void(const StoreResult<QByteArray> &)>;
    using Done = std::function<void(const StoreResult<void> &)>;

    using QObject::QObject;

    virtual void read(Name name, ReadDone done) = 0;
    virtual void write(Name name, const QByteArray &secret, Done done) = 0;
    /// A secret that was not there is removed all the same.
    virtual void remove(Name name, Done done) = 0;

    /// That failure in the words that every store has for it.
    static StoreError failure(StoreErrorKind kind, const QString &cause = {});

Q_SIGNALS:
    /// What was locked, absent or busy may answer now: worth asking again.
    void opened();
};

/// What a store holds, and the first reason why something may be missing (NotFound is none).
struct Contents
{
    Bundle bundle;
    std::optional<StoreError> trouble;
};
/// Reads every secret, all at once; `done` as a callback of the store.
void readAll(SecretStore &store, std::function<void(const Contents &)> done);

/// Takes from `kept` what `into` does not have, and remembers it as something to be masked.
void fillUp(Bundle &into, const Bundle &kept);

} // namespace Secrets
