// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/discord/gateway/gatewaypeer.h"
#include "fakes/discord/rest/restserver.h"
#include "fakes/testprogram.h"
#include "model/buildjson.h"
#include "service/backend.h"
#include "service/sessionbook.h"
#include "store/database.h"
#include "webhook/httpclient.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using Service::Backend;

namespace {

const QByteArray Secret = "backend-test-secret";
const QByteArray Body = R"({"event":"build","action":"created","system":{"link":"https://drone.example"},)"
                        R"("repo":{"id":3,"slug":"o/r"},"build":{"id":7,"number":1,"status":"pending","version":1}})";

/// Brings signals of the engine's thread home as any receiver in this one has them; QSignalSpy alone would take them
/// down in the thread that sends.
class News final : public QObject
{
    Q_OBJECT

public:
    explicit News(Backend &backend)
    {
        connect(&backend, &Backend::listening, this, &News::listening);
        connect(&backend, &Backend::cannotStart, this, &News::cannotStart);
        connect(&backend, &Backend::requestFinished, this, &News::requestFinished);
        connect(&backend, &Backend::stopped, this, &News::stopped);
        connect(&backend, &Backend::pauseChanged, this, &News::pauseChanged);
        connect(&backend, &Backend::proofProgressed, this, &News::proofProgressed);
        connect(&backend, &Backend::replayPlanned, this, &News::replayPlanned);
        connect(&backend, &Backend::replayProgressed, this, &News::replayProgressed);
        connect(&backend, &Backend::logReceived, this, &News::logReceived);
    }

Q_SIGNALS:
    void listening(const QHostAddress &address, quint16 port);
    void cannotStart(const QString &why, bool fatal);
    void requestFinished(quint64 request, bool ok, const QString &message);
    void stopped();
    void pauseChanged(Core::WallTime until);
    void proofProgressed(quint64 request, const Service::ProofReport &report);
    void replayPlanned(quint64 request, const Service::ReplayPlan &plan);
    void replayProgressed(quint64 request, qint64 done, qint64 total);
    void logReceived(quint64 request, const Service::LogPart &part);
};

/// A service in threads of its own, which announces nowhere.
struct BackendBench
{
    QTemporaryDir folder;
    Service::Configuration configuration;
    Backend backend;
    News news{backend};
    QSignalSpy listening{&news, &News::listening};
    QSignalSpy refused{&news, &News::cannotStart};
    QSignalSpy finished{&news, &News::requestFinished};

    BackendBench()
    {
        configuration.dataDir = folder.filePath(QStringLiteral("data"));
        configuration.settings.address = QHostAddress(QHostAddress::LocalHost);
        configuration.settings.port = 0;
        configuration.secrets.webhookSecret = Secret;
    }
    quint16 start()
    {
        backend.start(configuration);
        if (!QTest::qWaitFor([this] { return listening.size() + refused.size() > 0; }, 10'000))
            qFatal("neither started nor refused");
        return listening.isEmpty() ? quint16(0) : listening.first().at(1).value<quint16>();
    }
    bool stop()
    {
        QSignalSpy stopped(&news, &News::stopped);
        backend.stop();
        return QTest::qWaitFor([&stopped] { return stopped.size() == 1; }, 10'000);
    }
};

int deliver(quint16 port, const QByteArray &secret = Secret)
{
    const QByteArray date = Webhook::httpDate(Core::SystemClock().wall());
    const QByteArray digest = Webhook::digestOf(Body);
    HttpClient client(port);
    return client
        .exchange("POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nDate: " + date
            + "\r\nDigest: " + digest + "\r\nSignature: " + Webhook::sign(date, digest, secret)
            + "\r\nContent-Length: " + QByteArray::number(Body.size()) + "\r\n\r\n" + Body)
        .status;
}

} // namespace

class TestBackend final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCleanEndLeavesNoSession()
    {
        BackendBench bench;
        Fakes::DiscordRestServer discord;
        Fakes::GatewayPeer gateway;
        discord.token = gateway.token;
        discord.gateway = gateway.url().toString();
        bench.configuration.settings.discordApi = discord.baseUrl();
        bench.configuration.settings.channelId = QStringLiteral("222222222222222222");
        bench.configuration.secrets.discordToken = gateway.token.toUtf8();
        QVERIFY(bench.start() != 0);
        const auto saved = [&] {
            const auto database =
                Store::Database::open(bench.configuration.databaseFile(), Store::Database::Mode::ReadOnly);
            return database && Service::savedSession(*database.value());
        };
        QTRY_VERIFY_WITH_TIMEOUT(saved(), 20'000); // for a start after a crash
        QVERIFY(bench.stop());
        QVERIFY(!saved()); // closed with 1000: Discord knows it no more
        QCOMPARE(gateway.violations, QStringList());
    }

    void reconnectingReachesAGatewayThatWasGivenUp()
    {
        BackendBench bench;
        Fakes::DiscordRestServer discord;
        Fakes::GatewayPeer gateway;
        discord.token = QStringLiteral("not yet");
        discord.gateway = gateway.url().toString();
        bench.configuration.settings.discordApi = discord.baseUrl();
        bench.configuration.settings.channelId = QStringLiteral("222222222222222222");
        bench.configuration.secrets.discordToken = gateway.token.toUtf8();
        bool isGivenUp = false;
        connect(&bench.backend, &Backend::reportChanged, this, [&isGivenUp](const Health::Report &report) {
            const Health::Component *found = report.find(u"gateway");
            isGivenUp = found && found->status == Health::Status::Fail;
        });
        QVERIFY(bench.start() != 0);
        QTRY_VERIFY_WITH_TIMEOUT(isGivenUp, 20'000);
        discord.token = gateway.token;
        bench.backend.tryAgain(QStringLiteral("gateway"));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.identifies, 1, 20'000);
        QTRY_VERIFY(!isGivenUp);
        QVERIFY(bench.stop());
    }

    void newsComeHome()
    {
        BackendBench bench;
        QList<QThread *> threads;
        Model::BuildRecord record;
        connect(&bench.backend, &Backend::buildChanged, this, [&](const Model::BuildRecord &changed) {
            threads.append(QThread::currentThread());
            record = changed;
        });
        bool isWell = false;
        connect(&bench.backend, &Backend::reportChanged, this, [&](const Health::Report &report) {
            const Health::Component *listener = report.find(u"listener");
            isWell = listener && listener->status == Health::Status::Pass;
        });
        const quint16 port = bench.start();
        QVERIFY(port != 0);
        QCOMPARE(deliver(port), 204);
        QTRY_COMPARE(threads.size(), 1);
        QCOMPARE(threads.first(), thread());
        QCOMPARE(record.build.id, 7);
        QTRY_VERIFY(isWell); // the watch has asked the endpoint of the engine
        QVERIFY(bench.stop());
        QCOMPARE(deliver(port), 0);
    }

    /// The engine is not yet through its start then, and has the watch to start: ThreadSanitizer sees whether it is
    /// there.
    void mayEndWhileItStarts()
    {
        const QTemporaryDir folder;
        for (int i = 0; i < 10; ++i) {
            BackendBench bench;
            bench.configuration.dataDir = folder.path();
            bench.backend.start(bench.configuration);
        }
        BackendBench bench;
        bench.configuration.dataDir = folder.path();
        QVERIFY(bench.start() != 0); // nobody holds the folder any more
    }

    void everyRequestEnds()
    {
        BackendBench bench;
        bench.backend.announceAgain(1, {QStringLiteral("https://drone.example"), 7}); // before there is a service
        QTRY_COMPARE(bench.finished.size(), 1);
        QVERIFY(bench.start() != 0);
        bench.backend.announceAgain(2, {QStringLiteral("https://drone.example"), 7});
        bench.backend.act(3, {QStringLiteral("https://drone.example"), 7}, {});
        bench.backend.planReplay(4, Store::DeliveryFilter());
        QTRY_COMPARE(bench.finished.size(), 4);
        QSet<quint64> numbers;
        for (const auto &end : std::as_const(bench.finished)) {
            numbers.insert(end.at(0).toULongLong());
            const bool ok = end.at(0).toULongLong() == 4;
            QCOMPARE(end.at(1).toBool(), ok);
            QVERIFY(ok || !end.at(2).toString().isEmpty());
        }
        QCOMPARE(numbers, (QSet<quint64>{1, 2, 3, 4}));
        QVERIFY(bench.stop());
        bench.backend.act(5, {QStringLiteral("https://drone.example"), 7}, {});
        QTRY_COMPARE(bench.finished.size(), 5);
        QVERIFY(!bench.finished.last().at(1).toBool());
    }

    void oneServiceForTheData()
    {
        BackendBench first;
        QVERIFY(first.start() != 0);
        BackendBench second;
        second.configuration.dataDir = first.configuration.dataDir;
        QCOMPARE(second.start(), 0);
        QVERIFY(second.refused.first().at(0).toString().contains(QStringLiteral("running already")));
        QVERIFY(second.refused.first().at(1).toBool()); // nothing runs
    }

    void aTakenPortIsTriedAgain()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        BackendBench bench;
        bench.configuration.settings.port = other.serverPort();
        QCOMPARE(bench.start(), 0);
        QVERIFY(!bench.refused.first().at(1).toBool());
        other.close();
        // The watch finds nobody there and has the engine listen again.
        QTRY_COMPARE_WITH_TIMEOUT(deliver(bench.configuration.settings.port), 204, 20'000);
        QVERIFY(bench.stop());
    }

    void anotherConfigurationIsTakenOver()
    {
        BackendBench bench;
        const quint16 port = bench.start();
        QCOMPARE(deliver(port, "another-secret-of-the-test"), 401);
        bench.configuration.secrets.webhookSecret = "another-secret-of-the-test";
        bench.backend.apply(bench.configuration);
        QTRY_COMPARE(deliver(port, "another-secret-of-the-test"), 204);
        QCOMPARE(deliver(port), 401);
        QVERIFY(bench.stop());
    }

    void aPauseIsKept()
    {
        BackendBench bench;
        QSignalSpy paused(&bench.news, &News::pauseChanged);
        QVERIFY(bench.start() != 0);
        bench.backend.pauseAnnouncements(Core::WallTime::max());
        QTRY_VERIFY(!paused.isEmpty());
        QCOMPARE(paused.last().at(0).value<Core::WallTime>(), Core::WallTime::max());
        bench.backend.pauseAnnouncements(Core::WallTime());
        QTRY_COMPARE(paused.last().at(0).value<Core::WallTime>(), Core::WallTime());
        QVERIFY(bench.stop());
    }

    void whatIsStoredIsReplayed()
    {
        BackendBench bench;
        QSignalSpy planned(&bench.news, &News::replayPlanned);
        QSignalSpy progressed(&bench.news, &News::replayProgressed);
        const quint16 port = bench.start();
        QCOMPARE(deliver(port), 204);
        bench.backend.planReplay(1, Store::DeliveryFilter());
        QTRY_COMPARE(bench.finished.size(), 1);
        QCOMPARE(planned.size(), 1);
        QCOMPARE(planned.first().at(1).value<Service::ReplayPlan>().deliveries, 1);
        bench.backend.replay(2, Store::DeliveryFilter());
        QTRY_COMPARE(bench.finished.size(), 2);
        QVERIFY2(bench.finished.last().at(1).toBool(), qPrintable(bench.finished.last().at(2).toString()));
        QVERIFY(!progressed.isEmpty());
        QCOMPARE(progressed.last().at(1).toLongLong(), 1);
        bench.backend.cancelReplay(2); // which is over: nobody minds
        QVERIFY(bench.stop());
        QCOMPARE(bench.finished.size(), 2);
    }

    void theWayIsProvenUpToThePreview()
    {
        BackendBench bench;
        QSignalSpy progressed(&bench.news, &News::proofProgressed);
        QVERIFY(bench.start() != 0);
        bench.backend.prove(9, QHostAddress(QHostAddress::LocalHost));
        QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, 20'000);
        QCOMPARE(bench.finished.first().at(0).toULongLong(), 9U);
        QVERIFY2(bench.finished.first().at(1).toBool(), qPrintable(bench.finished.first().at(2).toString()));
        QVERIFY(progressed.last().at(1).value<Service::ProofReport>().isPreview);
        QVERIFY(bench.stop());
    }

    void logsThatWereWantedEarly()
    {
        BackendBench bench;
        QSignalSpy received(&bench.news, &News::logReceived);
        const Service::StepKey step{{QStringLiteral("https://drone.example"), 7}, 1, 1};
        bench.backend.openLog(1, step);
        bench.backend.openLog(2, step);
        bench.backend.closeLog(2); // wanted no more
        QVERIFY(bench.start() != 0);
        QTRY_VERIFY(!received.isEmpty());
        bench.backend.closeLog(1);
        bench.backend.openLog(3, step);
        QTRY_COMPARE(received.last().at(0).toULongLong(), 3U);
        for (const auto &part : std::as_const(received))
            QVERIFY(part.at(0).toULongLong() != 2);
        QVERIFY(bench.stop());
    }

    void theOwnerNeedNotWait_data()
    {
        QTest::addColumn<bool>("woken");
        QTest::newRow("tries again") << false;
        QTest::newRow("wakes the computer") << true;
    }
    void theOwnerNeedNotWait()
    {
        QFETCH(const bool, woken);
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        BackendBench bench;
        bench.configuration.settings.port = other.serverPort();
        QCOMPARE(bench.start(), 0);
        other.close();
        bench.backend.tryAgain(QStringLiteral("gateway")); // of the other thread; there is none here
        if (woken)
            bench.backend.wake();
        else
            bench.backend.tryAgain(QStringLiteral("listener"));
        QTRY_COMPARE_WITH_TIMEOUT(deliver(bench.configuration.settings.port), 204, 3'000);
        QVERIFY(bench.stop());
    }

    void nothingIsAskedOfWhatNeverStarted()
    {
        BackendBench bench;
        bench.backend.apply(bench.configuration);
        bench.backend.wake();
        bench.backend.pauseAnnouncements(Core::WallTime::max());
        bench.backend.tryAgain(QStringLiteral("listener"));
        bench.backend.cancelReplay(1);
        bench.backend.closeLog(1);
        bench.backend.planReplay(2, Store::DeliveryFilter());
        QVERIFY(bench.finished.isEmpty()); // not from inside the call
        QTRY_COMPARE(bench.finished.size(), 1);
        QVERIFY(!bench.finished.first().at(1).toBool());
    }

    void stoppingWhatNeverStarted()
    {
        BackendBench bench;
        QVERIFY(bench.stop());
    }
};

REGISTER_GUILESS_TEST(TestBackend)
#include "tst_backend.moc"
