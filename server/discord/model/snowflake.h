// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QString>

#include <compare>
#include <optional>

namespace Discord {

/// An id: 64 bits, of which the upper 42 count the milliseconds since 2015. Travels as a string.
/// Source: Discord, API Reference ("Snowflakes").
struct Snowflake
{
    quint64 value = 0;

    /// Nothing for what is not a decimal number of 64 bits, or zero.
    static std::optional<Snowflake> fromString(const QString &text);
    /// The smallest id that can be made at `time`: for "after" and "before". Zero for times before 2015.
    static Snowflake atTime(Core::WallTime time);

    QString toString() const { return QString::number(value); }
    Core::WallTime time() const;

    auto operator<=>(const Snowflake &) const = default;
};

} // namespace Discord
