// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>

#include <algorithm>
#include <cmath>

namespace Ui {

namespace {

Tokens makeLight()
{
    Tokens t;
    t.window = QColor(0xf6f7f9);
    t.pane = QColor(0xffffff);
    t.line = QColor(0xe3e6eb);
    t.text = QColor(0x1b1f27);
    t.secondary = QColor(0x5f697a);
    t.faint = QColor(0x8a94a4);
    t.accent = QColor(0x4f5bd5);
    t.onAccent = QColor(0xffffff);
    t.selected = QColor(0xeef2ff);
    t.hovered = QColor(0xf2f4f7);
    t.track = QColor(0xeef0f3);
    t.success = QColor(0x1f9d63);
    t.failure = QColor(0xd93a42);
    t.running = QColor(0xc98208);
    t.pending = QColor(0x2f77e5);
    t.neutral = QColor(0x7b8494);
    t.successText = QColor(0x14784a);
    t.failureText = QColor(0xc52730);
    t.runningText = QColor(0x8a5800);
    t.failureBack = QColor(0xfdebec);
    t.runningBack = QColor(0xfff5e3);
    t.successBack = QColor(0xe6f5ed);
    t.logBack = QColor(0x12151c);
    t.logText = QColor(0xd6dbe5);
    t.logFaint = QColor(0x7f8999);
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.window = QColor(0x14171d);
    t.pane = QColor(0x1b1f27);
    t.line = QColor(0x2b313c);
    t.text = QColor(0xe8ebf1);
    t.secondary = QColor(0x9aa4b5);
    t.faint = QColor(0x6c7687);
    t.accent = QColor(0x8c97ff);
    t.onAccent = QColor(0x12151c);
    t.selected = QColor(0x262c45);
    t.hovered = QColor(0x222732);
    t.track = QColor(0x272c36);
    t.success = QColor(0x3ecf8e);
    t.failure = QColor(0xff6b70);
    t.running = QColor(0xf2b13c);
    t.pending = QColor(0x6aa5ff);
    t.neutral = QColor(0x98a1b0);
    t.successText = t.success;
    t.failureText = QColor(0xff7d81);
    t.runningText = t.running;
    t.failureBack = QColor(0x3a1e23);
    t.runningBack = QColor(0x33291a);
    t.successBack = QColor(0x1a3029);
    t.logBack = QColor(0x0e1116);
    t.logText = QColor(0xd6dbe5);
    t.logFaint = QColor(0x7f8999);
    t.dark = true;
    return t;
}

qreal luminance(const QColor &colour)
{
    const auto linear = [](qreal value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

const Tokens &lightTokens()
{
    static const Tokens light = makeLight();
    return light;
}

const Tokens &darkTokens()
{
    static const Tokens dark = makeDark();
    return dark;
}

const Tokens &tokens(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

QPalette paletteFor(const Tokens &t)
{
    QPalette palette(t.pane, t.window);
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.pane);
    palette.setColor(QPalette::AlternateBase, t.window);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::Button, t.pane);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.onAccent);
    palette.setColor(QPalette::PlaceholderText, t.secondary);
    palette.setColor(QPalette::ToolTipBase, t.dark ? t.line : t.text);
    palette.setColor(QPalette::ToolTipText, t.dark ? t.text : t.pane);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::Light, t.pane);
    palette.setColor(QPalette::Midlight, t.hovered);
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, mix(t.line, t.secondary, 0.5));
    palette.setColor(QPalette::Shadow, t.dark ? QColor(Qt::black) : t.neutral);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, t.faint);
    return palette;
}

QColor mix(const QColor &from, const QColor &to, qreal share)
{
    const auto between = [share](float a, float b) { return static_cast<float>(a + (b - a) * share); };
    return QColor::fromRgbF(between(from.redF(), to.redF()), between(from.greenF(), to.greenF()),
        between(from.blueF(), to.blueF()), between(from.alphaF(), to.alphaF()));
}

qreal contrast(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

qreal textScale()
{
    // 10 pt at 96 dpi is what the type scale was drawn for; smaller desktop fonts keep it, larger ones enlarge it.
    constexpr qreal Drawn = 13.34;
    // Asked for with every row that is painted; looking up a font's true size is slow. GUI thread only, as fonts are.
    static QFont measured;
    static qreal scale = 0;
    const QFont current = QApplication::font();
    if (scale == 0 || !current.isCopyOf(measured)) {
        measured = current;
        scale = std::max(1.0, QFontInfo(current).pixelSize() / Drawn);
    }
    return scale;
}

int scaled(int pixels)
{
    return qRound(pixels * textScale());
}

QFont typeface(Text size, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPixelSize(scaled(static_cast<int>(size)));
    font.setWeight(weight);
    return font;
}

QFont monospaced(Text size)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(scaled(static_cast<int>(size)));
    return font;
}

} // namespace Ui
