// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/presence.h"
#include "fakes/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Discord::Gateway;

class TestPresence final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presenceBecomesJson_data();
    void presenceBecomesJson();
    void textIsCutBetweenCharacters_data();
    void textIsCutBetweenCharacters();
};

void TestPresence::presenceBecomesJson_data()
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

void TestPresence::presenceBecomesJson()
{
    QFETCH(int, status);
    QFETCH(int, type);
    QFETCH(QString, text);
    QFETCH(QByteArray, json);
    QCOMPARE(toJson(Presence{OnlineStatus(status), ActivityType(type), text}), QJsonDocument::fromJson(json).object());
}

void TestPresence::textIsCutBetweenCharacters_data()
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

void TestPresence::textIsCutBetweenCharacters()
{
    QFETCH(QString, text);
    QFETCH(int, most);
    QFETCH(QString, cut);
    QCOMPARE(shortened(text, most), cut);
}

REGISTER_GUILESS_TEST(TestPresence)
#include "tst_presence.moc"
