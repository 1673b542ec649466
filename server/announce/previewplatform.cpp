// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/previewplatform.h"

#include <QThread>

namespace Announce {

namespace {

constexpr qsizetype MessagesKept = 1000;

} // namespace

PreviewPlatform::PreviewPlatform(Core::Clock &clock, std::chrono::milliseconds delay, qint64 firstId, QObject *parent)
    : ChatPlatform(parent)
    , m_clock(clock)
    , m_delay(delay)
    , m_nextId(firstId)
    , m_alarm(clock.alarm([this] { answerDue(); }))
{
}

PreviewPlatform::~PreviewPlatform() = default;

Core::SteadyTime PreviewPlatform::readyAt(const QString &, Act) const
{
    return m_clock.now();
}

void PreviewPlatform::post(const QString &channel, const Model::Card &card, const QString &nonce, PostDone done)
{
    MessageId id = messageWith(channel, nonce);
    const bool isNew = id.isEmpty();
    if (isNew) {
        id = QString::number(m_nextId++);
        m_messages.insert(id, {channel, nonce});
        m_order.append(id);
        forgetOldest();
    }
    answerLater([this, channel, card, id, isNew, done = std::move(done)] {
        if (isNew)
            Q_EMIT shown(channel, id, card, true);
        done(id);
    });
}

void PreviewPlatform::edit(const QString &channel, const MessageId &message, const Model::Card &card, EditDone done)
{
    // A message of an earlier run is unknown here, but nobody deleted it: it is shown again.
    answerLater([this, channel, message, card, done = std::move(done)] {
        Q_EMIT shown(channel, message, card, false);
        done({});
    });
}

void PreviewPlatform::find(const QString &channel, const MessageTrace &trace, IsKnown isKnown, FindDone done)
{
    answerLater([this, channel, trace, isKnown = std::move(isKnown), done = std::move(done)] {
        const MessageId id = messageWith(channel, trace.nonce);
        done(id.isEmpty() || isKnown(id) ? std::optional<MessageId>() : std::optional<MessageId>(id));
    });
}

void PreviewPlatform::answerLater(std::function<void()> give)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_answers.push_back({m_clock.now() + m_delay, std::move(give)});
    if (!m_alarm->isSet())
        m_alarm->ringAt(m_answers.front().at);
}

void PreviewPlatform::answerDue()
{
    // One at a time: an answer may call again.
    if (!m_answers.empty() && m_answers.front().at <= m_clock.now()) {
        const Answer answer = std::move(m_answers.front());
        m_answers.erase(m_answers.begin());
        answer.give();
    }
    if (!m_answers.empty() && !m_alarm->isSet())
        m_alarm->ringAt(m_answers.front().at);
}

ChatPlatform::MessageId PreviewPlatform::messageWith(const QString &channel, const QString &nonce) const
{
    if (nonce.isEmpty())
        return {};
    for (const MessageId &id : m_order) {
        const auto message = m_messages.constFind(id);
        if (message->channel == channel && message->nonce == nonce)
            return id;
    }
    return {};
}

void PreviewPlatform::forgetOldest()
{
    while (m_order.size() > MessagesKept)
        m_messages.remove(m_order.takeFirst());
}

} // namespace Announce
