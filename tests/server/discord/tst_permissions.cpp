// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/model/permissions.h"
#include "fakes/testprogram.h"

#include <QFile>
#include <QTest>

using namespace Discord;

class TestPermissions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overwritesApplyInOrder_data();
    void overwritesApplyInOrder();
    void whatIsMissingIsNamed();
    void theInvitationAsksForNoMore();
};

namespace {
constexpr quint64 View = 1024;
constexpr quint64 Send = 2048;
constexpr quint64 All = 117760;
} // namespace

void TestPermissions::overwritesApplyInOrder_data()
{
    QTest::addColumn<quint64>("ofGuild");
    QTest::addColumn<QList<Overwrite>>("overwrites");
    QTest::addColumn<quint64>("expected");
    const QString guild = QStringLiteral("1");
    const QString role = QStringLiteral("5");
    const QString bot = QStringLiteral("9");
    using List = QList<Overwrite>;
    QTest::newRow("none") << All << List() << All;
    QTest::newRow("everyone denied") << All << List{{guild, false, 0, View}} << (All & ~View);
    QTest::newRow("role allows again") << All << List{{role, false, View, 0}, {guild, false, 0, View}} << All;
    QTest::newRow("role that is not ours") << All << List{{QStringLiteral("6"), false, 0, Send}} << All;
    QTest::newRow("member denied last") << All << List{{bot, true, 0, Send}, {role, false, Send, 0}} << (All & ~Send);
    QTest::newRow("another member") << All << List{{QStringLiteral("8"), true, 0, Send}} << All;
    QTest::newRow("two roles: allowing wins")
        << (All & ~Send) << List{{role, false, Send, 0}, {QStringLiteral("7"), false, 0, Send}} << All;
    QTest::newRow("administrator") << quint64(8) << List{{guild, false, 0, View}} << ~0ULL;
}

void TestPermissions::overwritesApplyInOrder()
{
    QFETCH(quint64, ofGuild);
    QFETCH(QList<Overwrite>, overwrites);
    QFETCH(quint64, expected);
    Channel channel;
    channel.overwrites = overwrites;
    const Member member{QStringLiteral("9"), {QStringLiteral("5"), QStringLiteral("7")}};
    QCOMPARE(permissionsIn({QStringLiteral("1"), {}, ofGuild}, channel, member), expected);
}

void TestPermissions::whatIsMissingIsNamed()
{
    QVERIFY(missingPermissions(All).isEmpty());
    QCOMPARE(missingPermissions(All & ~Send), QList<Permission>{Permission::SendMessages});
    QCOMPARE(missingPermissions(All & ~View).size(), 5); // the rest counts for nothing
}

void TestPermissions::theInvitationAsksForNoMore()
{
    QCOMPARE(invitationFor(QStringLiteral("42")).toString(),
        QStringLiteral("https://discord.com/oauth2/authorize?client_id=42&scope=bot&permissions=117760"));
    QFile readme(QStringLiteral(TEST_DATA_DIR "/../../README.md"));
    QVERIFY(readme.open(QIODevice::ReadOnly));
    QVERIFY2(readme.readAll().contains(
                 invitationFor(QStringLiteral("APPLICATION_ID")).toString(QUrl::FullyEncoded).toUtf8()),
        "the README invites the bot with other rights");
}

REGISTER_GUILESS_TEST(TestPermissions)
#include "tst_permissions.moc"
