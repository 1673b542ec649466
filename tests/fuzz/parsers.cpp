// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/parsers.h"

#include "announce/cardcomposer.h"
#include "builds/buildmerge.h"
#include "discord/embedrenderer.h"
#include "discord/gateway/packet.h"
#include "drone/logtext.h"
#include "drone/sseparser.h"
#include "model/buildjson.h"
#include "webhook/deliveryparser.h"
#include "webhook/httpsignature.h"
#include "webhook/requesthead.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <cstdlib>

namespace Fuzz {

namespace {

void mustHold(bool condition, const char *what)
{
    if (condition)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

void signature(const QByteArray &bytes)
{
    const auto parameters = Webhook::parseSignature(bytes);
    if (parameters)
        mustHold(!parameters->signature.isEmpty(), "a signature that was read is not empty");
    Webhook::Request request;
    request.headers = {qMakePair(QByteArray("Date"), QByteArray("Mon, 02 Jan 2006 15:04:05 GMT")),
        qMakePair(QByteArray("Digest"), Webhook::digestOf({})), qMakePair(QByteArray("Signature"), bytes)};
    const auto verification = Webhook::verify(request, {"never-in-a-corpus-2d6f"}, {}, std::chrono::seconds(0));
    mustHold(!verification.ok(), "nobody guesses a signature");
}

void requestHead(const QByteArray &bytes)
{
    const Webhook::Limits limits;
    qsizetype scanned = 0;
    const auto end = Webhook::findHeadEnd(bytes, scanned, limits);
    // As from a socket: a verdict stands as soon as it is there, so it is the one over all of the bytes.
    qsizetype moved = 0;
    const qsizetype piece = 1 + bytes.size() / 16;
    for (qsizetype size = 0; size <= bytes.size(); size += piece) {
        const auto early = Webhook::findHeadEnd(QByteArrayView(bytes).first(size), moved, limits);
        if (!early) {
            mustHold(!end && end.error().kind == early.error().kind, "a refusal does not depend on the pieces");
            break;
        }
        if (early.value()) {
            mustHold(end && end.value() == early.value(), "the end of a head does not depend on the pieces");
            break;
        }
    }
    if (!end || !end.value())
        return;
    const auto head = Webhook::parseHead(QByteArrayView(bytes).first(*end.value()), limits);
    if (!head)
        return;
    mustHold(head.value().contentLength >= 0 && head.value().contentLength <= limits.body, "lengths are in the limits");
    mustHold(head.value().headers.size() <= limits.headers, "headers are in the limits");
}

void delivery(const QByteArray &bytes)
{
    const auto observation = Webhook::parseDelivery(bytes);
    if (observation && observation.value().kind == Model::EventKind::Build)
        mustHold(observation.value().build.has_value(), "the observation of a build has one");
    if (!observation || !observation.value().build)
        return;
    const Model::Build &build = *observation.value().build;
    mustHold(build.id > 0 && build.number > 0, "a build has an id and a number");
    const QByteArray kept = QJsonDocument(Model::toJson(build)).toJson(QJsonDocument::Compact);
    mustHold(Model::storedBuildFromJson(QJsonDocument::fromJson(kept).object()) == build, "a build is kept as it came");
}

/// Two or three payloads, parted by line feeds, which are made observations of the same build.
void merge(const QByteArray &bytes)
{
    QList<Model::Build> seen;
    for (const QByteArray &payload : bytes.split('\n')) {
        auto observation = Webhook::parseDelivery(payload);
        if (!observation || !observation.value().build)
            continue;
        seen.append(*observation.value().build);
        seen.last().system.link = seen.first().system.link;
        seen.last().id = seen.first().id;
    }
    if (seen.size() < 2)
        return;
    const Model::Build &a = seen.at(0);
    const Model::Build &b = seen.at(1);
    const Model::Build both = Builds::merge(a, b);
    mustHold(both == Builds::merge(b, a), "merge is commutative");
    mustHold(both == Builds::merge(both, a) && both == Builds::merge(both, b), "merge is idempotent");
    const Model::Build &c = seen.last();
    mustHold(Builds::merge(both, c) == Builds::merge(a, Builds::merge(b, c)), "merge is associative");
}

void embed(const QByteArray &bytes)
{
    const auto observation = Webhook::parseDelivery(bytes);
    if (!observation)
        return;
    const Model::Card card = observation.value().build ? Announce::composeBuild(*observation.value().build)
                                                       : Announce::composeEvent(observation.value());
    const QJsonObject message = Discord::renderMessage(card);
    mustHold(message.contains(QLatin1String("allowed_mentions")), "every message suppresses mentions");
    const QJsonObject shown = message.value(QLatin1String("embeds")).toArray().at(0).toObject();
    // Discord: Embed Limits.
    qsizetype all = shown.value(QLatin1String("title")).toString().size()
        + shown.value(QLatin1String("description")).toString().size()
        + shown.value(QLatin1String("footer")).toObject().value(QLatin1String("text")).toString().size()
        + shown.value(QLatin1String("author")).toObject().value(QLatin1String("name")).toString().size();
    mustHold(shown.value(QLatin1String("title")).toString().size() <= 256, "title");
    mustHold(shown.value(QLatin1String("description")).toString().size() <= 4096, "description");
    const QJsonArray fields = shown.value(QLatin1String("fields")).toArray();
    mustHold(fields.size() <= 25, "fields");
    for (const QJsonValue &field : fields) {
        const QString name = field.toObject().value(QLatin1String("name")).toString();
        const QString value = field.toObject().value(QLatin1String("value")).toString();
        mustHold(!name.isEmpty() && name.size() <= 256, "field name");
        mustHold(!value.isEmpty() && value.size() <= 1024, "field value");
        all += name.size() + value.size();
    }
    mustHold(all <= 6000, "all of an embed");
}

void gateway(const QByteArray &bytes)
{
    const auto packet = Discord::Gateway::parsePacket(bytes);
    if (packet && packet->opcode != 0)
        mustHold(!packet->sequence && packet->event.isEmpty(), "only a Dispatch has a sequence and a name");
}

/// The first byte says in what pieces the rest comes: that must make no difference.
void sse(const QByteArray &bytes)
{
    const qsizetype piece = bytes.isEmpty() ? 1 : 1 + (static_cast<unsigned char>(bytes.front()) % 16);
    const QByteArray stream = bytes.mid(1);
    Drone::SseParser whole;
    Drone::SseParser pieces;
    const auto expected = whole.feed(stream);
    QList<Drone::ServerSentEvent> events;
    for (qsizetype at = 0; at < stream.size(); at += piece)
        events += pieces.feed(stream.mid(at, piece));
    mustHold(events == expected, "events do not depend on how the stream was cut");
}

void ansi(const QByteArray &bytes)
{
    Drone::TextStyle style;
    for (const QByteArray &line : bytes.split('\n')) {
        const QString raw = QString::fromUtf8(line);
        qsizetype length = 0;
        for (const Drone::StyledRun &run : Drone::styledLine(raw, style)) {
            mustHold(!run.text.contains(QChar(0x1b)), "no escape is left");
            length += run.text.size();
        }
        mustHold(length == Drone::plainText(raw).size(), "with and without style is the same text");
    }
}

} // namespace

QList<Target> targets()
{
    return {{"signature", signature}, {"requesthead", requestHead}, {"delivery", delivery}, {"merge", merge},
        {"embed", embed}, {"gateway", gateway}, {"sse", sse}, {"ansi", ansi}};
}

} // namespace Fuzz
