// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logcolours.h"

#include <array>

namespace Ui {

namespace {

using Drone::Colour;

constexpr qreal Readable = 4.5; // WCAG 2.1, 1.4.3

/// The sixteen that have names, chosen for a dark ground; the others are xterm's.
constexpr std::array<QRgb, 16> Named{0x5c6677, 0xff6b70, 0x3ecf8e, 0xf2b13c, 0x6aa5ff, 0xd38cf0, 0x45c8d8, 0xd6dbe5,
    0x7f8999, 0xff8f93, 0x6fe3b0, 0xffcb6b, 0x93bfff, 0xe3adfa, 0x7fdfea, 0xffffff};

QColor plain(quint32 index)
{
    if (index < 16)
        return QColor(Named[index]);
    if (index >= 232) {
        const int grey = 8 + 10 * static_cast<int>(index - 232);
        return {grey, grey, grey};
    }
    const auto level = [](quint32 value) { return value == 0 ? 0 : 55 + 40 * static_cast<int>(value); };
    const quint32 cube = index - 16;
    return {level(cube / 36), level(cube / 6 % 6), level(cube % 6)};
}

std::optional<QColor> asked(const Colour &colour)
{
    switch (colour.kind) {
    case Colour::Kind::Default:
        return std::nullopt;
    case Colour::Kind::Indexed:
        return plain(colour.value);
    case Colour::Kind::Rgb:
        return QColor(QRgb(colour.value));
    }
    return std::nullopt;
}

QColor readable(const QColor &ink, const QColor &ground)
{
    if (contrast(ink, ground) >= Readable)
        return ink;
    const QColor far = contrast(Qt::white, ground) > contrast(Qt::black, ground) ? Qt::white : Qt::black;
    // Its hue is kept as far as that goes.
    for (int step = 1; step < 10; ++step) {
        const QColor nearer = mix(ink, far, step / 10.0);
        if (contrast(nearer, ground) >= Readable)
            return nearer;
    }
    return far;
}

} // namespace

std::optional<QColor> logGround(const Drone::TextStyle &style, const Tokens &t)
{
    return style.inverse ? asked(style.foreground).value_or(t.logText) : asked(style.background);
}

QColor logInk(const Drone::TextStyle &style, const Tokens &t)
{
    const QColor ground = logGround(style, t).value_or(t.logBack);
    QColor ink =
        style.inverse ? asked(style.background).value_or(t.logBack) : asked(style.foreground).value_or(t.logText);
    if (style.dim)
        ink = mix(ink, ground, 0.35);
    return readable(ink, ground);
}

} // namespace Ui
