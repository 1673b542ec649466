// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "service/components.h"

#include <QJsonDocument>
#include <QTest>

using namespace std::chrono_literals;
using Health::Component;
using Health::Status;
using Model::Refusal;
using Service::DiscordLogin;

Q_DECLARE_METATYPE(Service::StoreFacts)
Q_DECLARE_METATYPE(Service::Configuration)
Q_DECLARE_METATYPE(Announce::AnnouncerState)

namespace {

const auto Now = Core::toWallTime(1'795'450'982'000);
constexpr qint64 Mebibyte = 1024 * 1024;

Service::Configuration configured()
{
    Service::Configuration configuration;
    configuration.secrets = {"webhook-secret", "older-secret", "discord-token", "drone-token"};
    configuration.settings.channelId = QStringLiteral("222222222222222222");
    return configuration;
}

/// What every component owes a person: words, and a remedy when something is wrong; and never a secret.
void checkWords(const Component &component)
{
    QVERIFY(!component.name.isEmpty());
    QVERIFY(!component.why.isEmpty());
    QCOMPARE(component.remedy.isEmpty(), component.status == Status::Pass);
    const QByteArray all =
        component.why.toUtf8() + component.remedy.toUtf8() + QJsonDocument(component.figures).toJson();
    for (const char *secret : {"webhook-secret", "older-secret", "discord-token", "drone-token"})
        QVERIFY2(!all.contains(secret), all.constData());
    QVERIFY2(!all.contains("%1") && !all.contains("%2"), all.constData());
}

Webhook::DeliveryIntake::Statistics refused(Refusal refusal, std::chrono::milliseconds ago)
{
    Webhook::DeliveryIntake::Statistics statistics;
    statistics.refused.insert(refusal, {3, Now - ago});
    return statistics;
}

} // namespace

class TestComponents final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void store_data();
    void store();
    void signatures_data();
    void signatures();
    void everyRefusalHasItsWords();
    void clock_data();
    void clock();
    void clockOfRefusedDeliveries_data();
    void clockOfRefusedDeliveries();
    void discord_data();
    void discord();
    void gateway_data();
    void gateway();
};

void TestComponents::store_data()
{
    QTest::addColumn<Service::StoreFacts>("facts");
    QTest::addColumn<Status>("status");
    QTest::addColumn<QString>("says");
    const auto facts = [](quint64 failures, qint64 free, Store::StoreErrorKind kind = {}) {
        Service::StoreFacts made;
        made.progress.failures = failures;
        made.progress.lastError = {kind, QStringLiteral("The commit failed"), QStringLiteral("disk I/O error")};
        made.freeBytes = free;
        made.folder = QStringLiteral("/data");
        return made;
    };
    QTest::newRow("well") << facts(0, 5000 * Mebibyte) << Status::Pass << QStringLiteral("stored");
    QTest::newRow("free space unknown") << facts(0, -1) << Status::Pass << QStringLiteral("stored");
    QTest::newRow("just enough") << facts(0, 200 * Mebibyte) << Status::Pass << QStringLiteral("stored");
    QTest::newRow("little space") << facts(0, 200 * Mebibyte - 1) << Status::Warn << QStringLiteral("/data");
    QTest::newRow("hardly any space") << facts(0, 1000) << Status::Fail << QStringLiteral("/data");
    QTest::newRow("none at all") << facts(0, 0) << Status::Fail << QStringLiteral("/data");
    QTest::newRow("full") << facts(1, 0, Store::StoreErrorKind::Full) << Status::Fail
                          << QStringLiteral("disk I/O error");
    QTest::newRow("cannot write") << facts(7, 5000 * Mebibyte, Store::StoreErrorKind::ReadOnly) << Status::Fail
                                  << QStringLiteral("disk I/O error");
}

void TestComponents::store()
{
    QFETCH(Service::StoreFacts, facts);
    QFETCH(QString, says);
    const Component component = Service::storeComponent(facts);
    QTEST(component.status, "status");
    QVERIFY2(component.why.contains(says), qPrintable(component.why));
    if (facts.progress.lastError.kind == Store::StoreErrorKind::Full && facts.progress.failures > 0)
        QVERIFY(component.remedy.contains(QStringLiteral("space")));
    checkWords(component);
}

void TestComponents::signatures_data()
{
    QTest::addColumn<Webhook::DeliveryIntake::Statistics>("statistics");
    QTest::addColumn<Service::Configuration>("configuration");
    QTest::addColumn<Status>("status");
    QTest::addColumn<QString>("says");
    const auto then = [](Webhook::DeliveryIntake::Statistics statistics, std::chrono::milliseconds acceptedAgo) {
        statistics.accepted = 1;
        statistics.lastAccepted = Now - acceptedAgo;
        return statistics;
    };
    using S = Webhook::DeliveryIntake::Statistics;
    const auto set = configured();
    const Service::Configuration unset;
    Service::Configuration locked;
    locked.keychainTrouble = QStringLiteral("The keychain is locked; unlock it");
    auto setElsewhere = configured();
    setElsewhere.keychainTrouble = locked.keychainTrouble;
    const auto wrongSecret = QStringLiteral("another secret");
    QTest::newRow("nothing came") << S() << set << Status::Pass << QString();
    QTest::newRow("no secret") << S() << unset << Status::Fail << QStringLiteral("No webhook secret is set");
    QTest::newRow("the keychain is locked") << S() << locked << Status::Fail
                                            << QStringLiteral("read from the keychain, so every delivery is refused "
                                                              "The keychain is locked; unlock it. ");
    QTest::newRow("the keychain is locked, but not needed") << S() << setElsewhere << Status::Pass << QString();
    QTest::newRow("refused just now") << refused(Refusal::SignatureMismatch, 1s) << set << Status::Warn << wrongSecret;
    QTest::newRow("refused long ago") << refused(Refusal::SignatureMismatch, 15min) << set << Status::Pass << QString();
    QTest::newRow("accepted since") << then(refused(Refusal::SignatureMismatch, 2min), 1min) << set << Status::Pass
                                    << wrongSecret;
    QTest::newRow("refused since") << then(refused(Refusal::SignatureMismatch, 1min), 2min) << set << Status::Warn
                                   << wrongSecret;
    auto two = refused(Refusal::SignatureMismatch, 2min);
    two.refused.insert(Refusal::TooOld, {1, Now - 1min});
    QTest::newRow("the newest speaks") << two << set << Status::Warn << QStringLiteral("clocks");
}

void TestComponents::signatures()
{
    QFETCH(Webhook::DeliveryIntake::Statistics, statistics);
    QFETCH(Service::Configuration, configuration);
    QFETCH(QString, says);
    const Component component = Service::signaturesComponent(statistics, configuration, Now);
    QTEST(component.status, "status");
    const QString words = component.why + QLatin1Char(' ') + component.remedy;
    QVERIFY2(words.contains(says), qPrintable(words));
    checkWords(component);
}

void TestComponents::everyRefusalHasItsWords()
{
    for (int kind = 1; kind <= static_cast<int>(Refusal::NotStored); ++kind) {
        const Component component =
            Service::signaturesComponent(refused(static_cast<Refusal>(kind), 1s), configured(), Now);
        QCOMPARE(component.status, Status::Warn);
        QCOMPARE(component.figures.value(QStringLiteral("refused")).toInt(), 3);
        checkWords(component);
    }
}

void TestComponents::clock_data()
{
    QTest::addColumn<int>("skewSeconds");
    QTest::addColumn<int>("maxSeconds");
    QTest::addColumn<Status>("status");
    QTest::newRow("agree") << 0 << 300 << Status::Pass;
    QTest::newRow("half of what is allowed") << 150 << 300 << Status::Pass;
    QTest::newRow("more than half") << 151 << 300 << Status::Warn;
    QTest::newRow("more than half, the other way") << -151 << 300 << Status::Warn;
    QTest::newRow("all of it") << 300 << 300 << Status::Warn;
    QTest::newRow("more than all") << 301 << 300 << Status::Fail;
    QTest::newRow("does not matter") << 9000 << 0 << Status::Pass;
}

void TestComponents::clock()
{
    QFETCH(int, skewSeconds);
    QFETCH(int, maxSeconds);
    Webhook::DeliveryIntake::Statistics statistics;
    const std::chrono::seconds max(maxSeconds);
    QVERIFY(!Service::clockComponent(statistics, max, Now));
    statistics.skew = std::chrono::seconds(skewSeconds);
    const auto component = Service::clockComponent(statistics, max, Now);
    QVERIFY(component);
    QTEST(component->status, "status");
    checkWords(*component);
}

void TestComponents::clockOfRefusedDeliveries_data()
{
    QTest::addColumn<std::chrono::minutes>("accepted"); // how long ago the last one was in time; 0 = none ever was
    QTest::addColumn<std::chrono::minutes>("refused"); // how long ago one was an hour old
    QTest::addColumn<Status>("status");
    using Ago = std::chrono::minutes;
    QTest::newRow("the clocks differ") << Ago(60) << Ago(1) << Status::Fail;
    QTest::newRow("from the first one on") << Ago(0) << Ago(1) << Status::Fail;
    QTest::newRow("mended since, as far as anybody knows") << Ago(60) << Ago(16) << Status::Pass;
    QTest::newRow("sent once more, beside good ones") << Ago(2) << Ago(1) << Status::Pass;
    QTest::newRow("good ones since") << Ago(1) << Ago(5) << Status::Pass;
}

void TestComponents::clockOfRefusedDeliveries()
{
    QFETCH(const std::chrono::minutes, accepted);
    QFETCH(const std::chrono::minutes, refused);
    Webhook::DeliveryIntake::Statistics statistics;
    if (accepted.count() > 0) {
        statistics.lastAccepted = Now - accepted;
        statistics.skew = std::chrono::seconds(1);
    }
    statistics.refusedSkew = std::chrono::hours(1);
    statistics.skewRefused = Now - refused;
    const auto component = Service::clockComponent(statistics, std::chrono::seconds(300), Now);
    QVERIFY(component);
    QTEST(component->status, "status");
    checkWords(*component);
}

void TestComponents::discord_data()
{
    QTest::addColumn<Announce::AnnouncerState>("state");
    QTest::addColumn<DiscordLogin>("login");
    QTest::addColumn<Service::Configuration>("configuration");
    QTest::addColumn<Status>("status");
    QTest::addColumn<QString>("says");

    const Announce::AnnouncerState idle;
    const DiscordLogin unknown;
    const DiscordLogin good{DiscordLogin::State::Good, QStringLiteral("builds"), QStringLiteral("#ci"), {}, {}};
    const DiscordLogin wrong{DiscordLogin::State::Wrong, {}, {}, QStringLiteral("Discord does not accept the token"),
        QStringLiteral("Copy it anew")};
    DiscordLogin away;
    away.trouble = QStringLiteral("Connection refused");
    Announce::AnnouncerState posted;
    posted.lastSuccess = Now - 1s;
    const auto waiting = [](std::chrono::milliseconds since) {
        Announce::AnnouncerState state;
        state.waiting = 2;
        state.oldestWaiting = Now - since;
        state.lastError = QStringLiteral("connection refused");
        return state;
    };
    auto demo = configured();
    demo.previewOnly = true;
    auto noToken = configured();
    noToken.secrets.discordToken.clear();
    auto locked = noToken;
    locked.keychainTrouble = QStringLiteral("The keychain is locked; unlock it");
    auto noChannel = configured();
    noChannel.settings.channelId.clear();
    auto routesAlone = noChannel;
    routesAlone.settings.routes = {
        {QStringLiteral("acme/*"), {}, {}, {QStringLiteral("discord"), QStringLiteral("4")}}};
    Announce::AnnouncerState paused;
    paused.paused = true;
    paused.pausedUntil = Core::WallTime::max();
    Announce::AnnouncerState pausedForAWhile = paused;
    pausedForAWhile.waiting = 3;
    pausedForAWhile.oldestWaiting = Now;
    pausedForAWhile.pausedUntil = Now + 72h;
    const QString end = Core::toDateTime(Now + 72h).toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    Announce::AnnouncerState forbidden;
    forbidden.pauses = {{{QStringLiteral("discord"), QStringLiteral("4")}, Announce::ChatErrorKind::Forbidden,
        QStringLiteral("Missing Access"), Now, Now + 10min}};

    QTest::newRow("demo") << idle << unknown << demo << Status::Pass << QStringLiteral("previewed");
    QTest::newRow("no token") << idle << unknown << noToken << Status::Warn << QStringLiteral("token");
    QTest::newRow("the keychain is locked") << idle << unknown << locked << Status::Warn
                                            << QStringLiteral("read from the keychain, so cards are previewed and not "
                                                              "posted The keychain is locked; unlock it. ");
    QTest::newRow("no channel") << idle << good << noChannel << Status::Fail << QStringLiteral("channel");
    QTest::newRow("routes and no channel") << idle << good << routesAlone << Status::Pass << QStringLiteral("builds");
    QTest::newRow("not asked yet") << idle << unknown << configured() << Status::Pass << QStringLiteral("Asking");
    QTest::newRow("posted, not asked yet")
        << posted << unknown << configured() << Status::Pass << QStringLiteral("being posted");
    QTest::newRow("Discord is away") << idle << away << configured() << Status::Warn
                                     << QStringLiteral("does not answer: Connection refused");
    QTest::newRow("Discord was away") << posted << away << configured() << Status::Pass
                                      << QStringLiteral("being posted");
    QTest::newRow("good") << idle << good << configured() << Status::Pass << QStringLiteral("Posting as builds in #ci");
    QTest::newRow("wrong token") << idle << wrong << configured() << Status::Fail << wrong.words;
    QTest::newRow("forbidden") << forbidden << good << configured() << Status::Fail << QStringLiteral("Missing Access");
    QTest::newRow("forbidden, tried again") << forbidden << good << configured() << Status::Fail
                                            << QStringLiteral("tried again at ")
            + Core::toDateTime(Now + 10min).toLocalTime().toString(QStringLiteral("HH:mm"));
    QTest::newRow("paused by the owner") << paused << good << configured() << Status::Warn << QStringLiteral("paused");
    QTest::newRow("paused for a while") << pausedForAWhile << good << configured() << Status::Warn
                                        << QStringLiteral("paused until %1; 3 wait").arg(end);
    QTest::newRow("paused demo") << paused << unknown << demo << Status::Warn
                                 << QStringLiteral("Announcements are paused; 0 wait");
    QTest::newRow("a card waits") << waiting(60s) << good << configured() << Status::Pass << QStringLiteral("Posting");
    QTest::newRow("a card is late") << waiting(61s) << good << configured() << Status::Warn
                                    << QStringLiteral("61 s: connection refused The program goes on trying");
    auto silent = waiting(61s);
    silent.lastError.clear();
    QTest::newRow("a card is late, who knows why")
        << silent << good << configured() << Status::Warn << QStringLiteral("61 s Discord or the network is slow");
    QTest::newRow("a card is missing") << waiting(601s) << good << configured() << Status::Fail
                                       << QStringLiteral("10 min: connection refused");
}

void TestComponents::discord()
{
    QFETCH(Announce::AnnouncerState, state);
    QFETCH(DiscordLogin, login);
    QFETCH(Service::Configuration, configuration);
    QFETCH(QString, says);
    const Component component = Service::discordComponent(state, login, configuration, Now);
    QTEST(component.status, "status");
    const QString words = component.why + QLatin1Char(' ') + component.remedy;
    QVERIFY2(words.contains(says), qPrintable(words));
    QCOMPARE(component.figures.value(QStringLiteral("waiting")).toInt(), int(state.waiting));
    checkWords(component);
}

void TestComponents::gateway_data()
{
    using Discord::Gateway::GatewayState;
    using Discord::Gateway::ShardState;
    QTest::addColumn<GatewayState>("state");
    QTest::addColumn<bool>("wanted");
    QTest::addColumn<Status>("status");
    QTest::addColumn<QString>("says");
    const auto at = [](ShardState where, std::chrono::milliseconds ago, int failures = 0) {
        GatewayState state;
        state.state = where;
        state.since = Now - ago;
        state.failuresInARow = failures;
        return state;
    };
    GatewayState online = at(ShardState::Ready, 1h);
    online.identity = Discord::Gateway::Identity{QStringLiteral("42"), QStringLiteral("builds")};
    GatewayState gaveUp = at(ShardState::GaveUp, 1s);
    gaveUp.fatalWords = QStringLiteral("Discord does not accept the token");
    gaveUp.fatalRemedy = QStringLiteral("Set it again");
    QTest::newRow("online") << online << true << Status::Pass << QStringLiteral("Online as builds");
    QTest::newRow("online after a resume")
        << at(ShardState::Ready, 1h) << true << Status::Pass << QStringLiteral("Online");
    QTest::newRow("connecting") << at(ShardState::Connecting, 20s) << true << Status::Pass
                                << QStringLiteral("Connecting");
    QTest::newRow("connecting for long") << at(ShardState::Connecting, 21s) << true << Status::Warn
                                         << QStringLiteral("not online");
    QTest::newRow("again and again") << at(ShardState::Waiting, 1s, 3) << true << Status::Warn
                                     << QStringLiteral("not online");
    QTest::newRow("offline on purpose") << at(ShardState::Stopped, 1h) << false << Status::Pass
                                        << QStringLiteral("offline");
    QTest::newRow("gave up") << gaveUp << true << Status::Fail << gaveUp.fatalWords;
}

void TestComponents::gateway()
{
    QFETCH(Discord::Gateway::GatewayState, state);
    QFETCH(bool, wanted);
    QFETCH(QString, says);
    const Component component = Service::gatewayComponent(state, wanted, Now);
    QTEST(component.status, "status");
    QVERIFY2(component.why.contains(says), qPrintable(component.why));
    checkWords(component);
}

REGISTER_GUILESS_TEST(TestComponents)
#include "tst_components.moc"
