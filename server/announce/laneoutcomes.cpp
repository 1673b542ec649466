// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a lane does with the answers that it gets.
#include "announce/lane.h"

#include "core/logging.h"

#include <algorithm>
#include <utility>

namespace Announce {

void Lane::posted(const Attempt &attempt, const Core::Result<QString, ChatError> &result)
{
    if (!end(attempt))
        return;
    Job *job = jobOf(attempt);
    if (result) {
        m_pause.reset();
        m_creations.reset();
        if (!job)
            return supersededArrived(attempt, result.value());
        job->announcement.messageId = result.value();
        return arrived(*job, attempt);
    }
    if (job && !result.error().mayHaveHappened) {
        // The stored doubt may stay: it is older than the next attempt, which need not be stored again then.
        job->announcement.doubtSince = attempt.doubtBefore;
        if (attempt.doubtBefore == Core::WallTime{})
            job->doubtHash.clear();
    }
    if (!refusedFile(attempt, result.error()))
        refused(attempt, result.error(), m_creations);
}

void Lane::edited(const Attempt &attempt, const Core::Result<void, ChatError> &result)
{
    if (!end(attempt))
        return;
    Job *job = jobOf(attempt);
    if (result) {
        m_pause.reset();
        m_edits.reset();
        if (job)
            arrived(*job, attempt);
        return;
    }
    // It may show either state now, so that neither counts as sent.
    if (job && result.error().mayHaveHappened)
        job->announcement.sentHash.clear();
    if (!refusedFile(attempt, result.error()))
        refused(attempt, result.error(), m_edits);
}

void Lane::found(const Attempt &attempt, const Core::Result<std::optional<QString>, ChatError> &result)
{
    if (!end(attempt))
        return;
    if (!result)
        return refused(attempt, result.error(), m_creations);
    m_pause.reset(); // it may not be written yet: then that pauses it again
    Job *job = jobOf(attempt);
    if (!job)
        return;
    if (result.value()) {
        qCInfo(lcAnnounce) << "found the message of an announcement in doubt:" << *result.value();
        job->announcement.messageId = *result.value();
        job->announcement.sentHash.clear(); // some card stands there, not known which
    }
    job->announcement.settledFile.clear(); // likewise; and without a message no file stands anywhere
    m_withheld.remove(attempt.announcement.subject);
    job->forgetDoubt();
    store(*job);
    Q_EMIT stateChanged();
}

void Lane::arrived(Job &job, const Attempt &attempt)
{
    Model::Announcement &announcement = job.announcement;
    announcement.sentHash = attempt.isSureOfCard ? attempt.announcement.desiredHash : QByteArray();
    if (attempt.isSureOfCard && !attempt.isPlain && !attempt.announcement.desired.file.name.isEmpty())
        announcement.settledFile = attempt.announcement.desired.file.source;
    m_withheld.remove(announcement.subject); // it was the file's fault: the card went without it
    announcement.sent = m_clock.wall();
    announcement.failed = false;
    // The fallback is no cure: as long as it stands, why it does is to be read.
    announcement.failure = attempt.isPlain ? attempt.announcement.failure : QString();
    job.forgetDoubt();
    job.finalOnly = false;
    job.editsExhausted.reset();
    job.waitingSince = m_clock.wall();
    m_queue.moveBack(job);
    store(job);
    Q_EMIT succeeded();
    Q_EMIT stateChanged();
}

void Lane::supersededArrived(const Attempt &attempt, const QString &messageId)
{
    // A newer edition took its place while it was on its way. It is stored all the same, so that a search in the
    // channel knows whose message this is.
    Model::Announcement announcement = attempt.announcement;
    announcement.messageId = messageId;
    announcement.sentHash = announcement.desiredHash;
    announcement.sent = m_clock.wall();
    announcement.doubtSince = {};
    if (!attempt.isPlain)
        announcement.failure.clear();
    Q_EMIT changed(announcement);
    m_book.record(announcement, [messageId](bool ok) {
        if (!ok)
            qCWarning(lcAnnounce) << "the message" << messageId << "of an earlier edition could not be stored";
    });
    Q_EMIT succeeded();
    Q_EMIT stateChanged();
}

void Lane::refused(const Attempt &attempt, const ChatError &error, Retry &retry)
{
    qCInfo(lcAnnounce) << "channel" << m_channel.id << "did not take" << attempt.announcement.subject << ':'
                       << error.message;
    // Refused without a file, too: that was not what it was about. Of these two nobody knows.
    if (error.kind != ChatErrorKind::Transient && error.kind != ChatErrorKind::RateLimited)
        giveFilesBack();
    Job *job = jobOf(attempt);
    retry.isTransient = error.kind == ChatErrorKind::Transient;
    const auto later = [this, &retry] { retry.until = m_clock.now() + retry.backoff.next(m_random); };
    switch (error.kind) {
    case ChatErrorKind::RateLimited: {
        // As long as is asked for. Who is refused once more has not been told the truth: then longer and longer,
        // because each refusal counts towards a ban.
        const bool again = retry.backoff.failures() > 0;
        later();
        const Core::SteadyTime told = m_clock.now() + error.retryAfter;
        retry.until = again                                   ? std::max(retry.until, told)
            : error.retryAfter > std::chrono::milliseconds(0) ? told
                                                              : retry.until;
        break;
    }
    case ChatErrorKind::Unauthorized:
        Q_EMIT unauthorized(error);
        break;
    case ChatErrorKind::Forbidden:
    case ChatErrorKind::ChannelGone:
        m_nextTry = m_clock.now() + PausedTry;
        if (!std::exchange(m_pause, error)) {
            m_pausedSince = m_clock.wall();
            Q_EMIT closed();
        }
        break;
    case ChatErrorKind::Transient:
        later();
        if (job && !job->isCreation())
            m_queue.moveBack(*job); // one message that cannot be edited must not hold the others
        break;
    case ChatErrorKind::MessageGone:
    case ChatErrorKind::EditsExhausted:
    case ChatErrorKind::Rejected:
        m_pause.reset(); // an opinion on this message: the channel is open
        if (job)
            refusedCard(*job, attempt, error);
        break;
    }
    Q_EMIT failed(error.message);
    Q_EMIT stateChanged();
}

bool Lane::refusedFile(const Attempt &attempt, const ChatError &error)
{
    Job *job = jobOf(attempt);
    const Model::CardFile &file = attempt.announcement.desired.file;
    const bool carried = !attempt.isPlain && !file.name.isEmpty() && file.source != attempt.announcement.settledFile;
    if (!job || !carried || (error.kind != ChatErrorKind::Forbidden && error.kind != ChatErrorKind::Rejected))
        return false;
    // Files need a permission of their own and may be too large. The card matters more: it is tried without, and at
    // once, because only that tells whether it was for the file. Until then nothing of this is stored.
    qCInfo(lcAnnounce) << "channel" << m_channel.id << "did not take the file of" << attempt.announcement.subject << ':'
                       << error.message;
    job->announcement.settledFile = file.source;
    m_withheld.insert(attempt.announcement.subject, file.source);
    m_nextTry = m_clock.now();
    Q_EMIT failed(tr("The log could not be attached: %1").arg(error.message));
    Q_EMIT stateChanged();
    return true;
}

void Lane::giveFilesBack()
{
    const auto withheld = std::exchange(m_withheld, {});
    for (auto it = withheld.cbegin(); it != withheld.cend(); ++it) {
        Job *job = m_queue.find(it.key());
        if (!job || job->announcement.settledFile != it.value())
            continue;
        job->announcement.settledFile.clear();
        store(*job); // somebody may have stored it meanwhile
    }
}

void Lane::refusedCard(Job &job, const Attempt &attempt, const ChatError &error)
{
    Model::Announcement &announcement = job.announcement;
    if (error.kind == ChatErrorKind::MessageGone) {
        // A person deleted it. The change that found out is announced anew, with a nonce that is not that of the
        // deleted message.
        announcement.messageId.clear();
        announcement.sentHash.clear();
        announcement.settledFile.clear();
        announcement.nonce = newNonce();
        job.forgetDoubt();
        m_queue.moveBack(job);
        return store(job);
    }
    if (error.kind == ChatErrorKind::EditsExhausted) {
        job.finalOnly = true;
        job.notBefore = m_clock.now() + job.editsExhausted.next(m_random);
        return;
    }
    if (announcement.desiredHash != attempt.announcement.desiredHash)
        return; // there is a newer card already, which gets its own try
    announcement.failure = error.message;
    if (!attempt.isPlain) {
        job.plain = true;
        return;
    }
    announcement.failed = true;
    store(job);
}

} // namespace Announce
