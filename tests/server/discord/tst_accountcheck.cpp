// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/accountcheck.h"
#include "fakes/discord/rest/restserver.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Discord;

namespace {

const QByteArray ChannelWithRoles = R"([{"id":"222222222222222222","type":0,"name":"late","position":2,
    "permission_overwrites":[{"id":"55","type":0,"allow":"0","deny":"2048"}]}])";

} // namespace

class TestAccountCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodTokenShowsWhatItOpens();
    void overwritesOfTheChannelCount();
    void rolesAreAskedForWhereTheyCount();
    void aBotInNoServerHasNoPlaces();
    void aWrongTokenIsToldAsSuch();
    void aServerThatFailsIsTold();
    void aNewCheckSilencesTheOld();
    void aMessageIsSentAndDeleted();

private:
    std::optional<Rest::RestResult<Account>> check(const QString &token);

    Core::SystemClock m_clock;
    Fakes::DiscordRestServer m_server;
    AccountCheck m_check{m_clock};
};

std::optional<Rest::RestResult<Account>> TestAccountCheck::check(const QString &token)
{
    std::optional<Rest::RestResult<Account>> result;
    m_server.period = std::chrono::milliseconds(1);
    m_check.check(m_server.baseUrl(), token, [&](const Rest::RestResult<Account> &account) { result = account; });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 10'000))
        qFatal("the check never ended");
    return result;
}

void TestAccountCheck::aGoodTokenShowsWhatItOpens()
{
    const auto result = check(m_server.token);
    QVERIFY(*result);
    const Account &account = result->value();
    QCOMPARE(account.user.name, QStringLiteral("builds"));
    QCOMPARE(account.clientId, Fakes::DiscordRestServer::botId());
    QCOMPARE(account.guilds.size(), 1);
    QCOMPARE(account.places.size(), 1); // the category takes no messages
    const Place *place = account.find(QStringLiteral("222222222222222222"));
    QVERIFY(place);
    QCOMPARE(place->channel.name, QStringLiteral("builds"));
    QVERIFY(missingPermissions(place->permissions).isEmpty());
    QCOMPARE(account.find(QStringLiteral("4")), nullptr);
    QCOMPARE(m_server.violations, QStringList());
}

void TestAccountCheck::overwritesOfTheChannelCount()
{
    m_server.roles = {QStringLiteral("55")};
    m_server.guildChannels = R"([{"id":"222222222222222222","type":0,"name":"late","position":2,
        "permission_overwrites":[{"id":"55","type":0,"allow":"0","deny":"2048"}]},
        {"id":"333333333333333333","type":5,"name":"early","position":1}])";
    const auto result = check(m_server.token);
    QVERIFY(*result);
    const QList<Place> &places = result->value().places;
    QCOMPARE(places.size(), 2);
    QCOMPARE(places.at(0).channel.name, QStringLiteral("early"));
    QCOMPARE(missingPermissions(places.at(1).permissions), QList<Permission>{Permission::SendMessages});
}

void TestAccountCheck::rolesAreAskedForWhereTheyCount()
{
    const QString members = QStringLiteral("GET /guilds/111111111111111111/members");
    m_server.guildChannels = R"([{"id":"222222222222222222","type":0,"name":"plain","position":1,
        "permission_overwrites":[{"id":"111111111111111111","type":0,"allow":"0","deny":"2048"}]}])";
    const int before = m_server.count(members);
    const auto plain = check(m_server.token);
    QVERIFY(*plain);
    QCOMPARE(m_server.count(members), before);
    // What everyone may not is known without.
    QCOMPARE(missingPermissions(plain->value().places.at(0).permissions), QList<Permission>{Permission::SendMessages});
    m_server.guildChannels = ChannelWithRoles;
    QVERIFY(*check(m_server.token));
    QCOMPARE(m_server.count(members), before + 1);
}

void TestAccountCheck::aBotInNoServerHasNoPlaces()
{
    m_server.guilds = "[]";
    const auto result = check(m_server.token);
    QVERIFY(*result);
    QVERIFY(result->value().guilds.isEmpty());
    QVERIFY(result->value().places.isEmpty());
    QVERIFY(!result->value().clientId.isEmpty());
    m_server.guilds = R"([{"id":"111111111111111111","name":"workshop","permissions":"117760"}])";
}

void TestAccountCheck::aWrongTokenIsToldAsSuch()
{
    const int before = m_server.count(QString());
    const auto result = check(QStringLiteral("wrong"));
    QVERIFY(!*result);
    QCOMPARE(result->error().kind, Rest::RestErrorKind::Unauthorized);
    QCOMPARE(m_server.count(QString()), before + 1); // it is not tried a second time
}

void TestAccountCheck::aServerThatFailsIsTold()
{
    m_server.guildChannels = ChannelWithRoles;
    m_server.faults = {{.what = QStringLiteral("GET /guilds/111111111111111111/members"), .status = 500}};
    const auto result = check(m_server.token);
    QVERIFY(!*result);
    QCOMPARE(result->error().kind, Rest::RestErrorKind::ServerError);
}

void TestAccountCheck::aNewCheckSilencesTheOld()
{
    bool old = false;
    m_check.check(m_server.baseUrl(), QStringLiteral("wrong"), [&](const auto &) { old = true; });
    const auto result = check(m_server.token);
    QVERIFY(*result);
    QVERIFY(!old);
}

void TestAccountCheck::aMessageIsSentAndDeleted()
{
    QVERIFY(*check(m_server.token));
    const QString channel = QStringLiteral("222222222222222222");
    std::optional<Message> sent;
    m_check.sendMessage(channel, QStringLiteral("Here I am"), [&](const Rest::RestResult<Message> &message) {
        QVERIFY(message);
        sent = message.value();
    });
    QTRY_VERIFY(sent);
    QCOMPARE(m_server.messages.value(sent->id).value(QLatin1String("content")).toString(), QStringLiteral("Here I am"));
    bool deleted = false;
    m_check.deleteMessage(channel, sent->id, [&](const Rest::RestResult<void> &result) { deleted = result.ok(); });
    QTRY_VERIFY(deleted);
    QVERIFY(!m_server.messages.contains(sent->id));
    QCOMPARE(m_server.violations, QStringList());
}

REGISTER_GUILESS_TEST(TestAccountCheck)
#include "tst_accountcheck.moc"
