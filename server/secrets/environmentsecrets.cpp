// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/environmentsecrets.h"

#include "core/redact.h"

#include <QDir>
#include <QFile>

namespace Secrets {

namespace {

QByteArray credential(const char *variable)
{
    const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    if (folder.isEmpty())
        return {};
    const QString name = QString::fromLatin1(variable).toLower().replace(QLatin1Char('_'), QLatin1Char('-'));
    QFile file(QDir(folder).filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.read(64 * 1024).trimmed() : QByteArray();
}

void take(const char *variable, QByteArray &into)
{
    QByteArray value = qgetenv(variable).trimmed();
    qunsetenv(variable);
    if (value.isEmpty())
        value = credential(variable);
    if (!value.isEmpty())
        into = value;
}

} // namespace

Bundle withEnvironment(Bundle bundle)
{
    take("DRONE_WEBHOOK_SECRET", bundle.webhookSecret);
    take("DISCORD_TOKEN", bundle.discordToken);
    take("DRONE_TOKEN", bundle.droneToken);
    if (bundle.discordToken.startsWith("Bot "))
        bundle.discordToken = bundle.discordToken.mid(4).trimmed();
    for (const QByteArray &secret :
        {bundle.webhookSecret, bundle.previousWebhookSecret, bundle.discordToken, bundle.droneToken})
        Core::rememberSecret(secret);
    return bundle;
}

} // namespace Secrets
