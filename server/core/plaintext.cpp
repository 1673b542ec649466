// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plaintext.h"

#include "core/redact.h"

#include <QList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace Core {

namespace {

constexpr QChar Ellipsis(0x2026);

bool turnsDirection(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool isInvisible(char32_t c)
{
    switch (c) {
    case 0x00AD: // soft hyphen
    case 0x034F: // combining grapheme joiner
    case 0x115F: // the Hangul fillers
    case 0x1160:
    case 0x3164:
    case 0xFFA0:
    case 0x2800: // braille pattern blank
        return true;
    default:
        return QChar::isSpace(c) || QChar::category(c) == QChar::Other_Format
            || QChar::category(c) == QChar::Mark_NonSpacing || QChar::category(c) == QChar::Other_Control;
    }
}

} // namespace

QString cleanText(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            const char32_t whole = QChar::surrogateToUcs4(c, text.at(i + 1));
            ++i;
            if ((whole & 0xFFFE) == 0xFFFE)
                clean.append(QChar(QChar::ReplacementCharacter));
            else
                clean.append(c).append(text.at(i));
        } else if (c.isSurrogate() || c.isNonCharacter()) {
            clean.append(QChar(QChar::ReplacementCharacter));
        } else if (c == QLatin1Char('\r')) {
            if (i + 1 >= text.size() || text.at(i + 1) != QLatin1Char('\n'))
                clean.append(QLatin1Char('\n'));
        } else if (c == QChar(0x2028) || c == QChar(0x2029) || c == QLatin1Char('\n')) {
            clean.append(QLatin1Char('\n'));
        } else if (c == QLatin1Char('\t')) {
            clean.append(QLatin1String("    "));
        } else if (c.category() != QChar::Other_Control && !turnsDirection(c.unicode()) && c != QChar(0xFEFF)) {
            clean.append(c);
        }
    }
    return isBlank(clean) ? QString() : redactTokens(clean.trimmed());
}

QString cleanLine(const QString &text)
{
    return cleanText(text).simplified();
}

bool isBlank(const QString &text)
{
    const QList<uint> points = text.toUcs4();
    return std::all_of(points.cbegin(), points.cend(), [](uint c) { return isInvisible(c); });
}

QString shorten(const QString &text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    if (limit <= 0)
        return {};
    // No more than needed: finding borders costs time for every character given.
    const QString head = text.left(limit + 1);
    QTextBoundaryFinder border(QTextBoundaryFinder::Grapheme, head);
    border.setPosition(limit - 1);
    qsizetype cut = border.isAtBoundary() ? limit - 1 : border.toPreviousBoundary();
    // One character made of hundreds would leave nothing: then between two code points.
    if (cut < (limit - 1) / 2)
        cut = head.at(limit - 1).isLowSurrogate() && limit > 1 ? limit - 2 : limit - 1;
    QString cutText = head.left(cut);
    while (!cutText.isEmpty() && cutText.back().isSpace())
        cutText.chop(1);
    return cutText + Ellipsis;
}

} // namespace Core
