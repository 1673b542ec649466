// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/card.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace Model {

namespace {

using L1 = QLatin1String;

QJsonObject spanToJson(const Span &span)
{
    QJsonObject json{{L1("kind"), static_cast<int>(span.kind)}};
    if (!span.text.isEmpty())
        json.insert(L1("text"), span.text);
    if (!span.url.isEmpty())
        json.insert(L1("url"), span.url);
    if (span.time != 0)
        json.insert(L1("time"), span.time);
    return json;
}

Span spanFromJson(const QJsonObject &json)
{
    return {static_cast<Span::Kind>(json.value(L1("kind")).toInt()), json.value(L1("text")).toString(),
        json.value(L1("url")).toString(), json.value(L1("time")).toInteger()};
}

QJsonObject fieldToJson(const CardField &field)
{
    QJsonArray lines;
    for (const RichText &line : field.lines) {
        QJsonArray spans;
        for (const Span &span : line)
            spans.append(spanToJson(span));
        lines.append(spans);
    }
    return {{L1("name"), field.name}, {L1("lines"), lines}, {L1("inline"), field.isInline}};
}

CardField fieldFromJson(const QJsonObject &json)
{
    CardField field;
    field.name = json.value(L1("name")).toString();
    field.isInline = json.value(L1("inline")).toBool();
    const QJsonArray lines = json.value(L1("lines")).toArray();
    for (const QJsonValue &line : lines) {
        RichText text;
        const QJsonArray spans = line.toArray();
        for (const QJsonValue &span : spans)
            text.append(spanFromJson(span.toObject()));
        field.lines.append(text);
    }
    return field;
}

} // namespace

QJsonObject toJson(const Card &card)
{
    QJsonObject json{{L1("tone"), static_cast<int>(card.tone)}, {L1("final"), card.isFinal}};
    const auto put = [&json](L1 key, const QString &value) {
        if (!value.isEmpty())
            json.insert(key, value);
    };
    put(L1("title"), card.title);
    put(L1("title_url"), card.titleUrl);
    put(L1("headline"), card.headline);
    put(L1("text"), card.text);
    put(L1("author_name"), card.authorName);
    put(L1("author_url"), card.authorUrl);
    put(L1("author_avatar"), card.authorAvatar);
    put(L1("log_title"), card.logTitle);
    put(L1("log"), card.log);
    put(L1("file_name"), card.file.name);
    put(L1("file_source"), card.file.source);
    if (card.file.bytes > 0)
        json.insert(L1("file_bytes"), card.file.bytes);
    put(L1("footer"), card.footer);
    if (card.timestamp != 0)
        json.insert(L1("timestamp"), card.timestamp);
    QJsonArray fields;
    for (const CardField &field : card.fields)
        fields.append(fieldToJson(field));
    if (!fields.isEmpty())
        json.insert(L1("fields"), fields);
    return json;
}

Card cardFromJson(const QJsonObject &json)
{
    Card card;
    card.tone = static_cast<Tone>(json.value(L1("tone")).toInt());
    card.isFinal = json.value(L1("final")).toBool();
    card.title = json.value(L1("title")).toString();
    card.titleUrl = json.value(L1("title_url")).toString();
    card.headline = json.value(L1("headline")).toString();
    card.text = json.value(L1("text")).toString();
    card.authorName = json.value(L1("author_name")).toString();
    card.authorUrl = json.value(L1("author_url")).toString();
    card.authorAvatar = json.value(L1("author_avatar")).toString();
    card.logTitle = json.value(L1("log_title")).toString();
    card.log = json.value(L1("log")).toString();
    card.file = {json.value(L1("file_name")).toString(), json.value(L1("file_source")).toString(),
        json.value(L1("file_bytes")).toInteger()};
    card.footer = json.value(L1("footer")).toString();
    card.timestamp = json.value(L1("timestamp")).toInteger();
    const QJsonArray fields = json.value(L1("fields")).toArray();
    for (const QJsonValue &field : fields)
        card.fields.append(fieldFromJson(field.toObject()));
    return card;
}

QByteArray hashOf(const Card &card)
{
    // QJsonObject keeps its keys sorted, so the compact form is canonical.
    return QCryptographicHash::hash(
        QJsonDocument(toJson(card)).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
}

} // namespace Model
