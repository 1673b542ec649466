// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/refusalledger.h"

namespace Webhook {

void RefusalLedger::count(Model::Refusal refusal)
{
    Entry &entry = m_entries[refusal];
    ++entry.count;
    entry.last = m_clock.wall();
}

bool RefusalLedger::mayKeep()
{
    const Core::SteadyTime now = m_clock.now();
    if (now - m_second >= std::chrono::seconds(1)) {
        m_second = now;
        m_keptInSecond = 0;
    }
    return ++m_keptInSecond <= KeptPerSecond;
}

} // namespace Webhook
