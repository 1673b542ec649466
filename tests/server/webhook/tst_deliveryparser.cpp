// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "webhook/deliveryparser.h"

#include <QTest>

using Webhook::ParseErrorKind;

class DeliveryParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void understands_data();
    void understands();
    void readsTheTopLevelBuild();
};

void DeliveryParserTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ParseErrorKind>("kind");
    const auto row = [](const char *name, const QByteArray &body, ParseErrorKind kind) {
        QTest::newRow(name) << body << kind;
    };
    const auto notJson = ParseErrorKind::NotJson;
    const auto notDrone = ParseErrorKind::NotDrone;
    row("empty", "", notJson);
    row("junk", "!!!", notJson);
    row("cut off", R"({"event":"build","action":"cre)", notJson);
    row("two objects", R"({"event":"user"}{"event":"user"})", notJson);
    row("200,000 brackets", QByteArray(200'000, '['), notJson);
    row("200,000 braces", QByteArray(R"({"a":)").repeated(200'000), notJson);
    row("closed brackets", QByteArray(100'000, '[') + QByteArray(100'000, ']'), notJson);
    row("NUL", QByteArray("\0\0\0", 3), notJson);
    row("array", "[]", notDrone);
    row("empty object", "{}", notDrone);
    row("no action", R"({"event":"user","user":{"login":"mira"}})", notDrone);
    row("action is a number", R"({"event":"user","action":3,"user":{"login":"mira"}})", notDrone);
    row("event is an object", R"({"event":{},"action":"created","user":{"login":"mira"}})", notDrone);
    row("unknown event", R"({"event":"card","action":"created"})", notDrone);
    row("event in capitals", R"({"event":"USER","action":"created","user":{"login":"mira"}})", notDrone);
    row("user without login", R"({"event":"user","action":"created","user":{"id":3}})", notDrone);
    row("user is a list", R"({"event":"user","action":"created","user":["mira"]})", notDrone);
    row("repository without slug", R"({"event":"repo","action":"enabled","repo":{"id":3}})", notDrone);
    row("build without repository", R"({"event":"build","action":"created","build":{"id":3,"number":1}})", notDrone);
    row("no build", R"({"event":"build","action":"created","repo":{"slug":"a/b"}})", notDrone);
    row("build id 0", R"({"event":"build","action":"created","repo":{"slug":"a/b"},"build":{"id":0,"number":1}})",
        notDrone);
    row("negative number", R"({"event":"build","action":"created","repo":{"slug":"a/b"},"build":{"id":4,"number":-1}})",
        notDrone);
    row("build nested in the repository alone",
        R"({"event":"build","action":"updated","repo":{"slug":"a/b","build":{"id":4,"number":1}}})", notDrone);
}

void DeliveryParserTest::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(ParseErrorKind, kind);
    const auto parsed = Webhook::parseDelivery(body);
    QVERIFY(!parsed.ok());
    QCOMPARE(parsed.error().kind, kind);
    QVERIFY(!parsed.error().message.isEmpty());
}

void DeliveryParserTest::understands_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Model::Delivery>("expected");
    Model::Delivery build;
    build.event = QStringLiteral("build");
    build.action = QStringLiteral("created");
    build.slug = QStringLiteral("harbor/tide");
    build.build = {QStringLiteral("https://drone.example"), 9'007'199'254'740'991};
    build.buildNumber = 12;
    build.buildStatus = Model::Status::Running;
    QTest::newRow("build") << QByteArray(
        R"({"event":"build","action":"created","repo":{"slug":"harbor/tide"},"build":{"id":9007199254740991,"number":12,)"
        R"("status":"running"},"system":{"link":"https://drone.example/"}})")
                           << build;
    build.build.systemLink.clear();
    build.buildStatus = Model::Status::Unknown;
    QTest::newRow("build with a status of the future and no system") << QByteArray(
        R"({"event":"build","action":"created","repo":{"slug":"harbor/tide"},"build":{"id":9007199254740991,"number":12,)"
        R"("status":"napping","new":[1,{"a":2}]},"more":null})") << build;
    Model::Delivery repository;
    repository.event = QStringLiteral("repo");
    repository.action = QStringLiteral("deleted");
    repository.slug = QStringLiteral("harbor/tide");
    QTest::newRow("repository") << QByteArray(R"({"event":"repo","action":"deleted","repo":{"slug":"harbor/tide"}})")
                                << repository;
    Model::Delivery user;
    user.event = QStringLiteral("user");
    user.action = QStringLiteral("created");
    QTest::newRow("user") << QByteArray(R"({"event":"user","action":"created","user":{"login":"mira"}})") << user;
}

void DeliveryParserTest::understands()
{
    QFETCH(QByteArray, body);
    QFETCH(Model::Delivery, expected);
    const auto parsed = Webhook::parseDelivery(body);
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().text()));
    Model::Delivery delivery;
    Webhook::describe(delivery, parsed.value());
    QCOMPARE(delivery, expected);
}

// Updates carry the build twice; the copy inside the repository is not the one to read.
void DeliveryParserTest::readsTheTopLevelBuild()
{
    const auto parsed = Webhook::parseDelivery(
        R"({"event":"build","action":"updated","repo":{"slug":"a/b","build":{"id":1,"number":1,"status":"failure"}},)"
        R"("build":{"id":2,"number":2,"status":"success"}})");
    QVERIFY(parsed.ok());
    QVERIFY(parsed.value().build);
    QCOMPARE(parsed.value().build->number, 2);
    QCOMPARE(parsed.value().build->status, Model::Status::Success);
    QCOMPARE(parsed.value().build->repository.slug, QStringLiteral("a/b"));
}

REGISTER_GUILESS_TEST(DeliveryParserTest)
#include "tst_deliveryparser.moc"
