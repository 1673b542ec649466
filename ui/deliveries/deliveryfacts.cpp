// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/deliveryfacts.h"

#include "builds/buildchange.h"
#include "builds/buildmerge.h"
#include "ui/deliveries/deliverywords.h"
#include "ui/text/phrases.h"
#include "webhook/deliveryparser.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"
#include "webhook/refusalledger.h"

namespace Ui {

namespace {

using Mark = Fact::Mark;
using Model::Refusal;
using Model::Verdict;

struct FactWords
{
    Q_DECLARE_TR_FUNCTIONS(Ui::DeliveryFacts)
};

Fact good(const QString &text)
{
    return {Mark::Good, {}, text, {}, Tint::Text};
}
Fact bad(const QString &text)
{
    return {Mark::Bad, {}, text, {}, Tint::Text};
}
Fact open(const QString &text)
{
    return {Mark::Open, {}, text, {}, Tint::Text};
}
Fact plainFact(const QString &text)
{
    return {Mark::None, {}, text, {}, Tint::Text};
}

Webhook::Request requestOf(const Model::Delivery &delivery)
{
    Webhook::Request request;
    const QList<QByteArray> lines = delivery.headers.split('\n');
    for (const QByteArray &line : lines) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            request.headers.append({line.first(colon).trimmed(), line.sliced(colon + 1).trimmed()});
    }
    request.body = delivery.body;
    return request;
}

QString secondsText(std::chrono::milliseconds span)
{
    return QLocale().toString(static_cast<double>(span.count()) / 1000, 'f', 1);
}

/// Whether the endpoint got as far as the signature, and what it found.
Fact macFact(const Model::Delivery &delivery)
{
    switch (delivery.refusal) {
    case Refusal::SignatureMismatch:
        return bad(FactWords::tr("Not made with our secret, or date or digest were changed"));
    case Refusal::NoSecret:
        return open(FactWords::tr("The signature was not checked: no secret"));
    case Refusal::SignatureMissing:
    case Refusal::SignatureMalformed:
    case Refusal::AlgorithmUnsupported:
    case Refusal::NotSigned:
    case Refusal::DateMissing:
    case Refusal::DigestMissing:
        return open(FactWords::tr("The endpoint did not get as far as the HMAC"));
    default:
        return good(FactWords::tr("HMAC matched the secret when it came"));
    }
}

Fact digestFact(const Model::Delivery &delivery, const QByteArray &header)
{
    const QString size = QLocale().toString(delivery.body.size());
    if (header.isEmpty())
        return bad(FactWords::tr("There is not exactly one Digest header"));
    const bool fits = header.compare(Webhook::digestOf(delivery.body), Qt::CaseSensitive) == 0
        || (header.size() > 8 && header.first(8).toUpper() == "SHA-256="
            && header.sliced(8) == Webhook::digestOf(delivery.body).sliced(8));
    if (fits)
        return good(FactWords::tr("Digest matches the %1 bytes received").arg(size));
    if (delivery.verdict == Verdict::Refused && delivery.body.size() == Webhook::RefusalLedger::KeptBody)
        return open(FactWords::tr("Digest cannot be checked: only the first %1 bytes were kept").arg(size));
    return bad(FactWords::tr("Digest does not match the %1 bytes received").arg(size));
}

Fact dateFact(const Model::Delivery &delivery, const QByteArray &header)
{
    const auto sent = Webhook::fromHttpDate(header);
    if (header.isEmpty())
        return bad(FactWords::tr("There is not exactly one Date header"));
    if (!sent)
        return bad(FactWords::tr("The Date header is not an HTTP date"));
    const std::chrono::milliseconds age = delivery.received - *sent;
    const QString words = age.count() >= 0
        ? FactWords::tr("Date %1 s old when it came", "seconds").arg(secondsText(age))
        : FactWords::tr("Date %1 s ahead of our clock", "seconds").arg(secondsText(-age));
    const bool refused = delivery.refusal == Refusal::TooOld || delivery.refusal == Refusal::FromFuture;
    return refused ? bad(FactWords::tr("%1, more than is allowed", "how old").arg(words)) : good(words);
}

bool isTime(const QString &path)
{
    for (const QLatin1String field : {QLatin1String(".started"), QLatin1String(".finished"), QLatin1String(".created"),
             QLatin1String(".updated"), QLatin1String(".stopped")}) {
        if (path.endsWith(field))
            return true;
    }
    return false;
}

QString valueText(const QString &path, const QString &value)
{
    if (isTime(path)) {
        const qint64 seconds = value.toLongLong();
        return seconds == 0 ? QStringLiteral("—")
                            : QDateTime::fromSecsSinceEpoch(seconds).toString(QStringLiteral("HH:mm:ss"));
    }
    if (value.isEmpty())
        return QStringLiteral("—");
    return value.simplified();
}

Fact changeFact(const Builds::FieldChange &change)
{
    Fact fact;
    fact.code = change.path;
    fact.text = FactWords::tr("%1 →", "value before a change").arg(valueText(change.path, change.from));
    fact.result = valueText(change.path, change.to);
    fact.tint = Tint::Secondary;
    if (change.path.endsWith(QLatin1String(".status"))) {
        const Model::Status status = Model::statusFromWord(change.to);
        fact.tint = Model::isFailure(status)   ? Tint::Failure
            : status == Model::Status::Success ? Tint::Success
            : status == Model::Status::Running ? Tint::Warning
                                               : Tint::Text;
    }
    return fact;
}

QString momentText(Core::WallTime moment)
{
    return Core::toDateTime(moment).toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz"));
}

} // namespace

QList<Fact> verificationFacts(const Model::Delivery &delivery)
{
    const Webhook::Request request = requestOf(delivery);
    QList<Fact> facts;
    if (delivery.refusal == Refusal::NoSecret)
        facts.append(bad(FactWords::tr("No secret was set here: it is in the settings")));
    if (request.count("Signature") == 0) {
        facts.append(bad(FactWords::tr("No Signature header: is DRONE_WEBHOOK_SECRET set on Drone?")));
    } else if (request.count("Signature") > 1) {
        facts.append(bad(FactWords::tr("There is more than one Signature header")));
    } else if (const auto parameters = Webhook::parseSignature(request.header("Signature")); !parameters) {
        facts.append(bad(FactWords::tr("The Signature header cannot be read")));
    } else {
        const QString algorithm = QString::fromLatin1(parameters->algorithm);
        facts.append(parameters->algorithm == "hmac-sha256"
                ? good(FactWords::tr("Signature present, %1", "algorithm").arg(algorithm))
                : bad(FactWords::tr("Signature present, but %1 instead of hmac-sha256", "algorithm").arg(algorithm)));
        const bool both = parameters->headers.contains("date") && parameters->headers.contains("digest");
        facts.append(both ? good(FactWords::tr("Date and digest both signed"))
                          : bad(FactWords::tr("Date and digest are not both signed")));
    }
    facts.append(macFact(delivery));
    facts.append(digestFact(delivery, request.header("Digest")));
    facts.append(dateFact(delivery, request.header("Date")));
    if (delivery.verdict == Verdict::Duplicate)
        facts.append(open(FactWords::tr("Came before with the same signature: not folded again")));
    else if (delivery.verdict == Verdict::Accepted)
        facts.append(good(FactWords::tr("Not seen before")));
    if (delivery.refusal == Refusal::NotJson || delivery.refusal == Refusal::NotDrone
        || delivery.refusal == Refusal::NotStored) {
        QString words = refusalText(delivery.refusal);
        facts.append(bad(words.replace(0, 1, words.at(0).toUpper())));
    }
    return facts;
}

QList<Fact> changeFacts(const Model::Delivery &delivery, const QList<Model::Delivery> &upToIt)
{
    if (delivery.verdict == Verdict::Refused)
        return {plainFact(FactWords::tr("Nothing: what is refused is never folded"))};
    if (delivery.verdict == Verdict::Duplicate)
        return {plainFact(FactWords::tr("Nothing: it came a second time"))};
    if (delivery.build.id == 0)
        return {plainFact(FactWords::tr("No build: an event is announced as it is"))};
    std::optional<Model::Build> before;
    std::optional<Model::Build> after;
    for (const Model::Delivery &each : upToIt) {
        const auto observation = Webhook::parseDelivery(each.body);
        if (!observation || !observation.value().build)
            continue;
        if (each.id == delivery.id)
            before = after;
        const Model::Build &seen = *observation.value().build;
        after = Builds::merge(after.value_or(seen), seen);
    }
    if (!after)
        return {plainFact(FactWords::tr("Its body cannot be read any more"))};
    QList<Fact> facts;
    if (!before)
        facts.append(plainFact(FactWords::tr("The first that was heard of this build")));
    const auto changes = Builds::describeChange(before.value_or(Model::Build()), *after);
    for (const Builds::FieldChange &change : changes)
        facts.append(changeFact(change));
    if (facts.isEmpty())
        facts.append(plainFact(FactWords::tr("Nothing: all of it was known already")));
    return facts;
}

QList<Fact> messageFacts(const Model::Delivery &delivery, const QList<Model::Announcement> &announcements)
{
    if (delivery.verdict == Verdict::Refused)
        return {plainFact(FactWords::tr("Nothing: what is refused is never announced"))};
    if (announcements.isEmpty()) {
        return {plainFact(delivery.verdict == Verdict::Duplicate && delivery.build.id == 0
                ? FactWords::tr("Nothing: it came a second time")
                : FactWords::tr("Nothing: no rule sends it to a channel"))};
    }
    QList<Fact> facts;
    for (const Model::Announcement &announcement : announcements) {
        const bool posted = !announcement.messageId.isEmpty();
        facts.append({Mark::None, announcement.channel.platform,
            FactWords::tr("channel %1", "id of a chat's channel").arg(announcement.channel.id),
            announcement.edition > 1 ? FactWords::tr("message %1", "number of the edition").arg(announcement.edition)
                                     : QString(),
            Tint::Secondary});
        if (posted)
            facts.append({Mark::None, FactWords::tr("message"), announcement.messageId, {}, Tint::Text});
        if (announcement.created != Core::WallTime{})
            facts.append(good(FactWords::tr("Wanted at %1").arg(momentText(announcement.created))));
        if (announcement.failed)
            facts.append(bad(announcement.failure));
        else if (announcement.isSettled())
            facts.append(good(FactWords::tr("Sent at %1, shows the newest state").arg(momentText(announcement.sent))));
        else
            facts.append(
                open(posted ? FactWords::tr("A newer state waits to be sent") : FactWords::tr("Waits to be sent")));
        if (posted && !announcement.failed && !announcement.failure.isEmpty())
            facts.append(
                bad(FactWords::tr("Full message refused, a plain one stands there: %1").arg(announcement.failure)));
        const std::chrono::milliseconds later = announcement.sent - delivery.received;
        if (posted && later.count() >= 0 && later < std::chrono::minutes(10))
            facts.append(plainFact(FactWords::tr("%1 s after this delivery", "seconds").arg(secondsText(later))));
    }
    facts.append(plainFact(FactWords::tr("Only the newest state is ever sent")));
    return facts;
}

} // namespace Ui
