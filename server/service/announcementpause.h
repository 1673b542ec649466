// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QObject>

namespace Store {
class Database;
class StoreWriter;
} // namespace Store

namespace Service {

/// The owner's pause of announcements: until when it lasts, kept over restarts, ended by itself. Says what is to be
/// done; the engine tells the announcer. Lives in the service thread.
class AnnouncementPause final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnnouncementPause)

public:
    /// Both are borrowed and outlive it.
    AnnouncementPause(Core::Clock &clock, Store::StoreWriter &writer, QObject *parent = nullptr);

    /// Takes up what an earlier run left; a pause that has ended meanwhile is over.
    void restore(Store::Database &database);
    /// WallTime::max() = until resumed; a moment that is not to come resumes now.
    void set(Core::WallTime until);
    /// Epoch = not paused.
    Core::WallTime until() const { return m_until; }
    bool isOn() const { return m_until != Core::WallTime{}; }

Q_SIGNALS:
    void changed(Core::WallTime until);

private:
    void become(Core::WallTime until);
    void watch();

    Core::Clock &m_clock;
    Store::StoreWriter &m_writer;
    std::unique_ptr<Core::Alarm> m_end;
    Core::WallTime m_until{};
};

} // namespace Service
