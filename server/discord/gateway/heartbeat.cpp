// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/heartbeat.h"

#include <algorithm>

namespace Discord::Gateway {

Heartbeat::Heartbeat(
    Core::Clock &clock, QRandomGenerator &random, std::function<void()> send, std::function<void()> zombie)
    : m_clock(clock)
    , m_random(random)
    , m_send(std::move(send))
    , m_zombie(std::move(zombie))
    , m_alarm(clock.alarm([this] { ring(); }))
{
}

void Heartbeat::start(std::chrono::milliseconds interval)
{
    stop();
    m_interval = interval;
    m_nextBeat = m_clock.now()
        + std::chrono::milliseconds(
            static_cast<qint64>(m_random.generateDouble() * static_cast<double>(interval.count())));
    setAlarm();
}

void Heartbeat::stop()
{
    m_alarm->cancel();
    m_interval = std::chrono::milliseconds(0);
    m_beatAt.reset();
    m_ackBy.reset();
    m_latency.reset();
}

void Heartbeat::beatNow()
{
    if (m_interval.count() > 0)
        beat();
}

void Heartbeat::probe(std::chrono::milliseconds limit)
{
    if (m_interval.count() == 0)
        return;
    beat();
    m_ackBy = std::min(*m_ackBy, m_clock.now() + limit);
    setAlarm();
}

bool Heartbeat::acknowledge()
{
    if (!m_beatAt)
        return false;
    m_latency = m_clock.now() - *m_beatAt;
    m_beatAt.reset();
    m_ackBy.reset();
    setAlarm();
    return true;
}

void Heartbeat::beat()
{
    const auto now = m_clock.now();
    m_nextBeat = now + m_interval;
    if (!m_beatAt) {
        m_beatAt = now;
        m_ackBy = m_nextBeat;
    }
    setAlarm();
    m_send();
}

void Heartbeat::ring()
{
    if (m_ackBy && m_clock.now() >= *m_ackBy) {
        stop();
        m_zombie();
    } else if (m_clock.now() >= m_nextBeat) {
        beat();
    } else {
        setAlarm();
    }
}

void Heartbeat::setAlarm()
{
    m_alarm->ringAt(m_ackBy ? std::min(*m_ackBy, m_nextBeat) : m_nextBeat);
}

} // namespace Discord::Gateway
