// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "announce/announcementbook.h"
#include "announce/chatplatform.h"
#include "fakes/fakeclock.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <memory>
#include <vector>

/// A book in memory. What is recorded "is on disk" a millisecond later, unless the disk is full.
class MapBook final : public Announce::AnnouncementBook
{
public:
    explicit MapBook(Fakes::FakeClock &clock)
        : m_clock(clock)
    {
    }

    std::optional<Model::Announcement> find(const QString &subject, const Model::Channel &channel) const override
    {
        std::optional<Model::Announcement> best;
        for (const auto &announcement : stored) {
            if (announcement.subject == subject && announcement.channel == channel
                && (!best || announcement.edition > best->edition))
                best = announcement;
        }
        return best;
    }
    bool hasMessage(const QString &messageId) const override
    {
        return std::any_of(stored.begin(), stored.end(), [&](const auto &a) { return a.messageId == messageId; });
    }
    void record(const Model::Announcement &announcement, std::function<void(bool)> done) override
    {
        ++records;
        save(announcement, std::move(done));
    }
    /// What whoever called want() does with its answer; one queue for all, as in the store.
    void save(
        const Model::Announcement &announcement, std::function<void(bool)> done = [](bool) {})
    {
        later([this, announcement, done = std::move(done)] {
            if (!diskFull)
                put(announcement);
            done(!diskFull);
        });
    }
    void put(const Model::Announcement &announcement)
    {
        stored[announcement.subject + QLatin1Char('|') + announcement.channel.id + QLatin1Char('|')
            + QString::number(announcement.edition)] = announcement;
    }
    QList<Model::Announcement> unsettled() const
    {
        QList<Model::Announcement> list;
        for (const auto &announcement : stored) {
            if (!announcement.isSettled())
                list.append(announcement);
        }
        return list;
    }

    QMap<QString, Model::Announcement> stored;
    bool diskFull = false;
    int records = 0;

private:
    void later(std::function<void()> act)
    {
        m_pending.push_back(m_clock.alarm(std::move(act)));
        m_pending.back()->ringAt(m_clock.now() + std::chrono::milliseconds(1));
    }

    Fakes::FakeClock &m_clock;
    std::vector<std::unique_ptr<Core::Alarm>> m_pending;
};

/// A chat that does what the test says: it keeps messages and nonces, and each request takes the next answer of the
/// script, or succeeds.
class ScriptedPlatform final : public Announce::ChatPlatform
{
public:
    struct Call
    {
        Act act = Act::Post;
        QString channel;
        QString message;
        QString nonce;
        Model::Card card;
        Core::SteadyTime at{};
    };
    struct Message
    {
        QString channel;
        Model::Card card;
        QString nonce;
    };
    /// What to answer instead of success; with `happens` the request has its effect all the same.
    struct Answer
    {
        Announce::ChatError error;
        bool happens = false;
    };

    explicit ScriptedPlatform(Fakes::FakeClock &clock)
        : m_clock(clock)
    {
    }

    QString name() const override { return QStringLiteral("discord"); }
    Core::SteadyTime readyAt(const QString &channel, Act act) const override
    {
        return limits ? limits(channel, act) : ready.value(static_cast<int>(act));
    }
    void post(const QString &channel, const Model::Card &card, const QString &nonce, PostDone done) override
    {
        calls.append({Act::Post, channel, {}, nonce, card, m_clock.now()});
        run(Act::Post, [this, channel, card, nonce, done](const std::optional<Answer> &answer) {
            QString id;
            if (!answer || answer->happens) {
                for (auto it = messages.cbegin(); it != messages.cend() && id.isEmpty(); ++it) {
                    if (nonceWorks && it->nonce == nonce && it->channel == channel)
                        id = it.key();
                }
                if (id.isEmpty()) {
                    id = QStringLiteral("m%1").arg(++m_serial);
                    messages.insert(id, {channel, card, nonce});
                }
            }
            if (answer)
                return done(answer->error);
            done(id);
        });
    }
    void edit(const QString &channel, const MessageId &message, const Model::Card &card, EditDone done) override
    {
        calls.append({Act::Edit, channel, message, {}, card, m_clock.now()});
        run(Act::Edit, [this, message, card, done](const std::optional<Answer> &answer) {
            if (!answer || answer->happens) {
                if (!messages.contains(message))
                    return done(Announce::ChatError{Announce::ChatErrorKind::MessageGone,
                        QStringLiteral("Unknown Message"), std::chrono::milliseconds(0), false});
                messages[message].card = card;
            }
            if (answer)
                return done(answer->error);
            done({});
        });
    }
    void find(const QString &channel, const Announce::MessageTrace &trace, IsKnown isKnown, FindDone done) override
    {
        calls.append({Act::Find, channel, {}, trace.nonce, trace.card, m_clock.now()});
        run(Act::Find, [this, trace, isKnown, done](const std::optional<Answer> &answer) {
            if (answer)
                return done(answer->error);
            std::optional<MessageId> id;
            for (auto it = messages.cbegin(); it != messages.cend() && !id; ++it) {
                if (it->card.title == trace.card.title && !isKnown(it.key()))
                    id = it.key();
            }
            done(id);
        });
    }

    void fail(Act act, Announce::ChatErrorKind kind, int times = 1, bool mayHaveHappened = false, bool happens = false,
        std::chrono::milliseconds retryAfter = {})
    {
        for (int i = 0; i < times; ++i)
            script[static_cast<int>(act)].append(
                {{kind, QStringLiteral("words"), retryAfter, mayHaveHappened}, happens});
    }
    int count(Act act) const
    {
        return static_cast<int>(
            std::count_if(calls.begin(), calls.end(), [act](const Call &call) { return call.act == act; }));
    }

    QList<Call> calls;
    QMap<QString, Message> messages;
    QHash<int, QList<Answer>> script;
    QHash<int, Core::SteadyTime> ready;
    std::function<Core::SteadyTime(const QString &, Act)> limits;
    std::chrono::milliseconds latency{50};
    bool nonceWorks = true;
    int atOnce = 0;
    int mostAtOnce = 0;

private:
    void run(Act act, std::function<void(const std::optional<Answer> &)> serve)
    {
        std::optional<Answer> answer;
        if (auto &answers = script[static_cast<int>(act)]; !answers.isEmpty())
            answer = answers.takeFirst();
        mostAtOnce = std::max(mostAtOnce, ++atOnce);
        m_pending.push_back(m_clock.alarm([this, answer, serve = std::move(serve)] {
            --atOnce;
            serve(answer);
        }));
        m_pending.back()->ringAt(m_clock.now() + latency);
    }

    Fakes::FakeClock &m_clock;
    std::vector<std::unique_ptr<Core::Alarm>> m_pending;
    int m_serial = 0;
};
