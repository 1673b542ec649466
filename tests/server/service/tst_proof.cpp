// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"
#include "fakes/testprogram.h"
#include "store/announcementstore.h"
#include "store/buildstore.h"
#include "store/database.h"
#include "store/deliverystore.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using Service::Hop;

namespace {

/// A bench and what it says of the proof.
struct ProofBench
{
    EngineBench bench;
    QList<Service::ProofReport> reports;
    std::optional<std::pair<bool, QString>> ended;

    void start()
    {
        bench.start();
        QObject::connect(bench.engine.get(), &Service::Engine::proofProgressed, bench.engine.get(),
            [this](quint64, const Service::ProofReport &report) { reports.append(report); });
        QObject::connect(bench.engine.get(), &Service::Engine::requestFinished, bench.engine.get(),
            [this](quint64 request, bool ok, const QString &message) {
                QCOMPARE(request, 7U);
                ended = {ok, message};
            });
    }
    void prove() { bench.engine->prove(7, QHostAddress::LocalHost); }
    bool ends()
    {
        return bench.until([this] { return ended.has_value(); }, 60s);
    }
    /// Rows of builds and deliveries on disk.
    std::pair<qint64, qint64> kept() const
    {
        auto database = Store::Database::open(bench.configuration.databaseFile(), Store::Database::Mode::ReadOnly);
        if (!database)
            return {-1, -1};
        return {Store::BuildStore(*database.value()).count({}).value(),
            Store::DeliveryStore(*database.value()).count({}).value()};
    }
};

} // namespace

class TestProof final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeWayAndNothingStays();
    void saysWhatIsMissing();
    void saysWhyNothingIsPosted();
    void aMessageThatComesLateGoesToo();
    void whatAKilledTestPostedGoesAtTheNextStart();
    void oneAtATime();
};

void TestProof::theWholeWayAndNothingStays()
{
    ProofBench proof;
    proof.start();
    QSignalSpy builds(proof.bench.engine.get(), &Service::Engine::buildChanged);
    QSignalSpy deliveries(proof.bench.engine.get(), &Service::Engine::deliveryKept);
    QSignalSpy announcements(proof.bench.engine.get(), &Service::Engine::announcementChanged);
    QSignalSpy health(proof.bench.engine.get(), &Service::Engine::componentsChanged);

    proof.prove();

    QVERIFY(proof.ends());
    QVERIFY2(proof.ended->first, qPrintable(proof.ended->second));
    const Service::ProofReport &report = proof.reports.constLast();
    QCOMPARE(report.reached.size(), qsizetype(std::size(Service::Hops)));
    QVERIFY(!report.isPreview);
    QVERIFY(!report.failed);
    QCOMPARE(proof.bench.discord.messages.size(), 0);
    QCOMPARE(proof.bench.discord.count(QStringLiteral("POST /channels/222222222222222222/messages")), 1);
    QCOMPARE(proof.bench.discord.count(QStringLiteral("DELETE /channels/222222222222222222/messages")), 1);
    QVERIFY(proof.bench.until([&] { return proof.kept() == std::pair<qint64, qint64>(0, 0); }));
    QCOMPARE(builds.size(), 0);
    QCOMPARE(deliveries.size(), 0);
    QCOMPARE(announcements.size(), 0);
    proof.bench.pass(5s);
    QVERIFY(!health.isEmpty());
    for (const Health::Component &component : health.constLast().at(0).value<QList<Health::Component>>()) {
        if (component.name == QLatin1String("signatures"))
            QCOMPARE(component.figures.value(QStringLiteral("accepted")).toInt(), 0);
    }
    // Others are told of as before.
    const Model::Build build = EngineBench::build(1, Model::Status::Success);
    proof.bench.know(build);
    QCOMPARE(proof.bench.deliver(build), 204);
    QVERIFY(proof.bench.until([&] { return builds.size() == 1 && deliveries.size() == 1; }));
}

void TestProof::saysWhatIsMissing()
{
    ProofBench proof;
    proof.bench.configuration.secrets.webhookSecret.clear();
    proof.start();

    proof.prove();

    QVERIFY(proof.ends());
    QVERIFY(!proof.ended->first);
    QVERIFY(proof.ended->second.contains(QLatin1String("secret")));
    QVERIFY(proof.reports.constLast().failed == Hop::Stored);
}

void TestProof::saysWhyNothingIsPosted()
{
    ProofBench proof;
    proof.start();
    proof.bench.engine->pauseAnnouncements(Core::WallTime::max());
    proof.prove();
    QVERIFY(proof.ends());
    QVERIFY(!proof.ended->first);
    QVERIFY(proof.ended->second.contains(QLatin1String("paused")));
    QVERIFY(proof.reports.constLast().failed == Hop::Posted);
}

void TestProof::aMessageThatComesLateGoesToo()
{
    ProofBench proof;
    proof.start();
    proof.bench.discord.faults.append(
        {.what = QStringLiteral("POST /channels/222222222222222222/messages"), .status = 503, .times = 1000});
    proof.prove();
    QVERIFY(proof.ends());
    QVERIFY(!proof.ended->first);
    QVERIFY(proof.reports.constLast().failed == Hop::Posted);
    QVERIFY(proof.bench.until([&] { return proof.kept() == std::pair<qint64, qint64>(0, 0); }));

    proof.bench.discord.faults.clear();

    QVERIFY(proof.bench.until(
        [&] { return proof.bench.discord.count(QStringLiteral("DELETE /channels/222222222222222222/messages")) == 1; },
        10min));
    QVERIFY(proof.bench.discord.messages.isEmpty());
}

void TestProof::whatAKilledTestPostedGoesAtTheNextStart()
{
    const QString deletion = QStringLiteral("DELETE /channels/222222222222222222/messages");
    ProofBench proof;
    proof.start();
    proof.bench.discord.faults.append({.what = deletion, .status = 503, .times = 1000});
    proof.prove();
    QVERIFY(proof.bench.until([&] { return proof.bench.discord.count(deletion) > 0; }));
    QCOMPARE(proof.bench.discord.messages.size(), 1);
    proof.bench.stop();
    proof.bench.discord.faults.clear();
    const int asked = proof.bench.discord.count(deletion);

    proof.bench.start();

    QVERIFY(proof.bench.until([&] { return proof.bench.discord.messages.isEmpty(); }));
    QVERIFY(proof.bench.until([&] { return proof.kept() == std::pair<qint64, qint64>(0, 0); }));
    // It is asked for once, and the row is gone: nothing is left for a third start.
    proof.bench.pass(5s);
    proof.bench.stop();
    proof.bench.start();
    proof.bench.pass(5s);
    QCOMPARE(proof.bench.discord.count(deletion), asked + 1);
}

void TestProof::oneAtATime()
{
    ProofBench proof;
    proof.start();
    proof.prove();
    proof.prove();
    QVERIFY(proof.ended && !proof.ended->first);
    proof.ended.reset();
    QVERIFY(proof.ends());
    QVERIFY2(proof.ended->first, qPrintable(proof.ended->second));
}

REGISTER_GUILESS_TEST(TestProof)
#include "tst_proof.moc"
