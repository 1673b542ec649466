// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redact.h"

#include <QList>
#include <QMutex>
#include <QMutexLocker>
#include <QRegularExpression>

namespace Core {

namespace {

Q_GLOBAL_STATIC(QMutex, secretsLock)
Q_GLOBAL_STATIC(QList<QString>, secrets)

/// What is shorter may be an ordinary word, and a mask in its place would give it away.
constexpr qsizetype ShortestToken = 12;

QString mask()
{
    return QStringLiteral("******");
}

QString withoutSecrets(QString text, qsizetype shortest)
{
    // At the very end of the process, when nobody knows any more what the secrets were, all is one.
    if (secrets.isDestroyed() || secretsLock.isDestroyed())
        return mask();
    const QMutexLocker lock(secretsLock());
    for (const QString &secret : std::as_const(*secrets())) {
        if (secret.size() >= shortest)
            text.replace(secret, mask());
    }
    return text;
}

} // namespace

void rememberSecret(const QByteArray &secret)
{
    if (secret.size() < 4)
        return;
    const QMutexLocker lock(secretsLock());
    const QString text = QString::fromUtf8(secret);
    if (!secrets()->contains(text))
        secrets()->append(text);
}

QString redactRemembered(QString text)
{
    return withoutSecrets(std::move(text), 0);
}

QString redactTokens(QString text)
{
    return withoutSecrets(std::move(text), ShortestToken);
}

QString redact(QString text)
{
    text = redactRemembered(std::move(text));
    if (text.contains(QLatin1String("Bot ")) || text.contains(QLatin1String("Bearer "))) {
        static const QRegularExpression token(QStringLiteral(R"(\b(Bot|Bearer) [A-Za-z0-9._~+/-]{12,}=*)"));
        text.replace(token, QStringLiteral("\\1 ") + mask());
    }
    return text;
}

} // namespace Core
