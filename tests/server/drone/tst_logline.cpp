// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logline.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Drone;

class TestLogLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logs_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("texts"); // with their positions; "none" = not a log
        QTest::newRow("two lines") << QByteArray(R"([{"pos":0,"out":"a\n","time":0},{"pos":1,"out":"b\n","time":3}])")
                                   << QStringLiteral("0a 1b");
        QTest::newRow("its oldest lines are gone")
            << QByteArray(R"([{"pos":812,"out":"c"}])") << QStringLiteral("812c");
        QTest::newRow("out of order") << QByteArray(R"([{"pos":2,"out":"c"},{"pos":0,"out":"a"},{"pos":1,"out":"b"}])")
                                      << QStringLiteral("0a 1b 2c");
        QTest::newRow("one position twice")
            << QByteArray(R"([{"pos":1,"out":"b"},{"pos":1,"out":"c"}])") << QStringLiteral("1b 1c");
        QTest::newRow("no line yet") << QByteArray("[]") << QString();
        QTest::newRow("no line yet, as Go writes it") << QByteArray("null\n") << QString();
        QTest::newRow("an object") << QByteArray(R"({"message":"Not Found"})") << QStringLiteral("none");
        QTest::newRow("an array of words") << QByteArray(R"(["a"])") << QStringLiteral("none");
        QTest::newRow("a page") << QByteArray("<html>") << QStringLiteral("none");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("none");
    }
    void logs()
    {
        QFETCH(QByteArray, json);
        const auto lines = logFromJson(json);
        QStringList all;
        for (const LogLine &line : lines.value_or(QList<LogLine>()))
            all.append(QString::number(line.pos) + line.text.trimmed());
        QTEST(lines ? all.join(u' ') : QStringLiteral("none"), "texts");
    }

    void lines_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("isLine");
        QTest::newRow("a line") << QByteArray(R"({"pos":7,"out":"x","time":2})") << true;
        QTest::newRow("without a position") << QByteArray(R"({"out":"x"})") << false;
        QTest::newRow("a word") << QByteArray("ping") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }
    void lines()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, isLine);
        const auto line = logLineFromJson(json);
        QCOMPARE(line.has_value(), isLine);
        if (isLine)
            QCOMPARE(*line, (LogLine{7, QStringLiteral("x"), 2}));
    }
};

REGISTER_GUILESS_TEST(TestLogLine)
#include "tst_logline.moc"
