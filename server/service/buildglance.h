// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/buildrecord.h"

#include <QList>

namespace Service {

/// What the builds say of themselves, for the bot's activity text.
struct BuildsAtAGlance
{
    int running = 0; ///< neither finished nor blocked
    QString lastFailure; ///< "acme/api #12" while the newest finished build failed; empty otherwise

    bool operator==(const BuildsAtAGlance &) const = default;
};

/// Keeps that glance over the builds as they come in. Knows no store and no clock.
class BuildGlance final
{
public:
    /// `record` has come in or changed; it may be an old one that a replay brings up again.
    void observe(const Model::BuildRecord &record);
    /// `unfinished` are all that have not ended at `now`. One that nobody has heard of for a day counts as ended.
    BuildsAtAGlance glance(const QList<Model::BuildRecord> &unfinished, Core::WallTime now) const;

private:
    QString m_lastFailure;
    Core::WallTime m_newestFinish{}; ///< when the build was observed that m_lastFailure speaks of
};

} // namespace Service
