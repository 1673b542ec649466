// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/rest/ratelimiter.h"

#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Discord::Rest;
using namespace std::chrono_literals;
using Scope = ResponseFacts::Scope;

class TestRateLimiter : public QObject
{
    Q_OBJECT

    static ResponseFacts answer(int remaining, std::chrono::milliseconds resetAfter, const QByteArray &bucket = "b")
    {
        ResponseFacts facts;
        facts.status = 200;
        facts.bucket = bucket;
        facts.limit = 5;
        facts.remaining = remaining;
        facts.resetAfter = resetAfter;
        return facts;
    }
    static ResponseFacts refusal(std::optional<std::chrono::milliseconds> retryAfter, Scope scope)
    {
        ResponseFacts facts;
        facts.status = 429;
        facts.retryAfter = retryAfter;
        facts.scope = scope;
        return facts;
    }

    const Route m_post = Route::createMessage(QStringLiteral("1"));
    const Route m_otherPost = Route::createMessage(QStringLiteral("2"));
    const Route m_edit = Route::editMessage(QStringLiteral("1"), QStringLiteral("77"));

private Q_SLOTS:
    void routes()
    {
        QCOMPARE(m_edit.shape, Route::editMessage(QStringLiteral("1"), QStringLiteral("78")).shape);
        QVERIFY(m_post.shape != m_otherPost.shape);
        QVERIFY(m_edit.shape != Route::deleteMessage(QStringLiteral("1"), QStringLiteral("77")).shape);
        QVERIFY(m_post.shape != Route::channelMessages(QStringLiteral("1")).shape);
    }

    void unknownBucketTakesOneAtATime()
    {
        Fakes::FakeClock clock;
        RateLimiter limiter(clock);
        QVERIFY(limiter.readyAt(m_post) <= clock.now());
        Permit permit = limiter.take(m_post);
        QCOMPARE(limiter.readyAt(m_post), Core::SteadyTime::max());
        QVERIFY(limiter.readyAt(m_otherPost) <= clock.now());
        limiter.complete(std::move(permit), answer(4, 5s));
        QVERIFY(limiter.readyAt(m_post) <= clock.now());
    }

    void noAnswerTeachesNothing()
    {
        Fakes::FakeClock clock;
        RateLimiter limiter(clock);
        limiter.complete(limiter.take(m_post), {});
        Permit permit = limiter.take(m_post);
        QCOMPARE(limiter.readyAt(m_post), Core::SteadyTime::max());
        limiter.complete(std::move(permit), {});
    }

    void emptyBucketWaitsForItsReset()
    {
        Fakes::FakeClock clock;
        RateLimiter limiter(clock);
        for (int left = 4; left >= 0; --left)
            limiter.complete(limiter.take(m_post), answer(left, 5s));
        QCOMPARE(limiter.readyAt(m_post), clock.now() + 5s + RateLimiter::Margin);
        QVERIFY(limiter.readyAt(m_edit) <= clock.now());
        clock.advance(5s + RateLimiter::Margin);
        QVERIFY(limiter.readyAt(m_post) <= clock.now());
    }

    void routesOfOneBucketShareIt()
    {
        Fakes::FakeClock clock;
        RateLimiter limiter(clock);
        limiter.complete(limiter.take(m_edit), answer(4, 5s));
        limiter.complete(limiter.take(m_post), answer(0, 5s));
        QVERIFY(limiter.readyAt(m_edit) > clock.now());
        QVERIFY(limiter.readyAt(m_otherPost) <= clock.now()); // the same name, another channel
        limiter.complete(limiter.take(m_otherPost), answer(4, 5s));
        QVERIFY(limiter.readyAt(m_otherPost) <= clock.now());
        QVERIFY(limiter.readyAt(m_edit) > clock.now());
    }

    void requestsOnTheirWayCount()
    {
        Fakes::FakeClock clock;
        RateLimiter limiter(clock);
        limiter.complete(limiter.take(m_post), answer(4, 5s));
        std::vector<Permit> permits;
        while (limiter.readyAt(m_post) <= clock.now())
            permits.push_back(limiter.take(m_post));
        QCOMPARE(permits.size(), size_t(4));
        // Answers in the wrong order do not bring anything back.
        limiter.complete(std::move(permits[3]), answer(0, 5s));
        limiter.complete(std::move(permits[0]), answer(3, 5s));
        QVERIFY(limiter.readyAt(m_post) > clock.now());
        limiter.complete(std::move(permits[1]), {});
        limiter.complete(std::move(permits[2]), {});
        QVERIFY(limiter.readyAt(m_post) > clock.now());
    }

    void lostRequestsCountInANewWindow()
    {
        Fakes::FakeClock clock;
        RateLimiter limiter(clock);
        limiter.complete(limiter.take(m_post), answer(4, 5s));
        clock.advance(6s);
        int sent = 0;
        for (; limiter.readyAt(m_post) <= clock.now(); ++sent) {
            Permit permit = limiter.take(m_post);
            clock.advance(100ms);
            limiter.complete(std::move(permit), {});
        }
        QCOMPARE(sent, 5);
        // The last of them may have opened the window.
        QCOMPARE(limiter.readyAt(m_post), clock.now() + 5s + RateLimiter::Margin);
    }

    void routesWithoutLimitsAreFree()
    {
        Fakes::FakeClock clock;
        RateLimiter limiter(clock);
        ResponseFacts facts;
        facts.status = 200;
        limiter.complete(limiter.take(Route::gatewayBot()), facts);
        const Permit first = limiter.take(Route::gatewayBot());
        QVERIFY(limiter.readyAt(Route::gatewayBot()) <= clock.now());
    }

    void refusals_data()
    {
        QTest::addColumn<int>("retryAfter");
        QTest::addColumn<int>("scope");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("ownWait");
        QTest::addColumn<int>("otherWait");
        const auto row = [](const char *name, int retryAfter, Scope scope, int code, int own, int other) {
            QTest::newRow(name) << retryAfter << static_cast<int>(scope) << code << own << other;
        };
        row("user", 1337, Scope::User, 0, 1437, 0);
        row("shared", 400, Scope::Shared, 0, 500, 0);
        row("global", 2000, Scope::Global, 0, 2100, 2100);
        row("Cloudflare", 120000, Scope::None, 0, 120100, 120100);
        row("silent", -1, Scope::None, 0, 30100, 30100);
        row("write limit of a channel", 5000, Scope::User, 20028, 5100, 0);
        row("too many edits", -1, Scope::User, 30046, 0, 0);
    }
    void refusals()
    {
        QFETCH(int, retryAfter);
        QFETCH(int, scope);
        QFETCH(int, code);
        Fakes::FakeClock clock;
        RateLimiter limiter(clock);
        limiter.complete(limiter.take(m_post), answer(4, 5s));
        ResponseFacts facts =
            refusal(retryAfter < 0 ? std::nullopt : std::optional(std::chrono::milliseconds(retryAfter)), Scope(scope));
        facts.code = code;
        limiter.complete(limiter.take(m_post), facts);
        const auto wait = [&](const Route &route) {
            return static_cast<int>(std::max(limiter.readyAt(route) - clock.now(), 0ms).count());
        };
        QTEST(wait(m_post), "ownWait");
        QTEST(wait(m_otherPost), "otherWait");
    }

    void staysBelowTheGlobalLimit()
    {
        Fakes::FakeClock clock;
        RateLimiter limiter(clock);
        QList<Core::SteadyTime> sent;
        for (int i = 0; i < 300; ++i) {
            const Route route = Route::createMessage(QString::number(i));
            clock.advance(std::max(limiter.readyAt(route) - clock.now(), 0ms));
            limiter.complete(limiter.take(route), answer(4, 5s));
            sent.append(clock.now());
        }
        for (qsizetype i = 50; i < sent.size(); ++i)
            QVERIFY(sent[i] - sent[i - 50] > 1s);
        QVERIFY(sent.last() - sent.first() < 9s);
    }

    void stopsBeforeTheBan()
    {
        Fakes::FakeClock clock;
        RateLimiter limiter(clock);
        ResponseFacts facts;
        facts.status = 403;
        const auto begin = clock.now();
        for (int i = 0; i < RateLimiter::InvalidLimit; ++i) {
            clock.advance(std::max(limiter.readyAt(m_post) - clock.now(), 50ms));
            limiter.complete(limiter.take(m_post), facts);
        }
        QCOMPARE(limiter.invalidRequests(), RateLimiter::InvalidLimit);
        QCOMPARE(limiter.readyAt(m_post), begin + 50ms + 10min);
        QCOMPARE(limiter.readyAt(m_otherPost), limiter.readyAt(m_post));
        clock.advance(10min);
        QCOMPARE(limiter.invalidRequests(), 0);
        QVERIFY(limiter.readyAt(m_post) <= clock.now());
    }

    /// Against a server that opens a window with the first request and counts to five, over a slow and uneven line,
    /// with answers lost.
    void neverTooMany_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void neverTooMany()
    {
        QFETCH(int, seed);
        QRandomGenerator random(static_cast<quint32>(seed));
        Fakes::FakeClock clock;
        RateLimiter limiter(clock);
        Core::SteadyTime opened{};
        int used = 0;
        int served = 0;
        const auto begin = clock.now();
        while (served < 200) {
            clock.advance(std::max(limiter.readyAt(m_post) - clock.now(), 0ms));
            Permit permit = limiter.take(m_post);
            clock.advance(std::chrono::milliseconds(random.bounded(300)));
            if (clock.now() - opened >= 5s) {
                opened = clock.now();
                used = 0;
            }
            QVERIFY2(++used <= 5, "a request inside a used up window");
            ++served;
            const ResponseFacts facts = answer(5 - used, opened + 5s - clock.now());
            clock.advance(std::chrono::milliseconds(random.bounded(300)));
            limiter.complete(std::move(permit), random.bounded(10) == 0 ? ResponseFacts() : facts);
        }
        QVERIFY(clock.now() - begin < 200s * 1.6);
    }
};

REGISTER_GUILESS_TEST(TestRateLimiter)
#include "tst_ratelimiter.moc"
