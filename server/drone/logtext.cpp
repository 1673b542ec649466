// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logtext.h"

#include <algorithm>

namespace Drone {

namespace {

constexpr char16_t Escape = 0x1b;
constexpr char16_t Bell = 0x07;

/// The colour after 38 or 48: "5;n" or "2;r;g;b". `i` stands on the 38 and is moved to the last number used.
Colour extendedColour(const QList<int> &numbers, qsizetype &i)
{
    const auto byte = [&numbers](qsizetype at) { return quint32(std::clamp(numbers.value(at), 0, 255)); };
    const int form = numbers.value(i + 1);
    if (form == 5) {
        i += 2;
        return {Colour::Kind::Indexed, byte(i)};
    }
    if (form == 2) {
        i += 4;
        return {Colour::Kind::Rgb, byte(i - 2) << 16 | byte(i - 1) << 8 | byte(i)};
    }
    i = numbers.size();
    return {};
}

/// Select Graphic Rendition (ECMA-48, 8.3.117).
void applyRendition(QStringView parameters, TextStyle &style)
{
    QList<int> numbers;
    const QString unified = parameters.toString().replace(QLatin1Char(':'), QLatin1Char(';'));
    for (const QStringView part : QStringView(unified).split(QLatin1Char(';')))
        numbers.append(part.toInt());
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        const int n = numbers.at(i);
        if (n == 0)
            style = {};
        else if (n == 1)
            style.bold = true;
        else if (n == 2)
            style.dim = true;
        else if (n == 3)
            style.italic = true;
        else if (n == 4)
            style.underline = true;
        else if (n == 7)
            style.inverse = true;
        else if (n == 22)
            style.bold = style.dim = false;
        else if (n == 23)
            style.italic = false;
        else if (n == 24)
            style.underline = false;
        else if (n == 27)
            style.inverse = false;
        else if (n >= 30 && n <= 37)
            style.foreground = {Colour::Kind::Indexed, quint32(n - 30)};
        else if (n == 38)
            style.foreground = extendedColour(numbers, i);
        else if (n == 39)
            style.foreground = {};
        else if (n >= 40 && n <= 47)
            style.background = {Colour::Kind::Indexed, quint32(n - 40)};
        else if (n == 48)
            style.background = extendedColour(numbers, i);
        else if (n == 49)
            style.background = {};
        else if (n >= 90 && n <= 97)
            style.foreground = {Colour::Kind::Indexed, quint32(n - 90 + 8)};
        else if (n >= 100 && n <= 107)
            style.background = {Colour::Kind::Indexed, quint32(n - 100 + 8)};
    }
}

/// Reads the sequence whose ESC is at `at`; the position after it. A rendition is applied, all else dropped.
qsizetype readEscape(QStringView raw, qsizetype at, TextStyle &style)
{
    const qsizetype size = raw.size();
    if (at + 1 >= size)
        return size;
    const char16_t kind = raw.at(at + 1).unicode();
    if (kind == u'[') {
        qsizetype end = at + 2;
        while (end < size && raw.at(end).unicode() >= 0x20 && raw.at(end).unicode() <= 0x3f)
            ++end;
        const QStringView parameters = raw.sliced(at + 2, end - at - 2);
        const bool isPrivate = !parameters.isEmpty() && parameters.front() >= u'<' && parameters.front() <= u'?';
        if (end < size && raw.at(end) == u'm' && !isPrivate)
            applyRendition(parameters, style);
        return std::min(end + 1, size);
    }
    if (kind == u']' || kind == u'P' || kind == u'X' || kind == u'^' || kind == u'_') {
        for (qsizetype end = at + 2; end < size; ++end) {
            if (raw.at(end).unicode() == Bell)
                return end + 1;
            if (raw.at(end).unicode() == Escape && end + 1 < size && raw.at(end + 1) == u'\\')
                return end + 2;
        }
        return size;
    }
    qsizetype end = at + 1;
    while (end < size && raw.at(end).unicode() >= 0x20 && raw.at(end).unicode() <= 0x2f)
        ++end;
    return std::min(end + 1, size);
}

QStringView withoutLineBreak(QStringView raw)
{
    while (raw.endsWith(u'\n') || raw.endsWith(u'\r'))
        raw.chop(1);
    return raw;
}

bool isControl(char16_t c)
{
    return (c < 0x20 && c != u'\t') || (c >= 0x7f && c <= 0x9f);
}

/// The cells of one line and where the next character goes.
struct Cells
{
    QString text;
    QList<TextStyle> styles;
    qsizetype cursor = 0;

    void put(QChar c, const TextStyle &style)
    {
        if (cursor < text.size()) {
            text[cursor] = c;
            styles[cursor] = style;
        } else {
            text.append(c);
            styles.append(style);
        }
        ++cursor;
    }
};

/// A line in which nothing is overwritten, which is nearly all of them: whole pieces instead of single cells.
StyledLine runsOf(QStringView raw, TextStyle &style)
{
    StyledLine line;
    const auto put = [&line, &style](QStringView text) {
        if (!line.isEmpty() && line.constLast().style == style)
            line.last().text += text;
        else
            line.append({text.toString(), style});
    };
    for (qsizetype i = 0; i < raw.size();) {
        const char16_t c = raw.at(i).unicode();
        qsizetype end = i;
        while (end < raw.size() && !isControl(raw.at(end).unicode()))
            ++end;
        if (end > i) {
            put(raw.sliced(i, end - i));
            i = end;
        } else if (c == Escape) {
            i = readEscape(raw, i, style);
        } else {
            if (c == u'\n')
                put(u" ");
            ++i;
        }
    }
    return line;
}

} // namespace

StyledLine styledLine(QStringView raw, TextStyle &style)
{
    raw = withoutLineBreak(raw);
    if (raw.isEmpty())
        return {};
    if (std::none_of(raw.begin(), raw.end(), [](QChar c) { return isControl(c.unicode()); }))
        return {{raw.toString(), style}};

    if (!raw.contains(u'\r') && !raw.contains(u'\b'))
        return runsOf(raw, style);

    Cells cells;
    for (qsizetype i = 0; i < raw.size();) {
        const char16_t c = raw.at(i).unicode();
        if (c == Escape) {
            i = readEscape(raw, i, style);
            continue;
        }
        if (c == u'\r')
            cells.cursor = 0;
        else if (c == u'\b')
            cells.cursor = std::max<qsizetype>(0, cells.cursor - 1);
        else if (c == u'\n')
            cells.put(u' ', style);
        else if (!isControl(c))
            cells.put(raw.at(i), style);
        ++i;
    }
    StyledLine line;
    for (qsizetype i = 0; i < cells.text.size(); ++i) {
        if (line.isEmpty() || line.constLast().style != cells.styles.at(i))
            line.append({{}, cells.styles.at(i)});
        line.last().text.append(cells.text.at(i));
    }
    return line;
}

QString plainText(QStringView raw)
{
    TextStyle style;
    QString text;
    for (const StyledRun &run : styledLine(raw, style))
        text += run.text;
    return text;
}

} // namespace Drone
