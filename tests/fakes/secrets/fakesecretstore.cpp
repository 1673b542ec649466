// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/secrets/fakesecretstore.h"

namespace Fakes {

using Secrets::StoreErrorKind;
using Secrets::StoreResult;

void FakeSecretStore::open()
{
    trouble.reset();
    Q_EMIT opened();
}

void FakeSecretStore::read(Secrets::Name name, ReadDone done)
{
    asked.append(QStringLiteral("read ") + Secrets::keyOf(name));
    const auto outcome = [&]() -> StoreResult<QByteArray> {
        if (trouble)
            return failure(*trouble);
        if (!secrets.contains(name))
            return failure(StoreErrorKind::NotFound);
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
        result = failure(*trouble);
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
        result = failure(*trouble);
    else
        secrets.remove(name);
    QMetaObject::invokeMethod(
        this, [done = std::move(done), result] { done(result); }, Qt::QueuedConnection);
}

} // namespace Fakes
