// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "foldbench.h"

#include "service/announceagain.h"

#include <QTest>

using namespace FoldTest;

namespace {

/// Asks for a new message and waits for what is said about it.
bool announcedAgain(FoldBench &bench, const Model::Build &build)
{
    Service::AnnounceAgain again(*bench.folding, bench.writer, *bench.announcer);
    std::optional<bool> ended;
    again.announce(build.key(), [&ended](bool ok, const QString &words) { ended = ok && !words.isEmpty(); });
    return bench.until([&] { return ended.has_value(); }) && *ended;
}

} // namespace

class TestAnnounceAgain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewMessageWhereOneStands()
    {
        FoldBench bench;
        bench.folding->add(observed(build(7, Model::Status::Success, 3)), {});
        QVERIFY(bench.until([&] { return bench.isAnnounced(build(7, Model::Status::Success, 3)); }));
        const QString old = bench.platform.messages.firstKey();
        const Model::Card card = bench.platform.messages.first().card;
        QVERIFY(announcedAgain(bench, build(7, Model::Status::Success, 3)));
        const auto kept = Store::AnnouncementStore(*bench.reader)
                              .of(Service::subjectOf(build(7, Model::Status::Success, 3).key()))
                              .value();
        QCOMPARE(kept.size(), 2);
        QCOMPARE(kept[1].edition, 2);
        QVERIFY(bench.until([&] { return bench.standing() == QLatin1String("builds: over, builds: over"); }));
        QCOMPARE(bench.platform.messages[old].card, card); // stays as it was
    }

    void notOfABuildThatNeverWas()
    {
        FoldBench bench;
        QVERIFY(!announcedAgain(bench, build(7, Model::Status::Success, 3)));
        QVERIFY(bench.until([&] { return bench.hasNothingToDo(); }));
        QVERIFY(bench.platform.messages.isEmpty());
    }

    /// What was withdrawn from a channel stopped being kept true there: neither the channel nor the state may come
    /// back.
    void notWhereTheRouteHasLeft()
    {
        FoldBench bench;
        bench.announcer->setPaused(true);
        bench.folding->add(observed(build(7, Model::Status::Running, 2)), {});
        QVERIFY(bench.until([&] { return bench.announcer->state().waiting == 1; }));
        bench.folding->setRouter(Announce::Router({}, FoldBench::channel("other")));
        const QString subject = Service::subjectOf(build(7, Model::Status::Running, 2).key());
        QVERIFY(bench.until([&] {
            const auto left = Store::AnnouncementStore(*bench.reader).find(subject, FoldBench::channel("builds"));
            return left && left.value() && left.value()->failed; // withdrawn
        }));
        bench.announcer->setPaused(false);
        bench.folding->add(observed(build(7, Model::Status::Success, 3)), {});
        QVERIFY(bench.until([&] { return bench.standing() == QLatin1String("other: over"); }));
        QVERIFY(announcedAgain(bench, build(7, Model::Status::Success, 3)));
        QVERIFY(bench.until([&] { return bench.platform.messages.size() == 2 && bench.hasNothingToDo(); }));
        QCOMPARE(bench.standing(), QLatin1String("other: over, other: over"));
    }
};

REGISTER_GUILESS_TEST(TestAnnounceAgain)
#include "tst_announceagain.moc"
