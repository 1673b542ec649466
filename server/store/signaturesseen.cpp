// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/signaturesseen.h"

#include <QHashFunctions>

#include <algorithm>
#include <utility>

namespace Store {

bool SignaturesSeen::mayHave(Core::WallTime signedAt, const QByteArray &signature) const
{
    const std::size_t hash = qHash(signature);
    return signedAt <= m_forgotten || m_young.hashes.contains(hash) || m_old.hashes.contains(hash);
}

void SignaturesSeen::add(Core::WallTime signedAt, const QByteArray &signature)
{
    if (m_young.hashes.size() >= m_most) {
        m_forgotten = std::max(m_forgotten, m_old.latest);
        m_old = std::exchange(m_young, {});
    }
    m_young.hashes.insert(qHash(signature));
    m_young.latest = std::max(m_young.latest, signedAt);
}

} // namespace Store
