// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/requesthandler.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Webhook {

QByteArray Request::header(QByteArrayView name) const
{
    const QByteArray *found = nullptr;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (found)
            return {};
        found = &value;
    }
    return found ? *found : QByteArray();
}

int Request::count(QByteArrayView name) const
{
    int number = 0;
    for (const auto &header : headers)
        number += header.first.compare(name, Qt::CaseInsensitive) == 0 ? 1 : 0;
    return number;
}

Answer Answer::message(int status, const char *words)
{
    Answer answer;
    answer.status = status;
    answer.contentType = QByteArrayLiteral("application/json");
    answer.body = QJsonDocument(QJsonObject{{QStringLiteral("message"), QString::fromLatin1(words)}})
                      .toJson(QJsonDocument::Compact);
    return answer;
}

} // namespace Webhook
