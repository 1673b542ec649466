// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/discord/gateway/gatewaypeer.h"
#include "fakes/discord/rest/restserver.h"
#include "fakes/testprogram.h"
#include "service/watch.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using Service::Watch;

namespace {

/// An endpoint that answers as the program's own: /health with the instance.
class Endpoint final : public QObject
{
public:
    Endpoint()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    if (!socket->readAll().contains("\r\n\r\n"))
                        return;
                    ++asked;
                    const QByteArray body = R"({"status":"pass","instance":")" + instance + R"("})";
                    socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/health+json\r\nContent-Length: "
                        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
                });
            }
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    Health::SelfCheck::Target target() const
    {
        Health::SelfCheck::Target target;
        target.address = QHostAddress(QHostAddress::LocalHost);
        target.port = m_server.serverPort();
        target.instance = QStringLiteral("this");
        return target;
    }

    QByteArray instance = "this";
    int asked = 0;

private:
    QTcpServer m_server;
};

struct WatchBench
{
    Core::SystemClock clock;
    Endpoint endpoint;
    Fakes::DiscordRestServer discord;
    Fakes::GatewayPeer gateway;
    Service::Configuration configuration;
    Health::Report report;
    Watch watch{clock};

    WatchBench()
    {
        discord.token = gateway.token;
        discord.gateway = gateway.url().toString();
        configuration.settings.discordApi = discord.baseUrl();
        configuration.settings.channelId = QStringLiteral("222222222222222222");
        configuration.secrets.discordToken = gateway.token.toUtf8();
        QObject::connect(&watch, &Watch::reportChanged, &watch, [this](const Health::Report &now) { report = now; });
    }
    std::optional<Health::Status> statusOf(QStringView name) const
    {
        const Health::Component *component = report.find(name);
        return component ? std::optional(component->status) : std::nullopt;
    }
};

} // namespace

class TestWatch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAppliedBeforeTheStartIsKept()
    {
        WatchBench bench;
        Service::Configuration early = bench.configuration;
        early.secrets.discordToken.clear(); // the keychain was locked
        bench.watch.apply(early);
        bench.watch.apply(bench.configuration);
        bench.watch.start({});
        bench.watch.setTarget(bench.endpoint.target());
        QTRY_COMPARE(bench.gateway.identifies, 1);
    }

    void onlineOnceTheEndpointAnswers()
    {
        WatchBench bench;
        bench.watch.apply(bench.configuration);
        bench.watch.start({});
        QTest::qWait(50);
        QCOMPARE(bench.gateway.connections, 0); // nobody sees a bot of which it is not known that it receives
        bench.watch.setTarget(bench.endpoint.target());
        QTRY_COMPARE(bench.gateway.identifies, 1);
        QCOMPARE(bench.statusOf(u"listener"), std::optional(Health::Status::Pass));
        QTRY_COMPARE(bench.statusOf(u"gateway"), std::optional(Health::Status::Pass));
        QVERIFY(bench.gateway.isConnected());

        QSignalSpy lost(&bench.watch, &Watch::endpointLost);
        Health::SelfCheck::Target gone = bench.endpoint.target();
        gone.port = 0;
        gone.problem = QStringLiteral("taken");
        bench.watch.setTarget(gone);
        QTRY_COMPARE(bench.statusOf(u"listener"), std::optional(Health::Status::Fail));
        QTRY_VERIFY(!bench.gateway.isConnected());
        QTRY_VERIFY(!lost.isEmpty()); // listening anew may help
        bench.watch.setTarget(bench.endpoint.target());
        QTRY_VERIFY_WITH_TIMEOUT(bench.gateway.isConnected(), 20'000); // Discord allows one Identify in 5 s
        QCOMPARE(bench.gateway.violations, QStringList());
    }

    void anotherProgramOnThePortIsFoundOut()
    {
        WatchBench bench;
        bench.endpoint.instance = "another";
        bench.watch.apply(bench.configuration);
        bench.watch.start({});
        bench.watch.setTarget(bench.endpoint.target());
        QTRY_COMPARE(bench.statusOf(u"listener"), std::optional(Health::Status::Fail));
        QCOMPARE(bench.gateway.connections, 0);
    }

    void withoutPresenceNobodyGoesOnline_data()
    {
        QTest::addColumn<bool>("presence");
        QTest::addColumn<bool>("token");
        QTest::addColumn<bool>("checkOnly");
        QTest::newRow("not wanted") << false << true << false;
        QTest::newRow("no token") << true << false << false;
        QTest::newRow("looking only") << true << true << true;
    }
    void withoutPresenceNobodyGoesOnline()
    {
        QFETCH(bool, presence);
        QFETCH(bool, token);
        QFETCH(bool, checkOnly);
        WatchBench bench;
        bench.configuration.settings.presence = presence;
        bench.configuration.checkOnly = checkOnly;
        if (!token)
            bench.configuration.secrets.discordToken.clear();
        bench.watch.apply(bench.configuration);
        bench.watch.start({});
        bench.watch.setTarget(bench.endpoint.target());
        QTRY_COMPARE(bench.statusOf(u"listener"), std::optional(Health::Status::Pass));
        QTest::qWait(50);
        QCOMPARE(bench.gateway.connections, 0);
        QVERIFY(!bench.statusOf(u"gateway"));
    }

    void anotherTokenIsAnotherSession()
    {
        WatchBench bench;
        bench.watch.apply(bench.configuration);
        bench.watch.start({});
        bench.watch.setTarget(bench.endpoint.target());
        QTRY_COMPARE(bench.gateway.identifies, 1);
        bench.discord.token = bench.gateway.token = QStringLiteral("new-token");
        bench.configuration.secrets.discordToken = "new-token";
        bench.watch.apply(bench.configuration);
        QTRY_COMPARE(bench.gateway.identifies, 2);
        QCOMPARE(bench.gateway.resumes, 0);
        QCOMPARE(bench.gateway.violations, QStringList());
    }

    void aRefusedTokenIsTriedAgainWhenAPersonSaysSo_data()
    {
        QTest::addColumn<bool>("saved");
        QTest::newRow("by the button") << false;
        QTest::newRow("by saving the same token") << true;
    }
    void aRefusedTokenIsTriedAgainWhenAPersonSaysSo()
    {
        QFETCH(bool, saved);
        WatchBench bench;
        bench.discord.token = QStringLiteral("not yet");
        bench.watch.apply(bench.configuration);
        bench.watch.start({});
        bench.watch.setTarget(bench.endpoint.target());
        QTRY_COMPARE(bench.statusOf(u"gateway"), std::optional(Health::Status::Fail));
        bench.discord.token = bench.gateway.token; // mended at Discord
        bench.watch.wake();
        QCOMPARE(bench.discord.seen.size(), 1); // of itself nobody shows that token again
        if (saved)
            bench.watch.apply(bench.configuration);
        else
            bench.watch.tryAgain();
        QTRY_COMPARE(bench.statusOf(u"gateway"), std::optional(Health::Status::Pass));
        QTRY_VERIFY(bench.gateway.isConnected());
        QCOMPARE(bench.gateway.violations, QStringList());
    }

    void stopping()
    {
        WatchBench bench;
        bench.watch.apply(bench.configuration);
        bench.watch.start({});
        bench.watch.setTarget(bench.endpoint.target());
        QTRY_COMPARE(bench.gateway.identifies, 1);
        QSignalSpy stopped(&bench.watch, &Watch::stopped);
        bench.watch.stop();
        QTRY_COMPARE(stopped.size(), 1);
        QTRY_VERIFY(!bench.gateway.isConnected());
    }
};

REGISTER_GUILESS_TEST(TestWatch)
#include "tst_watch.moc"
