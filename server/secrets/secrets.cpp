// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secrets.h"

namespace Secrets {

QList<QByteArray> Bundle::webhookSecrets() const
{
    QList<QByteArray> list;
    if (!webhookSecret.isEmpty())
        list.append(webhookSecret);
    if (!previousWebhookSecret.isEmpty() && previousWebhookSecret != webhookSecret)
        list.append(previousWebhookSecret);
    return list;
}

} // namespace Secrets
