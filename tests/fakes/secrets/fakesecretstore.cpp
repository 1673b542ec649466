// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/secrets/fakesecretstore.h"

namespace Fakes {

using Secrets::StoreErrorKind;
using Secrets::StoreResult;

Secrets::StoreError FakeSecretStore::failure() const
{
    return {*trouble, QStringLiteral("The keychain is not at home"), {}};
}

void FakeSecretStore::read(Secrets::Name name, ReadDone done)
{
    asked.append(QStringLiteral("read ") + Secrets::keyOf(name));
    const auto outcome = [&]() -> StoreResult<QByteArray> {
        if (trouble)
            return failure();
        if (!secrets.contains(name))
            return Secrets::StoreError{StoreErrorKind::NotFound, QStringLiteral("No such secret"), {}};
        return secrets.value(name);
    };
    QMetaObject::invokeMethod(
        this, [done = std::move(done), result = outcome()] { done(result); }, Qt::QueuedConnection);
}

void FakeSecretStore::write(Secrets::Name name, const QByteArray &secret, Done done)
{
    asked.append(QStringLiteral("write ") + Secrets::keyOf(name));
    StoreResult<void> result;
    if (trouble)
        result = failure();
    else
        secrets.insert(name, secret);
    QMetaObject::invokeMethod(
        this, [done = std::move(done), result] { done(result); }, Qt::QueuedConnection);
}

void FakeSecretStore::remove(Secrets::Name name, Done done)
{
    asked.append(QStringLiteral("remove ") + Secrets::keyOf(name));
    StoreResult<void> result;
    if (trouble)
        result = failure();
    else
        secrets.remove(name);
    QMetaObject::invokeMethod(
        this, [done = std::move(done), result] { done(result); }, Qt::QueuedConnection);
}

} // namespace Fakes
