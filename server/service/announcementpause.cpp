// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/announcementpause.h"

#include "store/statestore.h"
#include "store/storewriter.h"

#include <algorithm>

namespace Service {

namespace {

const QString PauseKey = QStringLiteral("announcements/paused_until_ms");

/// The steady clock stands still while the computer sleeps, the wall clock may be set: looked at this often.
constexpr std::chrono::milliseconds Look{30'000};

} // namespace

AnnouncementPause::AnnouncementPause(Core::Clock &clock, Store::StoreWriter &writer, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_writer(writer)
    , m_end(clock.alarm([this] { watch(); }))
{
}

void AnnouncementPause::restore(Store::Database &database)
{
    const auto value = Store::StateStore(database).value(PauseKey);
    if (!value || !value.value())
        return;
    const Core::WallTime until = Core::toWallTime(value.value()->toLongLong());
    if (until > m_clock.wall())
        become(until);
}

void AnnouncementPause::set(Core::WallTime until)
{
    const Core::WallTime next = until > m_clock.wall() ? until : Core::WallTime{};
    if (next == m_until)
        return;
    m_writer.submit(
        [next](Store::Database &database) {
            Store::StateStore state(database);
            return next == Core::WallTime{} ? state.remove(PauseKey)
                                            : state.set(PauseKey, QByteArray::number(Core::toMSecs(next)));
        },
        nullptr, {});
    become(next);
}

void AnnouncementPause::become(Core::WallTime until)
{
    m_until = until;
    watch();
    Q_EMIT changed(until);
}

void AnnouncementPause::watch()
{
    m_end->cancel();
    if (!isOn() || m_until == Core::WallTime::max())
        return;
    const auto left = m_until - m_clock.wall();
    if (left <= left.zero())
        return set({});
    m_end->ringAt(m_clock.now() + std::min<std::chrono::milliseconds>(left, Look));
}

} // namespace Service
