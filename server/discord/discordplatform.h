// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/chatplatform.h"
#include "discord/rest/calls.h"

#include <QJsonObject>

#include <functional>
#include <memory>

namespace Discord {

/// Discord as a place to announce in: cards become messages, its errors become what the announcer has to do, with
/// words that tell a person what to do. Stands on a borrowed client that must outlive it; in the service thread.
class DiscordPlatform final : public Announce::ChatPlatform
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiscordPlatform)

public:
    /// The body of a message for a card: content, embeds, whatever a card needs.
    using Render = std::function<QJsonObject(const Model::Card &)>;

    /// Gives the bytes of a card's file, later; none: the card goes without.
    using Files = std::function<void(const Model::CardFile &, std::function<void(const QByteArray &)>)>;

    DiscordPlatform(Rest::RestClient &client, Render render, QObject *parent = nullptr);
    ~DiscordPlatform() override;

    /// Until then cards go without their files.
    void setFiles(Files files) { m_files = std::move(files); }

    QString name() const override { return QStringLiteral("discord"); }
    Core::SteadyTime readyAt(const QString &channel, Act act) const override;
    void post(const QString &channel, const Model::Card &card, const QString &nonce, PostDone done) override;
    /// Unarchives the thread where that keeps the message from being edited: whoever edits has to, whoever posts not
    /// (Discord, Threads, "Active & Archived Threads").
    void edit(const QString &channel, const MessageId &message, const Model::Card &card, EditDone done) override;
    /// Reads the channel from shortly before the first attempt on, a bounded number of pages. Needs the permission to
    /// read the message history; without it Discord answers with an empty list and nothing is found.
    void find(const QString &channel, const Announce::MessageTrace &trace, IsKnown isKnown, FindDone done) override;

private:
    struct Search;
    using SendEdit = std::function<void(Rest::Then<Message>)>;

    void editUnarchived(
        const QString &thread, const Rest::RestError &refusal, const SendEdit &send, const EditDone &done);
    /// Calls `send` with the files of the card, which `body` then names.
    void withFiles(const Model::Card &card, QJsonObject body,
        std::function<void(const QJsonObject &, const QList<Rest::File> &)> send);
    QJsonObject bodyFor(const Model::Card &card) const;
    void nextPage(std::shared_ptr<Search> search);
    void searchPage(const std::shared_ptr<Search> &search, const QList<Message> &messages);

    Rest::RestClient &m_client;
    Render m_render;
    Files m_files;
    QString m_ownId; ///< of the bot; empty until it was asked for
};

/// What the announcer has to do about an error in `channel`, with words for a person.
Announce::ChatError chatErrorFor(const Rest::RestError &error, const QString &channel);
/// The same about an edit that waits for `thread` to be unarchived, which ended in `error`.
Announce::ChatError archivedErrorFor(const Rest::RestError &error, const QString &thread);

} // namespace Discord
