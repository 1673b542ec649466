// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discord/gateway/shard.h"
#include "fakes/fakeclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// Discord's side of a Shard on a fake clock, without a socket: writes down what the Shard wants and plays the
/// answers that a test calls for. Checks on the way that two sockets are never open at once.
class ScriptedGateway final : public Discord::Gateway::ShardActions
{
public:
    using Shard = Discord::Gateway::Shard;
    using State = Discord::Gateway::ShardState;

    explicit ScriptedGateway(quint32 seed = 1)
        : shard(clock, QRandomGenerator(seed), *this, QStringLiteral("secret-token"))
    {
    }

    // ShardActions
    void askAddress() override { ++asked; }
    void connectTo(const QUrl &url) override
    {
        overlaps += socketOpen ? 1 : 0;
        socketOpen = true;
        urls.append(url);
        connectedAt.append(clock.now());
        if (urls.size() > 50) { // memory stays flat in long runs
            urls.removeFirst();
            connectedAt.removeFirst();
        }
        ++connections;
    }
    void sendText(const QByteArray &text) override
    {
        sent.append(QJsonDocument::fromJson(text).object());
        if (sent.size() > 300)
            sent.removeFirst();
        ++opcodes[sent.last()[QStringLiteral("op")].toInt()];
        if (op() == 2)
            identifiedAt.append(clock.now());
    }
    void closeSocket(Discord::Gateway::CloseCode code) override { closedWith = static_cast<int>(code); }
    void sessionChanged(const std::optional<Discord::Gateway::Session> &session) override
    {
        saved = session;
        ++saves;
    }
    void shardChanged() override { ++stateChanges; }

    // Answers
    void tellAddress(int remaining = 900, std::chrono::milliseconds resetAfter = std::chrono::hours(24))
    {
        shard.addressKnown({QUrl(QStringLiteral("wss://gateway.example")), {1000, remaining, resetAfter}});
    }
    void refuseAddress(Discord::Gateway::AddressErrorKind kind = Discord::Gateway::AddressErrorKind::Unavailable)
    {
        shard.addressFailed({kind, QStringLiteral("no answer"), {}});
    }
    void open() { shard.socketConnected(); }
    void say(const QJsonObject &packet) { shard.textReceived(QJsonDocument(packet).toJson(QJsonDocument::Compact)); }
    void say(int opcode, const QJsonValue &data = QJsonValue::Null)
    {
        say({{QStringLiteral("op"), opcode}, {QStringLiteral("d"), data}});
    }
    void event(const QString &name, const QJsonObject &data = {})
    {
        say({{QStringLiteral("op"), 0}, {QStringLiteral("t"), name}, {QStringLiteral("s"), ++sequence},
            {QStringLiteral("d"), data}});
    }
    void hello(std::chrono::milliseconds interval = std::chrono::milliseconds(41'250))
    {
        say(10, QJsonObject{{QStringLiteral("heartbeat_interval"), qint64(interval.count())}});
    }
    void readyEvent()
    {
        sequence = 0;
        event(QStringLiteral("READY"),
            {{QStringLiteral("session_id"), QStringLiteral("session-%1").arg(++sessions)},
                {QStringLiteral("resume_gateway_url"), QStringLiteral("wss://resume.example")},
                {QStringLiteral("user"),
                    QJsonObject{{QStringLiteral("id"), QStringLiteral("42")},
                        {QStringLiteral("username"), QStringLiteral("builds")}}}});
    }
    /// The socket is gone: with a close frame, or without one as when a line breaks.
    void closed(int code)
    {
        socketOpen = false;
        closedWith.reset();
        shard.socketClosed(code, false, {});
    }
    void broken()
    {
        socketOpen = false;
        closedWith.reset();
        shard.socketClosed(1000, true, QStringLiteral("connection reset"));
    }
    /// Confirms the close that the Shard asked for.
    void confirmClose() { closed(*closedWith); }

    // Whole steps
    void comeOnline(std::chrono::milliseconds interval = std::chrono::milliseconds(41'250))
    {
        shard.start(std::nullopt);
        tellAddress();
        open();
        hello(interval);
        readyEvent();
    }
    /// Time passes and heartbeats are acknowledged.
    void live(std::chrono::milliseconds time)
    {
        const auto until = clock.now() + time;
        while (clock.now() < until) {
            const int before = opcodes[1];
            clock.advance(std::chrono::milliseconds(50));
            if (opcodes[1] > before)
                say(11);
        }
    }
    /// Lets time pass until the Shard does something else than wait; false after `most`.
    bool waitOver(std::chrono::milliseconds most = std::chrono::minutes(2))
    {
        const auto until = clock.now() + most;
        while (state() == State::Waiting && clock.now() < until)
            clock.advance(std::chrono::milliseconds(50));
        return state() != State::Waiting;
    }

    State state() const { return shard.state().state; }
    int op() const { return sent.isEmpty() ? -1 : sent.last()[QStringLiteral("op")].toInt(-1); }
    QJsonObject data() const { return sent.last()[QStringLiteral("d")].toObject(); }

    Fakes::FakeClock clock;
    int asked = 0;
    int connections = 0;
    int overlaps = 0;
    int saves = 0;
    int stateChanges = 0;
    int sessions = 0;
    int sequence = 0;
    bool socketOpen = false;
    QList<QUrl> urls;
    QList<Core::SteadyTime> connectedAt;
    QList<Core::SteadyTime> identifiedAt;
    QList<QJsonObject> sent;
    QMap<int, int> opcodes;
    std::optional<int> closedWith;
    std::optional<Discord::Gateway::Session> saved;
    Shard shard; ///< last: it uses what is above
};
