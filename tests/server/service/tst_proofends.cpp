// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/rest/restclient.h"
#include "fakes/discord/rest/restserver.h"
#include "fakes/fakeclock.h"
#include "fakes/loopbackserver.h"
#include "fakes/testprogram.h"
#include "service/foldqueue.h"
#include "service/proof.h"
#include "store/storewriter.h"
#include "webhook/deliveryparser.h"

#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using Service::Hop;
using Service::Proof;

namespace {

constexpr int Silent = -1; ///< as an endpoint's status
constexpr int Gone = -2;

/// An endpoint that answers with one status.
class ProofEndpoint final : public QObject
{
    Q_OBJECT

public:
    explicit ProofEndpoint(int status)
        : m_status(status)
    {
        connect(&server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        });
        port = server.serverPort();
        if (status == Gone)
            server.goAway();
    }

    Fakes::LoopbackServer server;
    quint16 port = 0;
    QByteArray body; ///< of the last complete request

private:
    void read(QTcpSocket &socket)
    {
        m_input += socket.readAll();
        const qsizetype end = m_input.indexOf("\r\n\r\n");
        const qsizetype at = m_input.toLower().indexOf("content-length:");
        if (end < 0 || at < 0)
            return;
        const qsizetype length = m_input.mid(at + 15, m_input.indexOf('\r', at) - at - 15).trimmed().toInt();
        if (m_input.size() < end + 4 + length)
            return;
        body = m_input.mid(end + 4, length);
        if (m_status != Silent)
            socket.write("HTTP/1.1 " + QByteArray::number(m_status) + " X\r\nContent-Length: 0\r\n\r\n");
    }

    int m_status = 0;
    QByteArray m_input;
};

/// A proof whose test build is passed on by hand, as far as a row wants.
struct EndsBench
{
    QTemporaryDir folder;
    Fakes::FakeClock clock;
    Store::StoreWriter writer{clock};
    Fakes::DiscordRestServer discord;
    Discord::Rest::RestClient rest{clock};
    Proof proof{clock, writer, rest};
    ProofEndpoint endpoint;
    QString trouble;
    QList<Service::ProofReport> reports;
    std::optional<std::pair<bool, QString>> ended;

    explicit EndsBench(int status)
        : endpoint(status)
    {
        if (!writer.start(folder.filePath(QStringLiteral("test.db"))).ok())
            qFatal("no database");
        discord.clock = &clock;
        rest.setBaseUrl(discord.baseUrl());
        rest.setToken(discord.token);
        QObject::connect(&proof, &Proof::progressed, &proof,
            [this](quint64, const Service::ProofReport &report) { reports.append(report); });
        QObject::connect(&proof, &Proof::finished, &proof, [this](quint64, bool ok, const QString &message) {
            ended = {ok, message};
        });
    }
    void run()
    {
        proof.run(
            7, {QHostAddress(QHostAddress::LocalHost), endpoint.port, "secret", false, [this] { return trouble; }});
    }
    bool reaches(Hop hop)
    {
        return QTest::qWaitFor([&] { return reports.constLast().reached.contains(hop); });
    }
    Model::Observation observation() const { return Webhook::parseDelivery(endpoint.body).value(); }
    void store()
    {
        Model::Delivery delivery;
        delivery.build = observation().build->key();
        proof.takeDelivery(delivery);
    }
    void fold()
    {
        Model::BuildRecord record;
        record.build = *observation().build;
        proof.takeBuild(record);
    }
    Model::Announcement announcement() const
    {
        Model::Announcement announcement;
        announcement.subject = Service::subjectOf(observation().build->key());
        announcement.channel = {QStringLiteral("discord"), QStringLiteral("222222222222222222")};
        announcement.messageId = QStringLiteral("1234");
        return announcement;
    }
};

/// How far the test build comes.
enum class Until { Nothing, Stored, Folded, Refused, Posted };

} // namespace

/// Where a test of the whole way can end, and what its owner is told then.
class TestProofEnds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEndpointsAnswerIsExplained_data();
    void theEndpointsAnswerIsExplained();
    void everyHopHasItsExplanation_data();
    void everyHopHasItsExplanation();
    void theMessageIsDeleted_data();
    void theMessageIsDeleted();
    void othersPassThrough();
};

void TestProofEnds::theEndpointsAnswerIsExplained_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    QTest::newRow("wrong secret") << 401 << QStringLiteral("refused the signature");
    QTest::newRow("full disk") << 503 << QStringLiteral("could not be stored");
    QTest::newRow("another program") << 404 << QStringLiteral("HTTP 404");
    QTest::newRow("a page where 204 is due") << 200 << QStringLiteral("HTTP 200");
    QTest::newRow("nobody there") << Gone << QStringLiteral("cannot be reached");
    QTest::newRow("silence") << Silent << QStringLiteral("did not answer");
}

void TestProofEnds::theEndpointsAnswerIsExplained()
{
    QFETCH(const int, status);
    QFETCH(const QString, says);
    EndsBench bench(status);
    bench.run();
    if (status == Silent) {
        QTRY_VERIFY(!bench.endpoint.body.isEmpty());
        bench.clock.advance(Proof::Patience - 1ms);
        QVERIFY(!bench.ended);
        bench.clock.advance(1ms);
    }
    QTRY_VERIFY(bench.ended);
    QVERIFY(!bench.ended->first);
    QVERIFY2(bench.ended->second.contains(says), qPrintable(bench.ended->second));
    QCOMPARE(bench.reports.constLast().failed, std::optional(Hop::Stored));
    QCOMPARE(bench.clock.alarmsSet(), 0);
    // The next one is not refused.
    bench.ended.reset();
    bench.run();
    QVERIFY(!bench.ended);
}

void TestProofEnds::everyHopHasItsExplanation_data()
{
    QTest::addColumn<Until>("until");
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<Hop>("failed");
    QTest::addColumn<QString>("says");
    QTest::newRow("answered, and not heard of")
        << Until::Nothing << QString() << Hop::Stored << QStringLiteral("did not answer");
    QTest::newRow("not folded") << Until::Stored << QString() << Hop::Folded << QStringLiteral("not worked on");
    QTest::newRow("not posted") << Until::Folded << QString() << Hop::Posted << QStringLiteral("no channel is chosen");
    QTest::newRow("not posted, and why") << Until::Folded << QStringLiteral("Discord is closed") << Hop::Posted
                                         << QStringLiteral("Discord is closed");
    QTest::newRow("refused by the chat") << Until::Refused << QString() << Hop::Posted
                                         << QStringLiteral("Missing Permissions");
}

void TestProofEnds::everyHopHasItsExplanation()
{
    QFETCH(const Until, until);
    QFETCH(const QString, trouble);
    QFETCH(const Hop, failed);
    QFETCH(const QString, says);
    EndsBench bench(204);
    bench.trouble = trouble;
    bench.run();
    QVERIFY(bench.reaches(Hop::Acknowledged));
    if (until >= Until::Stored)
        bench.store();
    if (until >= Until::Folded)
        bench.fold();
    if (until == Until::Refused) {
        Model::Announcement refused = bench.announcement();
        refused.failed = true;
        refused.failure = QStringLiteral("Missing Permissions");
        bench.proof.takeAnnouncement(refused);
    }
    bench.clock.advance(Proof::Patience);
    QVERIFY(bench.ended);
    QVERIFY(!bench.ended->first);
    QVERIFY2(bench.ended->second.contains(says), qPrintable(bench.ended->second));
    QCOMPARE(bench.reports.constLast().failed, std::optional(failed));
}

void TestProofEnds::theMessageIsDeleted_data()
{
    QTest::addColumn<int>("status"); // of Discord's answer to the deletion; 0: none comes
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::addColumn<bool>("good");
    QTest::newRow("deleted") << 204 << QByteArray() << QStringLiteral("The whole way works") << true;
    QTest::newRow("gone already") << 404 << QByteArray(R"({"message":"Unknown Message","code":10008})")
                                  << QStringLiteral("The whole way works") << true;
    QTest::newRow("not allowed") << 403 << QByteArray(R"({"message":"Missing Permissions","code":50013})")
                                 << QStringLiteral("Missing Permissions. Delete it by hand") << false;
    QTest::newRow("no answer") << 0 << QByteArray() << QStringLiteral("did not answer when asked to delete") << false;
}

void TestProofEnds::theMessageIsDeleted()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, says);
    QFETCH(const bool, good);
    const QString deletion = QStringLiteral("DELETE /channels/222222222222222222/messages/1234");
    EndsBench bench(204);
    bench.discord.faults.append({.what = deletion, .status = status, .body = body, .silent = status == 0});
    bench.run();
    QVERIFY(bench.reaches(Hop::Acknowledged));
    bench.store();
    bench.fold();
    bench.proof.takeAnnouncement(bench.announcement());
    bench.proof.takeAnnouncement(bench.announcement()); // told of twice, deleted once
    QVERIFY(bench.reaches(Hop::Posted));
    const auto until = [&bench](const auto &done) {
        return QTest::qWaitFor([&] {
            bench.clock.advance(0ms); // what is due now
            return done();
        });
    };
    QVERIFY(until([&] { return bench.discord.count(deletion) == 1; }));
    if (status == 0)
        bench.clock.advance(Proof::Patience);
    QVERIFY(until([&] { return bench.ended.has_value(); }));
    QCOMPARE(bench.ended->first, good);
    QVERIFY2(bench.ended->second.contains(says), qPrintable(bench.ended->second));
    QCOMPARE(bench.discord.count(deletion), 1);
}

void TestProofEnds::othersPassThrough()
{
    EndsBench bench(204);
    int passed = 0;
    const auto count = [&passed] { ++passed; };
    connect(&bench.proof, &Proof::deliveryPassed, this, count);
    connect(&bench.proof, &Proof::buildPassed, this, count);
    connect(&bench.proof, &Proof::announcementPassed, this, count);
    bench.run();
    QVERIFY(bench.reaches(Hop::Acknowledged));
    Model::BuildRecord record;
    record.build.id = bench.observation().build->id;
    record.build.system.link = QStringLiteral("https://drone.example");
    Model::Delivery delivery;
    delivery.build = record.build.key();
    Model::Announcement announcement = bench.announcement();
    announcement.subject = Service::subjectOf(record.build.key());
    bench.proof.takeDelivery(delivery);
    bench.proof.takeBuild(record);
    bench.proof.takeAnnouncement(announcement);
    QCOMPARE(passed, 3);
    QCOMPARE(bench.reports.constLast().reached.size(), 1);
    QCOMPARE(bench.proof.deliveries(), 0U);
    bench.store();
    bench.fold();
    QCOMPARE(passed, 3);
    QCOMPARE(bench.proof.deliveries(), 1U);
}

REGISTER_GUILESS_TEST(TestProofEnds)
#include "tst_proofends.moc"
