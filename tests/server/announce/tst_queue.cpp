// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/queue.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Announce;
using namespace std::chrono_literals;
using Act = ChatPlatform::Act;

class TestQueue : public QObject
{
    Q_OBJECT

    const Core::SteadyTime m_now{1h};
    const Core::WallTime m_wall = Core::toWallTime(1'795'450'982'000);

    Model::Announcement announcement(const char *subject, bool hasMessage, bool isFinal) const
    {
        Model::Announcement a;
        a.subject = QLatin1String(subject);
        a.desired.title = a.subject;
        a.desired.isFinal = isFinal;
        a.desiredHash = Model::hashOf(a.desired);
        a.created = m_wall - 10s;
        if (hasMessage) {
            a.messageId = QLatin1String("m-") + a.subject;
            a.sent = m_wall - 6s;
            a.sentHash = "old";
        }
        return a;
    }
    Queue::Next next(Queue &queue, Core::SteadyTime postAt = {}, Core::SteadyTime editAt = {},
        std::chrono::milliseconds later = 0ms) const
    {
        return queue.next(m_now + later, m_wall + later, [&](Act act) { return act == Act::Edit ? editAt : postAt; });
    }
    static QString subject(const Queue::Next &next) { return next.job ? next.job->announcement.subject : QString(); }

private Q_SLOTS:
    void order()
    {
        Queue queue{Pace{}};
        queue.add(announcement("progress", true, false));
        queue.add(announcement("final 1", true, true));
        queue.add(announcement("final 2", true, true));
        queue.add(announcement("create 1", false, true));
        queue.add(announcement("create 2", false, false));
        for (const char *expected : {"create 1", "create 2", "final 1", "final 2", "progress"}) {
            const auto chosen = next(queue);
            QCOMPARE(subject(chosen), QLatin1String(expected));
            queue.remove(subject(chosen));
        }
        const auto idle = next(queue);
        QVERIFY(!idle.job);
        QCOMPARE(idle.wakeAt, Core::SteadyTime::max());
    }

    void blockedPostHoldsNoEdit()
    {
        Queue queue{Pace{}};
        queue.add(announcement("create", false, false));
        queue.add(announcement("final", true, true));
        QCOMPARE(subject(next(queue, m_now + 3s)), QStringLiteral("final"));
        QCOMPARE(subject(next(queue, {}, m_now + 3s)), QStringLiteral("create"));
        const auto both = next(queue, m_now + 3s, m_now + 2s);
        QVERIFY(!both.job);
        QCOMPARE(both.wakeAt, m_now + 2s);
    }

    void waitingCreationHoldsThoseBehind()
    {
        Queue queue{Pace{}};
        queue.add(announcement("create 1", false, false)).notBefore = m_now + 5s;
        queue.add(announcement("create 2", false, false));
        const auto chosen = next(queue);
        QVERIFY(!chosen.job);
        QCOMPARE(chosen.wakeAt, m_now + 5s);
    }

    void doubt_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<int>("act");
        QTest::newRow("fresh") << qint64(10'000) << static_cast<int>(Act::Post);
        QTest::newRow("just trusted") << qint64(59'999) << static_cast<int>(Act::Post);
        QTest::newRow("old") << qint64(60'000) << static_cast<int>(Act::Find);
        QTest::newRow("from the future") << qint64(-5'000) << static_cast<int>(Act::Find);
    }
    void doubt()
    {
        QFETCH(qint64, age);
        Queue queue{Pace{}};
        auto a = announcement("create", false, false);
        a.doubtSince = m_wall - std::chrono::milliseconds(age);
        queue.add(a);
        QTEST(static_cast<int>(next(queue).act), "act");
    }

    void progressIsPaced_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<qint64>("sinceSent");
        QTest::addColumn<qint64>("wait");
        QTest::newRow("young, just sent") << qint64(1000) << qint64(1000) << qint64(3000);
        QTest::newRow("young, due") << qint64(4000) << qint64(4000) << qint64(0);
        QTest::newRow("older: half of its age") << qint64(20'000) << qint64(4000) << qint64(6000);
        QTest::newRow("old: at most 20 s") << qint64(600'000) << qint64(5000) << qint64(15'000);
        QTest::newRow("clock set back") << qint64(-60'000) << qint64(-60'000) << qint64(0);
    }
    void progressIsPaced()
    {
        QFETCH(qint64, age);
        QFETCH(qint64, sinceSent);
        QFETCH(qint64, wait);
        Queue queue{Pace{}};
        auto a = announcement("build", true, false);
        a.created = m_wall - std::chrono::milliseconds(age);
        a.sent = m_wall - std::chrono::milliseconds(sinceSent);
        queue.add(a);
        const auto chosen = next(queue);
        QCOMPARE(chosen.job != nullptr, wait == 0);
        if (wait != 0)
            QCOMPARE(chosen.wakeAt, m_now + std::chrono::milliseconds(wait));
        // The end is news at once.
        Job *job = queue.find(QStringLiteral("build"));
        job->announcement.desired.isFinal = true;
        QVERIFY(next(queue).job);
    }

    void oneProgressEditAtATimeInAChannel()
    {
        Queue queue{Pace{}};
        queue.add(announcement("build", true, false));
        queue.progressSent(m_now - 1s);
        const auto chosen = next(queue);
        QVERIFY(!chosen.job);
        QCOMPARE(chosen.wakeAt, m_now + 3s);
        QCOMPARE(subject(next(queue, {}, {}, 3s)), QStringLiteral("build"));
    }

    void onlyTheEndAfterTooManyEdits()
    {
        Queue queue{Pace{}};
        Job &job = queue.add(announcement("build", true, false));
        job.finalOnly = true;
        job.notBefore = m_now + 10min;
        QCOMPARE(next(queue).wakeAt, Core::SteadyTime::max());
        job.announcement.desired.isFinal = true;
        QCOMPARE(next(queue).wakeAt, m_now + 10min);
        QVERIFY(next(queue, {}, {}, 10min).job);
    }

    void settledAndFailedRest()
    {
        Queue queue{Pace{}};
        auto settled = announcement("settled", true, true);
        settled.sentHash = settled.desiredHash;
        queue.add(settled);
        auto failed = announcement("failed", false, true);
        failed.failed = true;
        queue.add(failed);
        QVERIFY(!next(queue).job);
    }
};

REGISTER_GUILESS_TEST(TestQueue)
#include "tst_queue.moc"
