// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/announcer.h"

#include "announce/lane.h"

#include <algorithm>

namespace Announce {

Announcer::Announcer(Core::Clock &clock, AnnouncementBook &book, QRandomGenerator &random, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_book(book)
    , m_random(random)
{
}

Announcer::~Announcer() = default;

Lane &Announcer::lane(const Model::Channel &channel)
{
    std::unique_ptr<Lane> &lane = m_lanes[channel];
    if (!lane) {
        lane = std::make_unique<Lane>(m_clock, m_book, m_random, channel);
        connect(lane.get(), &Lane::changed, this, &Announcer::changed);
        connect(lane.get(), &Lane::stateChanged, this, &Announcer::stateChanged);
        connect(lane.get(), &Lane::succeeded, this, &Announcer::noteSuccess);
        connect(lane.get(), &Lane::failed, this, &Announcer::noteFailure);
        connect(lane.get(), &Lane::closed, this, [this, channel] { Q_EMIT channelClosed(channel); });
        connect(lane.get(), &Lane::unauthorized, this,
            [this, name = channel.platform](const ChatError &error) { pausePlatform(name, error); });
        lane->setPlatform(m_platforms.value(channel.platform));
        lane->setHeld(m_paused || m_platformPauses.contains(channel.platform));
    }
    return *lane;
}

void Announcer::addPlatform(ChatPlatform *platform)
{
    const QString name = platform->name();
    m_platforms.insert(name, platform);
    connect(platform, &ChatPlatform::readyChanged, this, [this, name] { resumePlatform(name); });
    for (const auto &[channel, lane] : m_lanes) {
        if (channel.platform == name)
            lane->setPlatform(platform);
    }
}

void Announcer::removePlatform(ChatPlatform *platform)
{
    const QString name = m_platforms.key(platform);
    m_platforms.remove(name);
    disconnect(platform, nullptr, this, nullptr);
    for (const auto &[channel, lane] : m_lanes) {
        if (channel.platform == name)
            lane->setPlatform(nullptr);
    }
}

void Announcer::restore(const QList<Model::Announcement> &unsettled)
{
    for (const Model::Announcement &announcement : unsettled)
        lane(announcement.channel).restore(announcement);
    Q_EMIT stateChanged();
}

Model::Announcement Announcer::want(const QString &subject, const Model::Channel &channel, const Model::Card &card)
{
    return lane(channel).want(subject, card);
}

std::optional<Model::Announcement> Announcer::announceAgain(
    const QString &subject, const Model::Channel &channel, const Model::Card &card)
{
    return lane(channel).announceAgain(subject, card);
}

QList<Model::Announcement> Announcer::movable() const
{
    QList<Model::Announcement> list;
    for (const auto &[channel, lane] : m_lanes)
        list += lane->movable();
    return list;
}

std::optional<Model::Announcement> Announcer::withdraw(
    const QString &subject, const Model::Channel &channel, const QString &why)
{
    return lane(channel).withdraw(subject, why);
}

void Announcer::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    holdLanes();
    Q_EMIT stateChanged();
}

void Announcer::resume()
{
    m_platformPauses.clear();
    for (const auto &[channel, lane] : m_lanes)
        lane->resume();
    holdLanes();
    Q_EMIT stateChanged();
}

void Announcer::tryNow()
{
    for (const auto &[channel, lane] : m_lanes)
        lane->tryNow();
}

void Announcer::resumePlatform(const QString &name)
{
    m_platformPauses.erase(name);
    for (const auto &[channel, lane] : m_lanes) {
        if (channel.platform == name)
            lane->resume();
    }
    holdLanes();
    Q_EMIT stateChanged();
}

void Announcer::pausePlatform(const QString &name, const ChatError &error)
{
    m_platformPauses[name] = {{name, {}}, error.kind, error.message, m_clock.wall(), {}};
    holdLanes();
}

void Announcer::holdLanes()
{
    for (const auto &[channel, lane] : m_lanes)
        lane->setHeld(m_paused || m_platformPauses.contains(channel.platform));
}

void Announcer::noteFailure(const QString &words)
{
    m_lastError = words;
}

void Announcer::noteSuccess()
{
    m_lastError.clear();
    m_lastSuccess = m_clock.wall();
}

AnnouncerState Announcer::state() const
{
    AnnouncerState state;
    for (const auto &[name, pause] : m_platformPauses)
        state.pauses.append(pause);
    for (const auto &[channel, lane] : m_lanes) {
        state.waiting += lane->waiting();
        const Core::WallTime oldest = lane->oldestWaiting();
        if (oldest != Core::WallTime{})
            state.oldestWaiting =
                state.oldestWaiting == Core::WallTime{} ? oldest : std::min(oldest, state.oldestWaiting);
        if (lane->pause())
            state.pauses.append(
                {channel, lane->pause()->kind, lane->pause()->message, lane->pausedSince(), lane->nextTry()});
    }
    state.lastError = m_lastError;
    state.lastSuccess = m_lastSuccess;
    state.paused = m_paused;
    return state;
}

} // namespace Announce
