// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>

#include <unordered_set>

namespace Store {

/// Tells most signatures that never came before from those that perhaps did, without asking the disk: what was signed
/// after everything that is forgotten here, and is not remembered, is new. A signature covers its date, so one that
/// comes again has the same. Holds at most 2 * `most` entries and never denies a signature that was added.
class SignaturesSeen final
{
public:
    /// What was signed up to `forgotten` may have come before.
    explicit SignaturesSeen(Core::WallTime forgotten, std::size_t most = 65'536)
        : m_forgotten(forgotten)
        , m_most(most)
    {
    }

    /// False = certainly not.
    bool mayHave(Core::WallTime signedAt, const QByteArray &signature) const;
    void add(Core::WallTime signedAt, const QByteArray &signature);

private:
    struct Generation
    {
        std::unordered_set<std::size_t> hashes;
        Core::WallTime latest{};
    };

    Core::WallTime m_forgotten;
    std::size_t m_most;
    Generation m_young;
    Generation m_old;
};

} // namespace Store
