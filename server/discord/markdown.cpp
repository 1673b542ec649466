// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/markdown.h"

#include "core/plaintext.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>
#include <QUrl>

#include <algorithm>

namespace Discord {

namespace {

using Model::Span;

constexpr QChar Ellipsis(0x2026);
constexpr QChar ZeroWidthSpace(0x200B);
constexpr qsizetype LongestUrl = 2048; // Discord: Embed Limits
constexpr qsizetype LongestMaskedUrl = 512;
constexpr qsizetype LongestShownAddress = 300;
constexpr qsizetype LongestCharacter = 64;

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

/// Cuts `text` into what must not be cut: characters as a reader sees them, or addresses; each escaped.
class Escaper
{
public:
    explicit Escaper(const QString &text)
        : m_text(text)
        , m_border(QTextBoundaryFinder::Grapheme, m_text)
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }

    QString next()
    {
        QString address = nextAddress();
        if (!address.isEmpty())
            return address;
        m_border.setPosition(m_at);
        qsizetype end = m_border.toNextBoundary();
        if (end < 0 || end - m_at > LongestCharacter) // one "character" of hundreds of code points
            end = m_at + (m_text.at(m_at).isHighSurrogate() ? 2 : 1);
        QString escaped;
        for (; m_at < end; ++m_at)
            escaped += escapedUnit();
        return escaped;
    }

private:
    /// An address is left for Discord to link, but can hold nothing that ends a markup around it.
    QString nextAddress()
    {
        if (m_text.at(m_at) != QLatin1Char('h') || (m_at > 0 && m_text.at(m_at - 1).isLetterOrNumber()))
            return {};
        static const QRegularExpression address(QStringLiteral("^https?://[A-Za-z0-9.:/?&=%_#~+,;@!$'-]+"));
        const auto match = address.match(m_text.mid(m_at, LongestShownAddress + 1));
        if (!match.hasMatch() || match.capturedLength() > LongestShownAddress)
            return {};
        m_at += match.capturedLength();
        m_lineStart = m_lineNumber = false;
        // Not by an escape: within an address a backslash is part of it.
        return match.captured()
            .replace(QLatin1Char('~'), QLatin1String("%7E"))
            .replace(QLatin1String("@everyone"), QLatin1String("%40everyone"), Qt::CaseInsensitive)
            .replace(QLatin1String("@here"), QLatin1String("%40here"), Qt::CaseInsensitive);
    }

    QString escapedUnit()
    {
        const QChar c = m_text.at(m_at);
        const QChar following = m_at + 1 < m_text.size() ? m_text.at(m_at + 1) : QChar();
        const bool lineStart = m_lineStart;
        const bool lineNumber = m_lineNumber;
        m_lineStart = c == QLatin1Char('\n') || (lineStart && c.isSpace());
        m_lineNumber = (lineStart || lineNumber) && isDigit(c);
        if (needsEscape(c, following, lineStart, lineNumber))
            return QStringLiteral("\\") + c;
        if (c == QLatin1Char('@')) {
            const QStringView rest = QStringView(m_text).mid(m_at + 1, 8);
            if (rest.startsWith(QLatin1String("everyone"), Qt::CaseInsensitive)
                || rest.startsWith(QLatin1String("here"), Qt::CaseInsensitive))
                return QString(c) + ZeroWidthSpace;
        }
        return c;
    }

    static bool needsEscape(QChar c, QChar following, bool lineStart, bool lineNumber)
    {
        switch (c.unicode()) {
        case u'\\':
        case u'*':
        case u'_':
        case u'~':
        case u'`':
        case u'|':
        case u'[':
        case u']':
        case u'<':
        case u'>':
            return true;
        case u'#': // heading
        case u'-': // list, small text
        case u'+':
            return lineStart;
        case u'.': // numbered list
        case u')':
            return lineNumber;
        case u':': // shortcode of an emoji
            return following.isLetterOrNumber() || following == QLatin1Char('_') || following == QLatin1Char('+')
                || following == QLatin1Char('-');
        default:
            return false;
        }
    }

    const QString m_text;
    QTextBoundaryFinder m_border;
    qsizetype m_at = 0;
    bool m_lineStart = true;
    bool m_lineNumber = false; ///< only digits so far in this line
};

/// Where a link's address stands between parentheses inside other markup.
QString maskedUrl(const QString &url)
{
    QString encoded = encodedUrl(url);
    const QString ending = QStringLiteral("()*_~|`<>@\\");
    for (const QChar c : ending)
        encoded.replace(c, QLatin1Char('%') + QString::number(c.unicode(), 16).toUpper());
    return encoded.size() <= LongestMaskedUrl ? encoded : QString();
}

QString linked(const Span &span, qsizetype room)
{
    const QString url = maskedUrl(span.url);
    const qsizetype around = url.size() + 4; // [](…)
    // Discord shows a masked link raw when its text looks like an address.
    QString text = Core::cleanLine(span.text.left(4 * room));
    text.replace(QLatin1String("://"), QStringLiteral(":/\u200B/"));
    const QString escaped = escapeMarkdown(text, room - around);
    if (url.isEmpty() || Core::isBlank(escaped))
        return escapeMarkdown(span.text, room);
    return QLatin1Char('[') + escaped + QLatin1String("](") + url + QLatin1Char(')');
}

QString strong(const QString &text, qsizetype room)
{
    const QString mark = QStringLiteral("**");
    const QString inner = escapeMarkdown(text.left(4 * room).trimmed(), room - 2 * mark.size());
    return Core::isBlank(inner) ? QString() : mark + inner + mark;
}

QString inlineCode(const QString &text, qsizetype room)
{
    QString inner = Core::cleanLine(text.left(4 * room));
    inner.replace(QLatin1Char('`'), QChar(0x02CB)); // nothing can be escaped in there
    inner = Core::shorten(breakMentions(inner), room - 2);
    return Core::isBlank(inner) ? QString() : QLatin1Char('`') + inner + QLatin1Char('`');
}

QString renderSpan(const Span &span, qsizetype room)
{
    switch (span.kind) {
    case Span::Kind::Plain:
        return escapeMarkdown(span.text, room);
    case Span::Kind::Strong:
        return strong(span.text, room);
    case Span::Kind::Code:
        return inlineCode(span.text, room);
    case Span::Kind::Link:
        return linked(span, room);
    case Span::Kind::Since: {
        const QString stamp = QStringLiteral("<t:%1:R>").arg(span.time);
        // Discord: Timestamp Styles; the range is that of ECMAScript.
        const bool shows = span.time > 0 && span.time <= 8'640'000'000'000;
        return shows && stamp.size() <= room ? stamp : QString();
    }
    }
    return {};
}

/// Blanks at the ends of a span stand between it and its neighbours.
QString blanks(qsizetype count)
{
    return QString(std::min<qsizetype>(count, 2), QLatin1Char(' '));
}

} // namespace

QString escapeMarkdown(const QString &text, qsizetype limit)
{
    if (limit <= 0 || text.isEmpty())
        return {};
    const auto isBlank = [](QChar c) { return c == QLatin1Char(' '); };
    const auto first = std::find_if_not(text.cbegin(), text.cend(), isBlank);
    if (first == text.cend())
        return blanks(std::min<qsizetype>(text.size(), limit));
    const auto last = std::find_if_not(text.crbegin(), text.crend(), isBlank);
    const QString lead = blanks(first - text.cbegin());
    const QString trail = blanks(last - text.crbegin());

    QString escaped = lead;
    // Some of it may be cleaned away; far more than could fit is not even looked at.
    Escaper pieces(Core::cleanText(text.mid(first - text.cbegin(), 4 * limit + 64)));
    qsizetype fits = 0; // up to here an ellipsis still fits
    while (!pieces.atEnd()) {
        const QString piece = pieces.next();
        if (escaped.size() + piece.size() > limit) {
            escaped.truncate(fits);
            while (!escaped.isEmpty() && escaped.back().isSpace())
                escaped.chop(1);
            return escaped + Ellipsis;
        }
        escaped += piece;
        if (escaped.size() < limit)
            fits = escaped.size();
    }
    return escaped.size() + trail.size() <= limit ? escaped + trail : escaped;
}

QString breakMentions(QString text)
{
    static const QRegularExpression mention(
        QStringLiteral("@(?=everyone|here)"), QRegularExpression::CaseInsensitiveOption);
    return text.replace(mention, QStringLiteral("@\u200B"));
}

QString renderLine(const Model::RichText &line, qsizetype limit)
{
    QString rendered;
    for (const Span &span : line) {
        const qsizetype room = limit - rendered.size();
        if (room <= 0)
            break;
        rendered += renderSpan(span, room);
    }
    return rendered.trimmed();
}

QString renderLog(const QString &log, qsizetype limit)
{
    const QString fence = QStringLiteral("```");
    const qsizetype room = limit - 2 * fence.size() - 2;
    // The end of a log says why.
    QString text = breakMentions(Core::cleanText(log.right(8 * limit)));
    text.replace(QLatin1Char('`'), QStringLiteral("`\u200B"));
    if (room < 16 || Core::isBlank(text))
        return {};
    const bool cut = text.size() > room || log.size() > 8 * limit;
    if (text.size() > room) {
        qsizetype from = text.size() - (room - 2);
        const qsizetype line = text.indexOf(QLatin1Char('\n'), from - 1);
        if (line >= 0 && line + 1 < text.size())
            from = line + 1;
        else if (text.at(from).isLowSurrogate())
            ++from;
        text = text.mid(from);
    }
    if (cut && text.size() + 2 <= room)
        text.prepend(QStringLiteral("…\n"));
    return fence + QLatin1Char('\n') + text + QLatin1Char('\n') + fence;
}

QString encodedUrl(const QString &url)
{
    if (url.isEmpty() || url.size() > LongestUrl)
        return {};
    const QUrl parsed(url, QUrl::StrictMode);
    const bool web = parsed.scheme() == QLatin1String("http") || parsed.scheme() == QLatin1String("https");
    if (!parsed.isValid() || !web || parsed.host().isEmpty())
        return {};
    const QString encoded = QString::fromLatin1(parsed.toEncoded());
    return encoded.size() <= LongestUrl ? encoded : QString();
}

} // namespace Discord
