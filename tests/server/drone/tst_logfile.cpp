// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logfile.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Drone;

class TestLogFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatATerminalWouldShow()
    {
        const QList<LogLine> log{{0, QStringLiteral("\u001b[31mred\u001b[0m\n"), 0},
            {1, QStringLiteral("10%\r20%\n"), 1}, {2, QStringLiteral("Größe\n"), 1}};
        QCOMPARE(logFile(log, 1 << 20), QByteArray("red\n20%\nGröße\n"));
    }

    void keepsTheEndAndSaysSo()
    {
        QList<LogLine> log;
        for (int i = 0; i < 1000; ++i)
            log.append({i, QStringLiteral("line %1\n").arg(i), 0});
        const QByteArray file = logFile(log, 1000);
        QVERIFY(file.size() <= 1000);
        QVERIFY(file.size() > 800);
        QVERIFY(file.endsWith("line 998\nline 999\n"));
        const QList<QByteArray> lines = file.split('\n');
        const QByteArray first = lines.value(1).mid(5);
        QVERIFY2(
            lines[0].contains("cut: the first " + first + " lines of this log are left out"), lines[0].constData());
    }

    void whatDroneCutIsSaid()
    {
        const QList<LogLine> log{{70, QStringLiteral("a\n"), 0}, {71, QStringLiteral("b\n"), 0}};
        QCOMPARE(logFile(log, 1000), QByteArray("[cut: the first 70 lines of this log are left out]\na\nb\n"));
    }

    void oneLineThatIsTooLong()
    {
        const QByteArray file = logFile({{0, QString(5000, u'x'), 0}}, 1000);
        QVERIFY(file.startsWith("[cut: the first 1 lines"));
        QVERIFY(file.size() <= 1000);
        QCOMPARE(logFile({}, 1000), QByteArray());
    }
};

REGISTER_GUILESS_TEST(TestLogFile)
#include "tst_logfile.moc"
