// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "model/deliveryjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using Model::Delivery;
using Model::Refusal;
using Model::Verdict;

namespace {

Delivery delivery()
{
    Delivery delivery;
    delivery.id = 9'000'000'000;
    delivery.received = Core::toWallTime(1'795'450'982'123);
    delivery.remote = QStringLiteral("192.0.2.7");
    delivery.event = QStringLiteral("build");
    delivery.action = QStringLiteral("updated");
    delivery.headers = "Date: Mon, 23 Nov 2026 16:23:02 GMT\nX-Drone-Event: build\n";
    delivery.body = R"({"message":"Grüße"})";
    delivery.answeredIn = std::chrono::microseconds(1234);
    return delivery;
}

QJsonValue value(const Delivery &delivery, const char *key)
{
    return Model::toJson(delivery).value(QLatin1String(key));
}

} // namespace

class TestDeliveryJson final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void facts()
    {
        const QJsonObject json = Model::toJson(delivery());
        QCOMPARE(json.value(QLatin1String("id")).toInteger(), 9'000'000'000);
        QCOMPARE(json.value(QLatin1String("received")).toString(), QStringLiteral("2026-11-23T16:23:02.123Z"));
        QCOMPARE(json.value(QLatin1String("remote")).toString(), QStringLiteral("192.0.2.7"));
        QCOMPARE(json.value(QLatin1String("event")).toString(), QStringLiteral("build"));
        QCOMPARE(json.value(QLatin1String("action")).toString(), QStringLiteral("updated"));
        QCOMPARE(json.value(QLatin1String("answered_in_us")).toInteger(), 1234);
        QVERIFY(!json.contains(QLatin1String("refusal")));
    }

    void whatWasNotUnderstoodHasNoEvent()
    {
        Delivery strange = delivery();
        strange.event.clear();
        QVERIFY(!Model::toJson(strange).contains(QLatin1String("event")));
        QVERIFY(!Model::toJson(strange).contains(QLatin1String("action")));
    }

    void verdicts_data()
    {
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("accepted") << Verdict::Accepted;
        QTest::newRow("duplicate") << Verdict::Duplicate;
        QTest::newRow("refused") << Verdict::Refused;
    }
    void verdicts()
    {
        Delivery judged = delivery();
        QFETCH(Verdict, verdict);
        judged.verdict = verdict;
        QCOMPARE(value(judged, "verdict").toString(), QString::fromLatin1(QTest::currentDataTag()));
    }

    void refusals_data()
    {
        QTest::addColumn<Refusal>("refusal");
        QTest::newRow("no_secret") << Refusal::NoSecret;
        QTest::newRow("signature_missing") << Refusal::SignatureMissing;
        QTest::newRow("signature_malformed") << Refusal::SignatureMalformed;
        QTest::newRow("algorithm_unsupported") << Refusal::AlgorithmUnsupported;
        QTest::newRow("not_signed") << Refusal::NotSigned;
        QTest::newRow("date_missing") << Refusal::DateMissing;
        QTest::newRow("date_unreadable") << Refusal::DateUnreadable;
        QTest::newRow("digest_missing") << Refusal::DigestMissing;
        QTest::newRow("digest_mismatch") << Refusal::DigestMismatch;
        QTest::newRow("signature_mismatch") << Refusal::SignatureMismatch;
        QTest::newRow("too_old") << Refusal::TooOld;
        QTest::newRow("from_future") << Refusal::FromFuture;
        QTest::newRow("not_json") << Refusal::NotJson;
        QTest::newRow("not_drone") << Refusal::NotDrone;
        QTest::newRow("not_stored") << Refusal::NotStored;
    }
    void refusals()
    {
        Delivery refused = delivery();
        refused.verdict = Verdict::Refused;
        QFETCH(Refusal, refusal);
        refused.refusal = refusal;
        QCOMPARE(value(refused, "refusal").toString(), QString::fromLatin1(QTest::currentDataTag()));
    }

    void headers_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("pairs");
        QTest::newRow("none") << QByteArray() << QByteArray("[]");
        QTest::newRow("in their order, twice")
            << QByteArray("B: 1\nA: 2\nB: 3\n") << QByteArray(R"([["B","1"],["A","2"],["B","3"]])");
        QTest::newRow("lines of HTTP") << QByteArray("A: 1\r\nB:2\r\n") << QByteArray(R"([["A","1"],["B","2"]])");
        QTest::newRow("colons in the value")
            << QByteArray("Host: [::1]:5000\n") << QByteArray(R"([["Host","[::1]:5000"]])");
        QTest::newRow("empty value") << QByteArray("A:\n") << QByteArray(R"([["A",""]])");
        QTest::newRow("no name") << QByteArray(": 1\nrest\n") << QByteArray("[]");
        QTest::newRow("Latin-1") << QByteArray("A: \xe9\n") << QByteArray("[[\"A\",\"é\"]]");
    }
    void headers()
    {
        Delivery sent = delivery();
        QFETCH(const QByteArray, headers);
        sent.headers = headers;
        QTEST(QJsonDocument(value(sent, "headers").toArray()).toJson(QJsonDocument::Compact), "pairs");
    }

    void everyByteOfTheBodyCanBeHadBack_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isText");
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("JSON") << QByteArray(R"({"a":1})") << true;
        QTest::newRow("UTF-8") << QByteArray("Grüße 🚀") << true;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << true;
        QTest::newRow("Latin-1") << QByteArray("Gr\xfc\xdf"
                                               "e")
                                 << false;
        QTest::newRow("cut off in a character") << QByteArray("Gr\xc3") << false;
        QTest::newRow("overlong") << QByteArray("\xc0\x80") << false;
    }
    void everyByteOfTheBodyCanBeHadBack()
    {
        Delivery sent = delivery();
        QFETCH(const QByteArray, body);
        QFETCH(const bool, isText);
        sent.body = body;
        const QJsonObject json =
            QJsonDocument::fromJson(QJsonDocument(Model::toJson(sent)).toJson()).object(); // as it is in a file
        QCOMPARE(json.contains(QLatin1String("body")), isText);
        QCOMPARE(json.contains(QLatin1String("body_base64")), !isText);
        QCOMPARE(isText ? json.value(QLatin1String("body")).toString().toUtf8()
                        : QByteArray::fromBase64(json.value(QLatin1String("body_base64")).toString().toLatin1()),
            body);
    }

    void exported()
    {
        QCOMPARE(QJsonDocument::fromJson(Model::exportedDeliveries({})).array(), QJsonArray());
        Delivery second = delivery();
        second.id = 2;
        const QJsonArray all = QJsonDocument::fromJson(Model::exportedDeliveries({delivery(), second})).array();
        QCOMPARE(all, (QJsonArray{Model::toJson(delivery()), Model::toJson(second)}));
    }
};

REGISTER_GUILESS_TEST(TestDeliveryJson)
#include "tst_deliveryjson.moc"
