// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/discordplatform.h"

#include "discord/embedrenderer.h"
#include "discord/model/snowflake.h"

#include <QJsonArray>
#include <QPointer>

#include <utility>

namespace Discord {

namespace {

using Rest::RestResult;
using Rest::Route;

/// Our clock and Discord's may differ by so much without a message being overlooked.
constexpr std::chrono::minutes ClockSlack{10};
constexpr int PageSize = 100; // the most that Discord gives
constexpr int MostPages = 20;

} // namespace

/// A search through a channel, page by page from the oldest message on.
struct DiscordPlatform::Search
{
    QString channel;
    Announce::MessageTrace trace;
    IsKnown isKnown;
    FindDone done;
    Message wanted; ///< what of it can be recognised
    Snowflake after;
    std::optional<MessageId> candidate;
    int pages = 0;
};

DiscordPlatform::DiscordPlatform(Rest::RestClient &client, Render render, QObject *parent)
    : ChatPlatform(parent)
    , m_client(client)
    , m_render(std::move(render))
{
    connect(&client, &Rest::RestClient::accessChanged, this, [this] {
        m_ownId.clear(); // another token may be another bot
        Q_EMIT readyChanged();
    });
}

DiscordPlatform::~DiscordPlatform() = default;

Core::SteadyTime DiscordPlatform::readyAt(const QString &channel, Act act) const
{
    switch (act) {
    case Act::Post:
        return m_client.readyAt(Route::createMessage(channel));
    case Act::Edit:
        return m_client.readyAt(Route::editMessage(channel, {}));
    case Act::Find:
        return m_client.readyAt(Route::channelMessages(channel));
    }
    return {};
}

QJsonObject DiscordPlatform::bodyFor(const Model::Card &card) const
{
    QJsonObject body = m_render(card);
    // Without it everything that looks like a mention pings (Discord, Message Resource, "Allowed Mentions Object").
    body.insert(QLatin1String("allowed_mentions"), QJsonObject{{QLatin1String("parse"), QJsonArray()}});
    return body;
}

void DiscordPlatform::post(const QString &channel, const Model::Card &card, const QString &nonce, PostDone done)
{
    QJsonObject body = bodyFor(card);
    body.insert(QLatin1String("nonce"), nonce);
    body.insert(QLatin1String("enforce_nonce"), true);
    withFiles(card, body,
        [this, channel, done = std::move(done)](const QJsonObject &complete, const QList<Rest::File> &files) {
            Rest::createMessage(m_client, channel, complete, files,
                [self = QPointer<DiscordPlatform>(this), channel, done](const RestResult<Message> &answer) {
                    if (!self)
                        return;
                    if (answer)
                        return done(answer.value().id);
                    done(chatErrorFor(answer.error(), channel));
                });
        });
}

void DiscordPlatform::withFiles(
    const Model::Card &card, QJsonObject body, std::function<void(const QJsonObject &, const QList<Rest::File> &)> send)
{
    if (card.file.name.isEmpty() || !m_files)
        return send(body, {}); // an edit that names no attachments leaves those that are there
    m_files(card.file,
        [self = QPointer<DiscordPlatform>(this), file = card.file, body = std::move(body), send = std::move(send)](
            const QByteArray &bytes) mutable {
            if (!self)
                return;
            if (bytes.isEmpty())
                return send(body, {});
            // The list is all that the message keeps: an attempt whose answer was lost leaves no second copy.
            body.insert(QLatin1String("attachments"),
                QJsonArray{
                    QJsonObject{{QLatin1String("id"), QStringLiteral("0")}, {QLatin1String("filename"), file.name}}});
            send(body, {Rest::File{file.name, "text/plain; charset=utf-8", bytes}});
        });
}

void DiscordPlatform::edit(const QString &channel, const MessageId &message, const Model::Card &card, EditDone done)
{
    withFiles(card, bodyFor(card),
        [this, channel, message, done = std::move(done)](const QJsonObject &body, const QList<Rest::File> &files) {
            const SendEdit send = [this, channel, message, body, files](Rest::Then<Message> then) {
                Rest::editMessage(m_client, channel, message, body, files, std::move(then));
            };
            send([self = QPointer<DiscordPlatform>(this), channel, send, done](const RestResult<Message> &answer) {
                if (!self)
                    return;
                if (answer)
                    return done({});
                if (answer.error().code == ErrorCode::ArchivedThread)
                    return self->editUnarchived(channel, answer.error(), send, done);
                done(chatErrorFor(answer.error(), channel));
            });
        });
}

void DiscordPlatform::editUnarchived(
    const QString &thread, const Rest::RestError &refusal, const SendEdit &send, const EditDone &done)
{
    // Not when it would have to wait for its turn: a message that is posted meanwhile unarchives the thread, too.
    if (!m_client.mayGo(Route::modifyChannel(thread)))
        return done(archivedErrorFor(refusal, thread));
    Rest::unarchiveThread(m_client, thread,
        [self = QPointer<DiscordPlatform>(this), thread, send, done](const RestResult<Channel> &answer) {
            if (!self)
                return;
            if (!answer)
                return done(archivedErrorFor(answer.error(), thread));
            send([self, thread, done](const RestResult<Message> &edited) {
                if (!self)
                    return;
                if (edited)
                    return done({});
                done(edited.error().code == ErrorCode::ArchivedThread ? archivedErrorFor(edited.error(), thread)
                                                                      : chatErrorFor(edited.error(), thread));
            });
        });
}

void DiscordPlatform::find(const QString &channel, const Announce::MessageTrace &trace, IsKnown isKnown, FindDone done)
{
    auto search = std::make_shared<Search>(); // shared by the callbacks of one page after the other
    search->channel = channel;
    search->trace = trace;
    search->isKnown = std::move(isKnown);
    search->done = std::move(done);
    search->after = Snowflake::atTime(trace.notBefore - ClockSlack);
    const QJsonObject embed = m_render(trace.card).value(QLatin1String("embeds")).toArray().first().toObject();
    search->wanted.embedTitle = embed.value(QLatin1String("title")).toString();
    search->wanted.embedUrl = embed.value(QLatin1String("url")).toString();
    if (!m_ownId.isEmpty())
        return nextPage(std::move(search));
    Rest::fetchCurrentUser(m_client, [self = QPointer<DiscordPlatform>(this), search](const RestResult<User> &answer) {
        if (!self)
            return;
        if (!answer)
            return search->done(chatErrorFor(answer.error(), search->channel));
        self->m_ownId = answer.value().id;
        self->nextPage(search);
    });
}

void DiscordPlatform::nextPage(std::shared_ptr<Search> search)
{
    Rest::fetchMessagesAfter(m_client, search->channel, search->after.toString(), PageSize,
        [self = QPointer<DiscordPlatform>(this), search](const RestResult<QList<Message>> &answer) {
            if (!self)
                return;
            if (!answer)
                return search->done(chatErrorFor(answer.error(), search->channel));
            self->searchPage(search, answer.value());
        });
}

void DiscordPlatform::searchPage(const std::shared_ptr<Search> &search, const QList<Message> &messages)
{
    Snowflake newest = search->after;
    for (const Message &message : messages) {
        const std::optional<Snowflake> id = Snowflake::fromString(message.id);
        if (!id || *id <= search->after)
            continue;
        newest = std::max(newest, *id);
        if (message.authorId != m_ownId || search->isKnown(message.id))
            continue;
        if (!message.nonce.isEmpty()) {
            // It says whose it is, so that it is ours or surely not.
            if (message.nonce == search->trace.nonce)
                return search->done(std::optional<MessageId>(message.id));
            continue;
        }
        // The build may have gone on since the message was sent, so that another state stands in front.
        if (!search->candidate && !message.embedTitle.isEmpty()
            && titleWithoutState(message.embedTitle) == titleWithoutState(search->wanted.embedTitle)
            && message.embedUrl == search->wanted.embedUrl)
            search->candidate = message.id;
    }
    const bool isLastPage = messages.size() < PageSize || newest == search->after || ++search->pages >= MostPages;
    if (isLastPage)
        return search->done(search->candidate);
    search->after = newest;
    nextPage(search);
}

} // namespace Discord
