// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "model/delivery.h"

#include <QMap>

namespace Webhook {

/// Counts refused deliveries, and decides which of them are worth keeping: somebody who knocks a thousand times a
/// second shall not fill the disk.
class RefusalLedger final
{
public:
    struct Entry
    {
        quint64 count = 0;
        Core::WallTime last{};

        bool operator==(const Entry &) const = default;
    };

    static constexpr int KeptPerSecond = 20;
    static constexpr qsizetype KeptBody = 64 * 1024;

    explicit RefusalLedger(Core::Clock &clock)
        : m_clock(clock)
    {
    }

    void count(Model::Refusal refusal);
    /// Takes one of the places of this second; false when none is left.
    bool mayKeep();
    QMap<Model::Refusal, Entry> entries() const { return m_entries; }

private:
    Core::Clock &m_clock;
    QMap<Model::Refusal, Entry> m_entries;
    Core::SteadyTime m_second{};
    int m_keptInSecond = 0;
};

} // namespace Webhook
