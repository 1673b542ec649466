// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/session.h"
#include "fakes/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Discord::Gateway;

class TestSession final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sessionSurvivesJson();
    void brokenSessionIsNone_data();
    void brokenSessionIsNone();
};

void TestSession::sessionSurvivesJson()
{
    const Session session{QStringLiteral("abc"), 9'007'199'254'740'991, QUrl(QStringLiteral("wss://gw.example/?x=1"))};
    QCOMPARE(sessionFromJson(toJson(session)), std::optional(session));
}

void TestSession::brokenSessionIsNone_data()
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

void TestSession::brokenSessionIsNone()
{
    QFETCH(QByteArray, json);
    QVERIFY(!sessionFromJson(QJsonDocument::fromJson(json).object()));
}

REGISTER_GUILESS_TEST(TestSession)
#include "tst_session.moc"
