// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/packet.h"
#include "discord/gateway/presence.h"
#include "fakes/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Discord::Gateway;

class TestPacket final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

void TestPacket::packetIsParsed_data()
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

void TestPacket::packetIsParsed()
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

void TestPacket::heartbeatCarriesTheSequence()
{
    QCOMPARE(object(heartbeatPacket(7).constData()), object(R"({"op":1,"d":7})"));
    QCOMPARE(object(heartbeatPacket(std::nullopt).constData()), object(R"({"op":1,"d":null})"));
}

void TestPacket::identifyHoldsWhatDiscordRequires()
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

void TestPacket::largestIdentifyFitsAPacket()
{
    // Control characters are the longest in JSON: six bytes for one.
    const Presence presence{OnlineStatus::DoNotDisturb, ActivityType::Custom, QString(5000, QChar(1))};
    QVERIFY(identifyPacket(QString(512, QLatin1Char('t')), 0, presence).size() <= MostPacketBytes);
}

REGISTER_GUILESS_TEST(TestPacket)
#include "tst_packet.moc"
