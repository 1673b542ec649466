// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/announcementbook.h"
#include "announce/chatplatform.h"
#include "core/clock.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QRandomGenerator>

#include <map>
#include <memory>
#include <optional>

namespace Announce {

class Lane;

/// What health and the window want to know of the announcer, at one moment.
struct AnnouncerState
{
    struct Pause
    {
        Model::Channel channel; ///< id empty: the whole platform
        ChatErrorKind kind{};
        QString words; ///< the platform's own
        Core::WallTime since{};
        Core::WallTime nextTry{}; ///< epoch = not before a person acts
    };
    qint64 waiting = 0; ///< announcements whose desired card is not what was sent
    Core::WallTime oldestWaiting{}; ///< since when the oldest of them waits; epoch = none
    QList<Pause> pauses;
    QString lastError; ///< of the newest attempt that failed, empty after a success
    Core::WallTime lastSuccess{};
    bool paused = false; ///< by the owner
    Core::WallTime pausedUntil{}; ///< max = until resumed; filled in by whoever keeps the pause
};

/// Brings what stands in each channel to what should stand there: one comparison of desired against sent, from which
/// coalescing, retry, crash recovery, replay and "announce again" follow. One request at a time in each channel;
/// creations oldest first, then final states, then progress. Lives in the service thread.
class Announcer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Announcer)

public:
    Announcer(Core::Clock &clock, AnnouncementBook &book, QRandomGenerator &random, QObject *parent = nullptr);
    ~Announcer() override;

    /// Platforms are borrowed and must outlive the announcer or be removed first.
    void addPlatform(ChatPlatform *platform);
    void removePlatform(ChatPlatform *platform);

    /// Takes up what an earlier run left unsettled.
    void restore(const QList<Model::Announcement> &unsettled);
    /// From now on `card` should stand in `channel` for `subject`. Returns what the caller must commit together with
    /// the state the card was made from.
    Model::Announcement want(const QString &subject, const Model::Channel &channel, const Model::Card &card);
    /// A new message for `subject`, whatever stands there already. Nothing when it was never announced.
    std::optional<Model::Announcement> announceAgain(
        const QString &subject, const Model::Channel &channel, const Model::Card &card);

    /// What waits in any channel and could as well stand in another: nothing of it is there, or nothing of it can be
    /// changed there any more.
    QList<Model::Announcement> movable() const;
    /// Nothing more is wanted of `subject` in `channel`; `why` is kept as what became of it. Returns what the caller
    /// must commit; nothing when it does not wait.
    std::optional<Model::Announcement> withdraw(
        const QString &subject, const Model::Channel &channel, const QString &why);

    /// The owner's pause: nothing is sent, everything is kept.
    void setPaused(bool paused);
    /// Takes back all pauses that the platforms caused: settings, token or permissions may have changed.
    void resume();
    /// The network may be back: ends the waits that were for want of it, no pause and none that was asked for.
    void tryNow();

    AnnouncerState state() const;

Q_SIGNALS:
    /// Something of this announcement changed and is being recorded.
    void changed(const Model::Announcement &announcement);
    void stateChanged();
    /// A channel is gone, or takes nothing from us any more; what waits there is movable.
    void channelClosed(const Model::Channel &channel);

private:
    Lane &lane(const Model::Channel &channel);
    void holdLanes();
    void resumePlatform(const QString &name);
    void noteFailure(const QString &words);
    void noteSuccess();
    void pausePlatform(const QString &name, const ChatError &error);

    Core::Clock &m_clock;
    AnnouncementBook &m_book;
    QRandomGenerator &m_random;
    QHash<QString, ChatPlatform *> m_platforms; ///< by name
    std::map<Model::Channel, std::unique_ptr<Lane>> m_lanes;
    std::map<QString, AnnouncerState::Pause> m_platformPauses; ///< by platform name
    QString m_lastError;
    Core::WallTime m_lastSuccess{};
    bool m_paused = false;
};

} // namespace Announce
