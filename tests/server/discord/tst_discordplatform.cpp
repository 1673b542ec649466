// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/discordplatform.h"
#include "discord/embedrenderer.h"

#include "fakes/discord/rest/restserver.h"
#include "fakes/testprogram.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Discord;
using namespace std::chrono_literals;
using Announce::ChatErrorKind;

class TestDiscordPlatform : public QObject
{
    Q_OBJECT

    struct Setup
    {
        Core::SystemClock clock;
        Fakes::DiscordRestServer server;
        Rest::RestClient client{clock};
        DiscordPlatform platform{client, renderMessage};
        const QString channel = QStringLiteral("222222222222222222");
        Model::Card card;

        Setup()
        {
            client.setBaseUrl(server.baseUrl());
            client.setToken(server.token);
            server.limit = 1000;
            card.title = QStringLiteral("acme/site #12");
            card.titleUrl = QStringLiteral("https://drone.example/acme/site/12");
            card.headline = QStringLiteral("@everyone look");
        }
        Core::Result<QString, Announce::ChatError> post(const QString &nonce)
        {
            std::optional<Core::Result<QString, Announce::ChatError>> result;
            platform.post(channel, card, nonce, [&result](const auto &answer) { result = answer; });
            if (!QTest::qWaitFor([&result] { return result.has_value(); }, 10'000))
                qFatal("no callback");
            return *result;
        }
        Core::Result<void, Announce::ChatError> edit(const QString &message)
        {
            std::optional<Core::Result<void, Announce::ChatError>> result;
            platform.edit(channel, message, card, [&result](const auto &answer) { result = answer; });
            if (!QTest::qWaitFor([&result] { return result.has_value(); }, 10'000))
                qFatal("no callback");
            return *result;
        }
        std::optional<QString> find(const QString &nonce, const QStringList &known = {})
        {
            std::optional<Core::Result<std::optional<QString>, Announce::ChatError>> result;
            platform.find(
                channel, {nonce, card, clock.wall()}, [known](const QString &id) { return known.contains(id); },
                [&result](const auto &answer) { result = answer; });
            if (!QTest::qWaitFor([&result] { return result.has_value(); }, 10'000))
                qFatal("no callback");
            return result->value();
        }
        QJsonObject message(const QString &author, const QString &title, const QString &nonce = {}) const
        {
            QJsonObject json{{QLatin1String("author"), QJsonObject{{QLatin1String("id"), author}}},
                {QLatin1String("embeds"),
                    QJsonArray{QJsonObject{{QLatin1String("title"), title}, {QLatin1String("url"), card.titleUrl}}}}};
            if (!nonce.isEmpty())
                json.insert(QLatin1String("nonce"), nonce);
            return json;
        }
        QString renderedTitle() const
        {
            return renderMessage(card)
                .value(QLatin1String("embeds"))
                .toArray()
                .first()
                .toObject()
                .value(QLatin1String("title"))
                .toString();
        }
    };

private Q_SLOTS:
    void postsOnceAndEdits()
    {
        Setup s;
        const auto first = s.post(QStringLiteral("nonce"));
        QVERIFY(first.ok());
        QCOMPARE(s.post(QStringLiteral("nonce")).value(), first.value());
        QVERIFY(s.edit(first.value()).ok());
        QCOMPARE(s.server.messages.size(), 1);
        QCOMPARE(s.server.violations, QStringList());
        QCOMPARE(s.edit(QStringLiteral("5")).error().kind, ChatErrorKind::MessageGone);
    }

    void findsOnlyItsOwn()
    {
        Setup s;
        const QString bot = Fakes::DiscordRestServer::botId();
        const QString title = s.renderedTitle();
        QVERIFY(!s.find(QStringLiteral("n")));
        s.server.addMessage(s.channel, s.message(QStringLiteral("7"), title)); // somebody else
        s.server.addMessage(s.channel, s.message(bot, QStringLiteral("acme/site #13")));
        s.server.addMessage(s.channel, s.message(bot, title, QStringLiteral("other"))); // of another edition
        const QString known = s.server.addMessage(s.channel, s.message(bot, title));
        s.server.addMessage(QStringLiteral("333333333333333333"), s.message(bot, title));
        QVERIFY(!s.find(QStringLiteral("n"), {known}));
        const QString own = s.server.addMessage(s.channel, s.message(bot, title));
        QCOMPARE(s.find(QStringLiteral("n"), {known}), std::optional(own));
        const QString byNonce = s.server.addMessage(s.channel, s.message(bot, title, QStringLiteral("n")));
        QCOMPARE(s.find(QStringLiteral("n"), {known}), std::optional(byNonce));
        QCOMPARE(s.server.count(QStringLiteral("GET /users/@me")), 1);
        QCOMPARE(s.server.violations, QStringList());
    }

    void findsWhatShowsAnEarlierState()
    {
        Setup s;
        s.card.tone = Model::Tone::Running;
        const QString running =
            s.server.addMessage(s.channel, s.message(Fakes::DiscordRestServer::botId(), s.renderedTitle()));
        s.card.tone = Model::Tone::Success;
        QVERIFY(
            s.server.messages.value(running).value(QLatin1String("embeds")).toArray().first()[QLatin1String("title")]
            != s.renderedTitle());
        QCOMPARE(s.find(QStringLiteral("n")), std::optional(running));
        s.card.title = QStringLiteral("acme/site #1");
        QVERIFY(!s.find(QStringLiteral("n")));
    }

    void findsBeyondOnePage()
    {
        Setup s;
        for (int i = 0; i < 250; ++i)
            s.server.addMessage(s.channel, s.message(QStringLiteral("7"), QStringLiteral("chatter")));
        const QString own =
            s.server.addMessage(s.channel, s.message(Fakes::DiscordRestServer::botId(), s.renderedTitle()));
        QCOMPARE(s.find(QStringLiteral("n")), std::optional(own));
    }

    void anotherTokenIsAnotherChance()
    {
        Setup s;
        s.client.setToken(QStringLiteral("wrong-token"));
        QCOMPARE(s.post(QStringLiteral("n")).error().kind, ChatErrorKind::Unauthorized);
        QSignalSpy ready(&s.platform, &Announce::ChatPlatform::readyChanged);
        s.client.setToken(s.server.token);
        QCOMPARE(ready.count(), 1);
        QVERIFY(s.post(QStringLiteral("n")).ok());
    }

    void anArchivedThreadIsUnarchivedForAnEdit()
    {
        Setup s;
        const QString id = s.post(QStringLiteral("nonce")).value();
        s.server.archived = {s.channel};
        s.card.headline = QStringLiteral("newest");
        QVERIFY(s.edit(id).ok());
        QVERIFY(s.server.archived.isEmpty());
        QCOMPARE(s.server.count(QStringLiteral("PATCH /channels/222222222222222222/messages/")), 2);
        QVERIFY(QJsonDocument(s.server.messages.value(id)).toJson().contains("newest"));
        QVERIFY(s.edit(id).ok());
        QCOMPARE(s.server.count(QStringLiteral("PATCH /channels/222222222222222222")), 4); // asked for once
        QCOMPARE(s.server.violations, QStringList());
    }

    void aThreadThatStaysArchived_data()
    {
        QTest::addColumn<int>("status"); // of the answer to unarchiving; 0 = the thread is locked
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ChatErrorKind>("kind");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("tries"); // of unarchiving, by two edits
        QTest::newRow("locked") << 0 << QByteArray() << ChatErrorKind::ChannelGone << "Manage Threads" << 2;
        QTest::newRow("other permissions") << 403 << QByteArray(R"({"message":"Missing Access","code":50001})")
                                           << ChatErrorKind::ChannelGone << "Unlock and unarchive it" << 2;
        QTest::newRow("not by anybody") << 400 << QByteArray(R"({"message":"Maximum active threads","code":160006})")
                                        << ChatErrorKind::Transient << "unarchive the thread in Discord" << 2;
        QTest::newRow("not now") << 429 << QByteArray(R"({"message":"limited","retry_after":600,"global":false})")
                                 << ChatErrorKind::Transient << "unarchive the thread in Discord" << 1;
        QTest::newRow("archived again") << 200 << QByteArray(R"({"id":"222222222222222222","type":11})")
                                        << ChatErrorKind::Transient << "unarchive the thread in Discord" << 2;
        QTest::newRow("the thread is gone") << 404 << QByteArray(R"({"message":"Unknown Channel","code":10003})")
                                            << ChatErrorKind::ChannelGone << "Choose another channel" << 2;
        QTest::newRow("Discord is ill") << 503 << QByteArray("{}") << ChatErrorKind::Transient << "Discord has trouble"
                                        << 2;
        QTest::newRow("the token is not good")
            << 401 << QByteArray("{}") << ChatErrorKind::Unauthorized << "bot token" << 2;
    }
    void aThreadThatStaysArchived()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ChatErrorKind, kind);
        QFETCH(QString, words);
        QFETCH(int, tries);
        Setup s;
        const QString unarchive = QStringLiteral("PATCH /channels/222222222222222222");
        const QString id = s.post(QStringLiteral("nonce")).value();
        s.server.archived = {s.channel};
        s.server.locked = {s.channel};
        for (int i = 0; i < 2; ++i) {
            if (status != 0) { // for the second request of the edit alone
                s.server.faults = {
                    {unarchive + QStringLiteral("/messages/"), 400, R"({"message":"Thread is archived","code":50083})"},
                    {unarchive, status, body, {{"X-RateLimit-Scope", "user"}}}};
            }
            const auto edited = s.edit(id);
            QVERIFY(!edited.ok());
            QCOMPARE(edited.error().kind, kind);
            QVERIFY2(edited.error().message.contains(words), qPrintable(edited.error().message));
            QVERIFY(!edited.error().mayHaveHappened);
        }
        QCOMPARE(s.server.count(unarchive) - s.server.count(unarchive + QStringLiteral("/messages/")), tries);
        QCOMPARE(s.server.violations, QStringList());
    }

    void postingUnarchives()
    {
        Setup s;
        s.server.archived = {s.channel};
        QVERIFY(s.post(QStringLiteral("nonce")).ok());
        s.server.archived = s.server.locked = {s.channel};
        const auto locked = s.post(QStringLiteral("another")).error();
        QCOMPARE(locked.kind, ChatErrorKind::ChannelGone);
        QVERIFY2(locked.message.contains(QLatin1String("Manage Threads")), qPrintable(locked.message));
    }

    void aFileStaysUntilAnotherTakesItsPlace()
    {
        Setup s;
        QByteArray bytes = "line\r\nGröße\n";
        s.platform.setFiles([&](const Model::CardFile &, const std::function<void(const QByteArray &)> &done) {
            QMetaObject::invokeMethod(
                &s.platform, [&, done] { done(bytes); }, Qt::QueuedConnection);
        });
        const QString id = s.post(QStringLiteral("nonce")).value();
        const auto attached = [&] { return s.server.messages.value(id).value(QLatin1String("attachments")).toArray(); };
        s.card.file = {QStringLiteral("site-12-test.log"), QStringLiteral("1/2")};
        QVERIFY(s.edit(id));
        QCOMPARE(attached().size(), 1);
        QCOMPARE(attached().first()[QLatin1String("filename")].toString(), s.card.file.name);
        QCOMPARE(attached().first()[QLatin1String("text")].toString().toUtf8(), bytes);
        // The same once more, because nobody knew whether it had arrived.
        QVERIFY(s.edit(id));
        QCOMPARE(attached().size(), 1);
        s.card.file = {};
        QVERIFY(s.edit(id));
        QCOMPARE(attached().size(), 1);
        // Bytes that are gone do not cost the card.
        bytes.clear();
        s.card.file = {QStringLiteral("gone.log"), QStringLiteral("1/3")};
        s.card.headline = QStringLiteral("newest");
        QVERIFY(s.edit(id));
        QCOMPARE(attached().size(), 1);
        QCOMPARE(s.server.violations, QStringList());
    }
};

REGISTER_GUILESS_TEST(TestDiscordPlatform)
#include "tst_discordplatform.moc"
