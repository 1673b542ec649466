// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "foldbench.h"

#include "drone/logarchive.h"
#include "store/logstore.h"
#include "webhook/deliveryparser.h"

#include <QSignalSpy>
#include <QTest>

using namespace FoldTest;

namespace {

QByteArray body(qint64 number)
{
    return R"({"event":"build","action":"updated","system":{"link":"https://drone.example"},)"
           R"("repo":{"id":3,"slug":"o/r"},"build":{"id":)"
        + QByteArray::number(100 + number) + R"(,"number":)" + QByteArray::number(number)
        + R"(,"status":"running","version":2}})";
}

} // namespace

class TestFoldQueue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buildMarkAndWishAreKeptTogether()
    {
        FoldBench bench;
        const qint64 delivery = bench.store(body(7));
        QSignalSpy changed(bench.folding.get(), &FoldQueue::buildChanged);
        QSignalSpy folded(bench.folding.get(), &FoldQueue::folded);
        bench.folding->add(observed(build(7, Model::Status::Running, 2), delivery), std::chrono::microseconds(500));
        QVERIFY(bench.until([&] { return changed.size() == 1; }));
        // What it tells is on the disk already.
        QCOMPARE(bench.stored(build(7, Model::Status::Running, 2))->build.status, Model::Status::Running);
        QCOMPARE(bench.unfolded(), 0);
        const auto wanted = Store::AnnouncementStore(*bench.reader)
                                .find(Service::subjectOf(build(7, Model::Status::Running, 2).key()),
                                    {QStringLiteral("discord"), QStringLiteral("builds")});
        QVERIFY(wanted && wanted.value());
        QCOMPARE(folded.size(), 1);
        QVERIFY(bench.until([&] { return bench.platform.messages.size() == 1; }));
    }

    void whatWasStoredAndNotFoldedIsFoldedAtStart()
    {
        FoldBench bench;
        for (qint64 number = 1; number <= 300; ++number) // more than a page
            bench.store(body(number));
        const qint64 notUnderstood = bench.store("{");
        QVERIFY(notUnderstood > 0);
        QVERIFY(bench.unfolded() > 200);
        bench.begin();
        QVERIFY(bench.until([&] { return bench.unfolded() == 0; }));
        for (const qint64 number : {1, 150, 300})
            QVERIFY(bench.stored(build(number, Model::Status::Running, 2)));
    }

    void whatThereIsNoRoomForIsReadBack()
    {
        FoldBench bench;
        QVERIFY(bench.until([&] { return bench.folding->waiting() == 0; }));
        // Nothing folds while no time passes.
        for (qsizetype i = 0; i < FoldQueue::MostWaiting; ++i)
            bench.folding->add(observed(build(1, Model::Status::Running, 2)), {});
        QCOMPARE(bench.folding->waiting(), FoldQueue::MostWaiting);
        Model::Observation streamed = observed(build(3, Model::Status::Running, 2));
        streamed.source = Model::Source::Stream;
        bench.folding->add(streamed, {}); // its end is asked for later
        QCOMPARE(bench.folding->waiting(), FoldQueue::MostWaiting);
        const auto before = bench.folding->waiting();
        Model::Observation late = observed(build(2, Model::Status::Running, 2), 4711);
        bench.folding->add(late, {});
        QCOMPARE(bench.folding->waiting(), before);
        const qint64 delivery = bench.store(body(2)); // where it is read back from
        QVERIFY(delivery > 0);
        QVERIFY(bench.until([&] { return bench.stored(build(2, Model::Status::Running, 2)).has_value(); }));
        QVERIFY(!bench.stored(build(3, Model::Status::Running, 2)));
        QCOMPARE(bench.unfolded(), 0);
    }

    void aLogIsOnDiskBeforeItsCardIsSent()
    {
        FoldBench bench;
        const Model::Build failed = build(7, Model::Status::Failure, 3);
        bench.folding->add(observed(failed), {});
        QVERIFY(bench.until([&] { return bench.platform.messages.size() == 1; }));
        const QByteArray packed = Drone::packedLog({{0, QStringLiteral("boom"), 0}});
        bool wasThere = false;
        bench.platform.limits = [&](const QString &, Announce::ChatPlatform::Act) {
            wasThere = Store::LogStore(*bench.reader).find(failed.key(), 1, 2).value().has_value();
            return Core::SteadyTime();
        };
        bench.folding->addLog(failed.key(), {QStringLiteral("default / test"), QStringLiteral("boom"), 1, 2}, packed);
        QVERIFY(bench.until([&] { return bench.platform.messages.first().card.log == QStringLiteral("boom"); }));
        QVERIFY(wasThere);
        QVERIFY(!bench.platform.messages.first().card.file.name.isEmpty());
        QCOMPARE(bench.platform.messages.size(), 1);
        QVERIFY(bench.until([&] { return bench.stored(failed)->log.fileStep == 2; }));
        QCOMPARE(*Store::LogStore(*bench.reader).find(failed.key(), 1, 2).value(), packed);
    }

    void aMessageStaysTrueWhenItsRouteMoves()
    {
        FoldBench bench;
        bench.folding->add(observed(build(7, Model::Status::Running, 2)), {});
        QVERIFY(bench.until([&] { return bench.isAnnounced(build(7, Model::Status::Running, 2)); }));
        QCOMPARE(bench.standing(), QLatin1String("builds: running"));
        bench.beginWith(FoldBench::channel("other"));
        QCOMPARE(bench.folding->differing(build(7, Model::Status::Success, 3)), 2);
        bench.folding->add(observed(build(7, Model::Status::Success, 3)), {});
        const QLatin1String both("builds: over, other: over");
        QVERIFY(bench.until([&] { return bench.standing() == both; }));
        QVERIFY(bench.until([&] { return bench.hasNothingToDo(); }));
        QCOMPARE(bench.platform.count(Announce::ChatPlatform::Act::Edit), 1);
    }

    void aMessageStaysTrueWhenItsRouteEnds()
    {
        FoldBench bench;
        bench.folding->add(observed(build(7, Model::Status::Running, 2)), {});
        QVERIFY(bench.until([&] { return bench.isAnnounced(build(7, Model::Status::Running, 2)); }));
        QCOMPARE(bench.standing(), QLatin1String("builds: running"));
        bench.folding->setRouter(Announce::Router({}, {}));
        bench.folding->add(observed(build(7, Model::Status::Success, 3)), {});
        bench.folding->add(observed(build(8, Model::Status::Success, 3)), {});
        QVERIFY(bench.until([&] { return bench.standing() == QLatin1String("builds: over"); }));
    }

    void whatWaitsForAChannelThatIsGoneMovesOn_data()
    {
        QTest::addColumn<bool>("isEvent");
        QTest::newRow("build") << false;
        QTest::newRow("event") << true;
    }
    void whatWaitsForAChannelThatIsGoneMovesOn()
    {
        QFETCH(bool, isEvent);
        FoldBench bench;
        using Act = Announce::ChatPlatform::Act;
        const auto kind = Announce::ChatErrorKind::ChannelGone;
        bench.platform.fail(Act::Post, kind);
        if (isEvent) {
            const QByteArray body = R"({"event":"repo","action":"deleted","system":{"link":"https://drone.example"},)"
                                    R"("repo":{"id":3,"slug":"o/r"}})";
            const qint64 delivery = bench.store(body);
            auto event = Webhook::parseDelivery(body);
            QVERIFY(event);
            event.value().delivery = delivery;
            bench.folding->add(event.value(), {});
        } else {
            bench.folding->add(observed(build(7, Model::Status::Success, 3)), {});
        }
        QVERIFY(bench.until([&] { return bench.announcer->state().pauses.size() == 1; }));
        // What is on disk says that it may have been posted, so the channel is asked once more.
        bench.platform.fail(Act::Post, kind);
        bench.beginWith(FoldBench::channel("other"));
        QVERIFY(bench.until([&] { return bench.platform.messages.size() == 1; }));
        QCOMPARE(bench.platform.messages.first().channel, QStringLiteral("other"));
        QVERIFY(bench.until([&] { return bench.hasNothingToDo(); }));
        // Nor does it come back at the next start.
        bench.beginWith(FoldBench::channel("other"));
        QVERIFY(bench.until([&] { return bench.hasNothingToDo(); }));
        QCOMPARE(bench.platform.messages.size(), 1);
    }

    void whatIsWithdrawnIsWantedAgainWithItsRoute()
    {
        FoldBench bench;
        bench.announcer->setPaused(true);
        bench.folding->add(observed(build(7, Model::Status::Success, 3)), {});
        QVERIFY(bench.until([&] { return bench.announcer->state().waiting == 1; }));
        bench.folding->setRouter(Announce::Router({}, {}));
        QVERIFY(bench.until([&] { return bench.announcer->state().waiting == 0; }));
        bench.folding->setRouter(Announce::Router({}, FoldBench::channel("builds")));
        bench.folding->add(observed(build(7, Model::Status::Success, 3)), {});
        bench.announcer->setPaused(false);
        QVERIFY(bench.until([&] { return bench.standing() == QLatin1String("builds: over"); }));
    }

    void aRouteThatMovesDuringATransactionCountsAfterIt()
    {
        FoldBench bench;
        bench.clock.advance(std::chrono::milliseconds(1)); // nothing is left to read back
        bench.announcer->setPaused(true);
        bench.folding->add(observed(build(7, Model::Status::Success, 3)), {});
        bench.clock.advance(std::chrono::milliseconds(1)); // its transaction is under way
        QCOMPARE(bench.folding->waiting(), 0);
        const Model::Channel other = FoldBench::channel("other");
        bench.folding->setRouter(Announce::Router({}, other));
        const QString subject = Service::subjectOf(build(7, Model::Status::Success, 3).key());
        QVERIFY(bench.until([&] {
            const auto wanted = Store::AnnouncementStore(*bench.reader).find(subject, other);
            return wanted && wanted.value();
        }));
        bench.announcer->setPaused(false);
        QVERIFY(bench.until([&] { return bench.standing() == QLatin1String("other: over"); }));
    }

    void whatWaitsStaysWithoutAToken()
    {
        FoldBench bench;
        bench.announcer->setPaused(true);
        bench.folding->add(observed(build(7, Model::Status::Success, 3)), {});
        QVERIFY(bench.until([&] { return bench.announcer->state().waiting == 1; }));
        bench.folding->setRouter(
            Announce::Router({}, {QStringLiteral("preview"), QStringLiteral("preview")}), /* isFixed */ true);
        bench.folding->add(observed(build(8, Model::Status::Success, 3)), {});
        QVERIFY(bench.until([&] { return bench.announcer->state().waiting == 2; }));
        bench.folding->setRouter(Announce::Router({}, FoldBench::channel("builds")));
        bench.announcer->setPaused(false);
        QVERIFY(bench.until([&] { return bench.standing() == QLatin1String("builds: over, builds: over"); }));
    }

    void differingChangesNothing()
    {
        FoldBench bench;
        const Model::Build running = build(7, Model::Status::Running, 2);
        QCOMPARE(bench.folding->differing(running), 1); // a new message
        bench.folding->add(observed(running), {});
        QVERIFY(bench.until([&] { return bench.platform.messages.size() == 1; }));
        QCOMPARE(bench.folding->differing(running), 0);
        QCOMPARE(bench.folding->differing(build(7, Model::Status::Success, 3)), 1);
        QCOMPARE(bench.folding->known(running.key())->status, Model::Status::Running);
        QVERIFY(!bench.folding->known(build(8, Model::Status::Running, 2).key()));
    }
};

REGISTER_GUILESS_TEST(TestFoldQueue)
#include "tst_foldqueue.moc"
