// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/silentbuilds.h"

#include "model/buildloss.h"

#include <utility>

namespace Service {

SilentBuilds::SilentBuilds(Core::Clock &clock, Sources sources, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_sources(std::move(sources))
    , m_alarm(clock.alarm([this] { look(); }))
{
}

void SilentBuilds::start()
{
    (void)clockWasSet();
    m_alarm->ringAt(m_clock.now() + BetweenLooks);
}

void SilentBuilds::stop()
{
    m_alarm->cancel();
}

bool SilentBuilds::clockWasSet()
{
    const auto offset = m_clock.wall().time_since_epoch() - m_clock.now().time_since_epoch();
    return std::chrono::abs(offset - std::exchange(m_offset, offset)) > BetweenLooks;
}

void SilentBuilds::look()
{
    m_alarm->ringAt(m_clock.now() + BetweenLooks);
    // Or the computer slept, and what happened meanwhile may just be coming in.
    if (clockWasSet())
        return;
    const QList<Model::BuildRecord> unfinished = m_sources.unfinished();
    for (const Model::BuildRecord &record : unfinished) {
        // Who has to approve it may take as long as it takes.
        if (record.build.status == Model::Status::Blocked || m_clock.wall() - record.lastObserved < Silence
            || m_sources.isAsked(record.build.system.link))
            continue;
        Q_EMIT observed(Model::lossOf(record.build));
    }
}

} // namespace Service
