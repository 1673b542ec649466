// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/gatewayaddress.h"
#include "discord/gateway/packet.h"
#include "discord/gateway/presence.h"
#include "discord/gateway/session.h"
#include "fakes/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Discord::Gateway;
using namespace std::chrono_literals;

/// The values of the Gateway and how they look as JSON.
class TestGatewayValues final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sessionSurvivesJson();
    void brokenSessionIsNone_data();
    void brokenSessionIsNone();
    void presenceBecomesJson_data();
    void presenceBecomesJson();
    void textIsCutBetweenCharacters_data();
    void textIsCutBetweenCharacters();
    void addressIsRead_data();
    void addressIsRead();
    void packetIsParsed_data();
    void packetIsParsed();
    void heartbeatCarriesTheSequence();
    void identifyHoldsWhatDiscordRequires();
    void largestIdentifyFitsAPacket();
};

static QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

void TestGatewayValues::sessionSurvivesJson()
{
    const Session session{QStringLiteral("abc"), 9'007'199'254'740'991, QUrl(QStringLiteral("wss://gw.example/?x=1"))};
    QCOMPARE(sessionFromJson(toJson(session)), std::optional(session));
}

void TestGatewayValues::brokenSessionIsNone_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("no id") << QByteArray(R"({"sequence":1,"resume_url":"wss://a.example"})");
    QTest::newRow("no sequence") << QByteArray(R"({"id":"a","resume_url":"wss://a.example"})");
    QTest::newRow("negative sequence") << QByteArray(R"({"id":"a","sequence":-1,"resume_url":"wss://a.example"})");
    QTest::newRow("no url") << QByteArray(R"({"id":"a","sequence":1})");
    QTest::newRow("http") << QByteArray(R"({"id":"a","sequence":1,"resume_url":"https://a.example"})");
    QTest::newRow("no host") << QByteArray(R"({"id":"a","sequence":1,"resume_url":"wss:///x"})");
}

void TestGatewayValues::brokenSessionIsNone()
{
    QFETCH(QByteArray, json);
    QVERIFY(!sessionFromJson(object(json.constData())));
}

void TestGatewayValues::presenceBecomesJson_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");

    QTest::newRow("online, watching")
        << int(OnlineStatus::Online) << 3 << QStringLiteral("2 builds")
        << QByteArray(R"({"since":null,"afk":false,"status":"online","activities":[{"name":"2 builds","type":3}]})");
    QTest::newRow("idle, nothing") << int(OnlineStatus::Idle) << 3 << QStringLiteral("  ")
                                   << QByteArray(R"({"since":null,"afk":false,"status":"idle","activities":[]})");
    QTest::newRow("dnd, custom")
        << int(OnlineStatus::DoNotDisturb) << 4 << QStringLiteral("disk full")
        << QByteArray(
               R"({"since":null,"afk":false,"status":"dnd","activities":[{"name":"Custom Status","state":"disk full","type":4}]})");
    QTest::newRow("invisible") << int(OnlineStatus::Invisible) << 0 << QString()
                               << QByteArray(R"({"since":null,"afk":false,"status":"invisible","activities":[]})");
}

void TestGatewayValues::presenceBecomesJson()
{
    QFETCH(int, status);
    QFETCH(int, type);
    QFETCH(QString, text);
    QFETCH(QByteArray, json);
    QCOMPARE(toJson(Presence{OnlineStatus(status), ActivityType(type), text}), object(json.constData()));
}

void TestGatewayValues::textIsCutBetweenCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("cut");

    const QString family = QString::fromUtf8("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9"); // two joined: 5 units
    const QString e = QString::fromUtf8("e\xCC\x81"); // e and a combining accent: 2 units
    const QString dots = QString::fromUtf8("\xE2\x80\xA6");
    QTest::newRow("fits") << QStringLiteral("12345") << 5 << QStringLiteral("12345");
    QTest::newRow("one too many") << QStringLiteral("123456") << 5 << QStringLiteral("1234") + dots;
    QTest::newRow("blanks and lines") << QStringLiteral(" a \n  b ") << 5 << QStringLiteral("a b");
    QTest::newRow("no half emoji") << QStringLiteral("12") + family + family << 6 << QStringLiteral("12") + dots;
    QTest::newRow("whole emoji") << family + family << 6 << family + dots;
    QTest::newRow("accent stays") << QStringLiteral("12") + e + e << 5 << QStringLiteral("12") + e + dots;
    QTest::newRow("no blank before the dots") << QStringLiteral("123 567") << 5 << QStringLiteral("123") + dots;
    QTest::newRow("empty") << QString() << 5 << QString();
}

void TestGatewayValues::textIsCutBetweenCharacters()
{
    QFETCH(QString, text);
    QFETCH(int, most);
    QFETCH(QString, cut);
    QCOMPARE(shortened(text, most), cut);
}

void TestGatewayValues::addressIsRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << QByteArray(
        R"({"url":"wss://gateway.discord.gg","shards":1,"session_start_limit":{"total":1000,"remaining":7,"reset_after":60000,"max_concurrency":1}})")
                          << true;
    QTest::newRow("no limit") << QByteArray(R"({"url":"wss://gateway.discord.gg","shards":1})") << false;
    QTest::newRow("no url") << QByteArray(R"({"session_start_limit":{"total":1000,"remaining":7,"reset_after":60000}})")
                            << false;
    QTest::newRow("http url") << QByteArray(
        R"({"url":"https://x.example","session_start_limit":{"total":1000,"remaining":7,"reset_after":60000}})")
                              << false;
    QTest::newRow("negative") << QByteArray(
        R"({"url":"wss://x.example","session_start_limit":{"total":1000,"remaining":-7,"reset_after":60000}})")
                              << false;
    QTest::newRow("empty") << QByteArray("{}") << false;
}

void TestGatewayValues::addressIsRead()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, good);
    const auto address = gatewayAddressFromJson(object(json.constData()));
    QCOMPARE(address.has_value(), good);
    if (good) {
        QCOMPARE(address->url, QUrl(QStringLiteral("wss://gateway.discord.gg")));
        QCOMPARE(address->limit, (SessionStartLimit{1000, 7, 60s}));
    }
}

void TestGatewayValues::packetIsParsed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("opcode"); // -2: unreadable
    QTest::addColumn<qint64>("sequence");
    QTest::newRow("dispatch") << QByteArray(R"({"op":0,"d":{},"s":42,"t":"READY"})") << 0 << qint64(42);
    QTest::newRow("ack") << QByteArray(R"({"op":11,"d":null,"s":null,"t":null})") << 11 << qint64(-1);
    QTest::newRow("ack, short") << QByteArray(R"({"op":11})") << 11 << qint64(-1);
    QTest::newRow("ack with a sequence") << QByteArray(R"({"op":11,"s":5,"t":"READY"})") << 11 << qint64(-1);
    QTest::newRow("unknown opcode") << QByteArray(R"({"op":99})") << 99 << qint64(-1);
    QTest::newRow("fractional opcode") << QByteArray(R"({"op":1.5})") << -1 << qint64(-1);
    QTest::newRow("truncated") << QByteArray(R"({"op":0,"d":{)") << -2 << qint64(-1);
    QTest::newRow("array") << QByteArray("[1]") << -2 << qint64(-1);
    QTest::newRow("opcode as text") << QByteArray(R"({"op":"0"})") << -2 << qint64(-1);
    QTest::newRow("no opcode") << QByteArray("{}") << -2 << qint64(-1);
    QTest::newRow("empty") << QByteArray() << -2 << qint64(-1);
    QTest::newRow("binary") << QByteArray("\x00\xff\x83t", 4) << -2 << qint64(-1);
}

void TestGatewayValues::packetIsParsed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, opcode);
    QFETCH(qint64, sequence);
    const auto packet = parsePacket(bytes);
    QCOMPARE(packet.has_value(), opcode != -2);
    if (packet) {
        QCOMPARE(packet->opcode, opcode);
        QCOMPARE(packet->sequence.value_or(-1), sequence);
    }
}

void TestGatewayValues::heartbeatCarriesTheSequence()
{
    QCOMPARE(object(heartbeatPacket(7).constData()), object(R"({"op":1,"d":7})"));
    QCOMPARE(object(heartbeatPacket(std::nullopt).constData()), object(R"({"op":1,"d":null})"));
}

void TestGatewayValues::identifyHoldsWhatDiscordRequires()
{
    const QJsonObject packet = object(identifyPacket(QStringLiteral("token"), 0, {}).constData());
    QCOMPARE(packet[QStringLiteral("op")].toInt(), 2);
    const QJsonObject data = packet[QStringLiteral("d")].toObject();
    QCOMPARE(data[QStringLiteral("token")].toString(), QStringLiteral("token"));
    QVERIFY(data[QStringLiteral("intents")].isDouble());
    for (const auto &name : {QStringLiteral("os"), QStringLiteral("browser"), QStringLiteral("device")})
        QVERIFY2(!data[QStringLiteral("properties")][name].toString().isEmpty(), qPrintable(name));
    QCOMPARE(data[QStringLiteral("presence")].toObject(), toJson(Presence{}));
}

void TestGatewayValues::largestIdentifyFitsAPacket()
{
    // Control characters are the longest in JSON: six bytes for one.
    const Presence presence{OnlineStatus::DoNotDisturb, ActivityType::Custom, QString(5000, QChar(1))};
    QVERIFY(identifyPacket(QString(512, QLatin1Char('t')), 0, presence).size() <= MostPacketBytes);
}

REGISTER_GUILESS_TEST(TestGatewayValues)
#include "tst_gatewayvalues.moc"
