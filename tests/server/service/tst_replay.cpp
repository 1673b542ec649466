// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../webhook/recording.h"
#include "foldbench.h"
#include "service/backend.h"
#include "service/replay.h"
#include "webhook/deliveryparser.h"

#include <QDir>
#include <QDirIterator>
#include <QSignalSpy>

using Model::Verdict;
using Service::ReplayPlan;

namespace {

/// Replays what was received, with the folding of FoldBench behind it.
struct ReplayBench : FoldTest::FoldBench
{
    ReplayBench()
        : FoldBench(false)
        , replay(std::make_unique<Service::Replay>(clock, *reader, *folding))
    {
        QObject::connect(
            replay.get(), &Service::Replay::planned, [this](quint64, const ReplayPlan &plan) { plans.append(plan); });
        QObject::connect(replay.get(), &Service::Replay::progressed, [this](quint64, qint64 done, qint64 total) {
            progress.append({done, total});
        });
        QObject::connect(
            replay.get(), &Service::Replay::finished, [this](quint64 request, bool ok, const QString &message) {
                ended.append({request, ok, message});
            });
    }

    static Announce::Router router(const QString &channel)
    {
        return Announce::Router({}, {QStringLiteral("discord"), channel});
    }
    static Core::WallTime firstReceived() { return Fakes::FakeClock().wall() - std::chrono::hours(1); }
    /// Stores the recorded deliveries as the endpoint does, without folding them.
    void receiveAll()
    {
        QDirIterator files(QStringLiteral(TEST_DATA_DIR "/deliveries"), {QStringLiteral("*.http")}, QDir::Files,
            QDirIterator::Subdirectories);
        QStringList names;
        while (files.hasNext())
            names.append(files.next());
        names.sort();
        for (const QString &name : names)
            receive(Recordings::read(name).body, Verdict::Accepted);
        QVERIFY(received > 60);
        QVERIFY(areStored());
    }
    void receive(const QByteArray &body, Verdict verdict)
    {
        Model::Delivery delivery;
        delivery.received = firstReceived() + std::chrono::milliseconds(++received);
        delivery.verdict = verdict;
        delivery.signature = QByteArray::number(received);
        delivery.body = body;
        delivery.answeredIn = std::chrono::microseconds(1234);
        if (const auto observation = Webhook::parseDelivery(body))
            Webhook::describe(delivery, observation.value());
        writer.submit(
            [delivery](Store::Database &database) {
                Model::Delivery copy = delivery;
                return Store::DeliveryStore(database).insert(copy);
            },
            &platform, [this](const auto &result) { stored += result.ok() ? 1 : 0; });
    }
    bool areStored()
    {
        return until([this] { return stored == received; });
    }
    bool quiet()
    {
        return until([this] { return deliveries(false).isEmpty() && announcer->state().waiting == 0; });
    }
    void foldAll()
    {
        folding->start();
        QVERIFY(quiet());
    }
    bool ends(int requests = 1)
    {
        return until([&] { return ended.size() >= requests; });
    }
    QList<Model::Delivery> deliveries(bool all = true) const
    {
        const Store::DeliveryStore store(*reader);
        return all ? store.page({}, 0, 1000).value() : store.unfolded(1000).value();
    }
    QList<Store::BuildRecord> builds() const { return Store::BuildStore(*reader).page({}, 0, 1000).value(); }

    struct End
    {
        quint64 request;
        bool ok;
        QString message;
    };

    std::unique_ptr<Service::Replay> replay;
    QList<ReplayPlan> plans;
    QList<std::pair<qint64, qint64>> progress;
    QList<End> ended;
    int received = 0;
    int stored = 0;
};

Store::DeliveryFilter everything()
{
    return {};
}

} // namespace

class TestReplay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanOfWhatIsKnownChangesNoMessage();
    void aPlanCountsWhatWouldChange();
    void aPlanChangesNothing();
    void aReplayEndsWithTheSame();
    void aReplayBringsBackWhatIsMissing();
    void onlyWhatWasAcceptedIsFolded();
    void selections_data();
    void selections();
    void aReplayCanBeCancelled();
    void requestsFollowOneAnother();
    void unreadableOnesArePassedOver();
    void newDeliveriesDoNotWait();
    void theBackendPassesItOn();
};

void TestReplay::aPlanOfWhatIsKnownChangesNoMessage()
{
    ReplayBench bench;
    bench.receiveAll();
    bench.foldAll();
    bench.replay->plan(1, everything());
    QVERIFY(bench.ends());
    QCOMPARE(bench.plans.size(), 1);
    QCOMPARE(bench.plans[0], (ReplayPlan{bench.received, bench.builds().size(), 0}));
    QVERIFY(bench.ended[0].ok);
}

void TestReplay::aPlanCountsWhatWouldChange()
{
    ReplayBench bench;
    bench.receiveAll();
    bench.foldAll();
    bench.folding->setRouter(ReplayBench::router(QStringLiteral("another")));
    bench.replay->plan(1, everything());
    QVERIFY(bench.ends());
    // One message for each build, one for each event of a repository or a user.
    qint64 events = 0;
    const auto deliveries = bench.deliveries();
    for (const Model::Delivery &delivery : deliveries)
        events += delivery.event == QLatin1String("build") ? 0 : 1;
    QVERIFY(events > 0);
    QCOMPARE(bench.plans[0].messages, bench.builds().size() + events);
}

void TestReplay::aPlanChangesNothing()
{
    ReplayBench bench;
    bench.receiveAll(); // and nothing folded
    bench.replay->plan(1, everything());
    QVERIFY(bench.ends());
    QCOMPARE(bench.plans[0].deliveries, bench.received);
    QVERIFY(bench.plans[0].builds > 10);
    QVERIFY(bench.plans[0].messages > bench.plans[0].builds);
    QVERIFY(bench.builds().isEmpty());
    QVERIFY(bench.platform.calls.isEmpty());
    QCOMPARE(bench.deliveries(false).size(), bench.received);
}

void TestReplay::aReplayEndsWithTheSame()
{
    ReplayBench bench;
    bench.receiveAll();
    bench.foldAll();
    const auto builds = bench.builds();
    const auto deliveries = bench.deliveries();
    const auto calls = bench.platform.calls.size();
    bench.clock.advance(std::chrono::hours(1));
    bench.replay->run(7, everything());
    QVERIFY(bench.ends());
    QVERIFY(bench.quiet());
    QCOMPARE(bench.ended.size(), 1);
    QCOMPARE(bench.ended[0].request, 7U);
    QVERIFY(bench.ended[0].ok);
    QVERIFY(bench.ended[0].message.contains(QString::number(bench.received)));
    QVERIFY(bench.progress.size() > 1);
    QCOMPARE(bench.progress.constLast().first, bench.received);
    QCOMPARE(bench.progress.constLast().second, bench.received);
    const auto after = bench.builds();
    QCOMPARE(after.size(), builds.size());
    for (qsizetype i = 0; i < builds.size(); ++i) {
        QCOMPARE(after[i].build, builds[i].build);
        QCOMPARE(after[i].row, builds[i].row);
        QCOMPARE(after[i].lastObserved, builds[i].lastObserved); // a replay hears nothing new
    }
    QCOMPARE(bench.deliveries(), deliveries);
    QCOMPARE(bench.platform.calls.size(), calls);
}

void TestReplay::aReplayBringsBackWhatIsMissing()
{
    ReplayBench bench;
    bench.receiveAll();
    bench.foldAll();
    const auto messages = bench.platform.messages.size();
    bench.folding->setRouter(ReplayBench::router(QStringLiteral("another")));
    bench.replay->plan(1, everything());
    QVERIFY(bench.ends());
    bench.replay->run(2, everything());
    QVERIFY(bench.ends(2));
    QVERIFY(bench.quiet());
    QCOMPARE(bench.platform.messages.size() - messages, bench.plans[0].messages);
    bench.replay->plan(3, everything());
    QVERIFY(bench.ends(3));
    QCOMPARE(bench.plans[1].messages, 0);
}

void TestReplay::onlyWhatWasAcceptedIsFolded()
{
    ReplayBench bench;
    const QByteArray good = Recordings::read(QStringLiteral(TEST_DATA_DIR "/deliveries/push-success/01.http")).body;
    const QByteArray user = Recordings::read(QStringLiteral(TEST_DATA_DIR "/deliveries/user-created/01.http")).body;
    bench.receive(good, Verdict::Refused);
    bench.receive(user, Verdict::Duplicate);
    QVERIFY(bench.areStored());
    const QList<qint64> both{1, 2};
    for (const Service::ReplaySelection &selection :
        {Service::ReplaySelection(both), Service::ReplaySelection(everything())}) {
        bench.replay->plan(1, selection);
        bench.replay->run(2, selection);
        bench.ended.clear();
        QVERIFY(bench.ends(2));
        QCOMPARE(bench.plans.takeFirst(), ReplayPlan());
    }
    Store::DeliveryFilter refused;
    refused.verdict = Verdict::Refused;
    bench.replay->run(3, refused);
    QVERIFY(bench.ends(3));
    QVERIFY(bench.builds().isEmpty());
    QVERIFY(bench.platform.calls.isEmpty());
}

void TestReplay::selections_data()
{
    QTest::addColumn<Service::ReplaySelection>("selection");
    QTest::addColumn<qint64>("deliveries");
    Store::DeliveryFilter filter;
    QTest::newRow("nothing") << Service::ReplaySelection(QList<qint64>()) << qint64(0);
    QTest::newRow("one") << Service::ReplaySelection(QList<qint64>{5}) << qint64(1);
    QTest::newRow("unsorted, doubled, unknown")
        << Service::ReplaySelection(QList<qint64>{9, 3, 9, 100'000}) << qint64(2);
    filter.event = QStringLiteral("user");
    QTest::newRow("users") << Service::ReplaySelection(filter) << qint64(2);
    filter = {};
    filter.text = QStringLiteral("nobody has heard of it");
    QTest::newRow("no match") << Service::ReplaySelection(filter) << qint64(0);
    filter = {};
    filter.until = ReplayBench::firstReceived() + std::chrono::milliseconds(11);
    QTest::newRow("the first ten") << Service::ReplaySelection(filter) << qint64(10);
}

void TestReplay::selections()
{
    QFETCH(Service::ReplaySelection, selection);
    ReplayBench bench;
    bench.receiveAll();
    bench.replay->plan(1, selection);
    bench.replay->run(2, selection);
    QVERIFY(bench.ends(2));
    QTEST(bench.plans[0].deliveries, "deliveries");
    QTEST(qint64(bench.received - bench.deliveries(false).size()), "deliveries");
}

void TestReplay::aReplayCanBeCancelled()
{
    ReplayBench bench;
    bench.receiveAll();
    bench.replay->run(1, everything());
    bench.replay->run(2, everything());
    QVERIFY(bench.until([&] { return !bench.progress.isEmpty(); }));
    bench.replay->cancel(2); // before its turn
    bench.replay->cancel(1);
    bench.replay->cancel(1);
    bench.replay->cancel(99);
    QCOMPARE(bench.ended.size(), 2);
    QCOMPARE(bench.ended[0].request, 2U);
    QCOMPARE(bench.ended[1].request, 1U);
    QVERIFY(bench.ended[1].message.contains(QString::number(bench.progress[0].first)));
    bench.clock.advance(std::chrono::seconds(1));
    QVERIFY(bench.until([&] { return bench.folding->waiting() == 0; }));
    QCOMPARE(bench.ended.size(), 2);
    QVERIFY(!bench.deliveries(false).isEmpty()); // it stopped on the way
}

void TestReplay::requestsFollowOneAnother()
{
    ReplayBench bench;
    bench.receiveAll();
    bench.foldAll();
    for (quint64 request = 1; request <= 5; ++request)
        request % 2 ? bench.replay->plan(request, everything()) : bench.replay->run(request, everything());
    QVERIFY(bench.ends(5));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(bench.ended[i].request, quint64(i + 1));
    QCOMPARE(bench.plans.size(), 3);
    bench.replay->plan(6, everything());
    bench.replay->run(7, everything());
    bench.replay->cancelAll();
    QCOMPARE(bench.ended.size(), 7);
}

void TestReplay::unreadableOnesArePassedOver()
{
    ReplayBench bench;
    bench.receive("{", Verdict::Accepted);
    bench.receive(
        Recordings::read(QStringLiteral(TEST_DATA_DIR "/deliveries/push-success/01.http")).body, Verdict::Accepted);
    QVERIFY(bench.areStored());
    bench.replay->plan(1, everything());
    bench.replay->run(2, everything());
    QVERIFY(bench.ends(2));
    QCOMPARE(bench.plans[0], (ReplayPlan{1, 1, 1}));
    QVERIFY(bench.ended[1].ok);
    QCOMPARE(bench.builds().size(), 1);
}

void TestReplay::newDeliveriesDoNotWait()
{
    ReplayBench bench;
    bench.receiveAll();
    bench.foldAll();
    bench.replay->run(1, everything());
    QVERIFY(bench.until([&] { return !bench.progress.isEmpty(); }));
    auto fresh =
        Webhook::parseDelivery(Recordings::read(QStringLiteral(TEST_DATA_DIR "/deliveries/push-success/01.http")).body);
    QVERIFY(fresh.ok());
    fresh.value().build->id = 987'654;
    fresh.value().build->number = 4321;
    bench.folding->add(fresh.value(), {});
    bool seen = false;
    QObject::connect(bench.folding.get(), &Service::FoldQueue::buildChanged,
        [&](const Model::BuildRecord &record) { seen = seen || record.build.number == 4321; });
    QVERIFY(bench.until([&] { return seen; }));
    QVERIFY(bench.ended.isEmpty());
    QVERIFY(bench.ends());
}

void TestReplay::theBackendPassesItOn()
{
    QTemporaryDir folder;
    Service::Configuration configuration;
    configuration.dataDir = folder.path();
    configuration.previewOnly = true;
    configuration.settings.address = QHostAddress(QHostAddress::LocalHost);
    configuration.settings.port = 0;
    configuration.settings.presence = false;
    Service::Backend backend;
    QSignalSpy finished(&backend, &Service::Backend::requestFinished);
    QSignalSpy planned(&backend, &Service::Backend::replayPlanned);
    // Told in the engine's thread: a spy alone would take it down there.
    bool listens = false;
    connect(&backend, &Service::Backend::listening, this, [&listens] { listens = true; });
    QSignalSpy stopped(&backend, &Service::Backend::stopped);
    backend.planReplay(1, everything());
    QCOMPARE(finished.size(), 0); // never from inside the call
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][1].toBool(), false);

    backend.start(configuration);
    QTRY_VERIFY(listens);
    backend.planReplay(2, everything());
    backend.replay(3, QList<qint64>{1, 2});
    backend.announceAgain(4, {QStringLiteral("https://drone.example"), 1});
    backend.cancelReplay(5);
    QTRY_COMPARE(finished.size(), 4);
    QCOMPARE(planned.size(), 1);
    QCOMPARE(planned[0][1].value<ReplayPlan>(), ReplayPlan());
    QList<QList<QVariant>> rest = finished.mid(1);
    std::sort(
        rest.begin(), rest.end(), [](const auto &a, const auto &b) { return a[0].toULongLong() < b[0].toULongLong(); });
    QCOMPARE(rest[0][1].toBool(), true);
    QCOMPARE(rest[1][1].toBool(), true);
    QCOMPARE(rest[2][1].toBool(), false);
    backend.stop();
    QTRY_COMPARE(stopped.size(), 1);
}

REGISTER_GUILESS_TEST(TestReplay)
#include "tst_replay.moc"
