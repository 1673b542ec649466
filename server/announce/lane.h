// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/announcementbook.h"
#include "announce/queue.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QRandomGenerator>

#include <memory>

namespace Announce {

/// One channel: takes the next announcement from its queue, sends it, notes the outcome, one request at a time.
/// Owned by the Announcer, in its thread.
///
///     idle --next: post--> storing --stored--> posting --answer--> idle
///     idle --next: find--> searching --answer--> idle
///     idle --next: edit--> editing --answer--> idle
///
/// A message is never created before it is on disk that this was about to happen: whatever a crash leaves behind is
/// either known or in doubt, never forgotten.
class Lane final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Lane)

public:
    Lane(Core::Clock &clock, AnnouncementBook &book, QRandomGenerator &random, const Model::Channel &channel,
        QObject *parent = nullptr);
    ~Lane() override;

    const Model::Channel &channel() const { return m_channel; }
    /// Borrowed. Null: everything waits, and what was in flight counts as in doubt.
    void setPlatform(ChatPlatform *platform);
    /// While held nothing new starts.
    void setHeld(bool held);

    void restore(const Model::Announcement &announcement);
    Model::Announcement want(const QString &subject, const Model::Card &card);
    std::optional<Model::Announcement> announceAgain(const QString &subject, const Model::Card &card);
    /// What waits here and could as well stand elsewhere: nothing of it is in the channel, or nothing of it can be
    /// changed there any more.
    QList<Model::Announcement> movable() const;
    /// Nothing more is wanted of `subject` here. Returns what the caller must commit.
    std::optional<Model::Announcement> withdraw(const QString &subject, const QString &why);
    /// Ends the channel's pause and all waits after failures.
    void resume();
    /// The network may be back: ends the waits that were for want of it. Should it not be, the next is longer still.
    void tryNow();
    /// A paused channel is asked this seldom whether it takes messages again: nobody tells us that a permission was
    /// given back, and each refusal counts towards a ban (10,000 in ten minutes, of all channels together).
    static constexpr std::chrono::minutes PausedTry{10};

    qint64 waiting() const;
    Core::WallTime oldestWaiting() const; ///< epoch = none
    const std::optional<ChatError> &pause() const { return m_pause; }
    Core::WallTime pausedSince() const { return m_pausedSince; }
    Core::WallTime nextTry() const; ///< of a paused channel

Q_SIGNALS:
    void changed(const Model::Announcement &announcement);
    void stateChanged();
    void succeeded();
    void failed(const QString &words);
    /// The channel is gone, or we may not write there: paused from now on.
    void closed();
    /// The platform takes nothing from us any more, in no channel.
    void unauthorized(const Announce::ChatError &error);

private:
    /// Waiting after failures, for one kind of request.
    struct Retry
    {
        Core::Backoff backoff{std::chrono::seconds(1), std::chrono::minutes(5)};
        Core::SteadyTime until{};
        bool isTransient = false; ///< the wait is our own guess; nobody asked for it

        void reset()
        {
            backoff.reset();
            until = {};
        }
    };
    /// What was sent, as it was then: an answer may come after the desired state has moved on.
    struct Attempt
    {
        quint64 serial = 0;
        Model::Announcement announcement;
        Core::WallTime doubtBefore{}; ///< of an earlier attempt; epoch = none
        bool isPlain = false;
        bool isSureOfCard = true; ///< success means that this very card stands there
    };

    Job *load(const QString &subject);
    void settle(const QString &subject);
    void wake();
    void pump();
    bool isPaused();
    Attempt begin(const Job &job);
    bool end(const Attempt &attempt);
    Job *jobOf(const Attempt &attempt);
    void startPost(Job &job);
    void doubtStored(Attempt attempt, bool ok);
    void startEdit(Job &job);
    void startFind(Job &job);
    void posted(const Attempt &attempt, const Core::Result<QString, ChatError> &result);
    void edited(const Attempt &attempt, const Core::Result<void, ChatError> &result);
    void found(const Attempt &attempt, const Core::Result<std::optional<QString>, ChatError> &result);
    void arrived(Job &job, const Attempt &attempt);
    void supersededArrived(const Attempt &attempt, const QString &messageId);
    void refused(const Attempt &attempt, const ChatError &error, Retry &retry);
    bool refusedFile(const Attempt &attempt, const ChatError &error);
    void giveFilesBack();
    void refusedCard(Job &job, const Attempt &attempt, const ChatError &error);
    void store(Job &job);
    void storeAgain();
    QString newNonce();

    Core::Clock &m_clock;
    AnnouncementBook &m_book;
    QRandomGenerator &m_random;
    Model::Channel m_channel;
    Queue m_queue;
    QPointer<ChatPlatform> m_platform;
    std::unique_ptr<Core::Alarm> m_wake;
    std::unique_ptr<Core::Alarm> m_storeAgain;
    Core::Backoff m_storeBackoff{std::chrono::seconds(1), std::chrono::minutes(1)};
    Retry m_creations;
    Retry m_edits;
    QHash<QString, QString> m_withheld; ///< by subject: the file that was refused, while the card is tried without
    std::optional<Attempt> m_inFlight;
    quint64 m_serial = 0;
    quint64 m_revision = 0;
    bool m_held = false;
    std::optional<ChatError> m_pause;
    Core::WallTime m_pausedSince{};
    Core::SteadyTime m_nextTry{}; ///< while paused
};

} // namespace Announce
