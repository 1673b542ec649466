// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/textrenderer.h"

#include "core/plaintext.h"

#include <QDateTime>
#include <QTimeZone>

namespace Announce {

namespace {

constexpr qsizetype LineHeadlineLength = 72;
constexpr qsizetype FieldLength = 60;

struct ToneWords
{
    QString symbol;
    QString word;
};

ToneWords wordsOf(Model::Tone tone)
{
    switch (tone) {
    case Model::Tone::Pending:
        return {QStringLiteral("○"), QStringLiteral("pending")};
    case Model::Tone::Running:
        return {QStringLiteral("●"), QStringLiteral("running")};
    case Model::Tone::Blocked:
        return {QStringLiteral("‖"), QStringLiteral("blocked")};
    case Model::Tone::Success:
        return {QStringLiteral("✔"), QStringLiteral("success")};
    case Model::Tone::Failure:
        return {QStringLiteral("✘"), QStringLiteral("failure")};
    case Model::Tone::Killed:
        return {QStringLiteral("■"), QStringLiteral("killed")};
    case Model::Tone::Skipped:
        return {QStringLiteral("–"), QStringLiteral("skipped")};
    case Model::Tone::Lost:
        return {QStringLiteral("?"), QStringLiteral("lost")};
    case Model::Tone::Added:
        return {QStringLiteral("+"), {}};
    case Model::Tone::Removed:
        return {QStringLiteral("-"), {}};
    case Model::Tone::Neutral:
        break;
    }
    return {QStringLiteral("·"), {}};
}

QString shortLine(const QString &text, qsizetype limit)
{
    return Core::shorten(Core::cleanLine(text.left(8 * limit)), limit);
}

} // namespace

QString plainWords(const Model::RichText &line)
{
    QString words;
    for (const Model::Span &span : line) {
        if (span.kind == Model::Span::Kind::Since)
            words += QDateTime::fromSecsSinceEpoch(span.time, QTimeZone::utc()).toString(QStringLiteral("HH:mm:ss"));
        else
            words += span.text;
    }
    return words;
}

QString toneWord(Model::Tone tone)
{
    const QString word = wordsOf(tone).word;
    return word.isEmpty() ? QStringLiteral("event") : word;
}

QString renderLine(const Model::Card &card)
{
    const ToneWords words = wordsOf(card.tone);
    QStringList parts{words.symbol + QLatin1Char(' ') + shortLine(card.title, FieldLength)};
    if (!words.word.isEmpty())
        parts.append(words.word);
    QStringList tail;
    const QString author = shortLine(card.authorName, FieldLength);
    if (!author.isEmpty())
        tail.append(author);
    for (const Model::CardField &field : card.fields) {
        if (field.lines.isEmpty())
            continue;
        const QString text = shortLine(plainWords(field.lines.first()), FieldLength);
        if (text.isEmpty())
            continue;
        if (parts.size() < 3 && field.isInline)
            parts.append(text); // the first says which version
        else if (!field.isInline)
            parts.append(QLatin1Char('[') + text + QLatin1Char(']'));
        else
            tail.append(text);
    }
    const QString headline = shortLine(card.headline, LineHeadlineLength);
    if (!headline.isEmpty())
        parts.append(headline);
    const QString line = parts.join(QLatin1String("  "));
    return tail.isEmpty() ? line : line + QStringLiteral(" — ") + tail.join(QLatin1String(", "));
}

} // namespace Announce
