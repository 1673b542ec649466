// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/lane.h"

#include "announce/cardcomposer.h"
#include "core/logging.h"

#include <algorithm>
#include <utility>

namespace Announce {

namespace {

using Act = ChatPlatform::Act;

/// What goes over the wire for an attempt. A file that stands there already stays without being sent again.
Model::Card cardOf(const Model::Announcement &announcement, bool isPlain)
{
    Model::Card card = isPlain ? composePlain(announcement.desired) : announcement.desired;
    if (card.file.source == announcement.settledFile)
        card.file = {};
    return card;
}

} // namespace

Lane::Lane(Core::Clock &clock, AnnouncementBook &book, QRandomGenerator &random, const Model::Channel &channel,
    QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_book(book)
    , m_random(random)
    , m_channel(channel)
    , m_queue(Pace{})
    , m_wake(clock.alarm([this] { pump(); }))
    , m_storeAgain(clock.alarm([this] { storeAgain(); }))
{
}

Lane::~Lane() = default;

void Lane::setPlatform(ChatPlatform *platform)
{
    if (m_platform == platform)
        return;
    m_platform = platform;
    if (m_inFlight) {
        // Its answer will not be heard: what stands in the channel is not known any more.
        if (Job *job = jobOf(*m_inFlight))
            job->announcement.sentHash.clear();
        m_inFlight.reset();
    }
    wake();
}

void Lane::setHeld(bool held)
{
    if (std::exchange(m_held, held) && !held)
        m_queue.waitFrom(m_clock.wall()); // nothing was late as long as it was to wait
    wake();
}

void Lane::restore(const Model::Announcement &announcement)
{
    if (m_queue.find(announcement.subject))
        return;
    Job &job = m_queue.add(announcement);
    job.doubtStored = announcement.doubtSince != Core::WallTime{};
    job.waitingSince = m_clock.wall();
    wake();
}

Job *Lane::load(const QString &subject)
{
    if (Job *job = m_queue.find(subject))
        return job;
    const auto stored = m_book.find(subject, m_channel);
    if (!stored)
        return nullptr;
    restore(*stored);
    return m_queue.find(subject);
}

void Lane::settle(const QString &subject)
{
    const Job *job = m_queue.find(subject);
    const bool isInFlight = m_inFlight && m_inFlight->announcement.subject == subject;
    if (job && !job->isWaiting() && job->unstored == 0 && !isInFlight)
        m_queue.remove(subject);
}

Model::Announcement Lane::want(const QString &subject, const Model::Card &card)
{
    Job *job = load(subject);
    if (!job) {
        Model::Announcement announcement;
        announcement.subject = subject;
        announcement.channel = m_channel;
        announcement.created = m_clock.wall();
        announcement.nonce = newNonce();
        job = &m_queue.add(announcement);
        job->waitingSince = announcement.created;
    }
    Model::Announcement &announcement = job->announcement;
    const bool wasWaiting = job->isWaiting() && !announcement.desiredHash.isEmpty();
    const bool wasFinal = announcement.desired.isFinal;
    const QByteArray hash = Model::hashOf(card);
    if (hash != announcement.desiredHash) {
        announcement.desired = card;
        announcement.desiredHash = hash;
        // A new state deserves a try of its own, whatever became of the one before.
        if (std::exchange(announcement.failed, false))
            announcement.failure.clear();
        job->plain = false;
    }
    // The caller stores what we return, over what was stored before: only a doubt that is in there outlives that.
    if (announcement.doubtSince == Core::WallTime{})
        job->doubtStored = false;
    if (job->isWaiting() && !wasWaiting)
        job->waitingSince = m_clock.wall();
    if (!job->isCreation() && (!wasWaiting || wasFinal != card.isFinal))
        m_queue.moveBack(*job);
    Model::Announcement result = announcement;
    settle(subject);
    wake();
    Q_EMIT stateChanged();
    return result;
}

std::optional<Model::Announcement> Lane::announceAgain(const QString &subject, const Model::Card &card)
{
    const Job *old = load(subject);
    if (!old)
        return {};
    Model::Announcement next;
    next.subject = subject;
    next.channel = m_channel;
    next.edition = old->announcement.edition + 1;
    next.desired = card;
    next.desiredHash = Model::hashOf(card);
    next.created = m_clock.wall();
    next.nonce = newNonce();
    m_queue.add(next).waitingSince = next.created;
    wake();
    Q_EMIT stateChanged();
    return next;
}

QList<Model::Announcement> Lane::movable() const
{
    QList<Model::Announcement> list;
    for (const auto &[subject, job] : m_queue.jobs()) {
        const bool isInFlight = m_inFlight && m_inFlight->announcement.subject == subject;
        const bool standsHere = !job.isCreation() || job.announcement.doubtSince != Core::WallTime{};
        if (job.isWaiting() && !isInFlight && (m_pause || !standsHere))
            list.append(job.announcement);
    }
    return list;
}

std::optional<Model::Announcement> Lane::withdraw(const QString &subject, const QString &why)
{
    Job *job = m_queue.find(subject);
    if (!job)
        return {};
    Model::Announcement announcement = job->announcement;
    announcement.desiredHash = announcement.sentHash; // whatever is wanted here later is something new
    announcement.failed = true;
    announcement.failure = why;
    m_queue.remove(subject);
    if (waiting() == 0)
        m_pause.reset(); // nobody is kept from anything
    Q_EMIT stateChanged();
    return announcement;
}

void Lane::resume()
{
    m_pause.reset();
    m_creations.reset();
    m_edits.reset();
    wake();
}

void Lane::tryNow()
{
    for (Retry *retry : {&m_creations, &m_edits}) {
        if (retry->isTransient)
            retry->until = {};
    }
    wake();
}

qint64 Lane::waiting() const
{
    const auto &jobs = m_queue.jobs();
    return std::count_if(jobs.begin(), jobs.end(),
        [](const auto &entry) { return entry.second.isWaiting() && !entry.second.isPutOff(); });
}

Core::WallTime Lane::oldestWaiting() const
{
    Core::WallTime oldest{};
    for (const auto &[subject, job] : m_queue.jobs()) {
        if (job.isWaiting() && !job.isPutOff() && (oldest == Core::WallTime{} || job.waitingSince < oldest))
            oldest = job.waitingSince;
    }
    return oldest;
}

void Lane::wake()
{
    // Never at once: what want() returned is stored by its caller before anything is stored or sent from here.
    m_wake->ringAt(m_clock.now());
}

Core::WallTime Lane::nextTry() const
{
    return m_clock.wall() + std::max(m_nextTry - m_clock.now(), Core::SteadyTime::duration(0));
}

bool Lane::isPaused()
{
    if (!m_pause || m_clock.now() >= m_nextTry)
        return false;
    m_wake->ringAt(m_nextTry);
    return true;
}

void Lane::pump()
{
    if (m_held || !m_platform || m_inFlight || isPaused())
        return;
    const auto readyAt = [this](Act act) {
        return std::max(m_platform->readyAt(m_channel.id, act), (act == Act::Edit ? m_edits : m_creations).until);
    };
    const Queue::Next next = m_queue.next(m_clock.now(), m_clock.wall(), readyAt);
    if (!next.job) {
        if (next.wakeAt != Core::SteadyTime::max())
            m_wake->ringAt(next.wakeAt);
        return;
    }
    switch (next.act) {
    case Act::Post:
        return startPost(*next.job);
    case Act::Edit:
        return startEdit(*next.job);
    case Act::Find:
        return startFind(*next.job);
    }
}

Lane::Attempt Lane::begin(const Job &job)
{
    Attempt attempt;
    attempt.serial = ++m_serial;
    attempt.announcement = job.announcement;
    attempt.doubtBefore = job.announcement.doubtSince;
    attempt.isPlain = job.plain;
    m_inFlight = attempt;
    m_nextTry = m_clock.now() + PausedTry; // whatever the answer, a paused channel gets no more
    return attempt;
}

bool Lane::end(const Attempt &attempt)
{
    if (!m_inFlight || m_inFlight->serial != attempt.serial)
        return false;
    m_inFlight.reset();
    wake();
    return true;
}

Job *Lane::jobOf(const Attempt &attempt)
{
    Job *job = m_queue.find(attempt.announcement.subject);
    return job && job->announcement.edition == attempt.announcement.edition ? job : nullptr;
}

void Lane::startPost(Job &job)
{
    const Attempt attempt = begin(job);
    if (job.announcement.doubtSince == Core::WallTime{})
        job.announcement.doubtSince = m_clock.wall();
    if (job.doubtStored)
        return doubtStored(attempt, true);
    Q_EMIT changed(job.announcement);
    m_book.record(job.announcement, [self = QPointer<Lane>(this), attempt](bool ok) {
        if (self)
            self->doubtStored(attempt, ok);
    });
}

void Lane::doubtStored(Attempt attempt, bool ok)
{
    if (!m_inFlight || m_inFlight->serial != attempt.serial)
        return;
    Job *job = jobOf(attempt);
    if (job)
        job->doubtStored = ok;
    if (!ok || !job || m_held || !m_platform) {
        end(attempt);
        if (job)
            job->announcement.doubtSince = attempt.doubtBefore;
        if (!ok) {
            m_creations.until = m_clock.now() + m_creations.backoff.next(m_random);
            Q_EMIT failed(tr("An announcement could not be stored, so it was not sent. It is tried again."));
        }
        return;
    }
    // Meanwhile there may be news: the newest goes out.
    attempt.announcement = job->announcement;
    attempt.isPlain = job->plain;
    const QByteArray &hash = job->announcement.desiredHash;
    attempt.isSureOfCard = attempt.doubtBefore == Core::WallTime{} || job->doubtHash == hash;
    job->doubtHash = attempt.isSureOfCard ? hash : QByteArray();
    m_inFlight = attempt;
    m_platform->post(m_channel.id, cardOf(attempt.announcement, attempt.isPlain), attempt.announcement.nonce,
        [self = QPointer<Lane>(this), attempt](const auto &result) {
            if (self)
                self->posted(attempt, result);
        });
}

void Lane::startEdit(Job &job)
{
    const Attempt attempt = begin(job);
    if (!job.announcement.desired.isFinal)
        m_queue.progressSent(m_clock.now());
    m_platform->edit(m_channel.id, job.announcement.messageId, cardOf(attempt.announcement, attempt.isPlain),
        [self = QPointer<Lane>(this), attempt](const auto &result) {
            if (self)
                self->edited(attempt, result);
        });
}

void Lane::startFind(Job &job)
{
    const Attempt attempt = begin(job);
    const MessageTrace trace{job.announcement.nonce, job.announcement.desired, job.announcement.doubtSince};
    const auto isKnown = [self = QPointer<Lane>(this)](
                             const QString &id) { return !self || self->m_book.hasMessage(id); };
    m_platform->find(m_channel.id, trace, isKnown, [self = QPointer<Lane>(this), attempt](const auto &result) {
        if (self)
            self->found(attempt, result);
    });
}

void Lane::store(Job &job)
{
    job.unstored = ++m_revision;
    Q_EMIT changed(job.announcement);
    m_book.record(job.announcement,
        [self = QPointer<Lane>(this), subject = job.announcement.subject, revision = job.unstored](bool ok) {
            if (!self)
                return;
            Job *stored = self->m_queue.find(subject);
            if (!ok) {
                if (!self->m_storeAgain->isSet())
                    self->m_storeAgain->ringAt(self->m_clock.now() + self->m_storeBackoff.next(self->m_random));
            } else if (stored && stored->unstored == revision) {
                self->m_storeBackoff.reset();
                stored->unstored = 0;
                self->settle(subject);
            }
        });
}

void Lane::storeAgain()
{
    QList<QString> subjects;
    for (const auto &[subject, job] : m_queue.jobs()) {
        if (job.unstored != 0)
            subjects.append(subject);
    }
    for (const QString &subject : std::as_const(subjects)) {
        if (Job *job = m_queue.find(subject))
            store(*job);
    }
}

QString Lane::newNonce()
{
    // 24 hexadecimal digits: at most 25 characters are allowed (Discord: Create Message).
    return QStringLiteral("%1%2")
        .arg(m_random.generate64(), 16, 16, QLatin1Char('0'))
        .arg(m_random.generate(), 8, 16, QLatin1Char('0'));
}

} // namespace Announce
