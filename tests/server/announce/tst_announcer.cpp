// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/announcer.h"
#include "fakes/testprogram.h"

#include "announce/cardcomposer.h"
#include "announcing.h"

#include <QSignalSpy>
#include <QTest>

using namespace Announce;
using namespace std::chrono_literals;
using Act = ChatPlatform::Act;
using Kind = ChatErrorKind;

namespace {

struct Setup
{
    Fakes::FakeClock clock;
    MapBook book{clock};
    ScriptedPlatform platform{clock};
    QRandomGenerator random{7};
    std::unique_ptr<Announcer> announcer;
    Model::Channel channel{QStringLiteral("discord"), QStringLiteral("1")};

    Setup() { start(); }
    ~Setup() { stop(); }
    Q_DISABLE_COPY_MOVE(Setup)

    void start()
    {
        announcer = std::make_unique<Announcer>(clock, book, random);
        announcer->addPlatform(&platform);
        announcer->restore(book.unsettled());
    }
    void stop() { announcer.reset(); }
    void restart()
    {
        stop();
        start();
    }

    static Model::Card card(const char *title, const char *headline, bool isFinal = false)
    {
        Model::Card card;
        card.title = QLatin1String(title);
        card.headline = QLatin1String(headline);
        card.isFinal = isFinal;
        return card;
    }
    Model::Announcement want(const char *subject, const char *headline, bool isFinal = false)
    {
        const auto announcement = announcer->want(QLatin1String(subject), channel, card(subject, headline, isFinal));
        book.save(announcement);
        return announcement;
    }
    Model::Announcement stored(const char *subject) const { return book.find(QLatin1String(subject), channel).value(); }
    QStringList shown() const
    {
        QStringList list;
        for (const auto &message : platform.messages)
            list.append(message.card.title + QLatin1Char(':') + message.card.headline);
        return list;
    }
    int posts() const { return platform.count(Act::Post); }
    int edits() const { return platform.count(Act::Edit); }
    int finds() const { return platform.count(Act::Find); }
};

QStringList list(std::initializer_list<const char *> texts)
{
    QStringList result;
    for (const char *text : texts)
        result.append(QLatin1String(text));
    return result;
}

} // namespace

class TestAnnouncer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneMessageFromFirstToLast()
    {
        Setup s;
        QSignalSpy changed(s.announcer.get(), &Announcer::changed);
        s.want("a", "pending");
        QCOMPARE(s.book.records, 0); // never before the caller stored what it got
        s.clock.advance(1s);
        QCOMPARE(s.shown(), list({"a:pending"}));
        QVERIFY(s.platform.calls.at(0).nonce.size() <= 25 && !s.platform.calls.at(0).nonce.isEmpty());
        s.want("a", "running");
        s.clock.advance(1s);
        QCOMPARE(s.edits(), 0); // paced
        s.want("a", "success", true);
        s.clock.advance(1s);
        QCOMPARE(s.shown(), list({"a:success"}));
        QCOMPARE(s.edits(), 1);
        const auto a = s.stored("a");
        QVERIFY(a.isSettled());
        QCOMPARE(a.sentHash, a.desiredHash);
        QCOMPARE(a.doubtSince, Core::WallTime{});
        QVERIFY(changed.count() >= 3);
        QCOMPARE(s.announcer->state().waiting, 0);
        QVERIFY(s.announcer->state().lastSuccess != Core::WallTime{});
    }

    void nothingNewNothingSent()
    {
        Setup s;
        s.want("a", "success", true);
        s.clock.advance(1s);
        for (int i = 0; i < 5; ++i) {
            s.want("a", "success", true);
            s.clock.advance(10s);
        }
        s.restart();
        s.want("a", "success", true);
        s.clock.advance(10s);
        QCOMPARE(s.platform.calls.size(), 1);
        QCOMPARE(s.clock.alarmsSet(), 0);
    }

    void recordedBeforePosted()
    {
        Setup s;
        s.book.diskFull = true;
        s.want("a", "running");
        s.clock.advance(10min);
        QCOMPARE(s.posts(), 0);
        QVERIFY(s.book.records > 3 && s.book.records < 20);
        QVERIFY(!s.announcer->state().lastError.isEmpty());
        s.book.diskFull = false;
        s.clock.advance(6min);
        QCOMPARE(s.posts(), 1);
        QVERIFY(s.announcer->state().lastError.isEmpty());
        QCOMPARE(s.stored("a").messageId, QStringLiteral("m1"));
    }

    void outcomeIsRecordedOnceTheDiskAllows()
    {
        Setup s;
        s.want("a", "success", true);
        s.clock.advance(10ms);
        QCOMPARE(s.posts(), 1);
        s.book.diskFull = true;
        s.clock.advance(5min);
        QVERIFY(s.stored("a").messageId.isEmpty());
        s.book.diskFull = false;
        s.clock.advance(2min);
        QCOMPARE(s.stored("a").messageId, QStringLiteral("m1"));
        QCOMPARE(s.posts(), 1);
        QCOMPARE(s.clock.alarmsSet(), 0);
    }

    void newestStateGoesOut()
    {
        Setup s;
        s.want("a", "pending");
        s.want("a", "running");
        s.want("a", "success", true);
        s.clock.advance(1s);
        QCOMPARE(s.posts(), 1);
        QCOMPARE(s.edits(), 0);
        QCOMPARE(s.shown(), list({"a:success"}));
    }

    void newsDuringARequestFollowIt()
    {
        Setup s;
        s.want("a", "pending");
        s.clock.advance(10ms);
        QCOMPARE(s.posts(), 1);
        s.want("a", "success", true);
        s.clock.advance(1s);
        QCOMPARE(s.shown(), list({"a:success"}));
        QCOMPARE(s.edits(), 1);
    }

    void postInDoubt_data()
    {
        QTest::addColumn<bool>("happened");
        QTest::newRow("it happened") << true;
        QTest::newRow("it did not") << false;
    }
    void postInDoubt()
    {
        QFETCH(bool, happened);
        Setup s;
        s.platform.fail(Act::Post, Kind::Transient, 2, true, happened);
        s.want("a", "running");
        s.clock.advance(100ms);
        s.want("a", "success", true);
        s.clock.advance(30s);
        QCOMPARE(s.finds(), 0);
        QCOMPARE(s.platform.calls.at(0).nonce, s.platform.calls.at(2).nonce);
        QCOMPARE(s.shown(), list({"a:success"})); // whichever card the nonce gave back
    }

    void postLongInDoubt_data() { postInDoubt_data(); }
    void postLongInDoubt()
    {
        QFETCH(bool, happened);
        Setup s;
        s.platform.nonceWorks = false; // forgotten long ago
        s.platform.messages.insert(QStringLiteral("x1"), {s.channel.id, Setup::card("a", "older"), {}});
        Model::Announcement other;
        other.subject = QStringLiteral("other");
        other.channel = s.channel;
        other.messageId = QStringLiteral("x1");
        s.book.put(other);
        s.platform.fail(Act::Post, Kind::Transient, 1, true, happened);
        s.want("a", "running");
        s.clock.advance(100ms);
        QCOMPARE(s.posts(), 1);
        s.stop();
        s.clock.advance(5min);
        s.start();
        s.clock.advance(10s);
        QCOMPARE(s.finds(), 1);
        QCOMPARE(s.posts(), happened ? 1 : 2);
        QCOMPARE(s.shown().count(QStringLiteral("a:running")), 1);
        QCOMPARE(s.platform.messages.size(), 2);
        QVERIFY(s.stored("a").isSettled());
    }

    void searchRetried()
    {
        Setup s;
        s.platform.fail(Act::Post, Kind::Transient, 1, true, true);
        s.platform.fail(Act::Find, Kind::Transient, 3);
        s.want("a", "running");
        s.clock.advance(100ms);
        s.stop();
        s.clock.advance(5min);
        s.start();
        s.clock.advance(2min);
        QCOMPARE(s.finds(), 4);
        QCOMPARE(s.posts(), 1);
        QCOMPARE(s.shown(), list({"a:running"}));
    }

    /// Stopped after each millisecond of a build's life and started again: always one message with the last state.
    void restartAtAnyMoment()
    {
        for (int at = 0; at < 130; ++at) {
            Setup s;
            s.want("a", "running");
            s.clock.advance(std::chrono::milliseconds(std::min(at, 60)));
            s.want("a", "success", true);
            s.clock.advance(std::chrono::milliseconds(std::max(0, at - 60)));
            s.stop();
            s.clock.advance(at % 2 ? 10s : 100s);
            s.start();
            s.clock.advance(1min);
            QCOMPARE(s.shown(), list({"a:success"}));
            QVERIFY(s.stored("a").isSettled());
        }
    }

    void creationsKeepTheirOrder()
    {
        Setup s;
        s.platform.fail(Act::Post, Kind::Transient, 5);
        for (const char *subject : {"d", "a", "c", "b"})
            s.want(subject, "running");
        s.clock.advance(10min);
        QStringList order;
        for (const auto &call : std::as_const(s.platform.calls)) {
            if (order.isEmpty() || order.last() != call.card.title)
                order.append(call.card.title);
        }
        QCOMPARE(order, list({"d", "a", "c", "b"}));
        QCOMPARE(s.platform.mostAtOnce, 1);
    }

    void failingCreationHoldsNoEdit()
    {
        Setup s;
        s.want("a", "running");
        s.clock.advance(1s);
        s.platform.fail(Act::Post, Kind::Transient, 1000);
        s.want("b", "running");
        s.clock.advance(1min);
        s.want("a", "success", true);
        s.clock.advance(100ms);
        QCOMPARE(s.shown(), list({"a:success"}));
    }

    void failingEditHoldsNoOther()
    {
        Setup s;
        s.want("a", "running");
        s.want("b", "running");
        s.clock.advance(1s);
        s.platform.fail(Act::Edit, Kind::Transient, 1);
        s.want("a", "success", true);
        s.want("b", "success", true);
        s.clock.advance(1min);
        QCOMPARE(s.platform.calls.at(2).card.title, QStringLiteral("a"));
        QCOMPARE(s.platform.calls.at(3).card.title, QStringLiteral("b"));
        QCOMPARE(s.shown(), list({"a:success", "b:success"}));
    }

    void longOutage()
    {
        Setup s;
        s.platform.fail(Act::Post, Kind::Transient, 100);
        s.want("a", "running");
        s.clock.advance(3h);
        QVERIFY(
            s.posts() >= 36 && s.posts() <= 85); // every five minutes at the most, every two and a half at the least
        const auto state = s.announcer->state();
        QCOMPARE(state.waiting, 1);
        QVERIFY(state.oldestWaiting != Core::WallTime{});
        s.platform.script.clear();
        Q_EMIT s.platform.readyChanged(); // the network is back
        s.clock.advance(1s);
        QCOMPARE(s.shown(), list({"a:running"}));
        QCOMPARE(s.finds(), 0); // nothing was in doubt
    }

    void noWaitOutlivesTheOutage()
    {
        Setup s;
        s.platform.fail(Act::Post, Kind::Transient, 100);
        s.want("a", "running");
        s.clock.advance(3h);
        const int before = s.posts();
        s.announcer->tryNow(); // too early
        s.clock.advance(1s);
        QCOMPARE(s.posts(), before + 1);
        s.clock.advance(30s);
        QCOMPARE(s.posts(), before + 1); // and not the more often for it
        s.platform.script.clear();
        s.announcer->tryNow();
        s.clock.advance(1s);
        QCOMPARE(s.shown(), list({"a:running"}));

        s.platform.fail(Act::Post, Kind::RateLimited, 1, false, false, 7300ms);
        s.want("b", "running");
        s.clock.advance(1s);
        s.announcer->tryNow(); // what Discord asks for is waited for
        s.clock.advance(1s);
        QCOMPARE(s.shown(), list({"a:running"}));
        s.clock.advance(7s);
        QCOMPARE(s.shown(), list({"a:running", "b:running"}));
    }

    void rateLimitedWaitsExactly()
    {
        Setup s;
        s.platform.fail(Act::Post, Kind::RateLimited, 1, false, false, 7300ms);
        s.want("a", "running");
        s.clock.advance(1min);
        QCOMPARE(s.posts(), 2);
        QCOMPARE(s.platform.calls.at(1).at - s.platform.calls.at(0).at, s.platform.latency + 7300ms);
    }

    void rateLimitedAgainAndAgainWaitsLonger()
    {
        Setup s;
        s.platform.fail(Act::Post, Kind::RateLimited, 1000, false, false, 1ms);
        s.want("a", "running");
        s.clock.advance(10min);
        QVERIFY2(s.posts() >= 8 && s.posts() <= 14, qPrintable(QString::number(s.posts())));
        s.platform.script.clear();
        s.clock.advance(5min);
        QCOMPARE(s.shown(), list({"a:running"}));
    }

    void closedBucketIsAwaited()
    {
        Setup s;
        const auto at = s.clock.now() + 4s;
        s.platform.ready.insert(static_cast<int>(Act::Post), at);
        s.want("a", "running");
        s.clock.advance(2s);
        s.want("a", "success", true);
        s.clock.advance(10s);
        QCOMPARE(s.platform.calls.size(), 1);
        const auto late = s.platform.calls.at(0).at - at;
        QVERIFY(late >= 0ms && late <= 2ms); // stored in between
        QCOMPARE(s.shown(), list({"a:success"}));
    }

    void pauses_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("isWholePlatform");
        QTest::newRow("unauthorized") << static_cast<int>(Kind::Unauthorized) << true;
        QTest::newRow("forbidden") << static_cast<int>(Kind::Forbidden) << false;
        QTest::newRow("channel gone") << static_cast<int>(Kind::ChannelGone) << false;
    }
    void pauses()
    {
        QFETCH(int, kind);
        QFETCH(bool, isWholePlatform);
        Setup s;
        s.platform.fail(Act::Post, Kind(kind));
        s.want("a", "running");
        s.clock.advance(1s);
        const Model::Channel other{QStringLiteral("discord"), QStringLiteral("2")};
        s.book.save(s.announcer->want(QStringLiteral("b"), other, Setup::card("b", "running")));
        s.clock.advance(9min);
        QCOMPARE(s.posts(), isWholePlatform ? 1 : 2); // not once more
        const auto pauses = s.announcer->state().pauses;
        QCOMPARE(pauses.size(), 1);
        QCOMPARE(pauses.at(0).kind, Kind(kind));
        QCOMPARE(pauses.at(0).words, QStringLiteral("words"));
        QCOMPARE(pauses.at(0).channel.id, isWholePlatform ? QString() : s.channel.id);
        s.want("a", "success", true);
        s.clock.advance(isWholePlatform ? 24h : 30s); // a token that is no good stays so
        QCOMPARE(s.posts(), isWholePlatform ? 1 : 2);
        if (isWholePlatform)
            Q_EMIT s.platform.readyChanged();
        else
            s.announcer->resume();
        s.clock.advance(1s);
        QVERIFY(s.announcer->state().pauses.isEmpty());
        QCOMPARE(s.shown(),
            list({isWholePlatform ? "a:success" : "b:running", isWholePlatform ? "b:running" : "a:success"}));
        QCOMPARE(s.finds(), 0);
    }

    void aPausedChannelIsTriedNowAndThen_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("forbidden") << Kind::Forbidden;
        QTest::newRow("channel gone") << Kind::ChannelGone;
    }
    void aPausedChannelIsTriedNowAndThen()
    {
        QFETCH(Kind, kind);
        Setup s;
        s.platform.fail(Act::Post, kind, 7);
        for (const char *subject : {"a", "b", "c"})
            s.want(subject, "running");
        s.clock.advance(1s);
        QCOMPARE(s.posts(), 1);
        const auto first = s.announcer->state().pauses.value(0);
        QVERIFY(first.nextTry > s.clock.wall() + 9min && first.nextTry <= s.clock.wall() + 10min);
        s.clock.advance(1h + 2s);
        QCOMPARE(s.posts(), 7); // one in ten minutes, whatever waits
        const auto last = s.announcer->state().pauses.value(0);
        QCOMPARE(last.since, first.since);
        QVERIFY(last.nextTry > s.clock.wall());

        s.announcer->setPaused(true); // nobody may send now, not even to find out
        s.clock.advance(1h);
        QCOMPARE(s.posts(), 7);
        s.announcer->setPaused(false);
        s.clock.advance(1min); // the permission is back: all that waits goes out
        QVERIFY(s.announcer->state().pauses.isEmpty());
        QCOMPARE(s.shown(), list({"a:running", "b:running", "c:running"}));
    }

    void aPausedChannelStaysPausedWhileNobodyAnswers()
    {
        Setup s;
        s.platform.fail(Act::Post, Kind::Forbidden);
        s.platform.fail(Act::Post, Kind::Transient, 2);
        s.want("a", "running");
        s.clock.advance(25min);
        QCOMPARE(s.posts(), 3);
        QCOMPARE(s.announcer->state().pauses.size(), 1);
        s.clock.advance(10min);
        QVERIFY(s.announcer->state().pauses.isEmpty());
        QCOMPARE(s.shown(), list({"a:running"}));
    }

    void pausedByTheOwner()
    {
        Setup s;
        s.announcer->setPaused(true);
        s.want("a", "running");
        s.clock.advance(1h);
        s.want("a", "success", true);
        s.clock.advance(1h);
        QCOMPARE(s.platform.calls.size(), 0);
        QVERIFY(s.announcer->state().paused);
        QCOMPARE(s.stored("a").desired.headline, QStringLiteral("success"));
        s.announcer->setPaused(false);
        s.clock.advance(1s);
        QCOMPARE(s.shown(), list({"a:success"}));
    }

    void deletedMessageIsPostedAnewByTheNextChange()
    {
        Setup s;
        s.want("a", "running");
        s.clock.advance(10s);
        const QString nonce = s.stored("a").nonce;
        s.platform.messages.clear();
        s.want("a", "running");
        s.clock.advance(1h);
        QCOMPARE(s.platform.calls.size(), 1); // no change, no message
        s.want("a", "success", true);
        s.clock.advance(10s);
        QCOMPARE(s.edits(), 1);
        QCOMPARE(s.posts(), 2);
        QCOMPARE(s.shown(), list({"a:success"}));
        QVERIFY(s.stored("a").nonce != nonce);
        QVERIFY(s.stored("a").isSettled());
    }

    void tooManyEdits()
    {
        Setup s;
        s.want("a", "step 1");
        s.clock.advance(2h);
        s.platform.fail(Act::Edit, Kind::EditsExhausted, 2);
        s.want("a", "step 2");
        s.clock.advance(2h);
        QCOMPARE(s.edits(), 1); // progress is not worth another try
        QCOMPARE(s.announcer->state().waiting, 0); // and nobody waits for it
        s.want("a", "success", true);
        s.clock.advance(1s);
        QCOMPARE(s.edits(), 2);
        s.clock.advance(9min);
        QCOMPARE(s.edits(), 2);
        s.clock.advance(1h);
        QCOMPARE(s.edits(), 3);
        QCOMPARE(s.shown(), list({"a:success"}));
    }

    void refusedCardFallsBackOnce_data()
    {
        QTest::addColumn<bool>("isEdit");
        QTest::newRow("post") << false;
        QTest::newRow("edit") << true;
    }
    void refusedCardFallsBackOnce()
    {
        QFETCH(bool, isEdit);
        Setup s;
        const Act act = isEdit ? Act::Edit : Act::Post;
        if (isEdit) {
            s.want("a", "pending");
            s.clock.advance(1s);
        }
        s.platform.fail(act, Kind::Rejected);
        s.want("a", "success", true);
        s.clock.advance(1min);
        QCOMPARE(s.platform.count(act), 2);
        QCOMPARE(s.platform.messages.first().card, composePlain(Setup::card("a", "success", true)));
        QVERIFY(s.stored("a").isSettled() && !s.stored("a").failed);
    }

    void refusedTwiceIsAFailure()
    {
        Setup s;
        s.platform.fail(Act::Post, Kind::Rejected, 2);
        s.want("a", "running");
        s.want("b", "running");
        s.clock.advance(1min);
        QVERIFY(s.stored("a").failed);
        QCOMPARE(s.stored("a").failure, QStringLiteral("words"));
        QCOMPARE(s.shown(), list({"b:running"})); // others go on
        s.want("a", "running");
        s.restart();
        s.want("a", "running");
        s.clock.advance(1h);
        QCOMPARE(s.posts(), 3);
        s.want("a", "success", true); // a new state, a new try
        s.clock.advance(1s);
        QCOMPARE(s.posts(), 4);
        QVERIFY(!s.stored("a").failed);
        QVERIFY(s.stored("a").failure.isEmpty());
    }

    void announceAgain()
    {
        Setup s;
        const Model::Card card = Setup::card("a", "success", true);
        QVERIFY(!s.announcer->announceAgain(QStringLiteral("a"), s.channel, card));
        s.want("a", "success", true);
        s.clock.advance(1s);
        const auto again = s.announcer->announceAgain(QStringLiteral("a"), s.channel, card);
        QVERIFY(again);
        QCOMPARE(again->edition, 2);
        s.book.save(*again);
        s.clock.advance(1s);
        QCOMPARE(s.shown(), list({"a:success", "a:success"}));
        s.want("a", "failure", true);
        s.clock.advance(1s);
        QCOMPARE(s.shown(), list({"a:success", "a:failure"})); // the newest edition lives on
    }

    void announcedAgainOnTheWay()
    {
        Setup s;
        s.want("a", "success", true);
        s.clock.advance(10ms);
        QCOMPARE(s.posts(), 1);
        s.book.save(*s.announcer->announceAgain(QStringLiteral("a"), s.channel, Setup::card("a", "success", true)));
        s.clock.advance(1s);
        QCOMPARE(s.platform.messages.size(), 2);
        QVERIFY(s.book.hasMessage(QStringLiteral("m1"))); // so that nobody adopts it
        QCOMPARE(s.stored("a").messageId, QStringLiteral("m2"));
    }

    void editInDoubt()
    {
        Setup s;
        s.want("a", "running");
        s.clock.advance(10s);
        s.platform.fail(Act::Edit, Kind::Transient, 1, true, true);
        s.want("a", "success", true);
        s.clock.advance(60ms);
        s.want("a", "running"); // back to what was sent last for sure
        s.clock.advance(1min);
        QCOMPARE(s.shown(), list({"a:running"}));
    }

    void platformsComeAndGo()
    {
        Setup s;
        s.want("a", "running");
        s.clock.advance(10ms);
        QCOMPARE(s.posts(), 1);
        s.announcer->removePlatform(&s.platform);
        s.want("b", "running");
        s.clock.advance(1s);
        QCOMPARE(s.posts(), 1);
        QCOMPARE(s.announcer->state().waiting, 2);
        s.announcer->addPlatform(&s.platform);
        s.clock.advance(1s);
        QCOMPARE(s.shown(), list({"a:running", "b:running"}));
    }

    void destroyedWithAnswersOutstanding()
    {
        Setup s;
        s.want("a", "running"); // being recorded
        s.clock.advance(0ms);
        s.stop();
        s.clock.advance(1s);
        s.start();
        s.clock.advance(20ms); // being posted
        QCOMPARE(s.posts(), 1);
        s.stop();
        s.clock.advance(1min);
        QCOMPARE(s.posts(), 1);
    }
};

REGISTER_GUILESS_TEST(TestAnnouncer)
#include "tst_announcer.moc"
