// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/deliveryjson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Model {

namespace {

using L1 = QLatin1String;

L1 verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Accepted:
        return L1("accepted");
    case Verdict::Duplicate:
        return L1("duplicate");
    case Verdict::Refused:
        break;
    }
    return L1("refused");
}

L1 refusalWord(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None:
        break;
    case Refusal::NoSecret:
        return L1("no_secret");
    case Refusal::SignatureMissing:
        return L1("signature_missing");
    case Refusal::SignatureMalformed:
        return L1("signature_malformed");
    case Refusal::AlgorithmUnsupported:
        return L1("algorithm_unsupported");
    case Refusal::NotSigned:
        return L1("not_signed");
    case Refusal::DateMissing:
        return L1("date_missing");
    case Refusal::DateUnreadable:
        return L1("date_unreadable");
    case Refusal::DigestMissing:
        return L1("digest_missing");
    case Refusal::DigestMismatch:
        return L1("digest_mismatch");
    case Refusal::SignatureMismatch:
        return L1("signature_mismatch");
    case Refusal::TooOld:
        return L1("too_old");
    case Refusal::FromFuture:
        return L1("from_future");
    case Refusal::NotJson:
        return L1("not_json");
    case Refusal::NotDrone:
        return L1("not_drone");
    case Refusal::NotStored:
        return L1("not_stored");
    }
    return {};
}

QJsonArray headerPairs(const QByteArray &headers)
{
    QJsonArray pairs;
    const QList<QByteArray> lines = headers.split('\n');
    for (const QByteArray &line : lines) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            pairs.append(QJsonArray{
                QString::fromLatin1(line.first(colon)), QString::fromLatin1(line.sliced(colon + 1).trimmed())});
    }
    return pairs;
}

} // namespace

QJsonObject toJson(const Delivery &delivery)
{
    QJsonObject json{
        {L1("id"), delivery.id},
        {L1("received"), Core::toDateTime(delivery.received).toString(Qt::ISODateWithMs)},
        {L1("remote"), delivery.remote},
        {L1("verdict"), verdictWord(delivery.verdict)},
        {L1("answered_in_us"), qint64(delivery.answeredIn.count())},
        {L1("headers"), headerPairs(delivery.headers)},
    };
    if (delivery.refusal != Refusal::None)
        json.insert(L1("refusal"), refusalWord(delivery.refusal));
    if (!delivery.event.isEmpty()) {
        json.insert(L1("event"), delivery.event);
        json.insert(L1("action"), delivery.action);
    }
    const QString text = QString::fromUtf8(delivery.body);
    if (text.toUtf8() == delivery.body)
        json.insert(L1("body"), text);
    else
        json.insert(L1("body_base64"), QString::fromLatin1(delivery.body.toBase64()));
    return json;
}

QByteArray exportedDeliveries(const QList<Delivery> &deliveries)
{
    QJsonArray all;
    for (const Delivery &delivery : deliveries)
        all.append(toJson(delivery));
    return QJsonDocument(all).toJson();
}

} // namespace Model
