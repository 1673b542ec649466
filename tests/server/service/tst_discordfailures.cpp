// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/cardcomposer.h"
#include "discord/embedrenderer.h"
#include "discord/rest/calls.h"
#include "discord/rest/ratelimiter.h"
#include "enginebench.h"
#include "fakes/certificates.h"
#include "fakes/testprogram.h"

#include <QEventLoop>
#include <QTest>

using namespace std::chrono_literals;
using Fakes::Certificates;
using Fault = Fakes::DiscordRestServer::Fault;
using Health::Status;

namespace {

constexpr int Always = 1'000'000;

/// One way in which Discord, or what lies between, misbehaves, and what must hold while it does.
struct DiscordRow
{
    Fault fault = {}; ///< `what` is set by the test
    std::function<void(EngineBench &)> begin = {}; ///< what else happens
    std::function<void(EngineBench &)> mend = {}; ///< empty: it ends by itself, or with the fault
    std::chrono::milliseconds lasts{2min};
    int most = 9; ///< requests about the message meanwhile: with exponential backoff
    Status health = Status::Warn; ///< of "discord", at the end of that time
    const char *words = ""; ///< part of what the owner reads
    std::chrono::milliseconds quiet{0}; ///< least time from the first refusal to the next request
    std::chrono::milliseconds patience{5min}; ///< until the message is true, once it is over
    bool everywhere = false; ///< the fault meets all requests, not only those about the message
    bool isPlain = false; ///< the card was refused: where no news follow, the fallback stays
};

void applyAgain(EngineBench &bench)
{
    bench.engine->apply(bench.configuration);
}

DiscordRow once(Fault fault, int most = 3)
{
    DiscordRow row;
    row.fault = std::move(fault);
    row.most = most;
    row.health = Status::Pass;
    return row;
}

DiscordRow lasting(Fault fault, const char *words)
{
    DiscordRow row;
    row.fault = std::move(fault);
    row.fault.times = Always;
    row.words = words;
    return row;
}

/// Refused for good: asked once, said clearly, and tried again when the owner says that it is mended.
DiscordRow paused(Fault fault, const char *words)
{
    DiscordRow row = lasting(std::move(fault), words);
    row.most = 1;
    row.health = Status::Fail;
    row.mend = [](EngineBench &bench) { bench.engine->tryAgain(QStringLiteral("discord")); };
    return row;
}

Fault answer(int status, const QByteArray &body, const QList<QPair<QByteArray, QByteArray>> &headers = {})
{
    Fault fault;
    fault.status = status;
    fault.body = body;
    fault.headers = headers;
    return fault;
}

enum class Effect { Before, After };

Fault dropped(Effect effect, const QByteArray &raw = {})
{
    Fault fault;
    fault.drop = true;
    fault.raw = raw;
    fault.applied = effect == Effect::After;
    return fault;
}

/// Nothing comes any more: given up after two minutes, in which nobody else is asked.
DiscordRow stalled(Effect effect, const QByteArray &raw = {})
{
    Fault fault = dropped(effect, raw);
    fault.drop = false;
    fault.silent = true;
    DiscordRow row = once(fault, 1);
    row.lasts = 100s;
    row.health = Status::Warn;
    row.words = "A card has been waiting";
    return row;
}

Fault applied(Fault fault)
{
    fault.applied = true;
    return fault;
}

} // namespace

/// The table of what happens when, as far as Discord is concerned, on real sockets: each fault meets the creation of a
/// message and the edit of one. Whatever it is: in the end there is one message and it is true, meanwhile nobody is
/// asked in a storm, and the owner reads what is wrong.
class TestDiscordFailures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneTrueMessageInTheEnd_data();
    void oneTrueMessageInTheEnd();
    void refusalsStopFarBeforeTheBan_data();
    void refusalsStopFarBeforeTheBan();

private:
    void dropsAndHalfAnswers();
    void wrongAnswers();
    void rateLimits();
    void refusals();
    void unreachable();
    void add(const char *name, const DiscordRow &row, bool creation = true, bool edit = true);

    static bool healthIs(const EngineBench &bench, Status status, const QString &words)
    {
        const auto health = bench.health(u"discord");
        return health && health->status == status && (health->why + health->remedy).contains(words);
    }

    Certificates m_certificates;
};

void TestDiscordFailures::add(const char *name, const DiscordRow &row, bool creation, bool edit)
{
    if (creation)
        QTest::addRow("%s, at the creation", name) << row << false;
    if (edit)
        QTest::addRow("%s, at an edit", name) << row << true;
}

void TestDiscordFailures::dropsAndHalfAnswers()
{
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n";
    const QByteArray half = head + R"({"id":"123)";
    add("closed before the effect", once(dropped(Effect::Before)));
    add("closed after the effect", once(dropped(Effect::After)));
    add("closed within the head", once(dropped(Effect::After, "HTTP/1.1 20")));
    add("closed after the head", once(dropped(Effect::After, head)));
    add("closed within the body", once(dropped(Effect::After, half)));
    add("closed within the body, before the effect", once(dropped(Effect::Before, half)));
    add("closed within a chunk",
        once(dropped(Effect::After, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"id\":\"12")));
    add("a body without a length, cut", once(dropped(Effect::After, "HTTP/1.1 200 OK\r\n\r\n{\"id\":\"12")));
    add("no HTTP at all", once(dropped(Effect::After, "SSH-2.0-OpenSSH_9.2\r\n")));
    add("never an answer, before the effect", stalled(Effect::Before));
    add("never an answer, after the effect", stalled(Effect::After));
    add("stalls after the head", stalled(Effect::After, head));
    add("stalls within the body", stalled(Effect::After, half));
    add("closes every time", lasting(dropped(Effect::Before), "Discord cannot be reached"));
    add("closes every time after the effect", lasting(dropped(Effect::After), "Discord cannot be reached"), false);

    // The nonce is forgotten when the connection works again: the channel must be searched.
    DiscordRow forgotten = lasting(dropped(Effect::Before), "Discord cannot be reached");
    forgotten.everywhere = true;
    forgotten.begin = [](EngineBench &bench) {
        bench.discord.keepsNonces = false;
        Fault first = dropped(Effect::After);
        first.what = QStringLiteral("POST /channels/");
        bench.discord.faults.prepend(first);
    };
    add("done without a word, then away for long", forgotten, true, false);
}

void TestDiscordFailures::wrongAnswers()
{
    const QByteArray page = "<!DOCTYPE html><html><body>Log in to this network</body></html>";
    const auto trouble = "Discord has trouble";
    add("500", lasting(answer(500, R"({"message":"Internal Server Error","code":0})"), trouble));
    add("502, a page", lasting(answer(502, page), trouble));
    add("503", lasting(answer(503, R"({"message":"overloaded","code":130000})"), trouble));
    add("504 after the effect", once(applied(answer(504, page))));
    add("520 after the effect", once(applied(answer(520, {}))));
    add("a page instead of an answer", lasting(answer(200, page), trouble));
    add("a page instead of an answer, after the effect", once(applied(answer(200, page))));
    add("an array", lasting(answer(200, "[]"), trouble));
    add("a message without an id", lasting(answer(200, R"({"content":"x"})"), trouble));
    add("an id that is a number", once(applied(answer(200, R"({"id":5})"))));
    add("nothing", once(applied(answer(200, {}))));
    add("bytes", once(applied(answer(200, QByteArray("\0\xff\xfe{", 4)))));
    add("a redirect", lasting(answer(302, page, {{"Location", "http://127.0.0.1:9/api/v10/elsewhere"}}), trouble));
    add("a proxy that wants a password", lasting(answer(407, page), trouble));
    add("408", once(answer(408, page)));
}

void TestDiscordFailures::rateLimits()
{
    using Headers = QList<QPair<QByteArray, QByteArray>>;
    const Headers bucket{{"X-RateLimit-Limit", "5"}, {"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset-After", "7.3"},
        {"X-RateLimit-Bucket", "abcd"}};
    const QByteArray body = R"({"message":"You are being rate limited.","retry_after":7.3,"global":false})";
    const auto limited = [](const QByteArray &text, const Headers &headers, std::chrono::milliseconds quiet) {
        DiscordRow row = once(answer(429, text, headers), 2);
        row.quiet = quiet;
        return row;
    };
    add("429 of the route",
        limited(body, bucket + Headers{{"X-RateLimit-Scope", "user"}, {"Retry-After", "8"}}, 7300ms));
    add("429 for everything",
        limited(R"({"message":"You are being rate limited.","retry_after":12.5,"global":true})",
            {{"X-RateLimit-Global", "true"}, {"X-RateLimit-Scope", "global"}, {"Retry-After", "13"}}, 12'500ms));
    add("429 from Cloudflare", limited("<html><body>error code: 1015</body></html>", {{"Retry-After", "20"}}, 20s));
    add("429 from Cloudflare that does not say how long", limited("error code: 1015", {}, 30s));
    Headers shared = bucket;
    shared[1].second = "3";
    add("429 of the shared scope",
        limited(body, shared + Headers{{"X-RateLimit-Scope", "shared"}, {"Retry-After", "8"}}, 7300ms));
    add("429 with nonsense", limited(R"({"retry_after":"soon"})", {{"Retry-After", "later"}}, 30s));

    const auto endless = [&](const QByteArray &wait) {
        return lasting(answer(429, R"({"message":"limited","retry_after":)" + wait + R"(,"global":false})",
                           {{"X-RateLimit-Scope", "user"}}),
            "Discord asks to wait");
    };
    add("429 again and again, with hardly a wait", endless("0.001"));
    add("429 again and again, with no wait", endless("0"));
    add("429 again and again, with a wait below nothing", endless("-5"));
    DiscordRow hour = once(
        answer(429, R"({"message":"limited","retry_after":3600,"global":false})", {{"X-RateLimit-Scope", "user"}}), 1);
    hour.health = Status::Warn;
    hour.words = "Discord asks to wait";
    hour.quiet = 1h;
    hour.patience = 1h + 1min;
    add("429 for an hour", hour);

    DiscordRow edits = once(answer(429, R"({"message":"Maximum number of edits","code":30046})"), 1);
    edits.health = Status::Warn;
    edits.words = "no more edits";
    edits.quiet = 10min;
    edits.patience = 45min;
    add("too many edits of an old message", edits, false);
}

void TestDiscordFailures::refusals()
{
    const auto coded = [](int status, int code) {
        return answer(status, R"({"message":"words of Discord","code":)" + QByteArray::number(code) + "}");
    };
    DiscordRow token = paused({}, "token");
    token.fault.times = 0;
    token.begin = [](EngineBench &bench) { bench.discord.token = QStringLiteral("new-token"); };
    token.mend = [](EngineBench &bench) {
        bench.configuration.secrets.discordToken = bench.discord.token.toUtf8();
        applyAgain(bench);
    };
    add("401", token);
    DiscordRow mended = token; // the old token is good after all; the owner asks to try again
    mended.mend = [](EngineBench &bench) {
        bench.discord.token = QString::fromUtf8(bench.configuration.secrets.discordToken);
        bench.engine->tryAgain(QStringLiteral("discord"));
    };
    add("401 for a while", mended);
    add("403, may not write", paused(coded(403, 50013), "may not write"));
    DiscordRow back =
        paused(coded(403, 50013), "tried again at"); // the owner mends it in Discord and says nothing here
    back.mend = {};
    back.patience = 11min;
    add("403 until the permission is back", back);
    add("403, cannot see", paused(coded(403, 50001), "cannot see"));
    add("403 from a proxy, a page", paused(answer(403, "<html>blocked</html>"), "may not write"));
    add("404, no such channel", paused(coded(404, 10003), "does not exist"));
    add("404, a page", paused(answer(404, "<html>"), "does not exist"));
    DiscordRow archived = once({}, 2);
    archived.fault.times = 0;
    archived.begin = [](EngineBench &bench) { bench.discord.archived = {bench.configuration.settings.channelId}; };
    add("the thread was archived", archived);
    DiscordRow locked = paused({}, "locked");
    locked.fault.times = 0;
    locked.begin = [](EngineBench &bench) {
        bench.discord.archived = bench.discord.locked = {bench.configuration.settings.channelId};
    };
    locked.mend = [](EngineBench &bench) {
        bench.discord.locked.clear();
        bench.engine->tryAgain(QStringLiteral("discord"));
    };
    add("the thread was locked", locked);
    const auto card = [](Fault fault) {
        DiscordRow row = once(std::move(fault), 2);
        row.isPlain = true;
        return row;
    };
    add("400, the card", card(coded(400, 50035)));
    add("400, a page", card(answer(400, "<html>")));
    add("413", card(answer(413, "<html>")));
    DiscordRow refused = lasting(coded(400, 50035), "");
    refused.most = 2; // the card and the plain one
    refused.health = Status::Pass; // a card is marked as failed; the channel is well
    add("400, whatever is sent", refused, true, false);
    DiscordRow deleted = once({}, 2);
    deleted.fault.times = 0;
    deleted.begin = [](EngineBench &bench) { bench.discord.messages.clear(); };
    add("the message was deleted by a person", deleted, false);
}

void TestDiscordFailures::unreachable()
{
    const auto away = [](const std::function<void(EngineBench &)> &begin,
                          const std::function<void(EngineBench &)> &mend) {
        DiscordRow row = lasting({}, "Discord cannot be reached");
        row.fault.times = 0;
        row.begin = begin;
        row.mend = mend;
        return row;
    };
    add("connection refused",
        away([](EngineBench &bench) { bench.discord.server().goAway(); },
            [](EngineBench &bench) { bench.discord.server().comeBack(); }));
    // A name that is too long for any resolver to ask about.
    add("name not found",
        away(
            [](EngineBench &bench) {
                const QString label = QString(60, QLatin1Char('a')) + QLatin1Char('.');
                bench.configuration.settings.discordApi =
                    QUrl(QStringLiteral("http://%1invalid/api").arg(label.repeated(5)));
                applyAgain(bench);
            },
            [](EngineBench &bench) {
                bench.configuration.settings.discordApi = bench.discord.baseUrl();
                applyAgain(bench);
            }));
    const auto certificate = [&](Certificates::Flaw flaw) {
        return away(
            [this, flaw](EngineBench &bench) {
                bench.discord.server().setTls(m_certificates.server(flaw));
                bench.configuration.settings.discordApi = bench.discord.baseUrl();
                applyAgain(bench);
            },
            [this](EngineBench &bench) { bench.discord.server().setTls(m_certificates.server()); });
    };
    add("certificate that nobody vouches for", certificate(Certificates::Flaw::SelfSigned));
    add("certificate that has expired", certificate(Certificates::Flaw::Expired));
    add("certificate of another name", certificate(Certificates::Flaw::OtherName));
    DiscordRow plain = certificate(Certificates::Flaw::None);
    plain.begin = [tls = plain.begin](EngineBench &bench) {
        tls(bench);
        bench.discord.server().setTls(std::nullopt);
    };
    add("no TLS where TLS is due", plain);
}

void TestDiscordFailures::oneTrueMessageInTheEnd_data()
{
    QTest::addColumn<DiscordRow>("row");
    QTest::addColumn<bool>("isEdit");
    dropsAndHalfAnswers();
    wrongAnswers();
    rateLimits();
    refusals();
    unreachable();
}

void TestDiscordFailures::oneTrueMessageInTheEnd()
{
    QFETCH(DiscordRow, row);
    QFETCH(bool, isEdit);
    EngineBench bench;
    bench.configuration.settings.droneServer = {}; // whatever is known comes by webhook
    bench.leavesUnanswered = row.fault.silent;
    bench.start();
    const Model::Build running = EngineBench::build(7, Model::Status::Running);
    const Model::Build truth = EngineBench::build(7, Model::Status::Success);
    QVERIFY(bench.until([&] { return healthIs(bench, Status::Pass, QStringLiteral("Posting as")); }));
    if (isEdit) {
        QCOMPARE(bench.deliver(running), 204);
        QVERIFY(bench.until([&] { return bench.isTrue(running); }));
    }
    const QString route = isEdit ? QStringLiteral("PATCH /channels/") : QStringLiteral("POST /channels/");
    row.fault.what = row.everywhere ? QString() : route;
    bench.discord.faults = {row.fault};
    if (row.begin)
        row.begin(bench);
    const qsizetype before = bench.discord.seen.size();
    const int connections = bench.discord.server().connections();
    QCOMPARE(bench.deliver(isEdit ? truth : running), 204);
    const auto about = [&bench, before] {
        QList<Fakes::DiscordRestServer::Seen> list;
        for (const auto &seen : bench.discord.seen.mid(before)) {
            if (seen.what.contains(QLatin1String("/messages")))
                list.append(seen);
        }
        return list;
    };
    if (row.fault.times > 0) { // what it lasts for begins when it is met
        for (int i = 0; i < 500 && !QTest::qWaitFor([&] { return !about().isEmpty(); }, 20); ++i)
            bench.stride(1s);
        QVERIFY(!about().isEmpty());
    }
    for (auto left = row.lasts; left > 0ms; left -= 4s)
        bench.stride(4s);

    const auto asked = about();
    QVERIFY2(asked.size() <= row.most, qPrintable(bench.discord.seenPaths().mid(before).join(QLatin1Char('\n'))));
    QVERIFY2(bench.discord.server().connections() - connections <= 2 * row.most + 2, // the login's are among them
        qPrintable(QString::number(bench.discord.server().connections() - connections)));
    QVERIFY2(bench.untilInStrides(5s, [&] { return healthIs(bench, row.health, QLatin1String(row.words)); }),
        qPrintable(bench.health(u"discord")->why));
    if (!isEdit)
        QCOMPARE(bench.deliver(truth), 204); // news while it lasts
    const QJsonValue plain =
        Discord::renderMessage(Announce::composePlain(Announce::composeBuild(truth))).value(QLatin1String("embeds"));
    const auto isShown = [&] {
        const auto messages = bench.messagesOf(truth);
        return bench.isTrue(truth)
            || (row.isPlain && isEdit && messages.size() == 1
                && messages.first().value(QLatin1String("embeds")) == plain);
    };

    bench.discord.faults.clear();
    if (row.mend)
        row.mend(bench);
    QVERIFY2(bench.untilInStrides(row.patience, isShown),
        qPrintable(bench.discord.seenPaths().mid(before).join(QLatin1Char('\n')) + bench.health(u"discord")->why));
    QCOMPARE(bench.discord.messages.size(), 1);
    QCOMPARE(bench.discord.violations, QStringList());
    QVERIFY2(bench.untilInStrides(row.patience, [&] { return healthIs(bench, Status::Pass, {}); }),
        qPrintable(bench.health(u"discord")->why));
    if (row.quiet > 0ms) {
        const auto all = about();
        QVERIFY(all.size() >= 2);
        QVERIFY2(
            all.at(1).at - all.at(0).at >= row.quiet.count(), qPrintable(QString::number(all.at(1).at - all.at(0).at)));
    }
}

void TestDiscordFailures::refusalsStopFarBeforeTheBan_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("401") << 401 << QByteArray(R"({"message":"401: Unauthorized","code":0})");
    QTest::newRow("429") << 429 << QByteArray(R"({"message":"limited","retry_after":0,"global":false})");
}

/// Discord bans an address for 10,000 refused requests in 10 minutes. Even a caller that never gives up comes to a
/// fifth of that.
void TestDiscordFailures::refusalsStopFarBeforeTheBan()
{
    using Discord::Rest::RateLimiter;
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Fakes::FakeClock clock;
    Fakes::DiscordRestServer server;
    server.clock = &clock;
    Fault fault = answer(status, body, {{"X-RateLimit-Scope", "user"}});
    fault.what = QStringLiteral("GET /users/@me");
    fault.times = Always;
    server.faults = {fault};
    Discord::Rest::RestClient client(clock);
    client.setBaseUrl(server.baseUrl());
    client.setToken(server.token);
    const auto start = clock.now();
    bool waiting = false;
    QEventLoop answered; // thousands of them: nothing that looks every few milliseconds
    const auto route = Discord::Rest::Route::currentUser();
    while (clock.now() < start + 11min) {
        if (!std::exchange(waiting, true))
            Discord::Rest::fetchCurrentUser(client, [&](const auto &) {
                waiting = false;
                answered.quit();
            });
        QVERIFY(clock.advanceToNextAlarm());
        if (client.readyAt(route) == Core::SteadyTime::max()) // it is on its way
            answered.exec();
    }
    const auto first = std::chrono::milliseconds(server.seen.first().at);
    const auto inTime = std::count_if(server.seen.begin(), server.seen.end(),
        [first](const auto &seen) { return std::chrono::milliseconds(seen.at) < first + 10min; });
    QCOMPARE(inTime, RateLimiter::InvalidLimit);
    QVERIFY(server.seen.size() > inTime); // it goes on when the old ones do not count any more
}

REGISTER_GUILESS_TEST(TestDiscordFailures)
#include "tst_discordfailures.moc"
