// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/model/snowflake.h"

#include <algorithm>

namespace Discord {

namespace {

constexpr qint64 EpochMs = 1'420'070'400'000; // 2015-01-01T00:00:00Z
constexpr int TimeShift = 22;

} // namespace

std::optional<Snowflake> Snowflake::fromString(const QString &text)
{
    const bool isDigits =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
    bool ok = false;
    const quint64 value = text.toULongLong(&ok);
    if (!ok || !isDigits || value == 0)
        return {};
    return Snowflake{value};
}

Snowflake Snowflake::atTime(Core::WallTime time)
{
    const qint64 since = std::max(Core::toMSecs(time) - EpochMs, qint64(0));
    return {static_cast<quint64>(since) << TimeShift};
}

Core::WallTime Snowflake::time() const
{
    return Core::toWallTime(static_cast<qint64>(value >> TimeShift) + EpochMs);
}

} // namespace Discord
