// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/chatplatform.h"

#include <QHash>
#include <QList>

#include <memory>
#include <vector>

namespace Announce {

/// A chat that is nowhere: nothing leaves the machine. It numbers the messages, keeps the newest cards in memory and
/// says what was shown. Stands in for Discord as long as there is no token, and in the demo. Service thread.
class PreviewPlatform final : public ChatPlatform
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewPlatform)

public:
    /// Every call is answered `delay` later, at the earliest in the next turn of the event loop. `firstId` keeps ids of
    /// an earlier run from coming again.
    PreviewPlatform(Core::Clock &clock, std::chrono::milliseconds delay, qint64 firstId, QObject *parent = nullptr);
    ~PreviewPlatform() override;

    QString name() const override { return QStringLiteral("preview"); }
    Core::SteadyTime readyAt(const QString &channel, Act act) const override;
    void post(const QString &channel, const Model::Card &card, const QString &nonce, PostDone done) override;
    void edit(const QString &channel, const MessageId &message, const Model::Card &card, EditDone done) override;
    void find(const QString &channel, const MessageTrace &trace, IsKnown isKnown, FindDone done) override;

Q_SIGNALS:
    void shown(const QString &channel, const QString &messageId, const Model::Card &card, bool isNew);

private:
    struct Message
    {
        QString channel;
        QString nonce;
    };
    struct Answer
    {
        Core::SteadyTime at;
        std::function<void()> give;
    };
    void answerLater(std::function<void()> give);
    void answerDue();
    MessageId messageWith(const QString &channel, const QString &nonce) const;
    void forgetOldest();

    Core::Clock &m_clock;
    std::chrono::milliseconds m_delay;
    qint64 m_nextId;
    QHash<MessageId, Message> m_messages;
    QList<MessageId> m_order; ///< oldest first
    std::vector<Answer> m_answers; ///< in the order of the calls
    std::unique_ptr<Core::Alarm> m_alarm;
};

} // namespace Announce
