// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/deliverywords.h"

#include "ui/text/phrases.h"

#include <QJsonDocument>

namespace Ui {

namespace {

struct DeliveryWords
{
    Q_DECLARE_TR_FUNCTIONS(Ui::Deliveries)
};

/// Beyond that, laying it out takes longer than reading it.
constexpr qsizetype LargestLaidOut = 2 * 1024 * 1024;

} // namespace

DeliveryState stateOf(const Model::Delivery &delivery)
{
    switch (delivery.verdict) {
    case Model::Verdict::Refused:
        return DeliveryState::Refused;
    case Model::Verdict::Duplicate:
        return DeliveryState::Duplicate;
    case Model::Verdict::Accepted:
        break;
    }
    if (!delivery.folded)
        return DeliveryState::Waiting;
    return delivery.build.id != 0 ? DeliveryState::Folded : DeliveryState::Announced;
}

QString stateName(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Folded:
        return DeliveryWords::tr("Folded");
    case DeliveryState::Announced:
        return DeliveryWords::tr("Announced");
    case DeliveryState::Waiting:
        return DeliveryWords::tr("Waiting");
    case DeliveryState::Duplicate:
        return DeliveryWords::tr("Duplicate");
    case DeliveryState::Refused:
        return DeliveryWords::tr("Refused");
    }
    return {};
}

QString eventText(const Model::Delivery &delivery)
{
    return delivery.event.isEmpty() ? QStringLiteral("—")
                                    : DeliveryWords::tr("%1 %2", "event, action").arg(delivery.event, delivery.action);
}

QString saidText(const Model::Delivery &delivery)
{
    if (delivery.verdict == Model::Verdict::Refused)
        return DeliveryWords::tr("from %1: %2", "address, reason").arg(delivery.remote, refusalText(delivery.refusal));
    if (delivery.build.id != 0) {
        return DeliveryWords::tr("%1 #%2 → %3", "repository, build number, state")
            .arg(isolated(delivery.slug))
            .arg(delivery.buildNumber)
            .arg(statusName(delivery.buildStatus));
    }
    if (!delivery.slug.isEmpty())
        return delivery.slug;
    return DeliveryWords::tr("a user of %1")
        .arg(delivery.build.systemLink.isEmpty() ? delivery.remote : delivery.build.systemLink);
}

QString saidText(const Model::Delivery &delivery, const QFontMetrics &metrics, int room)
{
    QString whole = saidText(delivery);
    if (metrics.horizontalAdvance(whole) <= room)
        return whole;
    Model::Delivery shortened = delivery;
    if (delivery.build.id != 0 && delivery.verdict != Model::Verdict::Refused) {
        shortened.slug.clear();
        shortened.slug = metrics.elidedText(
            delivery.slug, Qt::ElideRight, room - metrics.horizontalAdvance(saidText(shortened)) - 1);
    }
    return metrics.elidedText(saidText(shortened), Qt::ElideRight, room);
}

QString refusalText(Model::Refusal refusal)
{
    using Model::Refusal;
    switch (refusal) {
    case Refusal::None:
        return {};
    case Refusal::NoSecret:
        return DeliveryWords::tr("no secret was set here");
    case Refusal::SignatureMissing:
        return DeliveryWords::tr("it is not signed");
    case Refusal::SignatureMalformed:
        return DeliveryWords::tr("the signature cannot be read");
    case Refusal::AlgorithmUnsupported:
        return DeliveryWords::tr("the signature is not hmac-sha256");
    case Refusal::NotSigned:
        return DeliveryWords::tr("date and digest are not both signed");
    case Refusal::DateMissing:
        return DeliveryWords::tr("there is no date");
    case Refusal::DateUnreadable:
        return DeliveryWords::tr("the date cannot be read");
    case Refusal::DigestMissing:
        return DeliveryWords::tr("there is no digest");
    case Refusal::DigestMismatch:
        return DeliveryWords::tr("the digest does not match the body");
    case Refusal::SignatureMismatch:
        return DeliveryWords::tr("it was signed with another secret");
    case Refusal::TooOld:
        return DeliveryWords::tr("its date is too old: the clocks differ, or it was held up");
    case Refusal::FromFuture:
        return DeliveryWords::tr("its date is in the future: the clocks differ");
    case Refusal::NotJson:
        return DeliveryWords::tr("the body is not JSON");
    case Refusal::NotDrone:
        return DeliveryWords::tr("the body is not a payload of Drone");
    case Refusal::NotStored:
        return DeliveryWords::tr("it could not be stored");
    }
    return {};
}

QString receivedText(Core::WallTime received, Core::WallTime now)
{
    const QDateTime at = Core::toDateTime(received).toLocalTime();
    if (at.date() == Core::toDateTime(now).toLocalTime().date())
        return at.toString(QStringLiteral("HH:mm:ss.zzz"));
    return QLocale().toString(at, DeliveryWords::tr("d MMM HH:mm:ss", "day and time in a table, QDateTime format"));
}

QString answeredText(std::chrono::microseconds answeredIn)
{
    return DeliveryWords::tr("%1 ms").arg(QLocale().toString(static_cast<double>(answeredIn.count()) / 1000, 'f', 1));
}

Store::DeliveryFilter filterFromText(const QString &typed)
{
    Store::DeliveryFilter filter;
    QStringList rest;
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QString value = word.section(QLatin1Char(':'), 1);
        if (word.startsWith(QLatin1String("repo:")) && !value.isEmpty())
            filter.slug = value;
        else if (word.startsWith(QLatin1String("event:")) && !value.isEmpty())
            filter.event = value;
        else
            rest.append(word);
    }
    filter.text = rest.join(QLatin1Char(' '));
    return filter;
}

bool matches(const Store::DeliveryFilter &filter, const Model::Delivery &delivery)
{
    if ((filter.verdict && *filter.verdict != delivery.verdict) || (filter.build && *filter.build != delivery.build))
        return false;
    if ((!filter.slug.isEmpty() && filter.slug != delivery.slug)
        || (!filter.event.isEmpty() && filter.event != delivery.event))
        return false;
    if ((filter.from && delivery.received < *filter.from) || (filter.until && delivery.received >= *filter.until))
        return false;
    if (filter.text.isEmpty())
        return true;
    for (const QString &field : {delivery.slug, delivery.event, delivery.action, delivery.remote}) {
        if (field.contains(filter.text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

QString readableBody(const QByteArray &body)
{
    if (body.size() <= LargestLaidOut) {
        const QJsonDocument json = QJsonDocument::fromJson(body);
        if (!json.isNull())
            return QString::fromUtf8(json.toJson());
    }
    return QString::fromUtf8(body);
}

} // namespace Ui
