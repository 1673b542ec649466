// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/embedrenderer.h"

#include "core/plaintext.h"
#include "discord/markdown.h"
#include "discord/tonelook.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>

#include <algorithm>

namespace Discord {

namespace {

using L1 = QLatin1String;
using Model::Card;
using Model::Tone;

// Discord: Embed Limits.
constexpr qsizetype TitleLimit = 256;
constexpr qsizetype AuthorLimit = 256;
constexpr qsizetype NameLimit = 256;
constexpr qsizetype ValueLimit = 1024;
constexpr qsizetype FieldsLimit = 25;
constexpr qsizetype TotalLimit = 5900; // of 6000: some room for what is counted otherwise
// Ours: a card is glanced at, and no part may crowd out the others.
constexpr qsizetype HeadlineShare = 512;
constexpr qsizetype DescriptionShare = 1800;
constexpr qsizetype FooterShare = 256;

QString line(const QString &text, qsizetype limit)
{
    return Core::cleanLine(text.left(4 * limit));
}

/// Text that Discord shows without markdown.
QString unmarked(const QString &text, qsizetype limit)
{
    return Core::shorten(breakMentions(line(text, limit)), limit);
}

class Embed
{
public:
    explicit Embed(const Card &card)
    {
        const ToneLook look = toneLook(card.tone);
        m_json.insert(L1("color"), look.color);
        const QString title = escapeMarkdown(line(card.title, TitleLimit), TitleLimit - look.emoji.size() - 1);
        putText(L1("title"), Core::isBlank(title) ? look.emoji : look.emoji + QLatin1Char(' ') + title);
        putUrl(m_json, L1("url"), card.titleUrl);
        putAuthor(card);
        putFooter(card);
        putDescription(card);
        putFields(card);
    }

    QJsonObject json() const { return m_json; }

private:
    void putText(L1 key, const QString &text)
    {
        m_json.insert(key, text);
        m_used += text.size();
    }

    static void putUrl(QJsonObject &json, L1 key, const QString &url)
    {
        const QString encoded = encodedUrl(url);
        if (!encoded.isEmpty())
            json.insert(key, encoded);
    }

    void putAuthor(const Card &card)
    {
        const QString name = unmarked(card.authorName, AuthorLimit);
        if (name.isEmpty())
            return;
        QJsonObject author{{L1("name"), name}};
        putUrl(author, L1("url"), card.authorUrl);
        putUrl(author, L1("icon_url"), card.authorAvatar);
        m_json.insert(L1("author"), author);
        m_used += name.size();
    }

    void putFooter(const Card &card)
    {
        const QString text = unmarked(card.footer, FooterShare);
        if (!text.isEmpty()) {
            m_json.insert(L1("footer"), QJsonObject{{L1("text"), text}});
            m_used += text.size();
        }
        constexpr qint64 EndOf9999 = 253'402'300'799;
        if (card.timestamp > 0 && card.timestamp <= EndOf9999) {
            m_json.insert(L1("timestamp"),
                QDateTime::fromSecsSinceEpoch(card.timestamp, QTimeZone::utc())
                    .toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss'Z'")));
        }
    }

    void putDescription(const Card &card)
    {
        const QString headline = renderLine({Model::Span::strong(line(card.headline, HeadlineShare))}, HeadlineShare);
        const QString text = escapeMarkdown(card.text, DescriptionShare - headline.size() - 1).trimmed();
        QStringList parts;
        for (const QString &part : {headline, text}) {
            if (!Core::isBlank(part))
                parts.append(part);
        }
        if (!parts.isEmpty())
            putText(L1("description"), parts.join(QLatin1Char('\n')));
    }

    void putFields(const Card &card)
    {
        QJsonArray fields;
        const QString log = renderLog(card.log, ValueLimit);
        QString logTitle = QStringLiteral("Log");
        if (!Core::isBlank(card.logTitle))
            logTitle += QStringLiteral(" of ") + escapeMarkdown(line(card.logTitle, NameLimit), NameLimit - 7);
        const qsizetype logSize = log.isEmpty() ? 0 : log.size() + logTitle.size();
        const qsizetype most = log.isEmpty() ? FieldsLimit : FieldsLimit - 1;
        for (const Model::CardField &field : card.fields) {
            if (fields.size() == most)
                break;
            const QString name = escapeMarkdown(line(field.name, NameLimit), NameLimit).trimmed();
            const qsizetype room = TotalLimit - m_used - logSize - name.size();
            const QString value = renderLines(field.lines, std::min(ValueLimit, room));
            if (!Core::isBlank(name) && !Core::isBlank(value))
                appendField(fields, name, value, field.isInline);
        }
        if (!log.isEmpty())
            appendField(fields, logTitle, log, false);
        if (!fields.isEmpty())
            m_json.insert(L1("fields"), fields);
    }

    static QString renderLines(const QList<Model::RichText> &lines, qsizetype limit)
    {
        constexpr qsizetype WorthIt = 16;
        QString value;
        for (const Model::RichText &rich : lines) {
            const qsizetype room = limit - value.size() - 1;
            if (room < WorthIt)
                break;
            const QString rendered = renderLine(rich, room);
            if (Core::isBlank(rendered))
                continue;
            if (!value.isEmpty())
                value += QLatin1Char('\n');
            value += rendered;
        }
        return value;
    }

    void appendField(QJsonArray &fields, const QString &name, const QString &value, bool isInline)
    {
        fields.append(QJsonObject{{L1("name"), name}, {L1("value"), value}, {L1("inline"), isInline}});
        m_used += name.size() + value.size();
    }

    QJsonObject m_json;
    qsizetype m_used = 0;
};

} // namespace

QJsonObject renderMessage(const Card &card)
{
    // Absent allowed_mentions would mean "ping whatever the text names" (Discord: Allowed Mentions Object).
    return {{L1("embeds"), QJsonArray{Embed(card).json()}},
        {L1("allowed_mentions"), QJsonObject{{L1("parse"), QJsonArray()}}}};
}

QString titleWithoutState(const QString &embedTitle)
{
    const qsizetype blank = embedTitle.indexOf(QLatin1Char(' '));
    return blank < 0 ? embedTitle : embedTitle.mid(blank + 1);
}

} // namespace Discord
