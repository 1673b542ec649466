// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logarchive.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Drone;

/// qUncompress() says on standard error what it finds, which is no failure here.
class TestLogArchive final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsBackWhatWasPutIn_data()
    {
        QTest::addColumn<QList<LogLine>>("lines");
        QTest::newRow("silent") << QList<LogLine>();
        QTest::newRow("lines") << QList<LogLine>{
            {7, QStringLiteral("größe \x1b[1m\u2713\n"), 3}, {8, {}, 4}, {9'000'000'000, QStringLiteral("x"), 86'400}};
    }
    void bringsBackWhatWasPutIn()
    {
        QFETCH(QList<LogLine>, lines);
        QCOMPARE(unpackedLog(packedLog(lines)), lines);
    }

    void repeatingLinesTakeLittle()
    {
        QList<LogLine> lines;
        for (int i = 0; i < 10'000; ++i)
            lines.append({i, QStringLiteral("ok  github.com/acme/api/handlers 0.0%1s\n").arg(i % 100), i / 100});
        QVERIFY(packedLog(lines).size() < 100'000);
    }

    void damageIsSeen_data()
    {
        const QByteArray good = packedLog({{0, QStringLiteral("line"), 1}});
        QTest::addColumn<QByteArray>("packed");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << good.chopped(6);
        QTest::newRow("not compressed") << QByteArray("nothing like it");
        QTest::newRow("another format") << qCompress(QByteArray("\x02\0\0\0\0", 5));
        QTest::newRow("fewer lines than it says") << qCompress(QByteArray("\x01\0\0\0\x09", 5));
    }
    void damageIsSeen()
    {
        QFETCH(QByteArray, packed);
        QVERIFY(!unpackedLog(packed));
    }
};

REGISTER_GUILESS_TEST(TestLogArchive)
#include "tst_logarchive.moc"
