// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/buildjson.h"
#include "service/backend.h"
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
    }

Q_SIGNALS:
    void listening(const QHostAddress &address, quint16 port);
    void cannotStart(const QString &why, bool fatal);
    void requestFinished(quint64 request, bool ok, const QString &message);
    void stopped();
};

/// A service in threads of its own, which announces nowhere.
struct Bench
{
    QTemporaryDir folder;
    Service::Configuration configuration;
    Backend backend;
    News news{backend};
    QSignalSpy listening{&news, &News::listening};
    QSignalSpy refused{&news, &News::cannotStart};
    QSignalSpy finished{&news, &News::requestFinished};

    Bench()
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

int deliver(quint16 port)
{
    const QByteArray date = Webhook::httpDate(Core::SystemClock().wall());
    const QByteArray digest = Webhook::digestOf(Body);
    HttpClient client(port);
    return client
        .exchange("POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nDate: " + date
            + "\r\nDigest: " + digest + "\r\nSignature: " + Webhook::sign(date, digest, Secret)
            + "\r\nContent-Length: " + QByteArray::number(Body.size()) + "\r\n\r\n" + Body)
        .status;
}

} // namespace

class TestBackend final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newsComeHome()
    {
        Bench bench;
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

    void everyRequestEnds()
    {
        Bench bench;
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
        Bench first;
        QVERIFY(first.start() != 0);
        Bench second;
        second.configuration.dataDir = first.configuration.dataDir;
        QCOMPARE(second.start(), 0);
        QVERIFY(second.refused.first().at(0).toString().contains(QStringLiteral("running already")));
        QVERIFY(second.refused.first().at(1).toBool()); // nothing runs
    }

    void aTakenPortIsTriedAgain()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Bench bench;
        bench.configuration.settings.port = other.serverPort();
        QCOMPARE(bench.start(), 0);
        QVERIFY(!bench.refused.first().at(1).toBool());
        other.close();
        // The watch finds nobody there and has the engine listen again.
        QTRY_COMPARE_WITH_TIMEOUT(deliver(bench.configuration.settings.port), 204, 20'000);
        QVERIFY(bench.stop());
    }

    void stoppingWhatNeverStarted()
    {
        Bench bench;
        QVERIFY(bench.stop());
    }
};

QTEST_GUILESS_MAIN(TestBackend)
#include "tst_backend.moc"
