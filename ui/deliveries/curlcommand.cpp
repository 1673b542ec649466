// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/curlcommand.h"

#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QStringDecoder>

namespace Ui {

namespace {

QByteArray headerOf(const Model::Delivery &delivery, const QByteArray &name)
{
    const QList<QByteArray> lines = delivery.headers.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

/// One word for the shell, whatever is in it.
QString quotedForShell(const QString &text)
{
    QString inside = text;
    return u'\'' + inside.replace(QLatin1Char('\''), QLatin1String("'\\''")) + u'\'';
}

/// Whether the body survives a clipboard and a shell's argument as it is.
bool isPlainText(const QByteArray &body)
{
    for (const char byte : body) {
        if (static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\t')
            return false;
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(body);
    return !decoder.hasError() && !decoded.contains(QChar(0xfffd));
}

} // namespace

QString curlCommand(const Model::Delivery &delivery, const QByteArray &secret, Core::WallTime now)
{
    const QByteArray date = Webhook::httpDate(now);
    const QByteArray digest = Webhook::digestOf(delivery.body);
    QByteArray host = headerOf(delivery, "Host");
    if (host.isEmpty())
        host = "localhost:5000";
    QList<QPair<QByteArray, QByteArray>> headers{{"Content-Type", "application/json"}, {"Date", date},
        {"Digest", digest}, {"Signature", Webhook::sign(date, digest, secret)}};
    if (const QByteArray event = headerOf(delivery, "X-Drone-Event"); !event.isEmpty())
        headers.append({"X-Drone-Event", event});

    QString command = QStringLiteral("curl --include --request POST ")
        + quotedForShell(QStringLiteral("http://%1/").arg(QString::fromLatin1(host)));
    for (const auto &[name, value] : std::as_const(headers))
        command += QStringLiteral(" \\\n  --header ") + quotedForShell(QString::fromLatin1(name + ": " + value));
    if (isPlainText(delivery.body))
        return command + QStringLiteral(" \\\n  --data-binary ") + quotedForShell(QString::fromUtf8(delivery.body))
            + u'\n';
    return QStringLiteral("printf %s ") + quotedForShell(QString::fromLatin1(delivery.body.toBase64()))
        + QStringLiteral(" | base64 -d | ") + command + QStringLiteral(" \\\n  --data-binary @-\n");
}

} // namespace Ui
