// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "service/sessionbook.h"

#include "store/database.h"
#include "store/samples.h"
#include "store/statestore.h"

#include <QTest>

using Discord::Gateway::Session;

namespace {

Session session(qint64 sequence = 42)
{
    return {QStringLiteral("0123456789abcdef"), sequence, QUrl(QStringLiteral("wss://gateway-us-east1-b.discord.gg"))};
}

} // namespace

class TestSessionBook final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isKeptUntilItIsReplacedOrGone()
    {
        Samples::DiskDatabase database;
        QVERIFY(!Service::savedSession(database.get()));
        QVERIFY(Service::saveSession(database.get(), session()).ok());
        QCOMPARE(Service::savedSession(database.get()), std::optional(session()));
        QVERIFY(Service::saveSession(database.get(), session(9'000'000'000)).ok());
        QCOMPARE(Service::savedSession(database.get()), std::optional(session(9'000'000'000)));
        QVERIFY(Service::saveSession(database.get(), std::nullopt).ok());
        QVERIFY(!Service::savedSession(database.get()));
        QVERIFY(Service::saveSession(database.get(), std::nullopt).ok()); // nothing there is fine
    }

    void aBrokenOneIsNone_data()
    {
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("wss://gateway.discord.gg");
        QTest::newRow("cut off") << QByteArray("{\"id\":\"a\",\"sequence\":1");
        QTest::newRow("a list") << QByteArray("[1]");
        QTest::newRow("without id") << QByteArray("{\"sequence\":1,\"resume_url\":\"wss://gateway.discord.gg\"}");
        QTest::newRow("without sequence") << QByteArray("{\"id\":\"a\",\"resume_url\":\"wss://gateway.discord.gg\"}");
        QTest::newRow("to a web page") << QByteArray(
            "{\"id\":\"a\",\"sequence\":1,\"resume_url\":\"https://discord.com\"}");
    }
    void aBrokenOneIsNone()
    {
        QFETCH(const QByteArray, kept);
        Samples::DiskDatabase database;
        QVERIFY(Store::StateStore(database.get()).set(QStringLiteral("gateway/session"), kept).ok());
        QVERIFY(!Service::savedSession(database.get()));
    }

    void aDatabaseThatDoesNotAnswerHasNone()
    {
        Samples::DiskDatabase database;
        QVERIFY(Service::saveSession(database.get(), session()).ok());
        QVERIFY(database.get().execute(QStringLiteral("DROP TABLE state")).ok());
        QVERIFY(!Service::savedSession(database.get()));
        QVERIFY(!Service::saveSession(database.get(), session()).ok());
        QVERIFY(!Service::saveSession(database.get(), std::nullopt).ok());
    }
};

REGISTER_GUILESS_TEST(TestSessionBook)
#include "tst_sessionbook.moc"
