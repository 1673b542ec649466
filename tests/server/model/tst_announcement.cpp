// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "model/announcement.h"

#include <QSet>
#include <QTest>

using Model::Announcement;
using Model::Channel;

class TestAnnouncement final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void channelsAreToldApart_data()
    {
        QTest::addColumn<Channel>("one");
        QTest::addColumn<Channel>("other");
        QTest::addColumn<int>("order"); // of one to other
        const Channel discord{QStringLiteral("discord"), QStringLiteral("2")};
        QTest::newRow("the same") << discord << Channel{QStringLiteral("discord"), QStringLiteral("2")} << 0;
        QTest::newRow("another id") << discord << Channel{QStringLiteral("discord"), QStringLiteral("3")} << -1;
        QTest::newRow("another platform") << discord << Channel{QStringLiteral("preview"), QStringLiteral("1")} << -1;
        QTest::newRow("words in the other order")
            << discord << Channel{QStringLiteral("2"), QStringLiteral("discord")} << 1;
        QTest::newRow("nowhere") << discord << Channel() << 1;
    }
    void channelsAreToldApart()
    {
        QFETCH(const Channel, one);
        QFETCH(const Channel, other);
        QFETCH(const int, order);
        QCOMPARE(one == other, order == 0);
        QCOMPARE(one < other, order < 0);
        QCOMPARE(other<one, order> 0);
        QCOMPARE((QSet<Channel>{one, other}.size()), order == 0 ? 1 : 2);
        QVERIFY(!one.isNull());
    }

    void settled_data()
    {
        QTest::addColumn<QByteArray>("sentHash");
        QTest::addColumn<bool>("failed");
        QTest::addColumn<bool>("settled");
        QTest::newRow("nothing sent") << QByteArray() << false << false;
        QTest::newRow("another card stands there") << QByteArray("old") << false << false;
        QTest::newRow("it stands there") << QByteArray("new") << false << true;
        QTest::newRow("refused for good") << QByteArray("old") << true << true;
    }
    void settled()
    {
        QFETCH(const QByteArray, sentHash);
        QFETCH(const bool, failed);
        Announcement announcement;
        announcement.desiredHash = "new";
        announcement.sentHash = sentHash;
        announcement.failed = failed;
        QTEST(announcement.isSettled(), "settled");
    }
};

REGISTER_GUILESS_TEST(TestAnnouncement)
#include "tst_announcement.moc"
