// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace Model {

/// A piece of text with one meaning. Texts are raw: whoever renders a card escapes for its platform.
struct Span
{
    enum class Kind {
        Plain,
        Strong,
        Code, ///< inline, monospaced
        Link, ///< `text` leads to `url`
        Since, ///< `time` in Unix seconds, shown as "3 minutes ago" and counting by itself
    };
    Kind kind = Kind::Plain;
    QString text;
    QString url;
    qint64 time = 0;

    static Span plain(QString text) { return {Kind::Plain, std::move(text), {}, 0}; }
    static Span strong(QString text) { return {Kind::Strong, std::move(text), {}, 0}; }
    static Span code(QString text) { return {Kind::Code, std::move(text), {}, 0}; }
    /// A link, or plain text when `url` is empty.
    static Span link(QString text, QString url)
    {
        return {url.isEmpty() ? Kind::Plain : Kind::Link, std::move(text), std::move(url), 0};
    }
    static Span since(qint64 unixSeconds) { return {Kind::Since, {}, {}, unixSeconds}; }

    bool operator==(const Span &) const = default;
};
using RichText = QList<Span>;

struct CardField
{
    QString name;
    QList<RichText> lines;
    bool isInline = true; ///< may stand beside others

    bool operator==(const CardField &) const = default;
};

/// A file that goes along with a card. The bytes are with whoever made it; two cards with the same source have the same
/// file.
struct CardFile
{
    QString name; ///< "hello-12-test.log"; empty = no file
    QString source; ///< what its maker finds the bytes by
    qint64 bytes = 0; ///< how large it is; 0 = not known

    bool operator==(const CardFile &) const = default;
};

/// How a card looks at a glance: it decides colour and emoji.
enum class Tone { Neutral, Pending, Running, Blocked, Success, Failure, Killed, Skipped, Added, Removed, Lost };

/// What to show of a build or an event, for any chat: no markup, no limits, no platform in it. The same value is sent
/// to Discord, printed by the preview and painted in the window. Blocks without content are absent, never blank.
struct Card
{
    Tone tone = Tone::Neutral;
    QString title; ///< "owner/repo #12"
    QString titleUrl;
    QString headline; ///< first line of the commit message
    QString text; ///< the rest of it
    QString authorName;
    QString authorUrl;
    QString authorAvatar; ///< http(s) URL or empty
    QList<CardField> fields;
    QString logTitle; ///< "default / test"; empty without a log
    QString log; ///< last lines of the failed step, without control characters
    CardFile file;
    QString footer;
    qint64 timestamp = 0; ///< Unix seconds; 0 = none
    bool isFinal = false; ///< nothing is expected to follow

    bool operator==(const Card &) const = default;
};

QJsonObject toJson(const Card &card);
Card cardFromJson(const QJsonObject &json);
/// SHA-256 over a canonical form: equal cards have equal hashes, on every machine and in every run.
QByteArray hashOf(const Card &card);

} // namespace Model
