// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

/// What a terminal would show of a log line (ECMA-48; XTerm Control Sequences), as values without a widget in them.
namespace Drone {

struct Colour
{
    enum class Kind { Default, Indexed, Rgb };
    Kind kind = Kind::Default;
    quint32 value = 0; ///< Indexed: 0 to 255 of the xterm palette; Rgb: 0xRRGGBB

    bool operator==(const Colour &) const = default;
};

struct TextStyle
{
    Colour foreground;
    Colour background;
    bool bold = false;
    bool dim = false;
    bool italic = false;
    bool underline = false;
    bool inverse = false;

    bool operator==(const TextStyle &) const = default;
};

struct StyledRun
{
    QString text;
    TextStyle style;

    bool operator==(const StyledRun &) const = default;
};
using StyledLine = QList<StyledRun>;

/// Reads one line. A carriage return goes back to its beginning, so that what follows overwrites; backspace goes one
/// back; colours become styles; every other control sequence is dropped. `style` is where the line before left off and
/// is left as the next line finds it.
StyledLine styledLine(QStringView raw, TextStyle &style);

/// The same line without any style.
QString plainText(QStringView raw);

} // namespace Drone
