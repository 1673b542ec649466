// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/gatewayaddress.h"
#include "fakes/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Discord::Gateway;
using namespace std::chrono_literals;

class TestGatewayAddress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressIsRead_data();
    void addressIsRead();
};

void TestGatewayAddress::addressIsRead_data()
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

void TestGatewayAddress::addressIsRead()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, good);
    const auto address = gatewayAddressFromJson(QJsonDocument::fromJson(json).object());
    QCOMPARE(address.has_value(), good);
    if (good) {
        QCOMPARE(address->url, QUrl(QStringLiteral("wss://gateway.discord.gg")));
        QCOMPARE(address->limit, (SessionStartLimit{1000, 7, 60s}));
    }
}

REGISTER_GUILESS_TEST(TestGatewayAddress)
#include "tst_gatewayaddress.moc"
