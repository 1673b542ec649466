// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

/// The visual language in one place: colours, spacing, radii, type. Nothing outside this folder names a colour or a
/// font size. Logical pixels throughout.
namespace Ui {

struct Tokens
{
    QColor window; ///< behind everything
    QColor pane; ///< cards, lists, fields
    QColor line; ///< borders and rules
    QColor text;
    QColor secondary; ///< still read by everybody: at least 4.5:1 on window and pane
    QColor faint; ///< for what may be missed
    QColor accent;
    QColor onAccent; ///< text on accent
    QColor selected; ///< row or page that is chosen
    QColor hovered;
    QColor track; ///< empty part of a bar, chip background
    QColor success;
    QColor failure;
    QColor running;
    QColor pending;
    QColor neutral;
    QColor successText; ///< the state colours as words, at least 4.5:1 on window and pane
    QColor failureText;
    QColor runningText;
    QColor failureBack; ///< behind a sentence about a failure
    QColor runningBack;
    QColor successBack;
    QColor logBack;
    QColor logText;
    QColor logFaint;
    bool dark = false;
};

const Tokens &lightTokens();
const Tokens &darkTokens();
/// The tokens that belong to a widget's palette: how painting code gets its colours, so that a change of the
/// application's palette recolours everything.
const Tokens &tokens(const QPalette &palette);
QPalette paletteFor(const Tokens &tokens);
/// A colour between `from` (0) and `to` (1).
QColor mix(const QColor &from, const QColor &to, qreal share);
/// WCAG 2.1 contrast ratio, 1 to 21.
qreal contrast(const QColor &a, const QColor &b);

namespace Space {
constexpr int Hair = 4;
constexpr int Small = 8;
constexpr int Medium = 12;
constexpr int Large = 16;
constexpr int Huge = 24;
constexpr int Page = 32;
} // namespace Space

namespace Radius {
constexpr int Chip = 6;
constexpr int Field = 8;
constexpr int Card = 10;
} // namespace Radius

enum class Text { Caption = 11, Small = 12, Body = 13, Heading = 15, Title = 19 };

/// How much larger than drawn everything is that follows the text: 1 at the usual font size, more where the person
/// chose a larger one.
qreal textScale();
int scaled(int pixels);
QFont typeface(Text size, QFont::Weight weight = QFont::Normal);
QFont monospaced(Text size);

} // namespace Ui
