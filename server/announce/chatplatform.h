// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "model/card.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace Announce {

enum class ChatErrorKind {
    Transient, ///< network, time-out, 5xx: try again later
    RateLimited, ///< the platform said when: try again then
    Unauthorized, ///< the token is no good: nothing works until a person acts
    Forbidden, ///< for lack of a permission: for this channel, or for what the message carries
    ChannelGone, ///< or out of our sight, whatever it is that should stand there
    MessageGone, ///< a person deleted it
    EditsExhausted, ///< too many edits of an old message: wait, then the final state only
    Rejected, ///< the card itself was refused as malformed; repeating it is useless
};

struct ChatError
{
    ChatErrorKind kind = ChatErrorKind::Transient;
    QString message; ///< the platform's words, for a person; never a token
    std::chrono::milliseconds retryAfter{0}; ///< for RateLimited
    bool mayHaveHappened = false; ///< the request may have had its effect although no answer came

    bool operator==(const ChatError &) const = default;
};

/// What is known of a message whose creation is in doubt.
struct MessageTrace
{
    QString nonce;
    Model::Card card; ///< some card that was sent for it: title and link tell the subject
    Core::WallTime notBefore{}; ///< the first attempt
};

/// The seam to a chat: Discord, the preview, later others. Lives in the service thread, where all callbacks run; each
/// callback runs exactly once, never from inside the call, and never after the platform was destroyed.
class ChatPlatform : public QObject
{
    Q_OBJECT

public:
    enum class Act { Post, Edit, Find };
    using MessageId = QString;
    using PostDone = std::function<void(Core::Result<MessageId, ChatError>)>;
    using EditDone = std::function<void(Core::Result<void, ChatError>)>;
    using FindDone = std::function<void(Core::Result<std::optional<MessageId>, ChatError>)>;
    /// Does this message belong to an announcement already?
    using IsKnown = std::function<bool(const MessageId &)>;

    using QObject::QObject;

    virtual QString name() const = 0;
    /// The earliest moment at which `act` may go out to `channel`; in the past = now. The announcer asks before it
    /// chooses what to send, so that what goes out is the newest there is.
    virtual Core::SteadyTime readyAt(const QString &channel, Act act) const = 0;

    /// Creates a message. The same `nonce` within the platform's memory gives the same message.
    virtual void post(const QString &channel, const Model::Card &card, const QString &nonce, PostDone done) = 0;
    virtual void edit(const QString &channel, const MessageId &message, const Model::Card &card, EditDone done) = 0;
    /// Looks for a message of ours that `trace` describes and that `isKnown` does not claim.
    virtual void find(const QString &channel, const MessageTrace &trace, IsKnown isKnown, FindDone done) = 0;

Q_SIGNALS:
    /// readyAt() may answer an earlier moment now, or a pause is over (token changed, network back).
    void readyChanged();
};

} // namespace Announce
