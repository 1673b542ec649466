// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/tonelook.h"

namespace Discord {

ToneLook toneLook(Model::Tone tone)
{
    using Model::Tone;
    switch (tone) {
    case Tone::Pending:
        return {QStringLiteral("🔵"), 0x2f77e5};
    case Tone::Running:
        return {QStringLiteral("🔄"), 0xf2c230};
    case Tone::Blocked:
        return {QStringLiteral("⏸️"), 0xe08a00};
    case Tone::Success:
        return {QStringLiteral("✅"), 0x1f9d63};
    case Tone::Failure:
        return {QStringLiteral("❌"), 0xd93a42};
    case Tone::Killed:
        return {QStringLiteral("🛑"), 0x8c6468};
    case Tone::Skipped:
        return {QStringLiteral("⏭️"), 0x7b8494};
    case Tone::Lost:
        return {QStringLiteral("❔"), 0x7b8494};
    case Tone::Added:
        return {QStringLiteral("➕"), 0x1f9d63};
    case Tone::Removed:
        return {QStringLiteral("➖"), 0x8c6468};
    case Tone::Neutral:
        break;
    }
    return {QStringLiteral("🔔"), 0x7b8494};
}

} // namespace Discord
